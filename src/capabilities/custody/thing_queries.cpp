#include "capabilities/custody/queries.hpp"

namespace layang::custody::queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

#define LAYANG_DOCUMENT_CUSTODY_COLUMNS                                                                                                  \
    "SELECT document, village, dossier, line_seq, made_at, state, shelved, cancelled, attempts, last_attempt, handed_over_at, activation, " \
    "damaged FROM document_custody "
const Statement kDocument("custody.document", LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND document = ?");
const Statement kDocuments("custody.documents", LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND line_seq > ? ORDER BY line_seq");
const Statement kInState("custody.documents_in_state",
                         LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND state = ? AND line_seq > ? ORDER BY line_seq");
const Statement kInVillage("custody.documents_in_village",
                           LAYANG_DOCUMENT_CUSTODY_COLUMNS "WHERE regency = ? AND village = ? AND line_seq > ? ORDER BY line_seq");
const Statement kInVillageState("custody.documents_in_village_state", LAYANG_DOCUMENT_CUSTODY_COLUMNS
                                "WHERE regency = ? AND village = ? AND state = ? AND line_seq > ? ORDER BY line_seq");
#undef LAYANG_DOCUMENT_CUSTODY_COLUMNS
const Statement kDues("custody.dues",
                      "SELECT d.kind, d.due_count, d.if_held, (SELECT COUNT(*) FROM old_document o WHERE o.regency = d.regency AND o.dossier = ? "
                      "AND o.kind = d.kind AND (o.document IS NULL OR o.document = d.document)) FROM document_due d "
                      "WHERE d.regency = ? AND d.document = ? ORDER BY d.kind");
#define LAYANG_OLD_COLUMNS                                                                                                          \
    "SELECT old_document, kind, dossier, document, village, state, excuse, taken_at, taken_where, ended_at, berita_acara, line_seq " \
    "FROM old_document "
const Statement kOld("custody.old_document", LAYANG_OLD_COLUMNS "WHERE regency = ? AND old_document = ?");
const Statement kOlds("custody.old_documents", LAYANG_OLD_COLUMNS "WHERE regency = ? AND line_seq > ? ORDER BY line_seq");
#undef LAYANG_OLD_COLUMNS
#define LAYANG_ORIGINAL_COLUMNS "SELECT original, kind, dossier, village, state, kept_at, line_seq FROM original "
const Statement kOriginal("custody.original", LAYANG_ORIGINAL_COLUMNS "WHERE regency = ? AND original = ?");
const Statement kOriginals("custody.originals", LAYANG_ORIGINAL_COLUMNS "WHERE regency = ? AND line_seq > ? ORDER BY line_seq");
#undef LAYANG_ORIGINAL_COLUMNS
const Statement kCounts("custody.document_counts",
                        "SELECT village, state, COUNT(*) FROM document_custody WHERE regency = ? GROUP BY village, state ORDER BY village, state");

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
    return {row.id<OriginalId>(0), row.text(1), row.id<DossierId>(2), row.text(3), row.text(4), row.instant(5), row.integer(6)};
}

}  // namespace

std::optional<DocumentCustodyRow> document(Session& session, const std::string& regency, DocumentId id) {
    return session.first(kDocument, document_row, regency, id);
}
void documents(Session& session, const std::string& regency, const DocumentFilter& filter,
               const std::function<bool(const DocumentCustodyRow&)>& visit) {
    std::vector<store::Value> values{regency};
    if (!filter.village.empty()) values.emplace_back(filter.village);
    if (!filter.state.empty()) values.emplace_back(filter.state);
    values.emplace_back(filter.after);
    const auto& statement = filter.village.empty() ? (filter.state.empty() ? kDocuments : kInState)
                                                   : (filter.state.empty() ? kInVillage : kInVillageState);
    session.each(statement, values, [&](const Row& row) { return visit(document_row(row)); });
}
std::vector<DueRow> dues(Session& session, const std::string& regency, DocumentId document, DossierId dossier) {
    return session.list(
        kDues,
        [](const Row& row) { return DueRow{row.text(0), static_cast<int>(row.integer(1)), row.flag(2), static_cast<int>(row.integer(3))}; }, dossier,
        regency, document);
}
std::optional<OldDocumentRow> old_document(Session& session, const std::string& regency, OldDocumentId id) {
    return session.first(kOld, old_row, regency, id);
}
std::vector<OldDocumentRow> old_documents(Session& session, const std::string& regency, std::int64_t after) {
    return session.list(kOlds, old_row, regency, after);
}
std::optional<OriginalRow> original(Session& session, const std::string& regency, OriginalId id) {
    return session.first(kOriginal, original_row, regency, id);
}
std::vector<OriginalRow> originals(Session& session, const std::string& regency, std::int64_t after) {
    return session.list(kOriginals, original_row, regency, after);
}
std::vector<Count> document_counts(Session& session, const std::string& regency) {
    return session.list(kCounts, [](const Row& row) { return Count{row.text(0), row.text(1), row.integer(2)}; }, regency);
}

}  // namespace layang::custody::queries
