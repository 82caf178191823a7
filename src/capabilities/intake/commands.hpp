#pragma once
// What people ask of intake, as it comes from outside: numbers and names are texts until the decider has judged them, so that
// all that is wrong is said at once.
#include "capabilities/intake/types.hpp"

namespace layang::intake {

struct PersonDraft {
    std::string name;
    std::optional<std::string> nik;
    LAYANG_FIELDS(PersonDraft, name, nik)
};

struct RolePersonDraft {
    std::string role;
    std::string name;
    std::optional<std::string> nik;
    std::vector<Answer> answers;
    LAYANG_FIELDS(RolePersonDraft, role, name, nik, answers)
};

struct ReceiverDraft {
    std::string name;
    std::optional<std::string> nik;
    std::string relation;
    LAYANG_FIELDS(ReceiverDraft, name, nik, relation)
};

struct ApplicationDraft {
    ApplicationId application;
    std::string service;
    std::vector<RolePersonDraft> persons;
    std::vector<Answer> answers;
    LAYANG_FIELDS(ApplicationDraft, application, service, persons, answers)
};

/// `replaces` belongs to resubmission: the index of the dossier's paper that this one takes the place of.
struct PaperDraft {
    std::string requirement;
    std::optional<std::string> substitute_for;
    std::vector<ApplicationId> applications;
    std::vector<BlobId> blobs;
    OriginalSeen original = OriginalSeen::none;
    std::optional<std::int64_t> replaces;
    LAYANG_FIELDS(PaperDraft, requirement, substitute_for, applications, blobs, original, replaces)
};

/// `code` is one that the device was given beforehand; without it the server makes one.
struct SubmitDossier {
    DossierId dossier;
    std::optional<std::string> code;
    std::string desk;
    std::string village;
    Address address;
    PersonDraft applicant;
    Contact contact;
    Delivery delivery = Delivery::home;
    bool consent = false;
    std::vector<ReceiverDraft> receivers;
    std::vector<ApplicationDraft> applications;
    std::vector<PaperDraft> papers;
    LAYANG_FIELDS(SubmitDossier, dossier, code, desk, village, address, applicant, contact, delivery, consent, receivers, applications, papers)
};

/// `revision` everywhere: how often the application had been resubmitted when the person looked at it; absent, it is not compared.
struct VerifyApplication {
    std::optional<std::int64_t> revision;
    LAYANG_FIELDS(VerifyApplication, revision)
};
struct ReturnReasonDraft {
    std::string code;
    std::optional<std::int64_t> paper;
    std::optional<std::string> field;
    std::optional<std::string> note;
    LAYANG_FIELDS(ReturnReasonDraft, code, paper, field, note)
};
struct ReturnApplication {
    std::vector<ReturnReasonDraft> reasons;
    std::optional<std::int64_t> revision;
    LAYANG_FIELDS(ReturnApplication, reasons, revision)
};
struct RejectApplication {
    std::string reason;
    std::optional<std::string> note;
    std::optional<std::int64_t> revision;
    LAYANG_FIELDS(RejectApplication, reason, note, revision)
};
struct WithdrawApplication {
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(WithdrawApplication, reason, note)
};
/// Only what was wrong: absent parts and answers stay as they were.
struct PersonChange {
    std::int64_t index = 0;
    std::optional<std::string> name;
    std::optional<std::string> nik;
    std::vector<Answer> answers;
    LAYANG_FIELDS(PersonChange, index, name, nik, answers)
};
struct ResubmitApplication {
    std::vector<PersonChange> persons;
    std::vector<Answer> answers;
    std::vector<PaperDraft> papers;
    /// Who was not there before, a substitute's witnesses for instance; counted on after those who were.
    std::vector<RolePersonDraft> added = {};
    LAYANG_FIELDS(ResubmitApplication, persons, answers, papers, added)
};
struct StopClock {
    std::string reason;
    std::optional<std::string> note = {};
    LAYANG_FIELDS(StopClock, reason, note)
};
struct ResumeClock {
    std::string reason;
    LAYANG_FIELDS(ResumeClock, reason)
};
/// A note in words; may be absent.
struct WithNote {
    std::optional<std::string> note;
    LAYANG_FIELDS(WithNote, note)
};

// Questions that name a person stand in a body, never in an address.
struct SearchText {
    std::string text;
    LAYANG_FIELDS(SearchText, text)
};
struct ServiceAndNik {
    std::string service;
    std::string nik;
    LAYANG_FIELDS(ServiceAndNik, service, nik)
};
struct OneNik {
    std::string nik;
    LAYANG_FIELDS(OneNik, nik)
};

}  // namespace layang::intake
