#pragma once
// The nouns of intake: what a family brings to a desk, and what becomes of each thing that it applies for.
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
#include "platform/registry/service.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::intake {

/// Applications in one dossier, at most; at least one.
inline constexpr std::size_t kApplicationsMax = 8;
inline constexpr std::size_t kPersonsMax = 30;
inline constexpr std::size_t kPapersMax = 40;
inline constexpr std::size_t kReceiversMax = 5;
inline constexpr std::size_t kReturnReasonsMax = 20;
inline constexpr std::size_t kNameCharactersMax = 60;
inline constexpr std::size_t kNoteCharactersMax = 500;
/// A text field whose row gives no limit of its own.
inline constexpr int kAnswerCharactersMax = 200;

/// The role in which the witnesses of a substitute paper are counted (data/README.md, requirements).
inline constexpr std::string_view kWitnessRole = "witness";
/// Reasons (kind "clock_stop" of data/reasons.toml) for which the clock is stopped by events, not by a person's choice.
inline constexpr std::string_view kAwaitingBiometrics = "awaiting_biometrics";
inline constexpr std::string_view kNotPrintReady = "not_print_ready";
inline constexpr std::string_view kNotUnique = "not_unique";
inline constexpr std::string_view kDocumentsCancelled = "documents_cancelled";
inline constexpr std::string_view kNoBlanks = "no_blanks";

/// A person's name, and the number where there is one.
struct Person {
    std::string name;
    std::optional<Nik> nik;
    LAYANG_FIELDS(Person, name, nik)
};

/// How messages reach the applicant.
struct Contact {
    std::optional<std::string> phone;
    std::optional<std::string> email;
    LAYANG_FIELDS(Contact, phone, email)
};

/// Where the documents go inside the village.
struct Address {
    std::string hamlet;
    std::string rt;
    std::string rw;
    LAYANG_FIELDS(Address, hamlet, rt, rw)
};

/// One answered question of the form; `field` is the key of the service's row, `value` its text (a date as 2020-06-08).
struct Answer {
    std::string field;
    std::string value;
    LAYANG_FIELDS(Answer, field, value)
};

/// Somebody in an application, in a role of the service's row, with the answers that are asked of each such person.
struct RolePerson {
    std::string role;
    std::string name;
    std::optional<Nik> nik;
    std::vector<Answer> answers;
    LAYANG_FIELDS(RolePerson, role, name, nik, answers)
};

/// Somebody who may receive the documents.
struct Receiver {
    std::string name;
    std::optional<Nik> nik;
    LAYANG_FIELDS(Receiver, name, nik)
};

enum class Delivery { home, village_hall };
/// What the desk did with the original of a paper: looked at it, kept it for the office, or had none to see.
enum class OriginalSeen { seen, kept, none };

// --- the dossier; stream "dossier:ID" ---

/// A family's file was taken in. Who took it in, when, and the date that judged it, stand in the event's stamp.
struct DossierSubmitted {
    DossierId dossier;
    PublicCode code;
    /// Desk that took it in.
    std::string desk;
    /// Kemendagri code of the village that the documents go to.
    std::string village;
    Sealed<Address> address;
    Sealed<Person> applicant;
    Sealed<Contact> contact;
    Delivery delivery = Delivery::home;
    /// The applicant agrees that the data are used for this; without it nothing is taken in.
    bool consent = false;
    std::vector<ApplicationId> applications;
    /// The latest office target among its applications.
    Instant target_due;
    LAYANG_EVENT(DossierSubmitted, 1, dossier, code, desk, village, address, applicant, contact, delivery, consent, applications, target_due)
};
/// `index` counts from 0; `relation` is one of the receiver rule's.
struct ReceiverNamed {
    std::int64_t index = 0;
    Sealed<Receiver> receiver;
    std::string relation;
    LAYANG_EVENT(ReceiverNamed, 1, index, receiver, relation)
};
/// `paper` counts from 0 within the dossier and is never used again.
struct PaperAttached {
    std::int64_t paper = 0;
    std::string requirement;
    /// The requirement that this paper stands for, when it is not itself asked for.
    std::optional<std::string> substitute_for;
    /// The earlier paper that this one takes the place of, for the applications that it names.
    std::optional<std::int64_t> replaces;
    std::vector<ApplicationId> applications;
    std::vector<BlobId> blobs;
    OriginalSeen original = OriginalSeen::none;
    LAYANG_EVENT(PaperAttached, 1, paper, requirement, substitute_for, replaces, applications, blobs, original)
};
using DossierEvent = std::variant<DossierSubmitted, ReceiverNamed, PaperAttached>;

// --- an application; stream "application:ID" ---

/// An old document that is taken back with an output. `person` is an index into the application's persons.
struct PlannedSurrender {
    std::string document;
    int count = 1;
    bool if_held = false;
    std::optional<std::int64_t> person;
    LAYANG_FIELDS(PlannedSurrender, document, count, if_held, person)
};

/// A document that the application will yield, as the row of the day resolves it: no rule is asked again later, but for the medium.
struct PlannedDocument {
    std::string kind;
    /// By the day of submission; what it is made on in the end, the day of the order says.
    std::string medium;
    bool stock_counted = false;
    /// The role of whoever it is for; "application" when it is for the whole family: then the applicant is its holder.
    std::string role;
    /// Index into the application's persons.
    std::optional<std::int64_t> holder;
    std::string receiver_rule;
    std::vector<PlannedSurrender> surrenders;
    /// Not to be ordered before this date.
    std::optional<Date> due;
    LAYANG_FIELDS(PlannedDocument, kind, medium, stock_counted, role, holder, receiver_rule, surrenders, due)
};

struct ApplicationSubmitted {
    ApplicationId application;
    DossierId dossier;
    /// The service's code as its row has it, and which row: "CODE@2020-01-01".
    std::string service;
    std::string rule;
    std::string village;
    Sealed<std::vector<RolePerson>> persons;
    Sealed<std::vector<Answer>> answers;
    bool needs_biometrics = false;
    bool needs_print_ready = false;
    std::vector<PlannedDocument> outputs;
    /// The office's own target.
    Instant target_due;
    LAYANG_EVENT(ApplicationSubmitted, 1, application, dossier, service, rule, village, persons, answers, needs_biometrics,
                 needs_print_ready, outputs, target_due)
};
struct ApplicationVerified {
    /// The legal limit at this moment; stops move it.
    Instant legal_due;
    LAYANG_EVENT(ApplicationVerified, 1, legal_due)
};
/// `paper` is an index of the dossier's papers, `field` a path into the
/// application ("persons.0.answers.birth_date", "answers.kk_number").
struct ReturnReason {
    std::string code;
    std::optional<std::int64_t> paper;
    std::optional<std::string> field;
    SealedNote note;
    LAYANG_FIELDS(ReturnReason, code, paper, field, note)
};
struct ApplicationReturned {
    std::vector<ReturnReason> reasons;
    LAYANG_EVENT(ApplicationReturned, 1, reasons)
};
/// What was wrong, mended: a part that is absent stays as it was. Papers that came with it are `PaperAttached` of the dossier.
struct ApplicationResubmitted {
    std::optional<Sealed<std::vector<RolePerson>>> persons;
    std::optional<Sealed<std::vector<Answer>>> answers;
    std::vector<PlannedDocument> outputs;
    std::vector<std::int64_t> papers;
    Instant target_due;
    LAYANG_EVENT(ApplicationResubmitted, 1, persons, answers, outputs, papers, target_due)
};
struct ApplicationRejected {
    std::string reason;
    SealedNote note;
    LAYANG_EVENT(ApplicationRejected, 1, reason, note)
};
struct ApplicationWithdrawn {
    std::string reason;
    SealedNote note;
    LAYANG_EVENT(ApplicationWithdrawn, 1, reason, note)
};
struct ApplicationCompleted {
    ApplicationId application;
    LAYANG_EVENT(ApplicationCompleted, 1, application)
};
/// The legal clock is stopped. Stops with different reasons may run at once.
struct ClockStopped {
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(ClockStopped, 1, reason, note)
};
/// The stop with that reason is over.
struct ClockResumed {
    std::string reason;
    LAYANG_EVENT(ClockResumed, 1, reason)
};
struct BiometricsRecorded {
    Instant recorded_at;
    LAYANG_EVENT(BiometricsRecorded, 1, recorded_at)
};
struct PrintReadyConfirmed {
    ApplicationId application;
    LAYANG_EVENT(PrintReadyConfirmed, 1, application)
};
/// SIAK found the person's biometric data elsewhere.
struct DuplicateFound {
    SealedNote note;
    LAYANG_EVENT(DuplicateFound, 1, note)
};
using ApplicationEvent = std::variant<ApplicationSubmitted, ApplicationVerified, ApplicationReturned, ApplicationResubmitted,
                                      ApplicationRejected, ApplicationWithdrawn, ApplicationCompleted, ClockStopped, ClockResumed,
                                      BiometricsRecorded, PrintReadyConfirmed, DuplicateFound>;

}  // namespace layang::intake

LAYANG_ENUM(layang::intake::Delivery, home, village_hall)
LAYANG_ENUM(layang::intake::OriginalSeen, seen, kept, none)
