// Documents, media, papers, life events, reasons.
#include <algorithm>
#include <set>

#include "platform/registry/row_checks.hpp"
#include "platform/registry/rule_checks.hpp"

namespace layang {
namespace {

void check_document(const RuleTables& tables, const DocumentKind& kind, Reasons& mistakes) {
    const std::string where = row_name("documents.toml", kind.code, kind);
    if (kind.when_surrendered != "destroy" && kind.when_surrendered != "archive")
        table_mistake(mistakes, where, "when_surrendered is neither destroy nor archive");
    check_spans("documents.toml, " + kind.code, kind.media, [](const MediumUse& use) { return use.medium; }, mistakes);
    std::vector<Span> spans;
    for (const auto& use : kind.media) {
        const Span life{std::max(use.valid_from, kind.valid_from), std::min(end_of(use), end_of(kind))};
        if (const auto missing = missing_on(tables.media, use.medium, life)) table_mistake(mistakes, where, "medium: " + *missing);
        for (const auto& other : spans)
            if (life.from < other.to && other.from < life.to)
                table_mistake(mistakes, where, "two media on " + to_string(std::max(life.from, other.from)));
        spans.push_back(life);
    }
    if (!kind.media.empty())
        if (const auto gap = first_gap(spans, span_of(kind))) table_mistake(mistakes, where, "no medium on " + to_string(*gap));
    if (kind.handover_policy)
        if (const auto missing = missing_on(tables.policies, *kind.handover_policy, span_of(kind)))
            table_mistake(mistakes, where, "handover_policy: " + *missing);
}

void check_requirement(const Requirement& paper, Reasons& mistakes) {
    static const std::set<std::string> known{"image/jpeg", "image/png", "image/webp", "application/pdf"};
    const std::string where = row_name("requirements.toml", paper.code, paper);
    if (paper.images.empty()) table_mistake(mistakes, where, "images is empty");
    for (const auto& type : paper.images)
        if (!known.contains(type)) table_mistake(mistakes, where, "images: unknown " + type);
    if (paper.bytes_max <= 0) table_mistake(mistakes, where, "bytes_max must be above 0");
    if (paper.pages_max <= 0) table_mistake(mistakes, where, "pages_max must be above 0");
}

}  // namespace

void check_papers(const RuleTables& tables, Reasons& mistakes) {
    check_spans("documents.toml", tables.media, code_of_row, mistakes);
    check_no_gap("documents.toml", tables.media, code_of_row, mistakes);
    check_spans("documents.toml", tables.documents, code_of_row, mistakes);
    for (const auto& kind : tables.documents) check_document(tables, kind, mistakes);
    check_spans("requirements.toml", tables.requirements, code_of_row, mistakes);
    for (const auto& paper : tables.requirements) check_requirement(paper, mistakes);
    check_spans("life_events.toml", tables.life_events, code_of_row, mistakes);
    check_spans("reasons.toml", tables.reasons, [](const ReasonCode& row) { return row.kind + '/' + row.code; }, mistakes);
}

}  // namespace layang
