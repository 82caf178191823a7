#include "capabilities/intake/service.hpp"

#include <algorithm>

#include "platform/access/people.hpp"

namespace layang::intake {
namespace {

using ledger::Transaction;

std::string stream(ApplicationId id) { return ledger::stream_of("application", id); }
std::string stream(DossierId id) { return ledger::stream_of("dossier", id); }

Result<Instant> due_by(const access::Ground& ground, const std::string& policy, Date on, Instant from) {
    const auto* row = ground.catalogue.policy_at(policy, on);
    if (row == nullptr) return refuse(ErrorCode::kConfigInvalid, {}, {{"what", policy}});
    return due_by_policy(*row, ground.calendar, from);
}

}  // namespace

Result<Instant> due_by_policy(const Policy& policy, const WorkingCalendar& calendar, Instant from) {
    constexpr std::int64_t kHourSeconds = 3600;
    if (policy.choice == "same_time_next_working_day") return calendar.same_time_next_working_day(from);
    if (policy.choice == "hours_24") return from + Seconds{24 * kHourSeconds};
    if (policy.number && policy.unit == "hours") return from + Seconds{*policy.number * kHourSeconds};
    if (policy.number && policy.unit == "working_days") {
        const Date day = calendar.local_date(from);
        const Date due = TRY(calendar.add_working_days(day, static_cast<int>(*policy.number)));
        return Instant{calendar.at_local(due, 0).us + (from.us - calendar.at_local(day, 0).us)};
    }
    return refuse(ErrorCode::kConfigInvalid, {}, {{"what", policy.code}});
}

ApplicationState load_application(Transaction& tx, ApplicationId application) {
    ApplicationState state;
    for (const auto& stored : tx.read(stream(application)))
        if (const auto event = stored.as_one_of<ApplicationEvent>()) state = evolve(std::move(state), *event, stored.seq, stored.stamp.rule_date);
    return state;
}

DossierState load_dossier(Transaction& tx, DossierId dossier) {
    DossierState state;
    for (const auto& stored : tx.read(stream(dossier)))
        if (const auto event = stored.as_one_of<DossierEvent>()) state = evolve(std::move(state), *event);
    return state;
}

std::optional<PrintOrder> print_order(Transaction& tx, ApplicationId application) {
    const auto state = load_application(tx, application);
    if (!state.may_be_ordered() || state.outputs.empty() || state.persons.erased()) return std::nullopt;
    const auto dossier = load_dossier(tx, state.dossier);
    if (dossier.applicant.erased()) return std::nullopt;
    PrintOrder order{application, state.dossier, state.village, state.service, state.rule, {}};
    for (const auto& output : state.outputs) {
        Person holder = dossier.applicant.open();
        if (output.holder) {
            const auto& person = state.persons.open().at(static_cast<std::size_t>(*output.holder));
            holder = {person.name, person.nik};
        }
        order.documents.push_back({output, std::move(holder)});
    }
    return order;
}

std::vector<NamedReceiver> receivers_of(Transaction& tx, DossierId dossier) {
    const auto state = load_dossier(tx, dossier);
    std::vector<NamedReceiver> named;
    for (std::size_t i = 0; i < state.receivers.size(); ++i) named.push_back({state.receivers[i], state.relations[i].relation});
    return named;
}

void await_blanks(Transaction& tx, ApplicationId application, bool waiting) {
    // Most documents have their blank at once: the table says so without the whole stream.
    const auto stops = queries::stops_of(tx.session(), tx.act().regency, application);
    const bool stands = std::ranges::any_of(stops, [](const StopRow& stop) { return stop.reason == kNoBlanks && !stop.span.to; });
    if (stands == waiting) return;
    const auto state = load_application(tx, application);
    tx.append_all(stream(application), state.dossier.text(), await_blanks(state, waiting));
}

void complete_application(Transaction& tx, ApplicationId application) {
    const auto state = load_application(tx, application);
    if (state.stage == Stage::verified) tx.append(stream(application), state.dossier.text(), ApplicationCompleted{application});
}

void stop_for_cancelled(Transaction& tx, ApplicationId application) {
    const auto state = load_application(tx, application);
    if (state.stage != Stage::verified || state.stopped_for(kDocumentsCancelled)) return;
    tx.append(stream(application), state.dossier.text(), ClockStopped{std::string(kDocumentsCancelled)});
}

Rules IntakeService::rules(Date on) const {
    return {ground_.catalogue, [region = &ground_.region](std::string_view digits) { return region->knows_nik_area(digits); }, on};
}

IntakeFacts IntakeService::facts(Transaction& tx, DossierId dossier) const {
    IntakeFacts facts;
    facts.picture = [this, dossier](BlobId blob) -> std::optional<Picture> {
        const auto described = ground_.blobs.describe(blob, {dossier.text(), SealClass::scan});
        if (!described) return std::nullopt;
        return Picture{described->media_type, described->bytes};
    };
    facts.application_exists = [&tx](ApplicationId id) { return !tx.read(stream(id)).empty(); };
    facts.village_exists = [this](std::string_view village) { return ground_.region.village(village) != nullptr; };
    facts.desk_serves = [this](std::string_view desk, std::string_view village) {
        const auto* row = ground_.region.desk(desk);
        return row != nullptr && Region::serves(*row, village);
    };
    facts.due_by = [this, &tx](const std::string& policy) { return due_by(ground_, policy, tx.act().rule_date, tx.act().received_at); };
    return facts;
}

std::optional<PublicCode> IntakeService::code_for(Transaction& tx, const std::optional<std::string>& wanted) const {
    if (!wanted || wanted->empty()) return access::new_code(ground_, tx);
    const auto code = PublicCode::parse(*wanted);
    if (!code || !tx.act().device || ground_.code_borne(tx.session(), *code)) return std::nullopt;
    const auto owner = access::device_with_code(tx.session(), tx.act().regency, *code);
    return owner == tx.act().device ? std::optional(*code) : std::nullopt;
}

Result<std::string> IntakeService::submit(Transaction& tx, const Actor& actor, const SubmitDossier& command) const {
    auto world = facts(tx, command.dossier);
    world.code = code_for(tx, command.code);
    const auto decision = TRY(decide(load_dossier(tx, command.dossier), command, actor, rules(tx.act().rule_date), world));
    const auto subject = command.dossier.text();
    tx.append_all(stream(command.dossier), subject, decision.dossier);
    for (const auto& event : decision.applications) tx.append(stream(event.application), subject, event);
    return stream(command.dossier);
}

Result<std::string> IntakeService::resubmit(Transaction& tx, const Actor& actor, ApplicationId id, const ResubmitApplication& command) const {
    const auto state = load_application(tx, id);
    const auto dossier = load_dossier(tx, state.dossier);
    const auto decision = TRY(intake::resubmit(state, dossier, command, actor, rules(state.submitted_on), facts(tx, state.dossier)));
    const auto subject = state.dossier.text();
    for (const auto& paper : decision.papers) tx.append(stream(state.dossier), subject, paper);
    tx.append_all(stream(id), subject, decision.events);
    return stream(id);
}

Result<std::string> IntakeService::write(Transaction& tx, const ApplicationState& state, const Result<ApplicationDecision>& decision) const {
    if (!decision) return refuse(decision.error());
    const auto to = stream(state.application);
    tx.append_all(to, state.dossier.text(), decision->events);
    for (const auto& breach : decision->breaches) {
        const auto owner = ground_.catalogue.anomaly_owner(breach.rule, tx.act().rule_date);
        tx.raise({tx.new_id<AnomalyId>(), breach.rule, to, breach.other_seq, state.village, std::string(name_of(owner)), state.service});
    }
    return to;
}

Result<std::string> IntakeService::verify(Transaction& tx, const Actor& actor, ApplicationId id, const VerifyApplication& command) const {
    const auto state = load_application(tx, id);
    const auto* service = ground_.catalogue.service_at(state.service, state.submitted_on);
    Instant legal_due;
    if (service != nullptr) legal_due = TRY(due_by(ground_, service->clock.legal, tx.act().rule_date, tx.act().occurred_at));
    return write(tx, state, intake::verify(state, command, actor, legal_due));
}
Result<std::string> IntakeService::send_back(Transaction& tx, const Actor& actor, ApplicationId id, const ReturnApplication& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::send_back(state, command, actor, rules(tx.act().rule_date)));
}
Result<std::string> IntakeService::reject(Transaction& tx, const Actor& actor, ApplicationId id, const RejectApplication& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::reject(state, command, actor, rules(tx.act().rule_date)));
}
Result<std::string> IntakeService::withdraw(Transaction& tx, const Actor& actor, ApplicationId id, const WithdrawApplication& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::withdraw(state, command, actor, rules(tx.act().rule_date)));
}
Result<std::string> IntakeService::stop_clock(Transaction& tx, const Actor& actor, ApplicationId id, const StopClock& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::stop_clock(state, command, actor, rules(tx.act().rule_date)));
}
Result<std::string> IntakeService::resume_clock(Transaction& tx, const Actor& actor, ApplicationId id, const ResumeClock& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::resume_clock(state, command, actor));
}
Result<std::string> IntakeService::record_biometrics(Transaction& tx, const Actor& actor, ApplicationId id) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::record_biometrics(state, actor, tx.act().occurred_at));
}
Result<std::string> IntakeService::confirm_print_ready(Transaction& tx, const Actor& actor, ApplicationId id) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::confirm_print_ready(state, actor));
}
Result<std::string> IntakeService::find_duplicate(Transaction& tx, const Actor& actor, ApplicationId id, const WithNote& command) const {
    const auto state = load_application(tx, id);
    return write(tx, state, intake::find_duplicate(state, command, actor));
}

}  // namespace layang::intake
