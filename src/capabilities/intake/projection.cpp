// The tables of intake, from events alone. Sealed texts go into the rows as they are; only search tokens need them open.
#include <algorithm>

#include "capabilities/intake/queries.hpp"

namespace layang::intake {
namespace {

using ledger::Stored;
using store::Session;
using store::Statement;

/// Name words that have tokens, at most: with NIK and telephone a person has at most five (architecture D8).
constexpr std::size_t kNameWordsMax = 3;

const Statement kInsertDossier("intake.insert_dossier",
                               "INSERT INTO dossier (regency, dossier, code, desk, village, delivery, submitted_at, seq, target_due, applicant, "
                               "applicant_bound, contact, contact_bound, address, address_bound) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kInsertReceiver("intake.insert_receiver",
                                "INSERT INTO receiver (regency, dossier, place, relation, receiver, receiver_bound) VALUES (?, ?, ?, ?, ?, ?)");
const Statement kInsertPaper("intake.insert_paper",
                             "INSERT INTO paper (regency, dossier, paper, requirement, substitute_for, original, applications, blobs, replaced_for) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[]')");
const Statement kReplacedFor("intake.replaced_for", "SELECT replaced_for FROM paper WHERE regency = ? AND dossier = ? AND paper = ?");
const Statement kReplacePaper("intake.replace_paper", "UPDATE paper SET replaced_for = ? WHERE regency = ? AND dossier = ? AND paper = ?");
const Statement kInsertBlob("intake.insert_blob",
                            "INSERT INTO paper_blob (regency, blob_id, dossier) VALUES (?, ?, ?) ON CONFLICT (regency, blob_id, dossier) DO NOTHING");
const Statement kInsertToken("intake.insert_token",
                             "INSERT INTO search_token (regency, purpose, token, dossier, key_id) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT (regency, purpose, token, dossier) DO NOTHING");
const Statement kForgetTokens("intake.forget_tokens", "DELETE FROM search_token WHERE regency = ? AND dossier = ?");
const Statement kInsertApplication(
    "intake.insert_application",
    "INSERT INTO application (regency, application, dossier, service, rule, village, state, revision, submitted_at, seq, target_due, persons, "
    "persons_bound, answers, answers_bound, needs_biometrics, needs_print_ready, biometrics, print_ready, outputs, due_on, ordered, returned, "
    "returned_bound, reason) VALUES (?, ?, ?, ?, ?, ?, 'submitted', 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 0, '[]', '', '')");
const Statement kState("intake.set_state", "UPDATE application SET state = ?, reason = ? WHERE regency = ? AND application = ?");
const Statement kVerified("intake.set_verified", "UPDATE application SET state = 'verified', legal_due = ? WHERE regency = ? AND application = ?");
const Statement kReturned("intake.set_returned",
                          "UPDATE application SET state = 'returned', returned = ?, returned_bound = ? WHERE regency = ? AND application = ?");
const Statement kResubmitted("intake.set_resubmitted",
                             "UPDATE application SET state = 'submitted', revision = revision + 1, outputs = ?, due_on = ?, target_due = ? "
                             "WHERE regency = ? AND application = ?");
const Statement kPersons("intake.set_persons", "UPDATE application SET persons = ?, persons_bound = ? WHERE regency = ? AND application = ?");
const Statement kAnswers("intake.set_answers", "UPDATE application SET answers = ?, answers_bound = ? WHERE regency = ? AND application = ?");
const Statement kBiometrics("intake.set_biometrics", "UPDATE application SET biometrics = 1 WHERE regency = ? AND application = ?");
const Statement kPrintReady("intake.set_print_ready", "UPDATE application SET print_ready = 1 WHERE regency = ? AND application = ?");
const Statement kOrdered("intake.set_ordered", "UPDATE application SET ordered = 1 WHERE regency = ? AND application = ?");
const Statement kStop("intake.insert_stop",
                      "INSERT INTO application_stop (regency, application, seq, reason, stopped_at) VALUES (?, ?, ?, ?, ?)");
const Statement kResume("intake.resume",
                        "UPDATE application_stop SET resumed_at = ? WHERE regency = ? AND application = ? AND reason = ? AND resumed_at IS NULL");
const Statement kResumeAll("intake.resume_all",
                           "UPDATE application_stop SET resumed_at = ? WHERE regency = ? AND application = ? AND resumed_at IS NULL");
const Statement kTargetOfDossier("intake.dossier_of_application", "SELECT dossier FROM application WHERE regency = ? AND application = ?");

const ledger::ProjectedTable kDossierTable("dossier", "regency, dossier");
const ledger::ProjectedTable kApplicationTable("application", "regency, application");
const ledger::ProjectedTable kStopTable("application_stop", "regency, application, seq");
const ledger::ProjectedTable kPaperTable("paper", "regency, dossier, paper");
const ledger::ProjectedTable kBlobTable("paper_blob", "regency, blob_id, dossier");
const ledger::ProjectedTable kReceiverTable("receiver", "regency, dossier, place");
const ledger::ProjectedTable kTokenTable("search_token", "regency, purpose, token, dossier");

bool is_number(const std::string& value) {
    return value.size() == kRegistrationNumberDigits && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

/// Writes the keyed tokens that people are found by, each once in its dossier, however many applications name them.
class Tokens {
public:
    Tokens(Session& session, secrets::KeyRing& ring, const std::string& regency, std::string dossier)
        : session_(session), ring_(ring), regency_(regency), dossier_(std::move(dossier)) {}

    void person(const std::string& name, const std::optional<Nik>& nik) const {
        if (nik) add("nik", nik->digits());
        auto words = secrets::name_words(name);
        // The longest words tell most; the others are looked for in what these find.
        std::ranges::stable_sort(words, [](const auto& a, const auto& b) { return a.size() > b.size(); });
        for (std::size_t i = 0; i < words.size() && i < kNameWordsMax; ++i) add("name-word", words[i]);
    }
    void applicant(const Person& person, const Contact& contact) const {
        this->person(person.name, person.nik);
        if (contact.phone && !contact.phone->empty()) add("phone", secrets::phone_normal(*contact.phone));
    }
    void form(const std::vector<RolePerson>& persons, const std::vector<Answer>& answers) const {
        for (const auto& one : persons) {
            person(one.name, one.nik);
            numbers(one.answers);
        }
        numbers(answers);
    }
    /// What was corrected must no longer be found by its wrong form: the dossier's tokens are made anew from its rows.
    void renew(DossierId dossier) const {
        session_.run(kForgetTokens, regency_, dossier);
        if (const auto row = queries::dossier(session_, regency_, dossier))
            applicant(opened<Person>(row->applicant), opened<Contact>(row->contact));
        for (const auto& row : queries::applications_of(session_, regency_, dossier))
            form(opened<std::vector<RolePerson>>(row.persons), opened<std::vector<Answer>>(row.answers));
    }

private:
    /// Nothing of what was erased.
    template <class T>
    [[nodiscard]] T opened(const ledger::SealedText& sealed) const {
        return ledger::open_as<T>(ring_, sealed).value_or(T{});
    }
    void numbers(const std::vector<Answer>& answers) const {
        for (const auto& answer : answers)
            if (is_number(answer.value)) add("kk", answer.value);
    }
    void add(std::string_view purpose, const std::string& normal) const {
        session_.run(kInsertToken, regency_, purpose, ring_.token(purpose, normal), dossier_, ring_.token_key_id());
    }

    Session& session_;
    secrets::KeyRing& ring_;
    const std::string& regency_;
    std::string dossier_;
};

/// The value, or an empty one when it was erased.
template <class T>
T open_or_empty(const Sealed<T>& sealed) {
    const auto* value = sealed.get();
    return value == nullptr ? T{} : *value;
}

struct DossierRows {
    Session& session;
    const Stored& stored;
    secrets::KeyRing& ring;
    std::string dossier;

    void operator()(const DossierSubmitted& event) const {
        const auto applicant = stored.sealed("applicant"), contact = stored.sealed("contact"), address = stored.sealed("address");
        session.run(kInsertDossier, stored.regency, dossier, event.code.symbols(), event.desk, event.village, name_of(event.delivery),
                    stored.stamp.received_at, stored.seq, event.target_due, applicant.text, applicant.bound, contact.text, contact.bound,
                    address.text, address.bound);
        Tokens(session, ring, stored.regency, dossier).applicant(open_or_empty(event.applicant), open_or_empty(event.contact));
    }
    void operator()(const ReceiverNamed& event) const {
        const auto receiver = stored.sealed("receiver");
        session.run(kInsertReceiver, stored.regency, dossier, event.index, event.relation, receiver.text, receiver.bound);
    }
    void replace(std::int64_t paper, const std::vector<ApplicationId>& applications) const {
        const auto text = session.first(kReplacedFor, [](const store::Row& row) { return row.text(0); }, stored.regency, dossier, paper);
        if (!text) return;
        Json gone = Json::parse(*text);
        for (const auto& one : applications) gone.push_back(one.text());
        session.run(kReplacePaper, canonical_json(gone), stored.regency, dossier, paper);
    }
    void operator()(const PaperAttached& event) const {
        session.run(kInsertPaper, stored.regency, dossier, event.paper, event.requirement, event.substitute_for.value_or(""),
                    name_of(event.original), canonical_json(encode(event.applications)), canonical_json(encode(event.blobs)));
        if (event.replaces) replace(*event.replaces, event.applications);
        for (const auto blob : event.blobs) session.run(kInsertBlob, stored.regency, blob, dossier);
    }
};

std::optional<Date> due_of(const std::vector<PlannedDocument>& outputs) { return outputs.empty() ? std::nullopt : outputs.front().due; }

struct ApplicationRows {
    Session& session;
    const Stored& stored;
    secrets::KeyRing& ring;
    std::string application;

    void operator()(const ApplicationSubmitted& event) const {
        const auto persons = stored.sealed("persons"), answers = stored.sealed("answers");
        session.run(kInsertApplication, stored.regency, application, event.dossier, event.service, event.rule, event.village,
                    stored.stamp.received_at, stored.seq, event.target_due, persons.text, persons.bound, answers.text, answers.bound,
                    event.needs_biometrics, event.needs_print_ready, canonical_json(encode(event.outputs)), due_of(event.outputs));
        Tokens(session, ring, stored.regency, event.dossier.text()).form(open_or_empty(event.persons), open_or_empty(event.answers));
    }
    void state(Stage stage, const std::string& reason = "") const {
        session.run(kState, name_of(stage), reason, stored.regency, application);
    }
    void operator()(const ApplicationVerified& event) const { session.run(kVerified, event.legal_due, stored.regency, application); }
    void operator()(const ApplicationReturned&) const {
        session.run(kReturned, canonical_json(stored.payload.value("reasons", Json::array())),
                    ledger::Transaction::bound_of(stored.regency, stored.stream, stored.type, stored.type_version), stored.regency, application);
    }
    void operator()(const ApplicationResubmitted& event) const {
        session.run(kResubmitted, canonical_json(encode(event.outputs)), due_of(event.outputs), event.target_due, stored.regency, application);
        if (event.persons) set(kPersons, "persons");
        if (event.answers) set(kAnswers, "answers");
        const auto dossier = session.first(kTargetOfDossier, [](const store::Row& row) { return row.id<DossierId>(0); }, stored.regency, application);
        if (dossier) Tokens(session, ring, stored.regency, dossier->text()).renew(*dossier);
    }
    void set(const Statement& statement, const std::string& field) const {
        const auto text = stored.sealed(field);
        session.run(statement, text.text, text.bound, stored.regency, application);
    }
    void ended(Stage stage, const std::string& reason = "") const {
        state(stage, reason);
        session.run(kResumeAll, stored.stamp.occurred_at, stored.regency, application);
    }
    void operator()(const ApplicationRejected& event) const { ended(Stage::rejected, event.reason); }
    void operator()(const ApplicationWithdrawn& event) const { ended(Stage::withdrawn, event.reason); }
    void operator()(const ApplicationCompleted&) const { ended(Stage::completed); }
    void operator()(const ClockStopped& event) const {
        session.run(kStop, stored.regency, application, stored.seq, event.reason, stored.stamp.occurred_at);
    }
    void operator()(const ClockResumed& event) const {
        session.run(kResume, stored.stamp.occurred_at, stored.regency, application, event.reason);
    }
    void operator()(const BiometricsRecorded&) const { session.run(kBiometrics, stored.regency, application); }
    void operator()(const PrintReadyConfirmed&) const { session.run(kPrintReady, stored.regency, application); }
    void operator()(const DuplicateFound&) const {}  // its stop says it
};

std::optional<std::string> id_in(const std::string& stream, std::string_view prefix) {
    if (!stream.starts_with(prefix)) return std::nullopt;
    return stream.substr(prefix.size());
}

void apply(Session& session, const Stored& event, secrets::KeyRing& ring) {
    if (const auto dossier = id_in(event.stream, "dossier:")) {
        if (const auto one = event.as_one_of<DossierEvent>()) std::visit(DossierRows{session, event, ring, *dossier}, *one);
    } else if (const auto application = id_in(event.stream, "application:")) {
        if (const auto one = event.as_one_of<ApplicationEvent>()) std::visit(ApplicationRows{session, event, ring, *application}, *one);
    } else if (event.type == "DocumentOrdered" && event.payload.contains("application")) {
        // Printing's event: whoever waited for a birthday waits no longer.
        session.run(kOrdered, event.regency, event.payload.at("application").get<std::string>());
    }
}

}  // namespace

ledger::Projection projection() {
    return {"intake", 5, {&kDossierTable, &kApplicationTable, &kStopTable, &kPaperTable, &kBlobTable, &kReceiverTable, &kTokenTable}, apply};
}

}  // namespace layang::intake
