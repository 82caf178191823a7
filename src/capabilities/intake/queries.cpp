#include "capabilities/intake/queries.hpp"

#include <algorithm>

namespace layang::intake {

std::vector<store::Migration> migrations() {
    return {
        {"intake", 1, R"(
CREATE TABLE dossier (
  regency TEXT NOT NULL, dossier TEXT NOT NULL, code TEXT NOT NULL, desk TEXT NOT NULL, village TEXT NOT NULL, delivery TEXT NOT NULL,
  submitted_at INTEGER NOT NULL, seq INTEGER NOT NULL, target_due INTEGER NOT NULL, applicant TEXT NOT NULL, applicant_bound TEXT NOT NULL,
  contact TEXT NOT NULL, contact_bound TEXT NOT NULL, address TEXT NOT NULL, address_bound TEXT NOT NULL, PRIMARY KEY (regency, dossier));
CREATE UNIQUE INDEX dossier_code ON dossier (regency, code);
CREATE INDEX dossier_newest ON dossier (regency, seq);
CREATE INDEX dossier_village ON dossier (regency, village, seq);
CREATE TABLE application (
  regency TEXT NOT NULL, application TEXT NOT NULL, dossier TEXT NOT NULL, service TEXT NOT NULL, rule TEXT NOT NULL, village TEXT NOT NULL,
  state TEXT NOT NULL, revision INTEGER NOT NULL, submitted_at INTEGER NOT NULL, seq INTEGER NOT NULL, target_due INTEGER NOT NULL,
  legal_due INTEGER, persons TEXT NOT NULL, persons_bound TEXT NOT NULL, answers TEXT NOT NULL, answers_bound TEXT NOT NULL,
  needs_biometrics INTEGER NOT NULL, needs_print_ready INTEGER NOT NULL, biometrics INTEGER NOT NULL, print_ready INTEGER NOT NULL,
  outputs TEXT NOT NULL, due_on TEXT, ordered INTEGER NOT NULL, returned TEXT NOT NULL, returned_bound TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (regency, application));
CREATE INDEX application_dossier ON application (regency, dossier, seq);
CREATE INDEX application_state ON application (regency, state, target_due);
CREATE INDEX application_due ON application (regency, ordered, due_on);
CREATE TABLE application_stop (
  regency TEXT NOT NULL, application TEXT NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL, stopped_at INTEGER NOT NULL,
  resumed_at INTEGER, PRIMARY KEY (regency, application, seq));
CREATE TABLE paper (
  regency TEXT NOT NULL, dossier TEXT NOT NULL, paper INTEGER NOT NULL, requirement TEXT NOT NULL, substitute_for TEXT NOT NULL,
  original TEXT NOT NULL, applications TEXT NOT NULL, blobs TEXT NOT NULL, replaced INTEGER NOT NULL, PRIMARY KEY (regency, dossier, paper));
CREATE TABLE paper_blob (
  regency TEXT NOT NULL, blob_id TEXT NOT NULL, dossier TEXT NOT NULL, PRIMARY KEY (regency, blob_id, dossier));
CREATE TABLE receiver (
  regency TEXT NOT NULL, dossier TEXT NOT NULL, place INTEGER NOT NULL, relation TEXT NOT NULL, receiver TEXT NOT NULL,
  receiver_bound TEXT NOT NULL, PRIMARY KEY (regency, dossier, place));
CREATE TABLE search_token (
  regency TEXT NOT NULL, purpose TEXT NOT NULL, token BLOB NOT NULL, dossier TEXT NOT NULL, application TEXT NOT NULL,
  PRIMARY KEY (regency, purpose, token, dossier, application));
CREATE INDEX search_token_application ON search_token (regency, application);
)"},
        {"intake", 2, R"(
ALTER TABLE paper DROP COLUMN replaced;
ALTER TABLE paper ADD COLUMN replaced_for TEXT NOT NULL DEFAULT '[]';
)"},
        // Which key made a token: the ring's own number for it (KeyRing::token_key_id). All that stood here were made with this one.
        {"intake", 3, R"(
ALTER TABLE search_token ADD COLUMN key_id TEXT NOT NULL DEFAULT '2';
)"},
        // A token stands once in its dossier. The rows come from the log: the projection, which has a new number, makes them anew.
        {"intake", 4, R"(
DROP TABLE search_token;
CREATE TABLE search_token (
  regency TEXT NOT NULL, purpose TEXT NOT NULL, token BLOB NOT NULL, dossier TEXT NOT NULL, key_id TEXT NOT NULL,
  PRIMARY KEY (regency, purpose, token, dossier));
CREATE INDEX search_token_dossier ON search_token (regency, dossier);
)"},
    };
}

namespace queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

#define LAYANG_DOSSIER_COLUMNS                                                                                          \
    "SELECT dossier, code, desk, village, delivery, submitted_at, seq, target_due, applicant, applicant_bound, contact, " \
    "contact_bound, address, address_bound FROM dossier "

const Statement kDossier("intake.dossier", LAYANG_DOSSIER_COLUMNS "WHERE regency = ? AND dossier = ?");
const Statement kDossierByCode("intake.dossier_by_code", LAYANG_DOSSIER_COLUMNS "WHERE regency = ? AND code = ?");
const Statement kDossiers("intake.dossiers", LAYANG_DOSSIER_COLUMNS "WHERE regency = ? AND seq < ? ORDER BY seq DESC");
const Statement kDossiersOfVillage("intake.dossiers_of_village",
                                   LAYANG_DOSSIER_COLUMNS "WHERE regency = ? AND village = ? AND seq < ? ORDER BY seq DESC");

#undef LAYANG_DOSSIER_COLUMNS

#define LAYANG_APPLICATION_COLUMNS                                                                                            \
    "SELECT a.application, a.dossier, a.service, a.rule, a.village, a.state, a.revision, a.submitted_at, a.target_due, "      \
    "a.legal_due, a.persons, a.persons_bound, a.answers, a.answers_bound, a.needs_biometrics, a.needs_print_ready, "          \
    "a.biometrics, a.print_ready, a.outputs, a.returned, a.returned_bound, a.reason FROM application a "

const Statement kApplication("intake.application", LAYANG_APPLICATION_COLUMNS "WHERE a.regency = ? AND a.application = ?");
const Statement kApplicationsOf("intake.applications_of", LAYANG_APPLICATION_COLUMNS "WHERE a.regency = ? AND a.dossier = ? ORDER BY a.seq");

#define LAYANG_CLOCK_STANDS \
    "EXISTS (SELECT 1 FROM application_stop s WHERE s.regency = a.regency AND s.application = a.application AND s.resumed_at IS NULL) "
#define LAYANG_WAITING "WHERE a.regency = ? AND a.village LIKE ? AND a.state = 'submitted' "
#define LAYANG_RUNNING "WHERE a.regency = ? AND a.village LIKE ? AND a.state = 'verified' AND a.ordered = 0 AND NOT " LAYANG_CLOCK_STANDS
#define LAYANG_STOPPED "WHERE a.regency = ? AND a.village LIKE ? AND a.state = 'verified' AND " LAYANG_CLOCK_STANDS
/// Both by QueuePart.
const Statement kQueued[] = {
    {"intake.waiting", LAYANG_APPLICATION_COLUMNS LAYANG_WAITING "ORDER BY a.target_due, a.application LIMIT ?"},
    {"intake.running", LAYANG_APPLICATION_COLUMNS LAYANG_RUNNING "ORDER BY a.legal_due, a.application LIMIT ?"},
    {"intake.stopped", LAYANG_APPLICATION_COLUMNS LAYANG_STOPPED "ORDER BY a.legal_due, a.application LIMIT ?"},
};
const Statement kQueuedCounts[] = {
    {"intake.waiting_count", "SELECT COUNT(*) FROM application a " LAYANG_WAITING},
    {"intake.running_count", "SELECT COUNT(*) FROM application a " LAYANG_RUNNING},
    {"intake.stopped_count", "SELECT COUNT(*) FROM application a " LAYANG_STOPPED},
};
const Statement kAwaitedCount("intake.awaited_count",
                              "SELECT COUNT(*) FROM application a WHERE a.regency = ? AND a.village LIKE ? AND a.state = 'verified' AND "
                              "((a.needs_biometrics = 1 AND a.biometrics = 0) OR (a.needs_print_ready = 1 AND a.print_ready = 0))");
const Statement kLateCount("intake.late_count", "SELECT COUNT(*) FROM application a " LAYANG_WAITING "AND a.target_due < ?");
const Statement kReturnedCount("intake.returned_count",
                               "SELECT COUNT(*) FROM application WHERE regency = ? AND village LIKE ? AND state = 'returned'");
#undef LAYANG_STOPPED
#undef LAYANG_RUNNING
#undef LAYANG_WAITING
#undef LAYANG_CLOCK_STANDS

const Statement kOpenWithNik("intake.open_with_nik",
                             LAYANG_APPLICATION_COLUMNS
                             "JOIN search_token t ON t.regency = a.regency AND t.dossier = a.dossier "
                             "WHERE t.regency = ? AND t.purpose = 'nik' AND t.token = ? AND t.key_id = ? AND a.service = ? "
                             "AND a.state IN ('submitted', 'returned', 'verified') ORDER BY a.seq");

#undef LAYANG_APPLICATION_COLUMNS

// Whoever sees one village must not lose its people behind those of all others: the area counts before the limit does.
#define LAYANG_WITH_TOKEN                                                                       \
    " FROM search_token t JOIN dossier d ON d.regency = t.regency AND d.dossier = t.dossier "   \
    "WHERE t.regency = ? AND t.purpose = ? AND t.token = ? AND t.key_id = ? AND d.village LIKE ?"

const Statement kWithToken("intake.dossiers_with_token", "SELECT DISTINCT t.dossier" LAYANG_WITH_TOKEN " ORDER BY t.dossier DESC LIMIT ?");
const Statement kCountWithToken("intake.count_with_token", "SELECT COUNT(DISTINCT t.dossier)" LAYANG_WITH_TOKEN);

#undef LAYANG_WITH_TOKEN

const Statement kDue("intake.due_applications",
                     "SELECT application FROM application WHERE regency = ? AND ordered = 0 AND due_on <= ? AND state = 'completed' "
                     "ORDER BY due_on, application");
const Statement kStops("intake.stops_of",
                       "SELECT reason, stopped_at, resumed_at FROM application_stop WHERE regency = ? AND application = ? ORDER BY seq");
const Statement kPapers("intake.papers_of",
                        "SELECT paper, requirement, substitute_for, original, applications, blobs, replaced_for FROM paper "
                        "WHERE regency = ? AND dossier = ? ORDER BY paper");
const Statement kReceivers("intake.receivers_of",
                           "SELECT relation, receiver, receiver_bound FROM receiver WHERE regency = ? AND dossier = ? ORDER BY place");

DossierRow dossier_row(const Row& row) {
    return {row.id<DossierId>(0), row.code(1), row.text(2), row.text(3), row.text(4), row.instant(5), row.integer(6), row.instant(7),
            {row.text(8), row.text(9)}, {row.text(10), row.text(11)}, {row.text(12), row.text(13)}};
}

ApplicationRow application_row(const Row& row) {
    ApplicationRow found;
    found.application = row.id<ApplicationId>(0);
    found.dossier = row.id<DossierId>(1);
    found.service = row.text(2);
    found.rule = row.text(3);
    found.village = row.text(4);
    found.state = row.choice<Stage>(5);
    found.revision = row.integer(6);
    found.submitted_at = row.instant(7);
    found.target_due = row.instant(8);
    found.legal_due = row.maybe_instant(9);
    found.persons = {row.text(10), row.text(11)};
    found.answers = {row.text(12), row.text(13)};
    found.needs_biometrics = row.flag(14);
    found.needs_print_ready = row.flag(15);
    found.has_biometrics = row.flag(16);
    found.print_ready = row.flag(17);
    found.outputs = row.text(18);
    found.returned = {row.text(19), row.text(20)};
    found.reason = row.text(21);
    return found;
}

}  // namespace

std::optional<DossierRow> dossier(Session& session, const std::string& regency, DossierId dossier) {
    return session.first(kDossier, dossier_row, regency, dossier);
}
std::optional<DossierRow> dossier_by_code(Session& session, const std::string& regency, const PublicCode& code) {
    return session.first(kDossierByCode, dossier_row, regency, code.symbols());
}
void dossiers(Session& session, const std::string& regency, const std::string& village, std::int64_t before,
              const std::function<bool(const DossierRow&)>& visit) {
    std::vector<store::Value> parameters{store::value_of(regency)};
    if (!village.empty()) parameters.push_back(store::value_of(village));
    parameters.push_back(store::value_of(before));
    session.each(village.empty() ? kDossiers : kDossiersOfVillage, parameters, [&](const Row& row) { return visit(dossier_row(row)); });
}
WithToken dossiers_with(Session& session, secrets::KeyRing& ring, const std::string& regency, const std::vector<std::string>& areas,
                        std::string_view purpose, std::string_view normal_form) {
    WithToken with;
    auto& found = with.dossiers;
    for (const auto& area : areas) {
        auto of_area = session.list(kWithToken, [](const Row& row) { return row.id<DossierId>(0); }, regency, purpose,
                                    ring.token(purpose, normal_form), ring.token_key_id(), area + '%', kWithTokenMax + 1);
        if (of_area.size() > kWithTokenMax) {
            with.cut = true;
            of_area.pop_back();
        }
        found.insert(found.end(), of_area.begin(), of_area.end());
    }
    // The newest of all areas first, and once where areas overlap.
    std::ranges::sort(found, std::ranges::greater{});
    const auto twice = std::ranges::unique(found);
    found.erase(twice.begin(), twice.end());
    return with;
}
std::int64_t count_with(Session& session, secrets::KeyRing& ring, const std::string& regency, const std::vector<std::string>& areas,
                        std::string_view purpose, std::string_view normal_form) {
    std::int64_t count = 0;
    for (const auto& area : areas)
        count += session.first(kCountWithToken, [](const Row& row) { return row.integer(0); }, regency, purpose, ring.token(purpose, normal_form),
                               ring.token_key_id(), area + '%').value_or(0);
    return count;
}
std::optional<ApplicationRow> application(Session& session, const std::string& regency, ApplicationId application) {
    return session.first(kApplication, application_row, regency, application);
}
std::vector<ApplicationRow> applications_of(Session& session, const std::string& regency, DossierId dossier) {
    return session.list(kApplicationsOf, application_row, regency, dossier);
}
std::vector<ApplicationRow> queued(Session& session, const std::string& regency, QueuePart part, const std::string& area, std::size_t limit) {
    return session.list(kQueued[static_cast<std::size_t>(part)], application_row, regency, area + '%', limit);
}
std::int64_t queued_count(Session& session, const std::string& regency, QueuePart part, const std::string& area) {
    return session.first(kQueuedCounts[static_cast<std::size_t>(part)], [](const Row& row) { return row.integer(0); }, regency, area + '%').value_or(0);
}
std::int64_t awaited_count(Session& session, const std::string& regency, const std::string& area) {
    return session.first(kAwaitedCount, [](const Row& row) { return row.integer(0); }, regency, area + '%').value_or(0);
}
std::int64_t late_count(Session& session, const std::string& regency, const std::string& area, Instant now) {
    return session.first(kLateCount, [](const Row& row) { return row.integer(0); }, regency, area + '%', now).value_or(0);
}
std::int64_t returned_count(Session& session, const std::string& regency, const std::string& area) {
    return session.first(kReturnedCount, [](const Row& row) { return row.integer(0); }, regency, area + '%').value_or(0);
}
std::vector<ApplicationRow> open_applications_with_nik(Session& session, secrets::KeyRing& ring, const std::string& regency, const std::string& service,
                                                       const Nik& nik) {
    auto found = session.list(kOpenWithNik, application_row, regency, ring.token("nik", nik.digits()), ring.token_key_id(), service);
    // The token finds the dossier; whether this application of it names the person is sealed.
    std::erase_if(found, [&](const ApplicationRow& row) {
        const auto persons = ledger::open_as<std::vector<RolePerson>>(ring, row.persons).value_or(std::vector<RolePerson>{});
        return std::ranges::none_of(persons, [&](const RolePerson& person) { return person.nik == nik; });
    });
    return found;
}
std::vector<ApplicationId> due_applications(Session& session, const std::string& regency, Date on) {
    return session.list(kDue, [](const Row& row) { return row.id<ApplicationId>(0); }, regency, on);
}
std::vector<StopRow> stops_of(Session& session, const std::string& regency, ApplicationId application) {
    return session.list(kStops, [](const Row& row) { return StopRow{row.text(0), {row.instant(1), row.maybe_instant(2)}}; }, regency, application);
}
std::vector<PaperRow> papers_of(Session& session, const std::string& regency, DossierId dossier) {
    return session.list(
        kPapers,
        [](const Row& row) {
            return PaperRow{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
        },
        regency, dossier);
}
std::vector<ReceiverRow> receivers_of(Session& session, const std::string& regency, DossierId dossier) {
    return session.list(kReceivers, [](const Row& row) { return ReceiverRow{row.text(0), {row.text(1), row.text(2)}}; }, regency, dossier);
}

}  // namespace queries
}  // namespace layang::intake
