#include "base/error_code.hpp"

#include <array>

namespace layang {
namespace {
constexpr auto kTable = std::to_array<ErrorInfo>({
#define LAYANG_ERROR(name, slug, http, exit, id, en) {ErrorCode::k##name, slug, http, exit, id, en},
#include "base/error_codes.def"
#undef LAYANG_ERROR
});
}  // namespace

const ErrorInfo& info(ErrorCode code) { return kTable[static_cast<std::size_t>(code)]; }

std::optional<ErrorCode> error_code_of(std::string_view slug) {
    for (const auto& row : kTable)
        if (row.slug == slug) return row.code;
    return std::nullopt;
}
}  // namespace layang
