#pragma once
// What printing's tables say. All SQL of the room stands in queries.cpp and projection.cpp.
#include <optional>
#include <string>
#include <vector>

#include "base/public_code_json.hpp"
#include "capabilities/printing/types.hpp"
#include "platform/ledger/ledger.hpp"
#include "platform/registry/nik_json.hpp"

namespace layang::printing {

/// Where a document stands, as lists show it.
///   queued    ordered, but no blank is left for it
///   ordered   has its blank, or needs none: may be printed
enum class DocumentStanding { queued, ordered, printed, passed, shelved, cancelled };

/// One row of the table `document`.
struct DocumentRow {
    DocumentId document;
    PublicCode code;
    DossierId dossier;
    ApplicationId application;
    std::string kind;
    std::string medium;
    bool stock_counted = false;
    std::string village;
    DocumentStanding state = DocumentStanding::ordered;
    /// Day whose stock holds its blank.
    std::optional<Date> blank_day;
    /// Place of its order in the ledger: who was ordered first is served first.
    std::int64_t line_seq = 0;
    Instant ordered_at;
    std::optional<Instant> printed_at;
    std::optional<Instant> passed_at;
    std::string shelf;
    ledger::SealedText holder;
    std::string receiver_rule;
    std::string service;
    /// Custody has it.
    bool left_office = false;
    /// Somebody reported it so, and it was not given back to the line since.
    bool damaged = false;
    /// Place in line, from 1; 0 when it does not wait for a blank.
    std::int64_t place = 0;
};

/// One row of the table `stock_day`.
struct StockDayRow {
    std::string medium;
    Date day;
    std::string state;
    std::int64_t opening = 0;
    std::int64_t received = 0;
    std::int64_t adjusted = 0;
    std::int64_t used = 0;
    std::int64_t spoiled = 0;
    /// Of the used ones, those that turned out bad after printing.
    std::int64_t used_bad = 0;
    std::int64_t reserved = 0;
    std::optional<Date> carried_from;
    std::optional<std::int64_t> counted;
    std::optional<std::int64_t> counted_expected;

    [[nodiscard]] std::int64_t balance() const { return opening + received + adjusted - used - spoiled; }
    [[nodiscard]] std::int64_t available() const { return balance() - reserved; }
};

/// "stock:CARD:2020-06-08".
[[nodiscard]] std::string stock_stream(std::string_view medium, Date day);
struct StockStream {
    std::string medium;
    Date day;
};
/// nullopt when it is no stock stream.
[[nodiscard]] std::optional<StockStream> parse_stock_stream(std::string_view stream);

/// What an event on a document's stream says of where it is: away in custody's hands (true), back at the office or made anew there (false), nothing.
/// Printing knows no more of custody than this; of two, the one that happened later counts.
[[nodiscard]] std::optional<bool> means_left(const ledger::Stored& event);
/// Whether it says that the document is lost, or was not in its bag.
[[nodiscard]] bool means_gone(const ledger::Stored& event);
/// Whether it says that somebody was given the document.
[[nodiscard]] bool means_given(const ledger::Stored& event);

/// Schema of this room.
[[nodiscard]] std::vector<store::Migration> migrations();
/// The tables `document` and `stock_day`.
[[nodiscard]] ledger::Projection projection();

namespace queries {

[[nodiscard]] std::optional<DocumentRow> document(store::Session& session, const std::string& regency, DocumentId document);
[[nodiscard]] std::optional<DocumentRow> document_by_code(store::Session& session, const std::string& regency, const PublicCode& code);
/// In the order of their ordering.
[[nodiscard]] std::vector<DocumentRow> documents_of(store::Session& session, const std::string& regency, ApplicationId application);

/// What the print queue asks for. Without `states` and `damaged`: everything that is neither cancelled nor out of the office.
struct QueueFilter {
    std::string medium = {};
    std::vector<DocumentStanding> states = {};
    /// Those as well that lie on a shelf of the office and are to be printed again.
    bool damaged = false;
    /// Areas that the caller may see; {""} is everywhere.
    std::vector<std::string> areas = {};
    /// Continue after this `line_seq`.
    std::int64_t after = 0;
    std::size_t limit = 100;
};
/// By ordering. At most `limit` rows.
[[nodiscard]] std::vector<DocumentRow> print_queue(store::Session& session, const std::string& regency, const QueueFilter& filter);

/// First in line for a blank of that medium.
[[nodiscard]] std::optional<DocumentRow> first_waiting(store::Session& session, const std::string& regency, const std::string& medium);
[[nodiscard]] std::int64_t waiting(store::Session& session, const std::string& regency, const std::string& medium);
/// Media for which some document waits.
[[nodiscard]] std::vector<std::string> waiting_media(store::Session& session, const std::string& regency);

/// The newest day of a medium, whatever its state.
[[nodiscard]] std::optional<Date> newest_day(store::Session& session, const std::string& regency, const std::string& medium);
/// Newest first; `medium` "" is all.
[[nodiscard]] std::vector<StockDayRow> stock_days(store::Session& session, const std::string& regency, const std::string& medium, Date from);
[[nodiscard]] std::optional<StockDayRow> stock_day(store::Session& session, const std::string& regency, const std::string& medium, Date day);

}  // namespace queries

}  // namespace layang::printing

LAYANG_ENUM(layang::printing::DocumentStanding, queued, ordered, printed, passed, shelved, cancelled)
