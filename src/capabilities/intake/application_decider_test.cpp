#include "capabilities/intake/application_decider.hpp"

#include <rapidcheck.h>

#include "capabilities/intake/examples_test.hpp"

namespace layang::intake::application_decider_test {
namespace {

using namespace examples;

constexpr Instant kLegal{1'591'700'000'000'000};

ApplicationState after(ApplicationState state, const Result<ApplicationDecision>& decision) {
    REQUIRE_MESSAGE(decision, told(decision.error()));
    return fold(std::move(state), decision->events);
}
template <class T>
ErrorCode code_of(const Result<T>& decision) {
    REQUIRE(!decision);
    return decision.error().code();
}
ReturnApplication blurred() { return {{{"blurred", 0, {}, {}}}, {}}; }

TEST_CASE("application: the second of two verifiers hears what the first decided") {
    const auto fresh = submitted(plain_row());
    const auto verified = after(fresh, verify(fresh, {}, verifier(), kLegal));
    CHECK(verified.stage == Stage::verified);
    CHECK(verified.legal_due == kLegal);
    CHECK(code_of(verify(verified, {}, verifier(), kLegal)) == ErrorCode::kAlreadyVerified);
    CHECK(code_of(send_back(verified, blurred(), verifier(), rules())) == ErrorCode::kAlreadyVerified);
    CHECK(code_of(reject(verified, {"other_regency", {}, {}}, verifier(), rules())) == ErrorCode::kAlreadyVerified);
    const auto returned = after(fresh, send_back(fresh, blurred(), verifier(), rules()));
    CHECK(code_of(verify(returned, {}, verifier(), kLegal)) == ErrorCode::kAlreadyReturned);
    const auto rejected = after(returned, reject(returned, {"other_regency", {}, {}}, verifier(), rules()));
    CHECK(code_of(verify(rejected, {}, verifier(), kLegal)) == ErrorCode::kAlreadyRejected);
    CHECK(code_of(withdraw(rejected, {"applicant_wish", {}}, registrar(), rules())) == ErrorCode::kAlreadyRejected);
}

TEST_CASE("application: only those with the right, in their area") {
    const auto fresh = submitted(plain_row());
    CHECK(code_of(verify(fresh, {}, registrar(), kLegal)) == ErrorCode::kNotAllowed);
    CHECK(code_of(verify(fresh, {}, actor(Role::verifier, "35.03.02"), kLegal)) == ErrorCode::kOutOfScope);
    CHECK(code_of(withdraw(fresh, {"applicant_wish", {}}, actor(Role::registrar, "35.03.02.2001"), rules())) == ErrorCode::kOutOfScope);
    CHECK(code_of(verify(ApplicationState{}, {}, verifier(), kLegal)) == ErrorCode::kNotFound);
}

TEST_CASE("application: reasons come from the table, and some must be explained") {
    const auto fresh = submitted(plain_row());
    CHECK(code_of(send_back(fresh, {{}, {}}, verifier(), rules())) == ErrorCode::kFieldMissing);
    const auto wrong = send_back(fresh, {{{"no-such", {}, {}, {}}, {"other", {}, {}, {}}}, {}}, verifier(), rules());
    REQUIRE(!wrong);
    CHECK(has(wrong.error(), ErrorCode::kReasonUnknown, "reasons.0.code"));
    CHECK(has(wrong.error(), ErrorCode::kFieldMissing, "reasons.1.note"));
    const auto explained = send_back(fresh, {{{"other", {}, {}, "Nama terpotong"}}, {}}, verifier(), rules());
    REQUIRE(explained);
    CHECK(std::get<ApplicationReturned>(explained->events.front()).reasons.front().note->open() == "Nama terpotong");
}

TEST_CASE("application: the reasons of one return have an end") {
    const auto fresh = submitted(plain_row());
    ReturnApplication many;
    many.reasons.assign(kReturnReasonsMax, blurred().reasons.front());
    CHECK(send_back(fresh, many, verifier(), rules()).has_value());
    many.reasons.push_back(many.reasons.front());
    CHECK(code_of(send_back(fresh, many, verifier(), rules())) == ErrorCode::kTooMany);
}

TEST_CASE("application: what goes back names a paper or something that the form asks, never free words") {
    const auto fresh = submitted(plain_row());
    const auto of_person = std::ranges::find_if(plain_row().fields, [](const auto& field) { return field.per != kPerApplication; });
    REQUIRE(of_person != plain_row().fields.end());
    const auto mine = std::ranges::find(fresh.persons.open(), of_person->per, &RolePerson::role) - fresh.persons.open().begin();
    const auto person = "persons." + std::to_string(mine);
    const auto back = [&](const std::string& field) { return send_back(fresh, {{{"blurred", {}, field, {}}}, {}}, verifier(), rules()); };
    for (const auto& field : {person + ".name", person + ".nik", person + ".answers." + of_person->key}) CHECK_MESSAGE(back(field), field);
    for (const auto& field : plain_row().fields)
        if (field.per == kPerApplication) CHECK_MESSAGE(back("answers." + field.key), field.key);
    for (const auto& field : {std::string("Siti Rahayu"), std::string(), "answers." + of_person->key, std::string("persons.99.name"), std::string("persons.x.name"),
                              person, person + ".", person + "name", person + ".Siti Rahayu", std::string("persons.-1.name")}) {
        const auto refused = back(field);
        REQUIRE_MESSAGE(!refused, field);
        CHECK_MESSAGE(has(refused.error(), ErrorCode::kFieldUnknown, "reasons.0.field"), field);
    }
}

TEST_CASE("application: a receiver's letter that is replaced must be seen as the first one was") {
    auto command = dossier_for(plain_row());
    name_receiver(plain_row(), command, "proxy");
    const auto decision = submit(command);
    REQUIRE_MESSAGE(decision, told(decision.error()));
    const auto dossier = fold(decision->dossier);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    CHECK(resubmit(state, dossier, {}, registrar(), rules(), facts()).has_value());
    PaperDraft letter{command.papers.back().requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::none, static_cast<std::int64_t>(command.papers.size()) - 1};
    CHECK(code_of(resubmit(state, dossier, {{}, {}, {letter}}, registrar(), rules(), facts())) == ErrorCode::kOriginalUnseen);
    letter.original = OriginalSeen::seen;
    CHECK(resubmit(state, dossier, {{}, {}, {letter}}, registrar(), rules(), facts()).has_value());
    letter.requirement = command.papers.front().requirement;
    CHECK(code_of(resubmit(state, dossier, {{}, {}, {letter}}, registrar(), rules(), facts())) == ErrorCode::kPaperMissing);
}

TEST_CASE("application: whoever was named a receiver before the rows asked for his letter is asked for none when the application comes again") {
    auto command = dossier_for(plain_row());
    name_receiver(plain_row(), command, "proxy");
    const auto decision = submit(command);
    REQUIRE_MESSAGE(decision, told(decision.error()));
    const auto letter = command.papers.back().requirement;
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    auto events = decision->dossier;
    std::erase_if(events, [&](const DossierEvent& event) {
        const auto* paper = std::get_if<PaperAttached>(&event);
        return paper != nullptr && paper->requirement == letter;
    });
    const auto mended = resubmit(state, fold(events), {}, registrar(), rules(), facts());
    CHECK_MESSAGE(mended, told(mended.error()));
    // Of two who are named, one had brought his: that one stays due, and no other.
    auto two = decision->dossier;
    for (const auto& event : decision->dossier)
        if (std::holds_alternative<ReceiverNamed>(event)) two.push_back(event);
    const auto half = fold(two);
    CHECK(half.relations.size() == 2);
    CHECK(resubmit(state, half, {}, registrar(), rules(), facts()).has_value());
    PaperDraft gone{command.papers.front().requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, static_cast<std::int64_t>(command.papers.size()) - 1};
    CHECK(code_of(resubmit(state, half, {{}, {}, {gone}}, registrar(), rules(), facts())) == ErrorCode::kPaperMissing);
}

TEST_CASE("application: resubmission needs only what was wrong") {
    const auto& service = plain_row();
    const auto decision = submit(dossier_for(service));
    REQUIRE(decision);
    const auto dossier = fold(decision->dossier);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    CHECK(code_of(resubmit(state, dossier, {}, registrar(), rules(), facts())) == ErrorCode::kNotReturned);
    state = after(state, send_back(state, blurred(), verifier(), rules()));

    PaperDraft paper{dossier.papers.front().paper.requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, 0};
    const auto mended = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    REQUIRE_MESSAGE(mended, told(mended.error()));
    const auto& event = std::get<ApplicationResubmitted>(mended->events.front());
    CHECK(!event.persons);
    CHECK(!event.answers);
    CHECK(event.papers == std::vector<std::int64_t>{static_cast<std::int64_t>(dossier.papers.size())});
    CHECK(event.outputs == state.outputs);
    auto papers = dossier;
    for (const auto& one : mended->papers) papers = evolve(std::move(papers), one);
    CHECK(papers.papers.front().replaced_for == std::vector{state.application});

    const auto again = fold(state, mended->events);
    CHECK(again.stage == Stage::submitted);
    CHECK(again.revision == 1);
    CHECK(code_of(verify(again, {0}, verifier(), kLegal)) == ErrorCode::kConflict);
    CHECK(verify(again, {1}, verifier(), kLegal).has_value());
}

TEST_CASE("application: a mended name changes that name and nothing else") {
    const auto& service = plain_row();
    const auto decision = submit(dossier_for(service));
    const auto dossier = fold(decision->dossier);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    const auto mended = resubmit(state, dossier, {{{0, "Nama Benar", {}, {}}}, {}, {}}, registrar(), rules(), facts());
    REQUIRE_MESSAGE(mended, told(mended.error()));
    const auto after_it = fold(state, mended->events);
    auto expected = state.persons.open();
    expected.front().name = "Nama Benar";
    CHECK(after_it.persons.open() == expected);
    CHECK(after_it.answers == state.answers);
}

TEST_CASE("application: a replaced paper that was needed is missed when the new one stands for nothing") {
    const auto decision = submit(dossier_for(plain_row()));
    const auto dossier = fold(decision->dossier);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    PaperDraft paper{dossier.papers.back().paper.requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, 0};
    CHECK(code_of(resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts())) == ErrorCode::kPaperMissing);
    paper.replaces = 77;
    CHECK(code_of(resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts())) == ErrorCode::kNumberRange);
}

TEST_CASE("application: a paper that comes again is seen again; of those that stay, nothing is asked anew") {
    auto command = dossier_for(plain_row());
    const auto decision = submit(command);
    REQUIRE(decision);
    auto events = decision->dossier;
    // As a submission before the rule had it.
    for (auto& event : events)
        if (auto* attached = std::get_if<PaperAttached>(&event)) attached->original = OriginalSeen::none;
    const auto dossier = fold(events);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    PaperDraft paper{dossier.papers.front().paper.requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::none, 0};
    const auto unseen = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    REQUIRE_FALSE(unseen);
    CHECK(has(unseen.error(), ErrorCode::kOriginalUnseen, "papers.0.original"));
    paper.original = OriginalSeen::seen;
    const auto mended = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    CHECK_MESSAGE(mended, told(mended.error()));
}

TEST_CASE("application: where the own paper cannot be had, a substitute comes again with witnesses who were not there") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& use : service->requirements)
            for (const auto& substitute : use.substitutes) {
                if (substitute.witnesses == 0 || use.when) continue;
                CAPTURE(service->code);
                CAPTURE(substitute.code);
                const auto decision = submit(dossier_for(*service));
                const auto dossier = fold(decision->dossier);
                auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
                state = after(state, send_back(state, blurred(), verifier(), rules()));
                const auto own = std::ranges::find_if(dossier.papers, [&](const AttachedPaper& one) { return one.paper.requirement == use.code; });
                REQUIRE(own != dossier.papers.end());
                ResubmitApplication again;
                again.papers.push_back({substitute.code, use.code, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, own - dossier.papers.begin()});
                const auto alone = resubmit(state, dossier, again, registrar(), rules(), facts());
                REQUIRE_FALSE(alone);
                CHECK(has(alone.error(), ErrorCode::kWitnessesTooFew, "persons"));
                const auto role = std::ranges::find(service->roles, kWitnessRole, &PersonRole::code);
                for (int i = 0; i < substitute.witnesses; ++i) again.added.push_back(person_for(*service, *role, 40, 900 + i));
                const auto mended = resubmit(state, dossier, again, registrar(), rules(), facts());
                REQUIRE_MESSAGE(mended, told(mended.error()));
                const auto whole = fold(state, mended->events).persons.open();
                CHECK(whole.size() == state.persons.open().size() + static_cast<std::size_t>(substitute.witnesses));
                CHECK(whole.back().role == kWitnessRole);
                // A wrong number of one who is added stands after those who were there.
                again.added.back().nik = "12";
                const auto wrong = resubmit(state, dossier, again, registrar(), rules(), facts());
                REQUIRE_FALSE(wrong);
                CHECK(has(wrong.error(), ErrorCode::kNikLength, "persons." + std::to_string(whole.size() - 1) + ".nik"));
                ++tried;
            }
    CHECK(tried > 0);
}

TEST_CASE("application: a mended answer may make another paper due, which is missed until it comes with it") {
    int tried = 0;
    for (const auto* service : catalogue().services_on(kDay))
        for (const auto& use : service->requirements) {
            if (!use.when || !use.when->field || use.when->role || use.per != kPerApplication) continue;
            CAPTURE(service->code);
            CAPTURE(use.code);
            const auto decision = submit(dossier_for(*service));
            const auto dossier = fold(decision->dossier);
            REQUIRE(std::ranges::none_of(dossier.papers, [&](const AttachedPaper& one) { return one.paper.requirement == use.code; }));
            auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
            state = after(state, send_back(state, blurred(), verifier(), rules()));
            ResubmitApplication again;
            again.answers = {{*use.when->field, use.when->is.front()}};
            CHECK(code_of(resubmit(state, dossier, again, registrar(), rules(), facts())) == ErrorCode::kPaperMissing);
            again.papers.push_back({use.code, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, {}});
            const auto mended = resubmit(state, dossier, again, registrar(), rules(), facts());
            CHECK_MESSAGE(mended, told(mended.error()));
            ++tried;
        }
    CHECK(tried > 0);
}

TEST_CASE("application: what comes again takes the place of its own papers, and a sibling keeps a paper that was for both") {
    const auto decision = submit(dossier_for(plain_row()));
    auto dossier = fold(decision->dossier);
    auto state = evolve(ApplicationState{}, decision->applications.front(), 1, kDay);
    state = after(state, send_back(state, blurred(), verifier(), rules()));
    const auto sibling = numbered<ApplicationId>(77);
    dossier.applications.push_back(sibling);
    dossier.papers.front().applications.push_back(sibling);
    const auto own = static_cast<std::int64_t>(dossier.papers.size());
    dossier.papers.push_back({{dossier.papers.front().paper.requirement, {}}, {sibling}, {}});

    PaperDraft paper{dossier.papers.front().paper.requirement, {}, {state.application}, {numbered<BlobId>(99)}, OriginalSeen::seen, 0};
    const auto mended = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    REQUIRE_MESSAGE(mended, told(mended.error()));
    auto after_it = dossier;
    for (const auto& one : mended->papers) after_it = evolve(std::move(after_it), one);
    CHECK_FALSE(after_it.papers.front().stands_for(state.application));
    CHECK(after_it.papers.front().stands_for(sibling));

    paper.replaces = own;
    const auto foreign = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    REQUIRE_FALSE(foreign);
    CHECK(has(foreign.error(), ErrorCode::kIdInvalid, "papers.0.replaces"));
    paper.replaces = 0;
    paper.applications.push_back(sibling);
    const auto both = resubmit(state, dossier, {{}, {}, {paper}}, registrar(), rules(), facts());
    REQUIRE_FALSE(both);
    CHECK(has(both.error(), ErrorCode::kIdInvalid, "papers.0.applications.1"));
}

TEST_CASE("application: the clock stands while the recording and print-ready are awaited") {
    const auto fresh = submitted(recording_row());
    auto state = after(fresh, verify(fresh, {}, verifier(), kLegal));
    CHECK(state.stopped == std::vector<std::string>{std::string(kAwaitingBiometrics)});
    CHECK(code_of(resume_clock(state, {std::string(kAwaitingBiometrics)}, verifier())) == ErrorCode::kStillWaiting);
    state = after(state, record_biometrics(state, verifier(), kNow));
    CHECK(state.stopped == std::vector<std::string>{std::string(kNotPrintReady)});
    state = after(state, confirm_print_ready(state, verifier()));
    CHECK(state.stopped.empty());
    CHECK(state.may_be_ordered());
}

TEST_CASE("application: the clock stands while a blank is wanted, each time once, and only between the verdict and the end") {
    auto state = submitted(plain_row());
    CHECK(await_blanks(state, true).empty());
    state = after(state, verify(state, {}, verifier(), kLegal));
    CHECK(await_blanks(state, false).empty());
    state = fold(state, await_blanks(state, true));
    CHECK(state.stopped == std::vector<std::string>{std::string(kNoBlanks)});
    CHECK(await_blanks(state, true).empty());
    const std::string no_blanks(kNoBlanks);
    CHECK(code_of(resume_clock(state, {no_blanks}, verifier())) == ErrorCode::kClockOfBlanks);
    state = fold(state, await_blanks(state, false));
    CHECK(state.stopped.empty());
    CHECK(code_of(stop_clock(state, {no_blanks, {}}, verifier(), rules())) == ErrorCode::kClockOfBlanks);
    state = fold(state, {ApplicationCompleted{state.application}});
    CHECK(await_blanks(state, true).empty());
}

TEST_CASE("application: each reason that stops a clock by itself is a row of the data") {
    for (const auto reason : {kAwaitingBiometrics, kNotPrintReady, kNotUnique, kNoBlanks}) CHECK_MESSAGE(catalogue().known_reason("clock_stop", reason, "", kDay), reason);
}

TEST_CASE("application: reports that came before the verdict leave no stop behind") {
    auto state = submitted(recording_row());
    state = after(state, record_biometrics(state, verifier(), kNow));
    state = after(state, confirm_print_ready(state, verifier()));
    CHECK(!state.may_be_ordered());
    state = after(state, verify(state, {}, verifier(), kLegal));
    CHECK(state.stopped.empty());
    CHECK(state.may_be_ordered());
}

TEST_CASE("application: reports out of place are recorded and explained") {
    const auto fresh = submitted(recording_row());
    const auto early = confirm_print_ready(fresh, verifier());
    REQUIRE(early);
    CHECK(early->breaches.front().rule == "print-ready-before-biometrics");
    const auto rejected = after(fresh, reject(fresh, {"other_regency", {}, {}}, verifier(), rules()));
    const auto late = record_biometrics(rejected, verifier(), kNow);
    REQUIRE(late);
    CHECK(late->breaches.front() == Breach{"siak-after-end", rejected.verdict_seq});
    CHECK(after(rejected, late).stage == Stage::rejected);
    const auto plain = submitted(plain_row());
    CHECK(record_biometrics(plain, verifier(), kNow)->breaches.front().rule == "biometrics-not-needed");
    const auto once = after(fresh, record_biometrics(fresh, verifier(), kNow));
    const auto twice = record_biometrics(once, verifier(), kNow + Seconds{5});
    CHECK(twice->breaches.front().rule == "biometrics-twice");
    CHECK(after(once, twice).biometrics_at == kNow);
}

TEST_CASE("application: a duplicate stops the order until it is cleared, and only it lets a verified one be rejected") {
    const auto fresh = submitted(plain_row());
    auto state = after(fresh, verify(fresh, {}, verifier(), kLegal));
    state = after(state, find_duplicate(state, {}, verifier()));
    CHECK(!state.may_be_ordered());
    CHECK(reject(state, {"other_regency", {}, {}}, verifier(), rules()).has_value());
    CHECK(find_duplicate(state, {}, verifier())->breaches.front().rule == "duplicate-twice");
    state = after(state, resume_clock(state, {std::string(kNotUnique)}, verifier()));
    CHECK(state.may_be_ordered());
}

TEST_CASE("application: while all its documents are cancelled a verified one waits for a verdict: ordered again, or rejected") {
    const auto fresh = submitted(plain_row());
    auto state = after(fresh, verify(fresh, {}, verifier(), kLegal));
    state = fold(state, {ClockStopped{std::string(kDocumentsCancelled)}});
    CHECK(!state.may_be_ordered());
    CHECK(code_of(verify(state, {}, verifier(), kLegal)) == ErrorCode::kAlreadyVerified);
    CHECK(code_of(send_back(state, blurred(), verifier(), rules())) == ErrorCode::kAlreadyVerified);
    const auto rejected = after(state, reject(state, {"other_regency", {}, {}}, verifier(), rules()));
    CHECK(rejected.stage == Stage::rejected);
    CHECK(rejected.stopped.empty());
    state = after(state, resume_clock(state, {std::string(kDocumentsCancelled)}, verifier()));
    CHECK(state.may_be_ordered());
    CHECK(code_of(reject(state, {"other_regency", {}, {}}, verifier(), rules())) == ErrorCode::kAlreadyVerified);
}

TEST_CASE("application: the clock is stopped for a coded reason, once, and resumed") {
    const auto fresh = submitted(plain_row());
    CHECK(code_of(stop_clock(fresh, {"network_down"}, verifier(), rules())) == ErrorCode::kNotVerified);
    auto state = after(fresh, verify(fresh, {}, verifier(), kLegal));
    CHECK(code_of(stop_clock(state, {"tired"}, verifier(), rules())) == ErrorCode::kReasonUnknown);
    CHECK(code_of(resume_clock(state, {"network_down"}, verifier())) == ErrorCode::kClockRuns);
    state = after(state, stop_clock(state, {"network_down"}, verifier(), rules()));
    CHECK(code_of(stop_clock(state, {"network_down"}, verifier(), rules())) == ErrorCode::kClockStands);
    state = after(state, resume_clock(state, {"network_down"}, verifier()));
    CHECK(state.stopped.empty());
}

TEST_CASE("application: an early recording is complete without a document, which is due on the birthday") {
    const auto& service = birthday_row();
    auto state = submitted(service);
    const int age = *service.due.age;
    // The example person turned age_for(role) the day before.
    REQUIRE(state.outputs.front().due);
    CHECK(*state.outputs.front().due == kDay.plus_days(-1).plus_years(age - age_for(service.roles.front())));
    state = after(state, verify(state, {}, verifier(), kLegal));
    state = after(state, record_biometrics(state, verifier(), kNow));
    const auto last = confirm_print_ready(state, verifier());
    CHECK(std::holds_alternative<ApplicationCompleted>(last->events.back()));
    state = after(state, last);
    CHECK(state.stage == Stage::completed);
    CHECK(state.may_be_ordered());
}

/// Commands by number, so that rapidcheck can shrink them.
Result<ApplicationDecision> act(const ApplicationState& state, const DossierState& dossier, int what) {
    switch (what) {
        case 0: return verify(state, {}, verifier(), kLegal);
        case 1: return send_back(state, blurred(), verifier(), rules());
        case 2: return reject(state, {"other_regency", {}, {}}, verifier(), rules());
        case 3: return withdraw(state, {"applicant_wish", {}}, registrar(), rules());
        case 4: return stop_clock(state, {"network_down"}, verifier(), rules());
        case 5: return resume_clock(state, {"network_down"}, verifier());
        case 6: return record_biometrics(state, verifier(), kNow);
        case 7: return confirm_print_ready(state, verifier());
        case 8: return find_duplicate(state, {}, verifier());
        case 9: return resume_clock(state, {std::string(kNotUnique)}, verifier());
        default: {
            auto decision = resubmit(state, dossier, {}, registrar(), rules(), facts());
            if (!decision) return refuse(decision.error());
            return ApplicationDecision{decision->events, {}};
        }
    }
}

TEST_CASE("application: no run of commands loses or doubles a state") {
    for (const auto* service : {&plain_row(), &recording_row(), &birthday_row()}) {
        const auto taken_in = submit(dossier_for(*service));
        REQUIRE(taken_in);
        const auto dossier = fold(taken_in->dossier);
        const auto fresh = evolve(ApplicationState{}, taken_in->applications.front(), 1, kDay);
        CHECK(rc::check([&] {
            auto state = fresh;
            int verdicts = 0, returns = 0, ends = 0;
            for (const int what : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11))) {
                const auto decision = act(state, dossier, what);
                const bool report = what >= 6 && what <= 8;
                RC_ASSERT(decision.has_value() || !report);
                if (!decision) continue;
                RC_ASSERT(!decision->events.empty());
                for (const auto& event : decision->events) {
                    verdicts += std::holds_alternative<ApplicationVerified>(event);
                    returns += std::holds_alternative<ApplicationReturned>(event);
                    ends += std::holds_alternative<ApplicationCompleted>(event) || std::holds_alternative<ApplicationRejected>(event) ||
                            std::holds_alternative<ApplicationWithdrawn>(event);
                }
                state = fold(std::move(state), decision->events);
                RC_ASSERT(verdicts <= 1);
                RC_ASSERT(returns == state.revision + (state.stage == Stage::returned ? 1 : 0) || !state.open());
                RC_ASSERT(ends == (state.open() ? 0 : 1));
                auto stops = state.stopped;
                std::ranges::sort(stops);
                RC_ASSERT(std::ranges::adjacent_find(stops) == stops.end());
                if (state.stage == Stage::verified) {
                    RC_ASSERT(state.stopped_for(kAwaitingBiometrics) == state.awaits_biometrics());
                    RC_ASSERT(state.stopped_for(kNotPrintReady) == (!state.awaits_biometrics() && state.awaits_print_ready()));
                } else if (!state.open()) RC_ASSERT(state.stopped.empty());
            }
        }));
    }
}

}  // namespace
}  // namespace layang::intake::application_decider_test
