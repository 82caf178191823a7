// Every row of data/services.toml, walked from the desk to the order; what each row refuses is read from the row itself.
#include "capabilities/intake/examples_test.hpp"

namespace layang::intake::services_test {
namespace {

using namespace examples;

TEST_CASE("services: every row can be applied for, verified, and yields its documents") {
    const auto services = catalogue().services_on(kDay);
    REQUIRE(services.size() >= 12);
    for (const auto* service : services) {
        CAPTURE(service->code);
        auto state = submitted(*service);
        CHECK(state.rule == rule_of(*service));
        if (!service->outputs.empty()) CHECK(!state.outputs.empty());
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
        CHECK((state.stage == Stage::completed) == (state.outputs.empty() || service->due.on == DueOn::birthday));
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

TEST_CASE("services: a paper whose original the row wants seen is refused until it was, each by its name") {
    int wanted = 0;
    for (const auto* service : catalogue().services_on(kDay)) {
        auto command = dossier_for(*service);
        for (auto& paper : command.papers) paper.original = OriginalSeen::none;
        CAPTURE(service->code);
        const auto decision = submit(command);
        for (std::size_t i = 0; i < command.papers.size(); ++i) {
            const auto use = std::ranges::find(service->requirements, command.papers[i].requirement, &PaperUse::code);
            const bool wants = use->original != OriginalRule::none;
            CAPTURE(use->code);
            CHECK((!decision && has(decision.error(), ErrorCode::kOriginalUnseen, "papers." + std::to_string(i) + ".original")) == wants);
            wanted += wants ? 1 : 0;
            // Kept is as good as seen: who keeps it has it in the hand.
            command.papers[i].original = OriginalSeen::kept;
        }
        CHECK(submit(command).has_value());
    }
    CHECK(wanted > 0);
}

TEST_CASE("services: a substitute is seen like the paper that it stands for") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& use : service->requirements)
            for (const auto& substitute : use.substitutes) {
                if (use.original == OriginalRule::none) continue;
                CAPTURE(service->code);
                CAPTURE(substitute.code);
                auto command = dossier_with_substitute(*service, use, substitute);
                const auto paper = std::ranges::find(command.papers, substitute.code, &PaperDraft::requirement);
                REQUIRE(paper != command.papers.end());
                paper->original = OriginalSeen::none;
                const auto decision = submit(command);
                REQUIRE_FALSE(decision);
                CHECK(has(decision.error(), ErrorCode::kOriginalUnseen, "papers." + std::to_string(paper - command.papers.begin()) + ".original"));
                ++tried;
            }
    CHECK(tried > 0);
}

TEST_CASE("services: each substitute stands for its paper, with as many witnesses as its row wants") {
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& use : service->requirements)
            for (const auto& substitute : use.substitutes) {
                CAPTURE(service->code);
                CAPTURE(substitute.code);
                auto command = dossier_with_substitute(*service, use, substitute);
                CHECK(submit(command).has_value());
                std::erase_if(command.applications.front().persons, [](const RolePersonDraft& person) { return person.role == kWitnessRole; });
                const auto without = submit(command);
                CHECK(without.has_value() == (substitute.witnesses == 0));
                if (!without) CHECK(has(without.error(), ErrorCode::kWitnessesTooFew, "applications.0.persons"));
            }
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

TEST_CASE("services: nobody stands in one role twice, which would yield two documents") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            if (role.max < 2 || role.nik == NikNeed::none) continue;
            CAPTURE(service->code);
            CAPTURE(role.code);
            auto command = dossier_for(*service);
            auto& persons = command.applications.front().persons;
            for (int i = 0; i < 2; ++i) persons.push_back(person_for(*service, role, age_for(role), 700));
            const auto decision = submit(command);
            REQUIRE(!decision);
            CHECK(has(decision.error(), ErrorCode::kNamedTwice, "applications.0.persons." + std::to_string(persons.size() - 1) + ".nik"));
            persons.back().nik = nik(*Date::of(1980, 1, 2), 701);
            const auto other = submit(command);
            CHECK((other.has_value() || !other.error().has(ErrorCode::kNamedTwice)));
            ++tried;
        }
    CHECK(tried > 0);
}

TEST_CASE("services: whoever is a year too young or too old hears the row's own words") {
    int heard_of = 0, limits = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            std::vector<int> wrong;
            if (role.min_age && *role.min_age > 0) wrong.push_back(*role.min_age - 1);
            if (role.max_age) wrong.push_back(*role.max_age);
            limits += static_cast<int>(role.min_age.value_or(0) > 0) + static_cast<int>(role.max_age.has_value());
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
                heard_of += heard ? 1 : 0;
            }
        }
    CHECK(limits > 0);
    CHECK(heard_of == limits);
}

TEST_CASE("services: whoever is a hundred is not taken for a baby, neither at the door nor where a paper is asked of the young") {
    int grown_up = 0, young = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            if (!role.min_age || role.max_age) continue;
            CAPTURE(service->code);
            CAPTURE(role.code);
            auto draft = application_for(*service);
            std::erase_if(draft.persons, [&](const RolePersonDraft& person) { return person.role == role.code; });
            draft.persons.push_back(person_for(*service, role, 100, 800));
            const auto decision = submit(dossier_with(*service, draft));
            CHECK_MESSAGE(decision, told(decision.error()));
            ++grown_up;
            for (const auto& use : service->requirements) {
                if (!use.when || !use.when->age_below || use.when->role != role.code || !use.when->field) continue;
                for (const auto& field : service->fields)
                    if (field.key == *use.when->field) answer(field.per == kPerApplication ? draft.answers : draft.persons.back().answers, field.key, use.when->is.front());
                Reasons ignored;
                const auto content = read_content(*service, draft.persons, draft.answers, rules(), "", ignored);
                for (const auto& need : checklist(*service, content, {}, kDay)) CHECK(need.requirement != use.code);
                ++young;
            }
        }
    CHECK(grown_up > 0);
    CHECK(young > 0);
}

TEST_CASE("services: a child below ten is not taken for somebody of a hundred: the form asks when it was born, and hears the century even mistyped") {
    int asked = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& role : service->roles) {
            if (!role.min_age || role.max_age) continue;
            CAPTURE(service->code);
            CAPTURE(role.code);
            REQUIRE(role.birth_date_field);
            auto draft = application_for(*service);
            const auto at = std::ranges::find(draft.persons, role.code, &RolePersonDraft::role);
            REQUIRE(at != draft.persons.end());
            const auto path = "applications.0.persons." + std::to_string(at - draft.persons.begin());
            *at = person_for(*service, role, 5, 800);
            const auto with = [&](std::optional<Date> born) {
                std::erase_if(at->answers, [&](const Answer& one) { return one.field == *role.birth_date_field; });
                if (born) at->answers.push_back({*role.birth_date_field, to_string(*born)});
                return submit(dossier_with(*service, draft));
            };
            const Date child = kDay.plus_years(-5).plus_days(-1);
            const auto silent = with(std::nullopt);
            REQUIRE(!silent);
            CHECK_MESSAGE(has(silent.error(), ErrorCode::kFieldMissing, path + ".answers." + *role.birth_date_field), told(silent.error()));
            for (const int days_off : {0, 1, -40}) {
                const auto refused = with(child.plus_days(days_off));
                REQUIRE(!refused);
                CHECK_MESSAGE(has(refused.error(), ErrorCode::kAgeOutside, path + ".answers." + *role.birth_date_field), told(refused.error()));
                const auto taken = with(child.plus_years(-100).plus_days(days_off));
                CHECK_MESSAGE(taken, told(taken.error()));
            }
            // Whose number tells the century is not asked, and hears of the number.
            *at = person_for(*service, role, *role.min_age, 800);
            CHECK(with(std::nullopt).has_value());
            *at = person_for(*service, role, *role.min_age - 1, 800);
            const auto young = with(std::nullopt);
            REQUIRE(!young);
            CHECK_MESSAGE(has(young.error(), ErrorCode::kAgeOutside, path + ".nik"), told(young.error()));
            ++asked;
        }
    CHECK(asked > 0);
}

TEST_CASE("services: of two centuries the form's own date of birth tells which") {
    PersonRole role;
    role.birth_date_field = "born";
    RolePerson person{"subject", "Orang Contoh", Nik::read(nik(*Date::of(1915, 3, 12), 1)).value(), {}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(2015, 3, 12));
    person.answers = {{"born", "1915-03-12"}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(1915, 3, 12));
    // Also when nobody would be taken for so old.
    person.nik = Nik::read(nik(*Date::of(1905, 3, 12), 1)).value();
    CHECK(birth_date_of(role, person, kDay) == *Date::of(2005, 3, 12));
    person.answers = {{"born", "1905-03-12"}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(1905, 3, 12));
    person.answers = {{"born", "2105-03-12"}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(2005, 3, 12));
    person.nik = Nik::read(nik(*Date::of(1915, 3, 12), 1)).value();
    // One that contradicts the number tells which of the two is nearer.
    person.answers = {{"born", "1944-01-01"}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(1915, 3, 12));
    person.answers = {{"born", "1990-01-01"}};
    CHECK(birth_date_of(role, person, kDay) == *Date::of(2015, 3, 12));
    person.nik.reset();
    CHECK(birth_date_of(role, person, kDay) == *Date::of(1990, 1, 1));
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

TEST_CASE("services: from the day on which a row ends without a successor its service is refused") {
    auto tables = catalogue().tables();
    const auto code = plain_row().code;
    for (auto& service : tables.services)
        if (service.code == code) service.valid_to = kDay;
    const Catalogue ended(std::move(tables));
    const auto by = [&](Date on) { return Rules{ended, rules().knows_region, on}; };
    const auto late = submit(dossier_for(plain_row()), by(kDay));
    REQUIRE(!late);
    CHECK(has(late.error(), ErrorCode::kServiceNotInForce, "applications.0.service"));
    const auto in_time = submit(dossier_for(plain_row()), by(kDay.plus_days(-1)));
    CHECK_MESSAGE(in_time, told(in_time.error()));
}

}  // namespace
}  // namespace layang::intake::services_test
