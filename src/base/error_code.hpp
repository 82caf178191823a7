#pragma once
// Every reason for which Layang says no, in one table: HTTP status, exit code and the two sentences stand in
// error_codes.def. A new code is one line there.
#include <cstdint>
#include <optional>
#include <string_view>

namespace layang {

enum class ErrorCode : std::uint16_t {
#define LAYANG_ERROR(name, slug, http, exit, id, en) k##name,
#include "base/error_codes.def"
#undef LAYANG_ERROR
};

/// What a code means outside: `slug` is stable and part of the API; `id` and `en` are sentences with {named} places.
struct ErrorInfo {
    ErrorCode code;
    std::string_view slug;
    int http_status;
    int exit_code;
    std::string_view id;
    std::string_view en;
};

[[nodiscard]] const ErrorInfo& info(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> error_code_of(std::string_view slug);

}  // namespace layang
