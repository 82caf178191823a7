#pragma once
// What every use of OpenSSL in this room shares.
#include <stdexcept>

namespace layang::secrets {

/// The library answers with no when it is broken or out of memory: nothing that we could go on without.
inline void must(bool good) {
    if (!good) throw std::runtime_error("OpenSSL cannot compute what it should");
}

}  // namespace layang::secrets
