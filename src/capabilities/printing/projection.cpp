// The tables `document` and `stock_day`, from events alone.
#include <algorithm>
#include <array>

#include "capabilities/printing/queries.hpp"

namespace layang::printing {
namespace {

using ledger::Stored;
using store::Session;
using store::Statement;

const Statement kEnsureDay("printing.ensure_day",
                           "INSERT INTO stock_day (regency, medium, stock_date, state, opening, received, adjusted, used, spoiled, used_bad, "
                           "reserved) VALUES (?, ?, ?, 'unopened', 0, 0, 0, 0, 0, 0, 0) ON CONFLICT (regency, medium, stock_date) DO NOTHING");
const Statement kOpenDay("printing.open_day",
                         "UPDATE stock_day SET state = 'open', opening = ?, carried_from = ?, reserved = ? "
                         "WHERE regency = ? AND medium = ? AND stock_date = ?");
const Statement kEmptyEarlierDays("printing.empty_earlier_days",
                                  "UPDATE stock_day SET reserved = 0 WHERE regency = ? AND medium = ? AND stock_date < ? AND reserved <> 0");
const Statement kMove("printing.move_stock",
                      "UPDATE stock_day SET received = received + ?, adjusted = adjusted + ?, used = used + ?, spoiled = spoiled + ?, "
                      "used_bad = used_bad + ?, reserved = reserved + ? WHERE regency = ? AND medium = ? AND stock_date = ?");
const Statement kCounted("printing.counted",
                         "UPDATE stock_day SET counted = ?, counted_expected = ? WHERE regency = ? AND medium = ? AND stock_date = ?");
const Statement kCloseDay("printing.close_day", "UPDATE stock_day SET state = 'closed' WHERE regency = ? AND medium = ? AND stock_date = ?");

const Statement kOrder("printing.order",
                       "INSERT INTO document (regency, document, code, dossier, application, kind, medium, stock_counted, village, state, "
                       "line_seq, ordered_at, shelf, holder, holder_bound, receiver_rule, service, left_office) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, 0)");
const Statement kGiveBlank("printing.give_blank",
                           "UPDATE document SET blank_day = ?, state = CASE WHEN state = 'queued' THEN 'ordered' ELSE state END "
                           "WHERE regency = ? AND document = ?");
const Statement kTakeBlank("printing.take_blank",
                           "UPDATE document SET blank_day = NULL WHERE regency = ? AND document = ? AND blank_day IS NOT NULL");
const Statement kBackInLine("printing.back_in_line",
                            "UPDATE document SET state = 'queued' WHERE regency = ? AND document = ? AND state = 'ordered'");
const Statement kPrinted("printing.printed",
                         "UPDATE document SET printed_at = COALESCE(printed_at, ?), "
                         "state = CASE WHEN state IN ('ordered', 'queued') THEN 'printed' ELSE state END WHERE regency = ? AND document = ?");
const Statement kPassed("printing.passed",
                        "UPDATE document SET passed_at = COALESCE(passed_at, ?), "
                        "state = CASE WHEN state IN ('ordered', 'queued', 'printed') THEN 'passed' ELSE state END "
                        "WHERE regency = ? AND document = ?");
const Statement kShelved("printing.shelved",
                         "UPDATE document SET shelf = ?, state = CASE WHEN state = 'cancelled' THEN state ELSE 'shelved' END "
                         "WHERE regency = ? AND document = ?");
const Statement kReprint("printing.reprint",
                         "UPDATE document SET printed_at = NULL, passed_at = NULL, shelf = '', damaged = 0, "
                         "state = CASE WHEN stock_counted = 1 AND blank_day IS NULL THEN 'queued' ELSE 'ordered' END "
                         "WHERE regency = ? AND document = ?");
const Statement kCancelled("printing.cancelled", "UPDATE document SET state = 'cancelled' WHERE regency = ? AND document = ?");
const Statement kDamaged("printing.damaged", "UPDATE document SET damaged = 1 WHERE regency = ? AND document = ?");
const Statement kLeft("printing.left", "UPDATE document SET left_office = ?, moved_at = ? WHERE regency = ? AND document = ? AND moved_at <= ?");

const ledger::ProjectedTable kDocumentTable("document", "regency, document");
const ledger::ProjectedTable kStockTable("stock_day", "regency, medium, stock_date");

/// Custody's event, of which no more is known here.
constexpr std::string_view kReportedDamaged = "DocumentDamaged";

struct Moved {
    std::int64_t received = 0, adjusted = 0, used = 0, spoiled = 0, used_bad = 0, reserved = 0;
};

/// The events of one stock day.
struct StockRows {
    Session& session;
    const std::string& regency;
    const StockStream& on;

    void move(const Moved& by) const {
        session.run(kMove, by.received, by.adjusted, by.used, by.spoiled, by.used_bad, by.reserved, regency, on.medium, on.day);
    }
    /// 1 when the document had a blank reserved, which it has no longer.
    [[nodiscard]] std::int64_t take_blank(DocumentId document) const { return session.run(kTakeBlank, regency, document); }

    void operator()(const StockDayOpened& event) const {
        session.run(kEmptyEarlierDays, regency, on.medium, on.day);
        session.run(kOpenDay, event.opening, event.carried_from, event.carried.size(), regency, on.medium, on.day);
        for (const auto document : event.carried) session.run(kGiveBlank, on.day, regency, document);
    }
    void operator()(const BlanksReceived& event) const { move({.received = event.count}); }
    void operator()(const BlankReserved& event) const {
        session.run(kGiveBlank, on.day, regency, event.document);
        move({.reserved = 1});
    }
    void operator()(const BlankReleased& event) const {
        move({.reserved = -take_blank(event.document)});
        session.run(kBackInLine, regency, event.document);
    }
    void operator()(const BlankUsed& event) const { move({.used = 1, .reserved = -take_blank(event.document)}); }
    void operator()(const BlankSpoiled& event) const {
        if (event.count == 0) return move({.used_bad = 1});
        const auto released = event.document ? take_blank(*event.document) : 0;
        move({.spoiled = event.count, .reserved = -released});
    }
    void operator()(const StockAdjusted& event) const { move({.adjusted = event.count}); }
    void operator()(const StockCounted& event) const {
        session.run(kCounted, event.counted, event.expected, regency, on.medium, on.day);
    }
    void operator()(const StockDayClosed&) const { session.run(kCloseDay, regency, on.medium, on.day); }
};

/// The sealed text goes into the table as it is: the projection never opens it.
void insert_order(Session& session, const Stored& event) {
    const Json& order = event.payload;
    const auto text = [&](const char* name) { return order.at(name).get<std::string>(); };
    const bool counted = order.value("stock_counted", false);
    const auto code = PublicCode::parse(text("code"));
    LAYANG_CHECK(code);
    const auto holder = event.sealed("holder");
    session.run(kOrder, event.regency, text("document"), code->symbols(), text("dossier"), text("application"), text("kind"), text("medium"),
                counted, text("village"), counted ? "queued" : "ordered", event.seq, event.stamp.occurred_at,
                holder.text, holder.bound, text("receiver_rule"), text("service"));
}

struct DocumentRows {
    Session& session;
    const Stored& stored;
    DocumentId document;

    void operator()(const DocumentOrdered&) const {}  // see insert_order
    void operator()(const DocumentQueued&) const {}   // the place in line follows from the others
    void operator()(const DocumentPrinted&) const { session.run(kPrinted, stored.stamp.occurred_at, stored.regency, document); }
    void operator()(const DocumentPassed&) const { session.run(kPassed, stored.stamp.occurred_at, stored.regency, document); }
    void operator()(const DocumentShelved& event) const { session.run(kShelved, event.shelf, stored.regency, document); }
    void operator()(const DocumentSpoiled& event) const {
        if (event.reprint) session.run(kReprint, stored.regency, document);
    }
    void operator()(const DocumentCancelled&) const { session.run(kCancelled, stored.regency, document); }
};

void apply(Session& session, const Stored& event, secrets::KeyRing&) {
    if (const auto on = parse_stock_stream(event.stream)) {
        const auto one = event.as_one_of<StockEvent>();
        if (!one) return;
        session.run(kEnsureDay, event.regency, on->medium, on->day);
        std::visit(StockRows{session, event.regency, *on}, *one);
        return;
    }
    constexpr std::string_view kPrefix = "document:";
    if (!event.stream.starts_with(kPrefix)) return;
    const auto document = DocumentId::parse(std::string_view(event.stream).substr(kPrefix.size()));
    if (!document) return;
    if (event.type == DocumentOrdered::kType) return insert_order(session, event);
    if (const auto one = event.as_one_of<DocumentEvent>()) std::visit(DocumentRows{session, event, *document}, *one);
    if (event.type == kReportedDamaged) session.run(kDamaged, event.regency, *document);
    const auto at = event.stamp.occurred_at;
    if (const auto left = means_left(event)) session.run(kLeft, *left, at, event.regency, *document, at);
}

}  // namespace

std::optional<bool> means_left(const Stored& event) {
    constexpr std::array<std::string_view, 4> kSeen{"DocumentReceived", "DocumentSurplus", "DocumentFound", "DocumentUnbagged"};
    if (event.type == "DocumentBagged" || means_given(event)) return true;
    if (event.type == DocumentSpoiled::kType) return event.payload.at("reprint").get<bool>() ? std::optional(false) : std::nullopt;
    if (std::ranges::find(kSeen, event.type) == kSeen.end()) return std::nullopt;
    return event.payload.at("at").at("kind") != "office";
}

bool means_gone(const Stored& event) { return event.type == "DocumentLost" || event.type == "DocumentMissing"; }
bool means_given(const Stored& event) { return event.type == "DocumentHandedOver"; }

ledger::Projection projection() { return {"printing", 3, {&kDocumentTable, &kStockTable}, apply}; }

}  // namespace layang::printing
