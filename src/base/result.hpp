#pragma once
// What every function that may be told "no" returns. Expected failures are values; exceptions are for broken machinery.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "base/error_code.hpp"

namespace layang {

/// A named value that a refusal's sentence quotes. Never personal data: sentences end in logs and on other screens.
struct Arg {
    std::string name;
    std::string value;
    bool operator==(const Arg&) const = default;
};

/// One reason why something was refused. `field` is a dotted path into the request ("persons.0.nik"), empty when the
/// reason concerns the whole; `rule` names the dated row or document that the reason rests on, empty when there is none.
struct Error {
    ErrorCode code;
    std::string field = {};
    std::vector<Arg> args = {};
    std::string rule = {};
    bool operator==(const Error&) const = default;
};

/// All reasons at once, never empty. The first one decides the HTTP status and the exit code.
class Refusal {
public:
    Refusal(Error error) { reasons_.push_back(std::move(error)); }  // NOLINT: one reason is a refusal
    Refusal(ErrorCode code, std::string field = {}, std::vector<Arg> args = {})
        : Refusal(Error{code, std::move(field), std::move(args)}) {}
    explicit Refusal(std::vector<Error> reasons) : reasons_(std::move(reasons)) {}

    [[nodiscard]] const std::vector<Error>& reasons() const { return reasons_; }
    [[nodiscard]] ErrorCode code() const { return reasons_.front().code; }
    [[nodiscard]] bool has(ErrorCode code) const {
        for (const auto& reason : reasons_)
            if (reason.code == code) return true;
        return false;
    }
    void add(Refusal other) {
        for (auto& reason : other.reasons_) reasons_.push_back(std::move(reason));
    }
    bool operator==(const Refusal&) const = default;

private:
    std::vector<Error> reasons_;
};

template <class T>
using Result = tl::expected<T, Refusal>;

/// The short way to say no: `return refuse(ErrorCode::kNotFound, "document");`
[[nodiscard]] inline tl::unexpected<Refusal> refuse(ErrorCode code, std::string field = {}, std::vector<Arg> args = {}) {
    return tl::unexpected<Refusal>(Refusal(code, std::move(field), std::move(args)));
}
[[nodiscard]] inline tl::unexpected<Refusal> refuse(Refusal refusal) { return tl::unexpected<Refusal>(std::move(refusal)); }

/// More than the largest honest form can get wrong. A body that is wrong in each of its ten thousand parts is not answered with as
/// many sentences, which would be kept as well.
inline constexpr std::size_t kReasonsMax = 500;

/// Collects reasons, so that a person hears all of them at once: up to kReasonsMax, the first ones.
class Reasons {
public:
    void add(ErrorCode code, std::string field = {}, std::vector<Arg> args = {}, std::string rule = {}) {
        if (list_.size() < kReasonsMax) list_.push_back({code, std::move(field), std::move(args), std::move(rule)});
    }
    /// Adds the reasons of a failed result; returns whether it held a value.
    template <class T>
    bool take(const Result<T>& result) {
        if (result) return true;
        for (const auto& reason : result.error().reasons()) add(reason.code, reason.field, reason.args, reason.rule);
        return false;
    }
    [[nodiscard]] bool any() const { return !list_.empty(); }
    [[nodiscard]] tl::unexpected<Refusal> refusal() { return tl::unexpected<Refusal>(Refusal(std::move(list_))); }

private:
    std::vector<Error> list_;
};

}  // namespace layang

// The value of a Result, or return its refusal from the enclosing function. May be nested: each has a name of its own.
#define TRY(expression) LAYANG_TRY(expression, LAYANG_JOIN(layang_result_, __COUNTER__))
// The same where the value is void.
#define TRY_VOID(expression) LAYANG_TRY_VOID(expression, LAYANG_JOIN(layang_result_, __COUNTER__))

#define LAYANG_JOIN(a, b) LAYANG_JOIN_NOW(a, b)
#define LAYANG_JOIN_NOW(a, b) a##b
#define LAYANG_TRY(expression, name)                                                     \
    __extension__({                                                                      \
        auto&& name = (expression);                                                      \
        if (!name) return tl::unexpected<::layang::Refusal>(std::move(name).error());    \
        std::move(name).value();                                                         \
    })
#define LAYANG_TRY_VOID(expression, name)                                                \
    do {                                                                                 \
        auto&& name = (expression);                                                      \
        if (!name) return tl::unexpected<::layang::Refusal>(std::move(name).error());    \
    } while (false)
