#pragma once
// The nouns of printing: documents to be made, and the blanks that they are made on.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/public_code.hpp"
#include "base/time.hpp"
#include "platform/registry/nik.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::printing {

/// Most blanks that one delivery, count or balance can speak of; a number beyond it is a slip of the finger.
inline constexpr std::int64_t kBlanksMax = 1'000'000;
inline constexpr std::size_t kReferenceCharactersMax = 100;
inline constexpr std::size_t kShelfCharactersMax = 40;

// --- the stock of one medium on one day; stream "stock:MEDIUM:DATE" ---

/// The day begins. `opening` is what lay there before the day's first blank was used: yesterday's balance, or, on the very
/// first day (`carried_from` absent), a number that somebody counted. `carried` are the documents whose blanks were reserved
/// and not used: their reservations move here, in their order.
struct StockDayOpened {
    std::string medium;
    Date date;
    std::int64_t opening = 0;
    std::optional<Date> carried_from;
    std::vector<DocumentId> carried;
    LAYANG_EVENT(StockDayOpened, 1, medium, date, opening, carried_from, carried)
};
/// `reference`: number of the delivery note.
struct BlanksReceived {
    std::int64_t count = 0;
    std::string reference;
    LAYANG_EVENT(BlanksReceived, 1, count, reference)
};
struct BlankReserved {
    DocumentId document;
    LAYANG_EVENT(BlankReserved, 1, document)
};
/// Reasons of BlankReleased: the blank behind the promise turned out not to exist; the document is not needed.
inline constexpr std::string_view kNoBlank = "no-blank";
inline constexpr std::string_view kNotNeeded = "cancelled";
struct BlankReleased {
    DocumentId document;
    std::string reason;
    LAYANG_EVENT(BlankReleased, 1, document, reason)
};
struct BlankUsed {
    DocumentId document;
    LAYANG_EVENT(BlankUsed, 1, document)
};
/// `count` blanks leave the stock by this event. It is 0 when a document turned out bad after it was printed: its blank
/// had already left as used, so that each blank leaves exactly once.
struct BlankSpoiled {
    std::optional<DocumentId> document;
    std::int64_t count = 1;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(BlankSpoiled, 1, document, count, reason, note)
};
/// `count` is signed and never 0.
struct StockAdjusted {
    std::int64_t count = 0;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(StockAdjusted, 1, count, reason, note)
};
/// A count changes nothing; what differs is an anomaly, and an adjustment mends it.
struct StockCounted {
    std::int64_t counted = 0;
    std::int64_t expected = 0;
    LAYANG_EVENT(StockCounted, 1, counted, expected)
};
/// `balance`: blanks that lie there, reserved ones included.
struct StockDayClosed {
    std::int64_t balance = 0;
    LAYANG_EVENT(StockDayClosed, 1, balance)
};
using StockEvent = std::variant<StockDayOpened, BlanksReceived, BlankReserved, BlankReleased, BlankUsed, BlankSpoiled, StockAdjusted,
                                StockCounted, StockDayClosed>;

// --- a document; stream "document:ID" ---

/// Whose document it is. A newborn has no NIK yet.
struct Holder {
    std::string name;
    std::optional<Nik> nik;
    LAYANG_FIELDS(Holder, name, nik)
};

/// An old document that is taken back when this one is handed over.
struct SurrenderDue {
    std::string kind;
    int count = 1;
    /// Only where the person has one.
    bool if_held = false;
    LAYANG_FIELDS(SurrenderDue, kind, count, if_held)
};

/// Everything that the rules said about the document when it was ordered: no rule is asked again later.
struct DocumentOrdered {
    DocumentId document;
    PublicCode code;
    DossierId dossier;
    ApplicationId application;
    std::string kind;
    std::string medium;
    bool stock_counted = false;
    /// Kemendagri code of the village that it goes to.
    std::string village;
    Sealed<Holder> holder;
    std::string receiver_rule;
    std::vector<SurrenderDue> surrenders;
    /// The service's code as its row has it, and which row ("CODE@2020-01-01").
    std::string service;
    std::string rule;
    LAYANG_EVENT(DocumentOrdered, 1, document, code, dossier, application, kind, medium, stock_counted, village, holder, receiver_rule,
                 surrenders, service, rule)
};
/// No blank for it: `place` in line at this moment, from 1.
struct DocumentQueued {
    std::string medium;
    std::int64_t place = 0;
    LAYANG_EVENT(DocumentQueued, 1, medium, place)
};
/// `stock_day`: the day whose stock gave the blank; absent where the medium is not counted.
struct DocumentPrinted {
    std::string medium;
    std::optional<Date> stock_day;
    LAYANG_EVENT(DocumentPrinted, 1, medium, stock_day)
};
struct DocumentPassed {
    DocumentId document;
    LAYANG_EVENT(DocumentPassed, 1, document)
};
/// `reprint`: it goes back into the line; false when it was cancelled before, or had left the office.
struct DocumentSpoiled {
    std::string reason;
    SealedNote note = {};
    bool reprint = true;
    LAYANG_EVENT(DocumentSpoiled, 1, reason, note, reprint)
};
struct DocumentShelved {
    std::string shelf;
    LAYANG_EVENT(DocumentShelved, 1, shelf)
};
/// `reason` is of the kind "document_cancelled", or says what became of the application.
struct DocumentCancelled {
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(DocumentCancelled, 1, reason, note)
};
using DocumentEvent = std::variant<DocumentOrdered, DocumentQueued, DocumentPrinted, DocumentPassed, DocumentSpoiled, DocumentShelved,
                                   DocumentCancelled>;

// --- what deciders answer with ---

/// A rule that a recorded report broke: becomes an anomaly. `other_seq` is the event that it contradicts, 0 when there is none.
struct Breach {
    std::string rule;
    std::int64_t other_seq = 0;
    /// Codes and counts only.
    std::string detail;
    bool operator==(const Breach&) const = default;
};

template <class Event>
struct Decision {
    std::vector<Event> events;
    std::vector<Breach> breaches;
};

}  // namespace layang::printing
