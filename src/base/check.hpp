#pragma once
// CHECK: for what only a programmer's mistake can break. On in release; throws, so that a request dies and the process lives.
#include <stdexcept>
#include <string>

namespace layang {
struct CheckFailed : std::logic_error {
    using std::logic_error::logic_error;
};
}  // namespace layang

#define LAYANG_CHECK(condition)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            throw ::layang::CheckFailed(std::string(__FILE__ ":") + std::to_string(__LINE__) + ": " #condition); \
    } while (false)
