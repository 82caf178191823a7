#include "capabilities/intake/examples_test.hpp"

namespace layang::intake::dossier_decider_test {
namespace {

using namespace examples;

Refusal refused(const SubmitDossier& command, const IntakeFacts& world = facts()) {
    const auto decision = submit(command, rules(), world);
    REQUIRE(!decision);
    return decision.error();
}

TEST_CASE("dossier: what was brought stands in the events") {
    auto command = dossier_for(plain_row());
    name_receiver(plain_row(), command, "proxy");
    const auto relations = catalogue().receiver_rule_at("A", kDay);
    REQUIRE(relations != nullptr);
    const auto decision = submit(command);
    REQUIRE_MESSAGE(decision, told(decision.error()));
    const auto state = fold(decision->dossier);
    CHECK(state.exists);
    CHECK(state.code == PublicCode::make("TK", 7));
    CHECK(state.applicant.open().name == "Siti Rahayu");
    CHECK(state.papers.size() == command.papers.size());
    CHECK(state.relations.front().relation == "proxy");
    CHECK(papers_of(state, numbered<ApplicationId>(1)).size() == command.papers.size());
    CHECK(papers_of(state, numbered<ApplicationId>(2)).empty());
}

TEST_CASE("dossier: everything that is wrong is said at once, each with its field") {
    auto command = dossier_for(plain_row());
    command.applicant = {std::string(61, 'a'), "1234"};
    command.contact = {"12", "nobody"};
    command.consent = false;
    command.receivers.push_back({"", {}, "neighbour"});
    command.papers.clear();
    command.applications.front().persons.front().nik = "9999990101800001";
    const auto refusal = refused(command);
    CHECK(has(refusal, ErrorCode::kTextTooLong, "applicant.name"));
    CHECK(has(refusal, ErrorCode::kNikLength, "applicant.nik"));
    CHECK(has(refusal, ErrorCode::kPhoneInvalid, "contact.phone"));
    CHECK(has(refusal, ErrorCode::kEmailInvalid, "contact.email"));
    CHECK(has(refusal, ErrorCode::kConsentMissing, "consent"));
    CHECK(has(refusal, ErrorCode::kFieldMissing, "receivers.0.name"));
    CHECK(has(refusal, ErrorCode::kReceiverNotAllowed, "receivers.0.relation"));
    CHECK(has(refusal, ErrorCode::kNikRegion, "applications.0.persons.0.nik"));
    CHECK(has(refusal, ErrorCode::kPaperMissing, "applications.0.papers"));
}

TEST_CASE("dossier: a name of sixty letters is taken whatever they weigh, and hidden characters are not") {
    auto command = dossier_for(plain_row());
    std::string sixty;
    for (int i = 0; i < 60; ++i) sixty += "é";
    command.applicant.name = sixty;
    CHECK(submit(command).has_value());
    for (const std::string& hidden : {std::string("Siti\nRahayu"), std::string("Siti\0R", 6), std::string("Siti\xE2\x80\xAE"), std::string("Siti\xFF"), std::string("\xC0\xAF")}) {
        command.applicant.name = hidden;
        CHECK(has(refused(command), ErrorCode::kTextInvalid, "applicant.name"));
    }
    command.applicant.name = "Siti <script>alert('1')</script>; DROP TABLE x";
    CHECK(submit(command).has_value());
}

TEST_CASE("dossier: whoever receives by a letter brings it to the desk, each his own, and the desk has seen it") {
    const auto& service = plain_row();
    auto command = dossier_for(service);
    const auto of_the_row = command.papers.size();
    name_receiver(service, command, "adult_same_kk");
    CHECK(command.papers.size() == of_the_row);
    name_receiver(service, command, "proxy");
    name_receiver(service, command, "proxy");
    REQUIRE(command.papers.size() == of_the_row + 2);
    CHECK(command.papers.back().requirement == "F-1.07");
    CHECK(submit(command).has_value());
    command.papers.back().original = OriginalSeen::none;
    CHECK(has(refused(command), ErrorCode::kOriginalUnseen, "papers." + std::to_string(of_the_row + 1) + ".original"));
    command.papers.pop_back();
    CHECK(has(refused(command), ErrorCode::kPaperMissing, "applications.0.papers"));
    command.receivers.pop_back();
    CHECK(submit(command).has_value());
}

TEST_CASE("dossier: receivers and papers have an end") {
    auto command = dossier_for(plain_row());
    while (command.receivers.size() < kReceiversMax) name_receiver(plain_row(), command, "proxy");
    CHECK(submit(command).has_value());
    command.receivers.push_back({"Budi Santoso", {}, "proxy"});
    const auto paper = command.papers.front();
    while (command.papers.size() <= kPapersMax) command.papers.push_back(paper);
    const auto refusal = refused(command);
    CHECK(has(refusal, ErrorCode::kTooMany, "receivers"));
    CHECK(has(refusal, ErrorCode::kTooMany, "papers"));
}

TEST_CASE("dossier: a village of others is out of scope, an unknown one unknown") {
    auto world = facts();
    world.village_exists = [](std::string_view village) { return village != "35.03.99.2001"; };
    auto command = dossier_for(plain_row());
    command.village = command.desk = "35.03.02.2001";
    CHECK(has(refused(command, world), ErrorCode::kOutOfScope, "village"));
    command.village = command.desk = "35.03.99.2001";
    CHECK(has(refused(command, world), ErrorCode::kVillageUnknown, "village"));
    const auto foreign = decide(DossierState{}, dossier_for(plain_row()), verifier(), rules(), facts());
    REQUIRE(!foreign);
    CHECK(foreign.error().code() == ErrorCode::kNotAllowed);
}

TEST_CASE("dossier: no application, nine applications, one id twice, an id in use") {
    const auto& service = plain_row();
    auto command = dossier_for(service);
    command.applications.clear();
    CHECK(has(refused(command), ErrorCode::kFieldMissing, "applications"));
    for (int i = 1; i <= 9; ++i) command.applications.push_back(application_for(service, i));
    CHECK(has(refused(command), ErrorCode::kTooMany, "applications"));
    command = dossier_for(service);
    command.applications.push_back(command.applications.front());
    CHECK(has(refused(command), ErrorCode::kConflict, "applications.1.application"));
    DossierState there;
    there.exists = true;
    const auto again = decide(there, dossier_for(service), registrar(), rules(), facts());
    REQUIRE(!again);
    CHECK(again.error().code() == ErrorCode::kConflict);
}

TEST_CASE("dossier: pictures that have not arrived are named") {
    auto world = facts();
    const auto late = numbered<BlobId>(1);
    world.picture = [late](BlobId blob) { return blob == late ? std::nullopt : std::optional(Picture{"image/jpeg", 80'000}); };
    const auto refusal = refused(dossier_for(plain_row()), world);
    REQUIRE(has(refusal, ErrorCode::kBlobsMissing, "papers"));
    CHECK(refusal.reasons().front().args.front().value == late.text());
}

TEST_CASE("dossier: a picture of a wrong kind and one that is too large are both named") {
    const auto command = dossier_for(plain_row());
    const auto first = command.papers.front().blobs.front();
    const auto* row = catalogue().requirement_at(command.papers.front().requirement, kDay);
    REQUIRE(row != nullptr);
    auto world = facts();
    world.picture = [&](BlobId blob) {
        return std::optional(blob == first ? Picture{"image/heic", row->bytes_max + 1} : Picture{"image/jpeg", row->bytes_max});
    };
    const auto refusal = refused(command, world);
    CHECK(has(refusal, ErrorCode::kMediaUnsupported, "papers.0.blobs.0"));
    CHECK(has(refusal, ErrorCode::kTooLarge, "papers.0.blobs.0"));
    CHECK(refusal.reasons().size() == 2);
}

TEST_CASE("dossier: a code that this device does not have is refused") {
    auto world = facts();
    world.code.reset();
    CHECK(has(refused(dossier_for(plain_row()), world), ErrorCode::kCodeNotIssued, "code"));
}

TEST_CASE("dossier: an unknown role, an unknown question, a wrong choice, an answer given twice") {
    const auto& service = row_where([](const Service& row) { return !row.fields.empty() && !row.roles.empty(); });
    auto command = dossier_for(service);
    auto& application = command.applications.front();
    application.answers.push_back(application.answers.front());
    application.answers.push_back({"no_such_field", "1"});
    application.persons.push_back({"stranger", "Orang", {}, {}});
    const auto refusal = refused(command);
    CHECK(has(refusal, ErrorCode::kTooMany, "applications.0.answers." + application.answers.front().field));
    CHECK(has(refusal, ErrorCode::kFieldUnknown, "applications.0.answers.no_such_field"));
    CHECK(has(refusal, ErrorCode::kRoleUnknown, "applications.0.persons." + std::to_string(application.persons.size() - 1) + ".role"));
}

}  // namespace
}  // namespace layang::intake::dossier_decider_test
