#include "platform/access/api.hpp"

#include <charconv>

#include "platform/access/clock_reading.hpp"
#include "platform/access/pictures.hpp"
#include "platform/access/queries.hpp"
#include "platform/access/sessions.hpp"

namespace layang::access {

void add_common_headers(Ground& ground, http::Response& response) {
    response.headers.emplace_back("Layang-Time", to_string(ground.clock.now()));
    response.headers.emplace_back("Layang-Head", ground.ledger.head(ground.regency).text());
}

Result<void> require_same_site(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return refuse(ErrorCode::kCrossSite);
    const auto origin = request.header("origin");
    if (origin.empty()) return {};
    const auto host_at = origin.find("://");
    if (host_at == std::string::npos || origin.substr(host_at + 3) != request.header("host")) return refuse(ErrorCode::kCrossSite);
    return {};
}

Result<ledger::Act> act_of(const Ground& ground, const http::Request& request, const Caller& caller, Instant now) {
    const auto id = CommandId::parse(request.header("idempotency-key"));
    if (!id || id->value.version() != 7) return refuse(ErrorCode::kCommandIdMissing);
    ledger::Act act{*id, ground.regency, caller.actor.account, caller.device, std::nullopt, now, now, ground.date_of(now)};
    const auto header = request.header("layang-act");
    if (header.empty()) return act;
    const ClockReading reading = TRY(parse_clock_reading(header));
    act.occurred_at = occurred_at(reading, caller.known_since, now);
    act.rule_date = ground.date_of(act.occurred_at);
    if (caller.device) act.device_seq = reading.seq;
    return act;
}

bool Api::left_to_removed(const http::Request& request, Kind kind) {
    switch (kind) {
        case Kind::look: return request.path == "/api/v1/session";
        case Kind::act: return !request.path.starts_with("/api/v1/devices");  // enrolling is for those who go on working
        case Kind::upload:
        case Kind::leave: return true;
        case Kind::write: return request.path == "/api/v1/session/password";  // who was given a one-time password sends nothing before
    }
    return false;
}

Result<std::int64_t> Call::query_number(const char* field, std::optional<std::int64_t> otherwise) const {
    const auto text = request.query_value(field);
    if (text.empty() && otherwise) return *otherwise;
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return refuse(ErrorCode::kMalformed, field, {{"what", field}});
    return number;
}

Admission Admission::before_password_change() {
    Admission anybody = std::nullopt;
    anybody.with_one_time_password_ = true;
    return anybody;
}

Admission Admission::whole_regency(Right right) {
    Admission holders = right;
    holders.whole_regency_ = true;
    return holders;
}

Result<void> Admission::check(const Caller& caller) const {
    if (caller.must_change_password && !with_one_time_password_) return refuse(ErrorCode::kPasswordChangeDue);
    if (any_of_.empty()) return {};
    if (whole_regency_) return require_in(caller.actor, any_of_.front(), "");
    for (const auto right : any_of_)
        if (require(caller.actor, right)) return {};
    return refuse(ErrorCode::kNotAllowed);
}

namespace {
/// The device has heard the refusal and sends the act no more: its number is not missing.
void keep_number(const Call& call, const Refusal& refusal) {
    if (call.request.header("layang-act").empty()) return;
    if (const auto act = act_of(call.ground, call.request, call.caller, call.now)) call.ground.ledger.keep_number(*act, refusal);
}
}  // namespace

http::Response Api::guarded(const http::Request& request, const Admission& admission, Kind kind, const Read& handle) {
    auto answer = [&]() -> Result<http::Response> {
        if (kind != Kind::look) TRY_VOID(require_same_site(request));
        const auto token = request.cookie(kSessionCookie);
        if (token.empty()) return refuse(ErrorCode::kNotLoggedIn);
        const Caller caller = TRY(caller_of(ground_, token, request.header("layang-device")));
        const Instant now = ground_.clock.now();
        TRY_VOID(per_account_->take(caller.actor.account.text(), now));
        if (caller.removed && !left_to_removed(request, kind))
            return refuse(*caller.removed == LateCause::account_removed ? ErrorCode::kAccountRemoved : ErrorCode::kDeviceRevoked);
        const Call call{ground_, request, caller, now};
        auto answered = [&]() -> Result<http::Response> {
            TRY_VOID(admission.check(caller));
            return handle(call);
        }();
        if (!answered) keep_number(call, answered.error());
        return answered;
    }();
    // Counted afterwards: those of the same address who are logged in are never held back by it.
    if (!answer && answer.error().code() == ErrorCode::kNotLoggedIn)
        if (const auto taken = per_stranger_->take(http::network_of(request.address), ground_.clock.now()); !taken) answer = refuse(taken.error());
    http::Response response = answer ? *answer : http::problem(answer.error(), request.trace_id);
    add_common_headers(ground_, response);
    return response;
}

void Api::read(std::string pattern, std::string operation, Admission admission, Read read) {
    router_.add({http::Method::get, std::move(pattern), std::move(operation), [this, admission = std::move(admission), read = std::move(read)](const http::Request& request) {
                     return guarded(request, admission, Kind::look, [&](const Call& call) -> Result<http::Response> {
                         http::Response response = TRY(read(call));
                         if (response.status != 200 || response.has_header("Cache-Control")) return response;
                         response.headers.emplace_back("Cache-Control", "private, no-store");
                         return http::with_etag(request, std::move(response));
                     });
                 }});
}

namespace {
/// The thing of the path as its stream ("bag:ID"), or the dossier or village that a list was asked for. Nothing else of the address: the
/// log lies open, and somebody may have typed a name or a number where it does not belong.
std::string about_of(const Ground& ground, const http::Request& request) {
    std::string about;
    for (const auto& [name, value] : request.path_values) about += (about.empty() ? "" : " ") + name + ':' + value;
    if (const auto dossier = DossierId::parse(request.query_value("dossier")); about.empty() && dossier) about = "dossier:" + dossier->text();
    const auto village = request.query_value("village");
    if (about.empty() && ground.region.village(village) != nullptr) about = "village:" + village;
    return about;
}
}  // namespace

void Api::read_people(std::string pattern, std::string operation, Admission admission, Read read) {
    Read noted = [this, operation, read = std::move(read)](const Call& call) -> Result<http::Response> {
        auto response = TRY(read(call));
        note_view(ground_, call.caller, operation, about_of(ground_, call.request));
        return response;
    };
    this->read(std::move(pattern), std::move(operation), std::move(admission), std::move(noted));
}

void Api::raw(http::Method method, std::string pattern, std::string operation, Admission admission, std::size_t body_bytes_max, Read read) {
    http::Route route{method, std::move(pattern), std::move(operation), {}};
    route.body_bytes_max = body_bytes_max;
    route.raw_body = true;
    route.handler = [this, admission = std::move(admission), method, read = std::move(read)](const http::Request& request) {
        const auto kind = method == http::Method::get   ? Kind::look
                          : method == http::Method::put ? Kind::upload
                          : method == http::Method::del ? Kind::leave
                                                        : Kind::write;
        return guarded(request, admission, kind, read);
    };
    router_.add(std::move(route));
}

namespace {
/// The path's values are part of what was asked: the same id for another thing is another command.
std::string asked_of(const std::string& operation, const std::map<std::string, std::string>& path_values) {
    std::string asked = operation;
    for (const auto& [name, value] : path_values) asked += ' ' + name + '=' + value;
    return asked;
}
}  // namespace

Result<http::Response> Api::take_late(const Call& call, const std::string& operation) {
    const ledger::Act act = TRY(act_of(ground_, call.request, call.caller, call.now));
    // What a rescue file has brought waits under its own id: held again, it would use up the id under which it is to count.
    bool brought = false;
    ground_.store.read([&](store::Session& session) {
        brought = late_act(session, ground_.regency, act.command).has_value() && !ground_.ledger.done(session, ground_.regency, act.command);
    });
    if (brought) {
        ground_.ledger.hear_number(act);
        return http::json_response({{"result", nullptr}, {"anomalies", Json::array()}, {"repeated", true}, {"quarantined", true}}, 202);
    }
    const Json said = TRY(body_json(call.request));
    const std::string body = canonical_json(said);
    const auto& path = call.request.path_values;
    // Asked as it would have been before the removal: what was answered then, and the answer lost, is answered again.
    const auto outcome = TRY(ground_.ledger.execute(act, asked_of(operation, path), body, [&](ledger::Transaction& tx) -> Result<std::string> {
        // Only while the device still has them can they be sent again. On the writer: nothing is swept between this look and the holding.
        if (const auto missing = missing_pictures(ground_, said); !missing.empty()) return refuse(ErrorCode::kBlobsMissing, "", {{"ids", missing}});
        return quarantine(ground_, tx, {act.command, *call.caller.removed, act.actor, act.device, act.occurred_at, act.rule_date, operation, path_of(path), body,
                                        tx.new_id<CommandId>()});
    }));
    const bool held = outcome.about == late_stream(act.command);
    const Json answer = {{"result", nullptr}, {"anomalies", outcome.anomalies}, {"repeated", outcome.repeated}, {"quarantined", held}};
    return http::json_response(answer, held ? 202 : 200);
}

std::optional<Api::Asked> Api::command_at(http::Method method, const std::string& path) const {
    const auto match = commands_.match(method, path);
    if (match.route == nullptr) return std::nullopt;
    return Asked{match.route->operation, match.values};
}

Result<ledger::Outcome> Api::run_late(const LateAct& late, const Call& judge) {
    const auto prepare = prepares_.find(late.operation);
    if (prepare == prepares_.end()) return refuse(ErrorCode::kNotFound, "operation");
    Caller caller;
    ground_.store.read([&](store::Session& session) {
        if (const auto row = queries::account(session, ground_.regency, late.account)) caller.actor = {row->account, row->grants};
    });
    http::Request request;
    for (const auto& [name, value] : late.path) request.path_values[name] = value;
    const std::string body = TRY(body_of(ground_.ring, late));
    const Call call{ground_, request, caller, late.received_at};
    // What came in a rescue file has not been looked at yet.
    const ledger::Decide decide = TRY(prepare->second(call, TRY(command_json(body))));
    const ledger::Act act{late.run_as, ground_.regency, late.account, late.device, std::nullopt, late.occurred_at, ground_.clock.now(), late.rule_date};
    return ground_.ledger.execute(act, asked_of(late.operation, request.path_values), body, [&](ledger::Transaction& tx) -> Result<std::string> {
        TRY_VOID(require_unchanged(tx.session(), judge));
        // Another admin may have thrown it out since it was looked at.
        const auto stands = late_act(tx.session(), ground_.regency, late.act);
        if (!stands || stands->state != LateState::waiting) return refuse(ErrorCode::kAlreadyJudged, "act");
        return decide(tx);
    });
}

Result<void> require_unchanged(store::Session& session, const Call& call) {
    const auto& regency = call.ground.regency;
    const auto account = queries::account(session, regency, call.actor().account);
    const auto device = call.caller.device ? queries::device(session, regency, *call.caller.device) : std::nullopt;
    const bool removed = !account || account->disabled || (device && device->revoked);
    if (removed || account->grants != call.actor().grants) return refuse(ErrorCode::kBusy);
    return {};
}

Result<http::Response> Api::run_command(const Call& call, const std::string& operation, const Prepare& prepare, const RenderThing& render) {
    if (call.caller.removed) return take_late(call, operation);
    const ledger::Act act = TRY(act_of(ground_, call.request, call.caller, call.now));
    const Json body = TRY(body_json(call.request));
    const ledger::Decide decide = TRY(prepare(call, body));
    const ledger::Outcome outcome =
        TRY(ground_.ledger.execute(act, asked_of(operation, call.request.path_values), canonical_json(body), [&](ledger::Transaction& tx) -> Result<std::string> {
            TRY_VOID(require_unchanged(tx.session(), call));
            return decide(tx);
        }));
    Json answer = {{"anomalies", outcome.anomalies}, {"repeated", outcome.repeated}};
    // By the same row that named the owner when the anomaly was raised.
    for (const auto& rule : outcome.anomalies) answer["owners"][rule] = name_of(ground_.catalogue.anomaly_owner(rule, act.rule_date));
    ground_.store.read([&](store::Session& session) { answer["result"] = render(session, call, outcome.about); });
    return http::json_response(answer, 200);
}

void Api::add_command(http::Method method, std::string pattern, std::string operation, Admission admission, Prepare prepare, RenderThing render) {
    prepares_[operation] = prepare;
    commands_.add({method, pattern, operation, {}});
    router_.add({method, std::move(pattern), operation,
                 [this, admission = std::move(admission), operation, prepare = std::move(prepare), render = std::move(render)](const http::Request& request) {
                     return guarded(request, admission, Kind::act, [&](const Call& call) { return run_command(call, operation, prepare, render); });
                 }});
}

void Api::open(http::Method method, std::string pattern, std::string operation, std::shared_ptr<http::RateLimiter> limiter,
               std::function<Result<http::Response>(const http::Request&)> handle) {
    router_.add({method, std::move(pattern), std::move(operation),
                 [this, limiter = std::move(limiter), method, handle = std::move(handle)](const http::Request& request) {
                     const auto answer = [&]() -> Result<http::Response> {
                         TRY_VOID(limiter->take(http::network_of(request.address), ground_.clock.now()));
                         if (method != http::Method::get) TRY_VOID(require_same_site(request));
                         return handle(request);
                     }();
                     http::Response response = answer ? *answer : http::problem(answer.error(), request.trace_id);
                     add_common_headers(ground_, response);
                     return response;
                 }});
}

}  // namespace layang::access
