#pragma once
// What people send: short forms, from which routes make events. Ids of new things are chosen by the client (UUIDv7).
#include "capabilities/custody/service.hpp"

namespace layang::custody::bodies {

struct SealBag {
    BagId bag;
    std::string seal;
    Direction direction = Direction::outward;
    /// The village end.
    std::string village;
    /// The office's end; absent: the counter.
    std::optional<std::string> desk;
    std::vector<Thing> contents;
    LAYANG_FIELDS(SealBag, bag, seal, direction, village, desk, contents)
};
/// Ends of a hand-over by kind. Absent: the office's counter, the bag's village, the rider whom the bag's run or its way tells of.
struct PassBag {
    PartyKind from = PartyKind::office;
    PartyKind to = PartyKind::rider;
    std::optional<std::string> desk;
    std::optional<std::string> village;
    std::optional<AccountId> rider;
    std::optional<std::string> seal_seen;
    LAYANG_FIELDS(PassBag, from, to, desk, village, rider, seal_seen)
};
struct OpenBag {
    /// Absent: the village for an outward bag, the office for an inward one.
    std::optional<PartyKind> by;
    std::optional<std::string> desk;
    std::optional<std::string> village;
    bool seal_intact = true;
    std::optional<std::string> seal_seen;
    std::vector<Thing> present;
    /// Codes as read from what the manifest does not name.
    std::vector<std::string> surplus;
    std::vector<Thing> damaged;
    LAYANG_FIELDS(OpenBag, by, desk, village, seal_intact, seal_seen, present, surplus, damaged)
};
struct TellOfBag {
    PartyKind by = PartyKind::office;
    std::optional<std::string> desk;
    std::optional<std::string> village;
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(TellOfBag, by, desk, village, reason, note)
};
struct TakeOut {
    std::vector<Thing> things;
    /// The new seal.
    std::string seal;
    LAYANG_FIELDS(TakeOut, things, seal)
};
struct ResealBag {
    PartyKind by = PartyKind::office;
    std::optional<std::string> desk;
    std::optional<std::string> village;
    std::string seal;
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(ResealBag, by, desk, village, seal, reason, note)
};
struct FindBag {
    PartyKind by = PartyKind::office;
    std::optional<std::string> desk;
    std::optional<std::string> village;
    LAYANG_FIELDS(FindBag, by, desk, village)
};

struct PlanRun {
    RunId run;
    /// Absent: the day of the act as the server reckons it. A clock that is wrong may not pick the tariff.
    std::optional<Date> day;
    std::vector<BagId> bags;
    std::vector<std::string> stops;
    LAYANG_FIELDS(PlanRun, run, day, bags, stops)
};
struct ChangeRun {
    std::vector<BagId> bags;
    std::vector<std::string> stops;
    LAYANG_FIELDS(ChangeRun, bags, stops)
};
struct AssignRun {
    AccountId rider;
    std::string letter_number;
    LAYANG_FIELDS(AssignRun, rider, letter_number)
};
struct Problem {
    std::string kind;
    std::optional<std::int64_t> stop;
    std::optional<std::string> note;
    std::optional<BlobId> photo;
    LAYANG_FIELDS(Problem, kind, stop, note, photo)
};
struct AskFare {
    std::vector<std::string> stops;
    std::optional<Date> day;
    LAYANG_FIELDS(AskFare, stops, day)
};

/// Where it happened: at the office's desk, or (absent) in the document's village.
struct Attempt {
    std::string reason;
    std::optional<std::string> note;
    std::optional<std::string> desk;
    LAYANG_FIELDS(Attempt, reason, note, desk)
};
struct HandOver {
    std::optional<std::string> desk;
    ReceiverKind to = ReceiverKind::holder;
    std::optional<std::int64_t> receiver_index;
    std::string relation;
    std::string identified_by;
    std::optional<BlobId> proof;
    Activation activation = Activation::not_applicable;
    std::optional<std::string> receiver_name;
    std::vector<TakenAtDoor> taken;
    std::vector<ExcusedAtDoor> excused;
    LAYANG_FIELDS(HandOver, desk, to, receiver_index, relation, identified_by, proof, activation, receiver_name, taken, excused)
};
struct Find {
    std::optional<std::string> desk;
    LAYANG_FIELDS(Find, desk)
};

struct Surrender {
    OldDocumentId old_document;
    std::string kind;
    DossierId dossier;
    std::optional<DocumentId> document;
    std::optional<std::string> desk;
    /// With a reason it is excused instead of taken.
    std::optional<std::string> excuse;
    std::optional<std::string> note;
    LAYANG_FIELDS(Surrender, old_document, kind, dossier, document, desk, excuse, note)
};
struct Destroy {
    std::vector<OldDocumentId> old_documents;
    std::string berita_acara;
    std::optional<std::string> desk;
    LAYANG_FIELDS(Destroy, old_documents, berita_acara, desk)
};
struct Archive {
    std::vector<OldDocumentId> old_documents;
    std::string shelf;
    std::optional<std::string> desk;
    LAYANG_FIELDS(Archive, old_documents, shelf, desk)
};
struct Keep {
    OriginalId original;
    std::string kind;
    DossierId dossier;
    std::optional<std::string> desk;
    LAYANG_FIELDS(Keep, original, kind, dossier, desk)
};

}  // namespace layang::custody::bodies
