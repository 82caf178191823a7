#pragma once
// What the API answers about stock and the print queue; the names of the members are the contract's.
#include <functional>

#include "capabilities/printing/holder.hpp"
#include "capabilities/printing/labels.hpp"
#include "capabilities/printing/queries.hpp"
#include "platform/registry/actor.hpp"

namespace layang::printing {

/// Names that other rooms know.
struct Names {
    struct Place {
        std::string village;
        std::string district;
    };
    std::function<Place(std::string_view village_code)> place;
    /// Indonesian name of a document kind on a day.
    std::function<std::string(std::string_view kind, Date on)> kind;
    /// The code on the dossier's receipt.
    std::function<std::string(store::Session&, const std::string& regency, DossierId)> dossier_code;
    /// Until when the law wants the application's documents made; nothing where no legal clock runs or stands.
    std::function<std::optional<Instant>(store::Session&, const std::string& regency, ApplicationId)> legal_due;
};

struct StockDayAnswer {
    std::string medium;
    Date date;
    std::string state;
    std::int64_t opening = 0;
    std::int64_t received = 0;
    std::int64_t adjusted = 0;
    std::int64_t used = 0;
    std::int64_t spoiled = 0;
    /// Of the used ones, those that turned out bad.
    std::int64_t used_bad = 0;
    std::int64_t reserved = 0;
    std::int64_t available = 0;
    std::int64_t balance = 0;
    std::optional<Date> carried_from;
    std::optional<std::int64_t> counted;
    std::optional<std::int64_t> counted_expected;
    LAYANG_FIELDS(StockDayAnswer, medium, date, state, opening, received, adjusted, used, spoiled, used_bad, reserved, available, balance, carried_from,
                  counted, counted_expected)
};

struct StockAnswer {
    std::string medium;
    /// Documents in line for a blank.
    std::int64_t waiting = 0;
    /// Newest first; empty when no day was ever opened.
    std::vector<StockDayAnswer> days;
    LAYANG_FIELDS(StockAnswer, medium, waiting, days)
};
struct StockListAnswer {
    std::vector<StockAnswer> items;
    LAYANG_FIELDS(StockListAnswer, items)
};

struct QueueItem {
    DocumentId document;
    PublicCode code;
    std::string kind;
    std::string medium;
    DossierId dossier;
    std::string dossier_code;
    std::string village;
    std::string village_name;
    std::string district_name;
    /// Masked; both absent when the person was erased.
    std::optional<std::string> holder;
    std::optional<std::string> holder_nik;
    DocumentStanding state = DocumentStanding::ordered;
    /// Only while it waits for a blank.
    std::optional<std::int64_t> place;
    Instant ordered_at;
    /// Only until it is printed, which is what the legal clock waits for.
    std::optional<Instant> legal_due;
    std::optional<Instant> printed_at;
    std::optional<std::string> shelf;
    bool damaged = false;
    LAYANG_FIELDS(QueueItem, document, code, kind, medium, dossier, dossier_code, village, village_name, district_name, holder, holder_nik, state,
                  place, ordered_at, legal_due, printed_at, shelf, damaged)
};
struct QueueAnswer {
    std::vector<QueueItem> items;
    /// Give it back as `after` for the next page; absent on the last one.
    std::optional<std::string> next;
    LAYANG_FIELDS(QueueAnswer, items, next)
};

/// What became of one document of a batch.
struct BatchItem {
    DocumentId document;
    bool recorded = false;
    std::optional<DocumentStanding> state;
    /// The slug of the reason when it was not recorded.
    std::optional<std::string> refused;
    std::optional<std::string> reason;
    std::optional<std::string> reason_en;
    LAYANG_FIELDS(BatchItem, document, recorded, state, refused, reason, reason_en)
};
struct BatchAnswer {
    std::vector<BatchItem> items;
    LAYANG_FIELDS(BatchAnswer, items)
};

/// The media, each with its days from `from` on, and always with its newest day.
[[nodiscard]] StockListAnswer stock_answer(store::Session& session, const std::string& regency, const std::vector<std::string>& media, Date from);
[[nodiscard]] StockDayAnswer day_answer(const StockDayRow& row);

[[nodiscard]] QueueItem queue_item(store::Session& session, const std::string& regency, secrets::KeyRing& ring, const Names& names,
                                   const DocumentRow& row);
[[nodiscard]] QueueAnswer queue_answer(store::Session& session, const std::string& regency, secrets::KeyRing& ring, const Names& names,
                                       const queries::QueueFilter& filter);
/// Rendered from the tables, so that a repeated command gets the same answer.
[[nodiscard]] BatchAnswer batch_answer(store::Session& session, const std::string& regency, const Actor& actor,
                                       const std::vector<DocumentId>& documents);

/// The documents' labels in the order asked for. Errors: kNotFound with the field of each that does not exist or lies outside
/// `areas`, kFieldMissing, kTooMany.
[[nodiscard]] Result<std::vector<Label>> labels_of(store::Session& session, const std::string& regency, secrets::KeyRing& ring,
                                                   const Names& names, const std::vector<std::string>& areas,
                                                   const std::vector<DocumentId>& documents, Date on);

}  // namespace layang::printing
