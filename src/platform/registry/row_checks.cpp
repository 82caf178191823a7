#include "platform/registry/row_checks.hpp"

namespace layang {

std::optional<Date> first_gap(std::vector<Span> spans, Span wanted) {
    std::ranges::sort(spans);
    Date day = wanted.from;
    for (const auto& span : spans) {
        if (day >= wanted.to) return std::nullopt;
        if (span.from > day) return day;
        day = std::max(day, span.to);
    }
    if (day < wanted.to) return day;
    return std::nullopt;
}

}  // namespace layang
