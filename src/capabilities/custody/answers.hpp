#pragma once
// What the API answers; the names of the members are the contract's. Names of people are masked, and there are none at all in
// what a rider gets (BagBrief, MyRunAnswer).
#include "capabilities/custody/ports.hpp"
#include "capabilities/custody/queries.hpp"

namespace layang::custody {

struct HandsAnswer {
    Holder holder = Holder::office;
    std::string place;
    Instant since;
    bool confirmed = true;
    std::optional<PartyKind> claimed_by;
    std::optional<PartyKind> awaits;
    std::optional<BagId> bag;
    std::string sentence;
    std::string sentence_en;
    /// What residents are told.
    std::string public_sentence;
    LAYANG_FIELDS(HandsAnswer, holder, place, since, confirmed, claimed_by, awaits, bag, sentence, sentence_en, public_sentence)
};

/// A bag without anything about people.
struct BagBrief {
    BagId bag;
    std::string code;
    Direction direction = Direction::outward;
    std::string village;
    std::string village_name;
    std::string district_name;
    std::string state;
    std::int64_t things = 0;
    /// Who has not yet told of the last passing, of which the other side has told.
    std::optional<PartyKind> awaits;
    /// Told to a rider of the bags of his run, and of those that he has: whether he has it, and from whose hands he takes it now.
    std::optional<bool> with_rider = {};
    std::optional<PartyKind> taken_from = {};
    LAYANG_FIELDS(BagBrief, bag, code, direction, village, village_name, district_name, state, things, awaits, with_rider, taken_from)
};
struct ContentAnswer {
    ThingKind kind = ThingKind::document;
    ThingId id;
    /// Printed on the thing; empty where it has none.
    std::string code;
    std::string name;
    std::string name_en;
    std::string holder;
    std::string nik;
    std::string outcome;
    LAYANG_FIELDS(ContentAnswer, kind, id, code, name, name_en, holder, nik, outcome)
};
struct HandoverAnswer {
    PartyKind from = PartyKind::office;
    PartyKind to = PartyKind::office;
    std::optional<Instant> given_at;
    std::optional<Instant> taken_at;
    LAYANG_FIELDS(HandoverAnswer, from, to, given_at, taken_at)
};
struct BagAnswer {
    BagId bag;
    std::string code;
    std::string seal;
    Direction direction = Direction::outward;
    std::string village;
    std::string village_name;
    std::string district_name;
    std::string state;
    std::int64_t things = 0;
    Instant sealed_at;
    HandsAnswer hands;
    std::optional<RunId> run;
    std::vector<ContentAnswer> contents;
    std::vector<HandoverAnswer> handovers;
    LAYANG_FIELDS(BagAnswer, bag, code, seal, direction, village, village_name, district_name, state, things, sealed_at, hands, run, contents,
                  handovers)
};

struct DueAnswer {
    std::string kind;
    std::string name;
    std::string name_en;
    std::int64_t count = 1;
    std::int64_t settled = 0;
    bool if_held = false;
    LAYANG_FIELDS(DueAnswer, kind, name, name_en, count, settled, if_held)
};
struct DocumentAnswer {
    DocumentId document;
    std::string code;
    DossierId dossier;
    std::string kind;
    std::string kind_name;
    std::string kind_name_en;
    std::string village;
    std::string village_name;
    std::string district_name;
    std::string state;
    std::string holder;
    std::string nik;
    /// Only while it lies in its village: nobody else has to find the door.
    std::optional<Home> home;
    std::string shelf;
    HandsAnswer hands;
    std::int64_t attempts = 0;
    std::optional<std::string> last_attempt;
    std::optional<Instant> handed_over_at;
    std::optional<std::string> activation;
    bool damaged = false;
    /// Its application came to nothing: nobody is given it.
    bool cancelled = false;
    LAYANG_FIELDS(DocumentAnswer, document, code, dossier, kind, kind_name, kind_name_en, village, village_name, district_name, state, holder, nik, home,
                  shelf, hands, attempts, last_attempt, handed_over_at, activation, damaged, cancelled)
};
/// One document at the door: who may receive it and what is due back.
struct DoorAnswer {
    DocumentAnswer document;
    std::vector<ReceiverOffer> receivers;
    std::vector<DueAnswer> dues;
    /// Set for a card that is activated when it is handed over.
    std::optional<CardPolicy> card_policy;
    std::vector<std::string> with_device;
    /// Photo or signature of the last hand-over that has one; only where one document is asked for.
    std::optional<BlobId> proof;
    LAYANG_FIELDS(DoorAnswer, document, receivers, dues, card_policy, with_device, proof)
};

struct OldDocumentAnswer {
    OldDocumentId old_document;
    std::string kind;
    std::string kind_name;
    std::string kind_name_en;
    DossierId dossier;
    std::optional<std::string> document;
    std::string village;
    std::string village_name;
    std::string district_name;
    std::string state;
    /// Whose it is, masked: the holder of the document that it makes room for, or where none is named who applied.
    std::string holder;
    std::string nik;
    /// By the row of its kind today.
    End end = End::destroy;
    std::optional<std::string> excuse;
    Instant taken_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> berita_acara;
    std::optional<HandsAnswer> hands;
    LAYANG_FIELDS(OldDocumentAnswer, old_document, kind, kind_name, kind_name_en, dossier, document, village, village_name, district_name, state, holder, nik,
                  end, excuse, taken_at, ended_at, berita_acara, hands)
};
struct OriginalAnswer {
    OriginalId original;
    std::string kind;
    std::string kind_name;
    std::string kind_name_en;
    DossierId dossier;
    std::string village;
    std::string village_name;
    std::string state;
    /// Whose it is: who applied, masked.
    std::string holder;
    /// Only while it lies in its village, as with documents.
    std::optional<Home> home;
    HandsAnswer hands;
    LAYANG_FIELDS(OriginalAnswer, original, kind, kind_name, kind_name_en, dossier, village, village_name, state, holder, home, hands)
};

/// How a thing stands now. A dossier has one for each document, and for each application that has yielded none yet.
struct StandingAnswer {
    std::optional<ApplicationId> application = {};
    std::optional<std::string> service = {};
    /// Of a document: what it is.
    std::optional<std::string> name = {};
    std::optional<std::string> name_en = {};
    std::string state = {};
    std::optional<Instant> since = {};
    /// Of a run.
    std::optional<Date> day = {};
    /// Whose hands, since when; absent where nobody's hands but the desk's are meant: an application, a run that is not under way.
    std::optional<std::string> sentence = {};
    std::optional<std::string> sentence_en = {};
    /// Of a document: it is to be printed again.
    std::optional<bool> damaged = {};
    /// Of a document: nobody is given it, wherever it is.
    std::optional<bool> cancelled = {};
    LAYANG_FIELDS(StandingAnswer, application, service, name, name_en, state, since, day, sentence, sentence_en, damaged, cancelled)
};
/// What bears a code or seal; nobody is named in it but a rider.
struct FoundAnswer {
    std::string kind;
    std::string id;
    std::string code;
    /// Of a bag.
    std::optional<Direction> direction;
    /// Of a document.
    std::optional<DossierId> dossier;
    std::vector<StandingAnswer> standings;
    /// Only of a bag that belongs to another village than the caller's: whether it lies in the caller's.
    std::optional<bool> lies_here = {};
    LAYANG_FIELDS(FoundAnswer, kind, id, code, direction, dossier, standings, lies_here)
};

struct StopAnswer {
    std::int64_t stop = 0;
    std::string village;
    std::string village_name;
    std::string district_name;
    std::optional<Instant> reached_at;
    LAYANG_FIELDS(StopAnswer, stop, village, village_name, district_name, reached_at)
};
struct RunAnswer {
    RunId run;
    std::string code;
    Date day;
    std::string state;
    std::optional<std::string> rider;
    std::optional<std::string> rider_name;
    std::optional<std::string> letter_number;
    Fare fare;
    std::vector<StopAnswer> stops;
    std::vector<BagBrief> bags;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> problem;
    LAYANG_FIELDS(RunAnswer, run, code, day, state, rider, rider_name, letter_number, fare, stops, bags, started_at, ended_at, problem)
};
/// The rider's own run, the one under way or the next; absent when there is none. `others`: his other runs that are not over, which he
/// may choose instead. `loose`: what he has in hands and carries on no run of his, be it that the run
/// ended before he was done, that another rider has it now, or that somebody gave him a bag that was planned for none.
struct MyRunAnswer {
    std::optional<RunAnswer> run;
    std::vector<RunAnswer> others;
    std::vector<BagBrief> loose;
    LAYANG_FIELDS(MyRunAnswer, run, others, loose)
};

/// Documents on the packing wall at most: more than two days of the office.
inline constexpr std::size_t kPackingMax = 2000;

struct PackingVillage {
    std::string village;
    std::string village_name;
    std::string district_name;
    /// Another village bears the same name.
    bool twin = false;
    std::vector<DocumentAnswer> documents;
    LAYANG_FIELDS(PackingVillage, village, village_name, district_name, twin, documents)
};
struct PackingCounts {
    /// All that lie on the shelves, listed or not.
    std::int64_t shelved = 0;
    LAYANG_FIELDS(PackingCounts, shelved)
};
struct PackingAnswer {
    std::vector<PackingVillage> villages;
    PackingCounts counts;
    LAYANG_FIELDS(PackingAnswer, villages, counts)
};

/// Makes answers from rows; holds what all of them need.
class Answers {
public:
    Answers(store::Session& session, secrets::KeyRing& ring, std::string regency, const Rules& rules, const Names& names, Date today)
        : session_(session), ring_(ring), regency_(std::move(regency)), rules_(rules), names_(names), today_(today) {}

    [[nodiscard]] HandsAnswer hands(const Hands& hands, bool with_rider = true) const;
    /// `rider`: whose run it is on, or who has it.
    [[nodiscard]] BagBrief brief(const queries::BagRow& row, std::optional<AccountId> rider = {}) const;
    [[nodiscard]] BagAnswer bag(const queries::BagRow& row) const;
    /// With contents and hand-overs, for somebody who sees custody in `areas`: of a thing that belongs elsewhere and lies in
    /// the bag by mistake it is said that it does, not what or whose it is.
    [[nodiscard]] BagAnswer whole_bag(const queries::BagRow& row, const std::vector<std::string>& areas) const;
    [[nodiscard]] std::optional<DocumentAnswer> document(const queries::DocumentCustodyRow& row) const;
    [[nodiscard]] std::optional<DoorAnswer> door(const queries::DocumentCustodyRow& row) const;
    [[nodiscard]] OldDocumentAnswer old_document(const queries::OldDocumentRow& row) const;
    [[nodiscard]] OriginalAnswer original(const queries::OriginalRow& row) const;
    /// `with_rider`: with the rider's name, for staff.
    [[nodiscard]] RunAnswer run(const queries::RunRow& row, bool with_rider) const;
    /// Shelved documents by village, in the order of the village codes; the kPackingMax that were ordered first, and how many there are.
    [[nodiscard]] PackingAnswer packing(const std::vector<std::string>& areas) const;

private:
    [[nodiscard]] ContentAnswer content(const queries::ContentRow& row, const std::vector<std::string>& areas) const;
    [[nodiscard]] printing::MaskedHolder holder(const queries::OldDocumentRow& row) const;

    store::Session& session_;
    secrets::KeyRing& ring_;
    std::string regency_;
    const Rules& rules_;
    const Names& names_;
    Date today_;
};

/// The one village that a desk is for; "" for whoever has more.
[[nodiscard]] std::string only_village(const std::vector<std::string>& areas);
[[nodiscard]] bool covers(const std::vector<std::string>& areas, std::string_view village);

}  // namespace layang::custody
