// The form of attached papers: known, with pictures that have arrived, for applications of the same dossier.
#include <algorithm>

#include "capabilities/intake/dossier_decider.hpp"
#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

/// What the desk did with the original is said of the papers that come now; of those that came before, their own submission was judged.
void check_original(const PaperDraft& paper, const Requirement& row, const std::string& path, const WantsOriginal& wants_original, Reasons& reasons) {
    if (paper.original == OriginalSeen::none && wants_original(paper))
        reasons.add(ErrorCode::kOriginalUnseen, path_of(path, "original"), {{"code", row.code}, {"paper_id", row.name.id}, {"paper_en", row.name.en}});
}

void check_paper(const PaperDraft& paper, const std::string& path, const std::vector<ApplicationId>& applications, const Rules& rules,
                 const WantsOriginal& wants_original, Reasons& reasons) {
    const auto* row = rules.catalogue.requirement_at(paper.requirement, rules.on);
    if (row == nullptr) reasons.add(ErrorCode::kPaperUnknown, path_of(path, "requirement"), {{"code", paper.requirement.substr(0, 20)}});
    if (paper.substitute_for && rules.catalogue.requirement_at(*paper.substitute_for, rules.on) == nullptr)
        reasons.add(ErrorCode::kPaperUnknown, path_of(path, "substitute_for"), {{"code", paper.substitute_for->substr(0, 20)}});
    if (paper.blobs.empty()) reasons.add(ErrorCode::kFieldMissing, path_of(path, "blobs"));
    const auto pages_max = static_cast<std::size_t>(row == nullptr ? 1 : row->pages_max);
    if (row != nullptr && paper.blobs.size() > pages_max)
        reasons.add(ErrorCode::kTooMany, path_of(path, "blobs"), {{"max", std::to_string(pages_max)}});
    if (row != nullptr) check_original(paper, *row, path, wants_original, reasons);
    if (paper.applications.empty()) reasons.add(ErrorCode::kFieldMissing, path_of(path, "applications"));
    for (std::size_t i = 0; i < paper.applications.size(); ++i)
        if (std::ranges::find(applications, paper.applications[i]) == applications.end())
            reasons.add(ErrorCode::kIdInvalid, path_of(path, "applications", i));
}

/// What the requirement's row takes: kinds of file, and how large one may be.
void check_picture(const Picture& picture, const Requirement& row, const std::string& path, Reasons& reasons) {
    if (std::ranges::find(row.images, picture.media_type) == row.images.end()) reasons.add(ErrorCode::kMediaUnsupported, path);
    if (picture.bytes > row.bytes_max) reasons.add(ErrorCode::kTooLarge, path, {{"max", std::to_string(row.bytes_max / 1000) + " kB"}});
}

void check_blobs(const std::vector<PaperDraft>& papers, const Rules& rules, const IntakeFacts& facts, Reasons& reasons) {
    std::string missing;
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const auto* row = rules.catalogue.requirement_at(papers[i].requirement, rules.on);
        for (std::size_t j = 0; j < papers[i].blobs.size(); ++j) {
            const auto blob = papers[i].blobs[j];
            const auto picture = facts.picture(blob);
            if (!picture) missing += (missing.empty() ? "" : " ") + blob.text();
            else if (row != nullptr) check_picture(*picture, *row, path_of(path_of("", "papers", i), "blobs", j), reasons);
        }
    }
    if (!missing.empty()) reasons.add(ErrorCode::kBlobsMissing, "papers", {{"ids", missing}});
}

}  // namespace

std::vector<PaperAttached> read_papers(const std::vector<PaperDraft>& papers, std::size_t papers_before,
                                       const std::vector<ApplicationId>& applications, const Rules& rules, const IntakeFacts& facts,
                                       const WantsOriginal& wants_original, Reasons& reasons) {
    std::vector<PaperAttached> read;
    if (papers.size() > kPapersMax) {
        reasons.add(ErrorCode::kTooMany, "papers", {{"max", std::to_string(kPapersMax)}});
        return read;
    }
    for (std::size_t i = 0; i < papers.size(); ++i) {
        const auto& paper = papers[i];
        check_paper(paper, path_of("", "papers", i), applications, rules, wants_original, reasons);
        read.push_back({static_cast<std::int64_t>(papers_before + i), paper.requirement, paper.substitute_for, paper.replaces,
                        paper.applications, paper.blobs, paper.original});
    }
    check_blobs(papers, rules, facts, reasons);
    return read;
}

}  // namespace layang::intake
