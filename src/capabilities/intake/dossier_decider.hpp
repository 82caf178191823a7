#pragma once
// Rules of taking a dossier in: all that is wrong is said at once, each with its field. Pure.
#include <algorithm>
#include <functional>
#include <map>

#include "capabilities/intake/checklist.hpp"
#include "platform/registry/actor.hpp"

namespace layang::intake {

struct HeldReceiver {
    std::string relation;
    bool operator==(const HeldReceiver&) const = default;
};

struct AttachedPaper {
    HeldPaper paper;
    std::vector<ApplicationId> applications;
    /// For these of them a newer paper has taken its place.
    std::vector<ApplicationId> replaced_for;
    [[nodiscard]] bool stands_for(ApplicationId application) const {
        return std::ranges::find(applications, application) != applications.end() && std::ranges::find(replaced_for, application) == replaced_for.end();
    }
    bool operator==(const AttachedPaper&) const = default;
};

/// A dossier as its stream tells it.
struct DossierState {
    bool exists = false;
    DossierId dossier;
    PublicCode code;
    std::string desk;
    std::string village;
    Delivery delivery = Delivery::home;
    Sealed<Person> applicant;
    std::vector<ApplicationId> applications;
    std::vector<Sealed<Receiver>> receivers;
    std::vector<HeldReceiver> relations;
    /// By their index.
    std::vector<AttachedPaper> papers;
};

[[nodiscard]] DossierState evolve(DossierState state, const DossierEvent& event);
/// The papers of one application that were not replaced.
[[nodiscard]] std::vector<HeldPaper> papers_of(const DossierState& state, ApplicationId application);

/// What is known of an uploaded file.
struct Picture {
    std::string media_type;
    std::int64_t bytes = 0;
};

/// What the decider must be told about the world.
struct IntakeFacts {
    /// The dossier's own, complete and sealed on the disk; nothing while it has not arrived.
    std::function<std::optional<Picture>(BlobId)> picture;
    std::function<bool(ApplicationId)> application_exists;
    std::function<bool(std::string_view village)> village_exists;
    std::function<bool(std::string_view desk, std::string_view village)> desk_serves;
    /// When something that was received now is due by that policy.
    std::function<Result<Instant>(const std::string& policy)> due_by;
    /// The dossier's code: the one that was named, if this device was given it and nothing has it; else a new one; nullopt: refused.
    std::optional<PublicCode> code;
};

struct SubmitDecision {
    std::vector<DossierEvent> dossier;
    std::vector<ApplicationSubmitted> applications;
};

/// Errors: kNotAllowed, kOutOfScope, kConflict (an id is in use), kVillageUnknown, kDeskWrong, kCodeNotIssued, kConsentMissing,
/// kFieldMissing, kTooMany, kTextTooLong, kTextInvalid, kNik..., kPhoneInvalid, kEmailInvalid, kServiceUnknown, kServiceNotInForce,
/// kReceiverNotAllowed, kPaperUnknown, kSubstituteWrong, kPaperMissing, kOriginalUnseen, kWitnessesTooFew, what read_content says, and
/// kBlobsMissing with the ids. Only when nothing else is wrong is the working calendar asked (kCalendarMissing).
[[nodiscard]] Result<SubmitDecision> decide(const DossierState& state, const SubmitDossier& command, const Actor& actor, const Rules& rules,
                                            const IntakeFacts& facts);

/// Whether an application that this paper is for wants its original seen.
using WantsOriginal = std::function<bool(const PaperDraft&)>;

/// The form of papers, for submission and resubmission alike; `papers_before` numbers them. Adds kBlobsMissing last.
[[nodiscard]] std::vector<PaperAttached> read_papers(const std::vector<PaperDraft>& papers, std::size_t papers_before,
                                                     const std::vector<ApplicationId>& applications, const Rules& rules,
                                                     const IntakeFacts& facts, const WantsOriginal& wants_original, Reasons& reasons);

/// "CODE@2020-01-01": names the row that judged.
[[nodiscard]] std::string rule_of(const Service& service);

}  // namespace layang::intake
