#pragma once
// Use cases of custody: load, decide, append, all inside one command of the ledger. Each answers what it was about
// ("bag:018f..."). What is refused, the deciders say; ids that name nothing are kThingUnknown.
#include "capabilities/custody/bag_decider.hpp"
#include "capabilities/custody/old_document_decider.hpp"
#include "capabilities/custody/original_decider.hpp"
#include "capabilities/custody/ports.hpp"
#include "capabilities/custody/queries.hpp"
#include "capabilities/custody/run_decider.hpp"

namespace layang::custody {

/// An old document taken in, or excused, in the act of handing over.
struct TakenAtDoor {
    OldDocumentId old_document;
    std::string kind;
    LAYANG_FIELDS(TakenAtDoor, old_document, kind)
};
struct ExcusedAtDoor {
    OldDocumentId old_document;
    std::string kind;
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(ExcusedAtDoor, old_document, kind, reason, note)
};

class Service {
public:
    explicit Service(Rules rules) : rules_(std::move(rules)) {}
    [[nodiscard]] const Rules& rules() const { return rules_; }

    using Answer = Result<std::string>;

    // bag_service.cpp
    [[nodiscard]] Answer seal(ledger::Transaction& tx, const Actor& actor, const BagSealed& bag) const;
    [[nodiscard]] Answer give(ledger::Transaction& tx, const Actor& actor, const BagGiven& given) const;
    [[nodiscard]] Answer take(ledger::Transaction& tx, const Actor& actor, const BagTaken& taken) const;
    [[nodiscard]] Answer open(ledger::Transaction& tx, const Actor& actor, BagOpened opened) const;
    [[nodiscard]] Answer take_out(ledger::Transaction& tx, const Actor& actor, const BagReduced& reduced) const;
    [[nodiscard]] Answer reseal(ledger::Transaction& tx, const Actor& actor, const BagResealed& resealed) const;
    [[nodiscard]] Answer lose(ledger::Transaction& tx, const Actor& actor, const BagLost& lost) const;
    [[nodiscard]] Answer find(ledger::Transaction& tx, const Actor& actor, const BagFound& found) const;
    [[nodiscard]] Answer damage(ledger::Transaction& tx, const Actor& actor, const BagDamaged& damaged) const;
    /// Raises `handover-unpaired` for every hand-over that waits too long for its other half, once each. Returns how many.
    [[nodiscard]] Result<int> check_pairs(ledger::Transaction& tx, Instant now) const;

    // run_service.cpp
    /// The fare is looked up here, by the day of the run; what the plan says of it counts for nothing.
    [[nodiscard]] Answer plan(ledger::Transaction& tx, const Actor& actor, RunPlanned plan) const;
    [[nodiscard]] Answer change(ledger::Transaction& tx, const Actor& actor, RunChanged change) const;
    [[nodiscard]] Answer assign(ledger::Transaction& tx, const Actor& actor, const RunAssigned& assigned) const;
    [[nodiscard]] Answer cancel(ledger::Transaction& tx, const Actor& actor, const RunCancelled& cancelled) const;
    [[nodiscard]] Answer start(ledger::Transaction& tx, const Actor& actor, const RunStarted& started) const;
    [[nodiscard]] Answer reach(ledger::Transaction& tx, const Actor& actor, const StopReached& reached) const;
    [[nodiscard]] Answer complete(ledger::Transaction& tx, const Actor& actor, const RunCompleted& completed) const;
    [[nodiscard]] Answer abort(ledger::Transaction& tx, const Actor& actor, const RunAborted& aborted) const;
    [[nodiscard]] Answer problem(ledger::Transaction& tx, const Actor& actor, const RunProblem& problem) const;

    // door_service.cpp
    [[nodiscard]] Answer attempt(ledger::Transaction& tx, const Actor& actor, const HandoverAttempted& attempted) const;
    [[nodiscard]] Answer hand_over(ledger::Transaction& tx, const Actor& actor, const DocumentHandedOver& handed,
                                   const std::vector<TakenAtDoor>& taken, const std::vector<ExcusedAtDoor>& excused) const;
    [[nodiscard]] Answer lose(ledger::Transaction& tx, const Actor& actor, const DocumentLost& lost) const;
    [[nodiscard]] Answer find(ledger::Transaction& tx, const Actor& actor, const DocumentFound& found) const;
    [[nodiscard]] Answer damage(ledger::Transaction& tx, const Actor& actor, const DocumentDamaged& damaged) const;

    // return_service.cpp
    /// The village in whose scope a dossier lies. Error: kThingUnknown.
    [[nodiscard]] Result<std::string> dossier_village(ledger::Transaction& tx, DossierId dossier) const;
    /// The village is the dossier's, whatever is said; kind and document are held against the dossier: kChoiceUnknown, kThingUnknown.
    [[nodiscard]] Answer surrender(ledger::Transaction& tx, const Actor& actor, OldDocumentSurrendered surrendered) const;
    [[nodiscard]] Answer excuse(ledger::Transaction& tx, const Actor& actor, OldDocumentExcused excused) const;
    /// All of one report of destruction. Error: kTooMany above kEndedAtOnceMax.
    [[nodiscard]] Answer destroy(ledger::Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents,
                                 const std::string& berita_acara, const std::string& desk) const;
    /// Those that are kept on file instead of burnt. Error: kTooMany above kEndedAtOnceMax.
    [[nodiscard]] Answer archive(ledger::Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents, const std::string& shelf,
                                 const std::string& desk) const;
    /// The village is the dossier's. Errors: kThingUnknown, kChoiceUnknown for a kind that no row has.
    [[nodiscard]] Answer keep(ledger::Transaction& tx, const Actor& actor, OriginalKept kept) const;
    /// What was missed when its bag was opened, or got lost with it, has turned up.
    [[nodiscard]] Answer find(ledger::Transaction& tx, const Actor& actor, OldDocumentId old_document, const Party& at) const;
    [[nodiscard]] Answer find(ledger::Transaction& tx, const Actor& actor, OriginalId original, const Party& at) const;
    [[nodiscard]] Answer give_back(ledger::Transaction& tx, const Actor& actor, const OriginalReturned& returned) const;

    /// What the door needs to know of a document on a day: the same for screens and for the decider.
    [[nodiscard]] DoorRules door_rules(store::Session& session, const std::string& regency, const printing::DocumentRow& document, Date on) const;

private:
    /// Errors: see Catalogue::known_reason.
    [[nodiscard]] Result<void> known_reason(const ledger::Transaction& tx, std::string_view kind, const std::string& code, const SealedNote& note,
                                            std::string_view field = "reason") const;
    /// Error: kChoiceUnknown when the registry has no such desk or village; one that is not said is left to the form.
    [[nodiscard]] Result<void> known_place(const Party& party, std::string_view field) const;
    Rules rules_;
};

}  // namespace layang::custody
