// Every row of data/services.toml, walked from the desk to the order; what each row refuses is read from the row itself.
#include "capabilities/intake/examples_test.hpp"

namespace layang::intake {
namespace {

using namespace examples;

TEST_CASE("services: every row can be applied for, verified, and yields its documents") {
    const auto services = catalogue().services_on(kDay);
    REQUIRE(services.size() >= 12);
    for (const auto* service : services) {
        CAPTURE(service->code);
        auto state = submitted(*service);
        CHECK(state.rule == rule_of(*service));
        CHECK(!state.outputs.empty());
        for (const auto& output : state.outputs) CHECK(!output.medium.empty());

        auto decision = verify(state, {}, verifier(), kNow + Seconds{100});
        REQUIRE(decision);
        state = fold(std::move(state), decision->events);
        if (service->biometrics) {
            CHECK(!state.may_be_ordered());
            CHECK(state.stopped_for(kAwaitingBiometrics));
            decision = record_biometrics(state, verifier(), kNow);
            REQUIRE(decision);
            CHECK(decision->breaches.empty());
            state = fold(std::move(state), decision->events);
        }
        if (!service->waits_for.empty()) {
            CHECK(!state.may_be_ordered());
            decision = confirm_print_ready(state, verifier());
            REQUIRE(decision);
            CHECK(decision->breaches.empty());
            state = fold(std::move(state), decision->events);
        }
        CHECK(state.may_be_ordered());
        CHECK(state.stopped.empty());
        CHECK((state.stage == Stage::completed) == (service->due.on == DueOn::birthday));
    }
}

TEST_CASE("services: a row misses each of its papers by name") {
    for (const auto* service : catalogue().services_on(kDay)) {
        const auto whole = dossier_for(*service);
        for (std::size_t i = 0; i < whole.papers.size(); ++i) {
            auto command = whole;
            command.papers.erase(command.papers.begin() + static_cast<std::ptrdiff_t>(i));
            CAPTURE(service->code);
            CAPTURE(whole.papers[i].requirement);
            const auto decision = submit(command);
            REQUIRE(!decision);
            REQUIRE_MESSAGE(has(decision.error(), ErrorCode::kPaperMissing, "applications.0.papers"), told(decision.error()));
            CHECK(decision.error().reasons().front().args.front().value == whole.papers[i].requirement);
        }
    }
}

TEST_CASE("services: each substitute stands for its paper, with as many witnesses as its row wants") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& use : service->requirements)
            for (const auto& substitute : use.substitutes) {
                auto command = dossier_for(*service);
                const auto paper = std::ranges::find(command.papers, use.code, &PaperDraft::requirement);
                if (paper == command.papers.end()) continue;
                CAPTURE(service->code);
                CAPTURE(substitute.code);
                paper->requirement = substitute.code;
                paper->substitute_for = use.code;
                const auto without = submit(command);
                CHECK(without.has_value() == (substitute.witnesses == 0));
                if (!without) CHECK(has(without.error(), ErrorCode::kWitnessesTooFew, "applications.0.persons"));
                for (const auto& role : service->roles)
                    for (int i = 0; role.code == kWitnessRole && i < substitute.witnesses; ++i)
                        command.applications.front().persons.push_back(person_for(*service, role, 40, 900 + i));
                CHECK(submit(command).has_value());
                ++tried;
            }
    CHECK(tried > 0);
}

TEST_CASE("services: a role that must be there is missed, and one too many is refused") {
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            CAPTURE(service->code);
            CAPTURE(role.code);
            auto command = dossier_for(*service);
            auto& persons = command.applications.front().persons;
            std::erase_if(persons, [&](const RolePersonDraft& person) { return person.role == role.code; });
            if (role.min > 0) {
                const auto decision = submit(command);
                REQUIRE(!decision);
                CHECK(has(decision.error(), ErrorCode::kPersonsTooFew, "applications.0.persons"));
            }
            for (int i = 0; i <= role.max; ++i) persons.push_back(person_for(*service, role, age_for(role), 700 + i));
            const auto decision = submit(command);
            REQUIRE(!decision);
            CHECK(has(decision.error(), ErrorCode::kPersonsTooMany, "applications.0.persons"));
        }
}

TEST_CASE("services: whoever is a year too young or too old hears the row's own words") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            std::vector<int> wrong;
            if (role.min_age && *role.min_age > 0) wrong.push_back(*role.min_age - 1);
            if (role.max_age) wrong.push_back(*role.max_age);
            for (const int age : wrong) {
                auto command = dossier_for(*service);
                auto& persons = command.applications.front().persons;
                std::erase_if(persons, [&](const RolePersonDraft& person) { return person.role == role.code; });
                persons.push_back(person_for(*service, role, age, 800));
                CAPTURE(service->code);
                CAPTURE(age);
                const auto decision = submit(command);
                REQUIRE(!decision);
                bool heard = false;
                for (const auto& reason : decision.error().reasons())
                    heard |= reason.code == ErrorCode::kAgeOutside && reason.args.front().value == role.age_refusal->id;
                CHECK(heard);
                ++tried;
            }
        }
    CHECK(tried > 0);
}

TEST_CASE("services: a required answer that is not given is missed at its own place") {
    for (const auto* service : catalogue().services_on(kDay)) {
        auto command = dossier_for(*service);
        auto& application = command.applications.front();
        application.answers.clear();
        for (auto& person : application.persons) person.answers.clear();
        const auto decision = submit(command);
        REQUIRE(!decision);
        CAPTURE(service->code);
        for (const auto& field : service->fields) {
            if (!field.required || field.when) continue;
            if (field.per == kPerApplication) CHECK(has(decision.error(), ErrorCode::kFieldMissing, "applications.0.answers." + field.key));
            for (std::size_t i = 0; i < application.persons.size(); ++i)
                if (application.persons[i].role == field.per)
                    CHECK(has(decision.error(), ErrorCode::kFieldMissing, "applications.0.persons." + std::to_string(i) + ".answers." + field.key));
        }
    }
}

TEST_CASE("services: a day before the row is a day without the service") {
    const auto& service = plain_row();
    auto command = dossier_for(service);
    const auto early = submit(command, rules(service.valid_from.plus_days(-1)));
    REQUIRE(!early);
    CHECK(has(early.error(), ErrorCode::kServiceNotInForce, "applications.0.service"));
    command.applications.front().service = "NO-SUCH";
    const auto unknown = submit(command);
    REQUIRE(!unknown);
    CHECK(has(unknown.error(), ErrorCode::kServiceUnknown, "applications.0.service"));
}

}  // namespace
}  // namespace layang::intake
