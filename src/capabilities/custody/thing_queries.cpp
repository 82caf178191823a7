#include <algorithm>
#include <map>

#include "capabilities/custody/listing.hpp"

namespace layang::custody::queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

#define LAYANG_DOCUMENT_CUSTODY_COLUMNS                                                                                                  \
    "SELECT document, village, dossier, line_seq, made_at, state, shelved, cancelled, attempts, last_attempt, handed_over_at, activation, " \
    "damaged, remade_at FROM document_custody "
const Statement kDocument("custody.document", LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND document = ?");
const Listing kDocuments = LAYANG_LISTING("custody.documents", LAYANG_DOCUMENT_CUSTODY_COLUMNS, "line_seq", ">", "ASC");
const Statement kDocumentsOf("custody.documents_of_dossier", LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND dossier = ? ORDER BY line_seq");
const Statement kAstray("custody.documents_astray_in",
                        LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND astray_in = ? ORDER BY line_seq LIMIT ?");
#undef LAYANG_DOCUMENT_CUSTODY_COLUMNS
const Statement kDossierDues("custody.dossier_dues",
                             "SELECT d.document, d.kind, d.due_count, d.if_held, c.handed_over_at, (SELECT COUNT(*) FROM old_document o "
                             "WHERE o.regency = d.regency AND o.dossier = c.dossier AND o.document = d.document AND o.kind = d.kind) "
                             "FROM document_custody c JOIN document_due d ON d.regency = c.regency AND d.document = c.document "
                             "WHERE c.regency = ? AND c.dossier = ? ORDER BY d.kind, c.line_seq");
const Statement kUnnamed("custody.unnamed_old_documents",
                         "SELECT kind, COUNT(*) FROM old_document WHERE regency = ? AND dossier = ? AND document IS NULL GROUP BY kind ORDER BY kind");
#define LAYANG_OLD_COLUMNS                                                                                                          \
    "SELECT old_document, kind, dossier, document, village, state, excuse, taken_at, taken_where, ended_at, berita_acara, line_seq " \
    "FROM old_document "
const Statement kOld("custody.old_document", LAYANG_OLD_COLUMNS "WHERE regency = ? AND old_document = ?");
const Listing kOlds = LAYANG_LISTING("custody.old_documents", LAYANG_OLD_COLUMNS, "line_seq", ">", "ASC");
#undef LAYANG_OLD_COLUMNS
#define LAYANG_ORIGINAL_COLUMNS "SELECT original, kind, dossier, village, state, goes_home, kept_at, line_seq FROM original "
const Statement kOriginal("custody.original", LAYANG_ORIGINAL_COLUMNS "WHERE regency = ? AND original = ?");
const Listing kOriginals = LAYANG_LISTING("custody.originals", LAYANG_ORIGINAL_COLUMNS, "line_seq", ">", "ASC");
#undef LAYANG_ORIGINAL_COLUMNS
const Counting kDocumentCounts = LAYANG_COUNTING("custody.document_counts", "state", "document_custody", "");
const Counting kOriginalCounts = LAYANG_COUNTING("custody.original_counts", "state", "original", "");
const Counting kOldCounts = LAYANG_COUNTING("custody.old_document_counts", "state", "old_document", "");

DocumentCustodyRow document_row(const Row& row) {
    DocumentCustodyRow found;
    found.document = row.id<DocumentId>(0);
    found.village = row.text(1);
    found.dossier = row.id<DossierId>(2);
    found.line_seq = row.integer(3);
    found.made_at = row.instant(4);
    found.state = row.text(5);
    found.shelved = row.flag(6);
    found.cancelled = row.flag(7);
    found.attempts = row.integer(8);
    found.last_attempt = row.maybe_text(9);
    found.handed_over_at = row.maybe_instant(10);
    found.activation = row.maybe_text(11);
    found.damaged = row.flag(12);
    found.remade_at = row.maybe_instant(13);
    return found;
}

OldDocumentRow old_row(const Row& row) {
    OldDocumentRow found;
    found.old_document = row.id<OldDocumentId>(0);
    found.kind = row.text(1);
    found.dossier = row.id<DossierId>(2);
    found.document = row.maybe_text(3);
    found.village = row.text(4);
    found.state = row.text(5);
    found.excuse = row.maybe_text(6);
    found.taken_at = row.instant(7);
    found.taken_where = row.text(8);
    found.ended_at = row.maybe_instant(9);
    found.berita_acara = row.maybe_text(10);
    found.line_seq = row.integer(11);
    return found;
}

OriginalRow original_row(const Row& row) {
    return {row.id<OriginalId>(0), row.text(1), row.id<DossierId>(2), row.text(3), row.text(4), row.flag(5), row.instant(6), row.integer(7)};
}

}  // namespace

std::optional<DocumentCustodyRow> document(Session& session, const std::string& regency, DocumentId id) {
    return session.first(kDocument, document_row, regency, id);
}
void documents(Session& session, const std::string& regency, const Filter& filter, const Visit<DocumentCustodyRow>& visit) {
    each_listed(session, kDocuments, regency, filter, filter.after, document_row, [](const DocumentCustodyRow& row) { return row.line_seq; }, visit);
}
std::vector<DocumentCustodyRow> documents_astray_in(Session& session, const std::string& regency, const std::string& village) {
    return session.list(kAstray, document_row, regency, village, kBatchMax);
}
std::vector<DocumentCustodyRow> documents_of(Session& session, const std::string& regency, DossierId dossier) {
    return session.list(kDocumentsOf, document_row, regency, dossier);
}
std::vector<DueRow> dues(Session& session, const std::string& regency, DocumentId document, DossierId dossier) {
    struct OfDossier {
        DocumentId document;
        DueRow due;
        std::optional<Instant> handed_over_at;
        [[nodiscard]] int lacking() const { return std::max(0, due.count - due.settled); }
    };
    const auto all = session.list(
        kDossierDues,
        [](const Row& row) {
            return OfDossier{row.id<DocumentId>(0), {row.text(1), static_cast<int>(row.integer(2)), row.flag(3), static_cast<int>(row.integer(5))},
                             row.maybe_instant(4)};
        },
        regency, dossier);
    std::map<std::string, int> unnamed;
    session.for_each(kUnnamed, [&](const Row& row) { unnamed[row.text(0)] = static_cast<int>(row.integer(1)); }, regency, dossier);
    // Whoever was handed a document before has used up what it lacked.
    for (const auto& one : all) {
        const auto own = std::ranges::find_if(all, [&](const OfDossier& other) { return other.document == document && other.due.kind == one.due.kind; });
        if (one.document == document || one.due.if_held || !one.handed_over_at || own == all.end()) continue;
        if (!own->handed_over_at || *one.handed_over_at < *own->handed_over_at) unnamed[one.due.kind] -= std::min(unnamed[one.due.kind], one.lacking());
    }
    std::vector<DueRow> rows;
    for (const auto& one : all) {
        if (one.document != document) continue;
        rows.push_back(one.due);
        rows.back().settled += std::min(unnamed[one.due.kind], one.lacking());
    }
    return rows;
}
std::optional<OldDocumentRow> old_document(Session& session, const std::string& regency, OldDocumentId id) {
    return session.first(kOld, old_row, regency, id);
}
void old_documents(Session& session, const std::string& regency, const Filter& filter, const Visit<OldDocumentRow>& visit) {
    each_listed(session, kOlds, regency, filter, filter.after, old_row, [](const OldDocumentRow& row) { return row.line_seq; }, visit);
}
std::optional<OriginalRow> original(Session& session, const std::string& regency, OriginalId id) {
    return session.first(kOriginal, original_row, regency, id);
}
void originals(Session& session, const std::string& regency, const Filter& filter, const Visit<OriginalRow>& visit) {
    each_listed(session, kOriginals, regency, filter, filter.after, original_row, [](const OriginalRow& row) { return row.line_seq; }, visit);
}
std::vector<Count> document_counts(Session& session, const std::string& regency, const std::string& village) {
    return counted(session, kDocumentCounts, regency, village);
}
std::vector<Count> old_document_counts(Session& session, const std::string& regency, const std::string& village) {
    return counted(session, kOldCounts, regency, village);
}
std::vector<Count> original_counts(Session& session, const std::string& regency, const std::string& village) {
    return counted(session, kOriginalCounts, regency, village);
}

}  // namespace layang::custody::queries
