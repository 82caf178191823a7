#include "capabilities/printing/queries.hpp"

#include <algorithm>

#include "platform/registry/actor.hpp"

namespace layang::printing {

std::string stock_stream(std::string_view medium, Date day) { return "stock:" + std::string(medium) + ':' + to_string(day); }

std::optional<StockStream> parse_stock_stream(std::string_view stream) {
    const auto last = stream.rfind(':');
    if (!stream.starts_with("stock:") || last <= 6) return std::nullopt;
    const auto day = parse_date(stream.substr(last + 1));
    if (!day) return std::nullopt;
    return StockStream{std::string(stream.substr(6, last - 6)), *day};
}

std::vector<store::Migration> migrations() {
    return {
        {"printing", 1, R"(
CREATE TABLE document (
  regency TEXT NOT NULL, document TEXT NOT NULL, code TEXT NOT NULL, dossier TEXT NOT NULL, application TEXT NOT NULL,
  kind TEXT NOT NULL, medium TEXT NOT NULL, stock_counted INTEGER NOT NULL, village TEXT NOT NULL, state TEXT NOT NULL,
  blank_day TEXT, line_seq INTEGER NOT NULL, ordered_at INTEGER NOT NULL, printed_at INTEGER, passed_at INTEGER,
  shelf TEXT NOT NULL, holder TEXT NOT NULL, holder_bound TEXT NOT NULL, receiver_rule TEXT NOT NULL, service TEXT NOT NULL,
  left_office INTEGER NOT NULL, PRIMARY KEY (regency, document));
CREATE UNIQUE INDEX document_code ON document (regency, code);
CREATE INDEX document_application ON document (regency, application, line_seq);
CREATE INDEX document_line ON document (regency, state, medium, line_seq);
CREATE INDEX document_here ON document (regency, left_office, state, line_seq);
CREATE TABLE stock_day (
  regency TEXT NOT NULL, medium TEXT NOT NULL, stock_date TEXT NOT NULL, state TEXT NOT NULL, opening INTEGER NOT NULL,
  received INTEGER NOT NULL, adjusted INTEGER NOT NULL, used INTEGER NOT NULL, spoiled INTEGER NOT NULL, used_bad INTEGER NOT NULL,
  reserved INTEGER NOT NULL, carried_from TEXT, counted INTEGER, counted_expected INTEGER, PRIMARY KEY (regency, medium, stock_date));
)"},
        {"printing", 2, "ALTER TABLE document ADD COLUMN moved_at INTEGER NOT NULL DEFAULT 0;"},
        {"printing", 3, R"(
ALTER TABLE document ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_damaged ON document (regency, damaged, left_office, state, line_seq);
)"},
    };
}

namespace queries {
namespace {

using store::Statement;

#define LAYANG_DOCUMENT_COLUMNS                                                                                                     \
    "SELECT d.document, d.code, d.dossier, d.application, d.kind, d.medium, d.stock_counted, d.village, d.state, d.blank_day, "      \
    "d.line_seq, d.ordered_at, d.printed_at, d.passed_at, d.shelf, d.holder, d.holder_bound, d.receiver_rule, d.service, "           \
    "d.left_office, d.damaged, CASE WHEN d.state = 'queued' THEN (SELECT COUNT(*) FROM document q WHERE q.regency = d.regency "      \
    "AND q.state = 'queued' AND q.medium = d.medium AND q.line_seq <= d.line_seq) ELSE 0 END FROM document d "

const Statement kDocument("printing.document", LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.document = ?");
const Statement kByCode("printing.document_by_code", LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.code = ?");
const Statement kOfApplication("printing.documents_of_application",
                               LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.application = ? ORDER BY d.line_seq");
const Statement kFirstWaiting("printing.first_waiting",
                              LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.state = 'queued' AND d.medium = ? ORDER BY d.line_seq LIMIT 1");
const Statement kQueue("printing.queue",
                       LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.line_seq > ? AND d.state <> 'cancelled' AND d.left_office = 0 "
                                               "ORDER BY d.line_seq");
const Statement kQueueState("printing.queue_state",
                            LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.state = ? AND d.left_office = 0 AND d.line_seq > ? ORDER BY d.line_seq");
const Statement kQueueDamaged("printing.queue_damaged",
                              LAYANG_DOCUMENT_COLUMNS "WHERE d.regency = ? AND d.damaged = 1 AND d.left_office = 0 AND d.state = 'shelved' "
                                                      "AND d.line_seq > ? ORDER BY d.line_seq");

#undef LAYANG_DOCUMENT_COLUMNS

const Statement kWaiting("printing.waiting", "SELECT COUNT(*) FROM document WHERE regency = ? AND state = 'queued' AND medium = ?");
const Statement kWaitingMedia("printing.waiting_media",
                              "SELECT DISTINCT medium FROM document WHERE regency = ? AND state = 'queued' ORDER BY medium");
const Statement kNewestDay("printing.newest_day",
                           "SELECT stock_date FROM stock_day WHERE regency = ? AND medium = ? ORDER BY stock_date DESC LIMIT 1");

#define LAYANG_STOCK_COLUMNS                                                                                              \
    "SELECT medium, stock_date, state, opening, received, adjusted, used, spoiled, used_bad, reserved, carried_from, "    \
    "counted, counted_expected FROM stock_day "

const Statement kStockDays("printing.stock_days",
                           LAYANG_STOCK_COLUMNS "WHERE regency = ? AND stock_date >= ? ORDER BY stock_date DESC, medium");
const Statement kStockDay("printing.stock_day", LAYANG_STOCK_COLUMNS "WHERE regency = ? AND medium = ? AND stock_date = ?");

#undef LAYANG_STOCK_COLUMNS

DocumentRow document_row(const store::Row& row) {
    DocumentRow found;
    found.document = row.id<DocumentId>(0);
    found.code = row.code(1);
    found.dossier = row.id<DossierId>(2);
    found.application = row.id<ApplicationId>(3);
    found.kind = row.text(4);
    found.medium = row.text(5);
    found.stock_counted = row.flag(6);
    found.village = row.text(7);
    found.state = row.choice<DocumentStanding>(8);
    found.blank_day = row.maybe_date(9);
    found.line_seq = row.integer(10);
    found.ordered_at = row.instant(11);
    found.printed_at = row.maybe_instant(12);
    found.passed_at = row.maybe_instant(13);
    found.shelf = row.text(14);
    found.holder = {row.text(15), row.text(16)};
    found.receiver_rule = row.text(17);
    found.service = row.text(18);
    found.left_office = row.flag(19);
    found.damaged = row.flag(20);
    found.place = row.integer(21);
    return found;
}

StockDayRow stock_day_row(const store::Row& row) {
    return {row.text(0),    row.date(1),    row.text(2),    row.integer(3), row.integer(4),       row.integer(5),        row.integer(6),
            row.integer(7), row.integer(8), row.integer(9), row.maybe_date(10), row.maybe_integer(11), row.maybe_integer(12)};
}

bool wanted(const DocumentRow& row, const QueueFilter& filter) {
    if (!filter.medium.empty() && row.medium != filter.medium) return false;
    return std::any_of(filter.areas.begin(), filter.areas.end(), [&](const auto& area) { return area_covers(area, row.village); });
}

}  // namespace

std::optional<DocumentRow> document(store::Session& session, const std::string& regency, DocumentId document) {
    return session.first(kDocument, document_row, regency, document);
}

std::optional<DocumentRow> document_by_code(store::Session& session, const std::string& regency, const PublicCode& code) {
    return session.first(kByCode, document_row, regency, code.symbols());
}

std::vector<DocumentRow> documents_of(store::Session& session, const std::string& regency, ApplicationId application) {
    return session.list(kOfApplication, document_row, regency, application);
}

std::vector<DocumentRow> print_queue(store::Session& session, const std::string& regency, const QueueFilter& filter) {
    std::vector<DocumentRow> rows;
    const auto take = [&](const store::Row& row) {
        auto found = document_row(row);
        if (wanted(found, filter)) rows.push_back(std::move(found));
        return rows.size() < filter.limit;
    };
    const std::vector<store::Value> from_here{regency, filter.after};
    if (filter.states.empty() && !filter.damaged) {
        session.each(kQueue, from_here, take);
        return rows;
    }
    if (filter.damaged) session.each(kQueueDamaged, from_here, take);
    std::vector<DocumentRow> all = std::move(rows);
    for (const auto state : filter.states) {
        rows.clear();
        const std::vector<store::Value> values{regency, std::string(name_of(state)), filter.after};
        session.each(kQueueState, values, take);
        all.insert(all.end(), rows.begin(), rows.end());
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.line_seq < b.line_seq; });
    if (all.size() > filter.limit) all.resize(filter.limit);
    return all;
}

std::optional<DocumentRow> first_waiting(store::Session& session, const std::string& regency, const std::string& medium) {
    return session.first(kFirstWaiting, document_row, regency, medium);
}

std::int64_t waiting(store::Session& session, const std::string& regency, const std::string& medium) {
    return session.first(kWaiting, [](const store::Row& row) { return row.integer(0); }, regency, medium).value_or(0);
}

std::vector<std::string> waiting_media(store::Session& session, const std::string& regency) {
    return session.list(kWaitingMedia, [](const store::Row& row) { return row.text(0); }, regency);
}

std::optional<Date> newest_day(store::Session& session, const std::string& regency, const std::string& medium) {
    return session.first(kNewestDay, [](const store::Row& row) { return row.date(0); }, regency, medium);
}

std::vector<StockDayRow> stock_days(store::Session& session, const std::string& regency, const std::string& medium, Date from) {
    auto rows = session.list(kStockDays, stock_day_row, regency, from);
    if (!medium.empty()) std::erase_if(rows, [&](const auto& row) { return row.medium != medium; });
    return rows;
}

std::optional<StockDayRow> stock_day(store::Session& session, const std::string& regency, const std::string& medium, Date day) {
    return session.first(kStockDay, stock_day_row, regency, medium, day);
}

}  // namespace queries
}  // namespace layang::printing
