#include "platform/access/routes.hpp"

#include "platform/access/answers.hpp"
#include "platform/access/bodies.hpp"
#include "platform/access/late_routes.hpp"
#include "platform/access/service.hpp"
#include "platform/access/sessions.hpp"

namespace layang::access {
namespace {

using http::Method;

template <class IdType>
IdType about_id(const std::string& about) {
    return *IdType::parse(about.substr(about.find(':') + 1));
}

std::string cookie(const std::string& token, bool secure, std::int64_t seconds) {
    return std::string(kSessionCookie) + '=' + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) + (secure ? "; Secure" : "");
}

Result<http::Response> open_session(Ground& ground, const http::Request& request) {
    const auto body = TRY(decode<bodies::LogIn>(TRY(body_json(request))));
    const auto opened = TRY(log_in(ground, body.name, body.password, DeviceId::parse(request.header("layang-device"))));
    const auto caller = TRY(caller_of(ground, opened.token, ""));
    http::Response response = http::json_response(session_json(ground, caller));
    response.headers.emplace_back("Set-Cookie", cookie(opened.token, request.secure, ground.limits.session_length.count));
    return response;
}

void add_session_routes(Api& api) {
    Ground& ground = api.ground();
    api.open(Method::post, "/api/v1/session", "log_in", std::make_shared<http::RateLimiter>(http::RateRule{ground.limits.log_ins, Seconds{60}}),
             [&ground](const http::Request& request) { return open_session(ground, request); });
    api.read("/api/v1/session", "get_session", Admission::before_password_change(),
             [](const Call& call) -> Result<http::Response> { return http::json_response(session_json(call.ground, call.caller)); });
    api.raw(Method::del, "/api/v1/session", "log_out", Admission::before_password_change(), 0, [](const Call& call) -> Result<http::Response> {
        TRY_VOID(log_out(call.ground, call.caller));
        http::Response response{204, {}, ""};
        response.headers.emplace_back("Set-Cookie", cookie("", call.request.secure, 0));
        return response;
    });
    api.raw(Method::post, "/api/v1/session/password", "change_password", Admission::before_password_change(), 4096, [](const Call& call) -> Result<http::Response> {
        const auto body = TRY(decode<bodies::NewPassword>(TRY(body_json(call.request))));
        TRY_VOID(change_password(call.ground, call.caller, body.old_password, body.new_password));
        return http::Response{204, {}, ""};
    });
}

void add_device_routes(Api& api) {
    const RenderThing own = [](store::Session& session, const Call& call, const std::string& about) {
        return device_json(session, call.ground, about_id<DeviceId>(about), true);
    };
    const RenderThing plain = [](store::Session& session, const Call& call, const std::string& about) {
        return device_json(session, call.ground, about_id<DeviceId>(about), false);
    };
    api.command<bodies::NewDevice>(Method::post, "/api/v1/devices", "enrol_device", std::nullopt,
                           [](ledger::Transaction& tx, const Call& call, const bodies::NewDevice& body) { return submit_device(call.ground, tx, call.actor(), body.device, body.name); }, own);
    api.command<Nothing>(Method::post, "/api/v1/devices/{device}/codes", "issue_codes", std::nullopt,
                         [](ledger::Transaction& tx, const Call& call, const Nothing&) -> Result<std::string> {
                             return submit_codes(call.ground, tx, call.actor(), TRY(call.path_id<DeviceId>("device")));
                         }, own);
    api.command<Because>(Method::post, "/api/v1/devices/{device}/revoke", "revoke_device", Right::manage_accounts,
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             return submit_revocation(call.ground, tx, call.actor(), {TRY(call.path_id<DeviceId>("device")), body.reason, sealed_note(body.note)});
                         }, plain);
    api.read("/api/v1/devices", "list_devices", Admission::whole_regency(Right::see_accounts), [](const Call& call) -> Result<http::Response> {
        const auto account = TRY(call.query_id<AccountId>("account"));
        const auto after = TRY(call.query_id<DeviceId>("cursor"));
        Result<Json> page = Json();
        call.ground.store.read([&](store::Session& session) { page = devices_json(session, call.ground, account, after); });
        return http::json_response(TRY(std::move(page)));
    });
}

/// The password is shown once: a repeat does not know it any more.
Result<http::Response> answer_with_password(const Call& call, const std::string& operation, const Json& body, AccountId account, const ledger::Decide& decide) {
    const auto act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    const auto password = one_time_password(call.ground.random);
    const auto outcome = TRY(execute_with_password(call.ground, act, operation, canonical_json(body), account, password,
                                                   [&](ledger::Transaction& tx) -> Result<std::string> {
                                                       TRY_VOID(require_unchanged(tx.session(), call));
                                                       return decide(tx);
                                                   }));
    Json answer = {{"anomalies", Json::array()}, {"repeated", outcome.repeated}};
    if (!outcome.repeated) answer["one_time_password"] = password;
    call.ground.store.read([&](store::Session& session) { answer["result"] = account_json(session, call.ground, account); });
    return http::json_response(answer);
}

Result<http::Response> make_account(const Call& call) {
    const auto body = TRY(decode<CreateAccount>(TRY(body_json(call.request))));
    return answer_with_password(call, "create_account", encode(body), body.account,
                                [&](ledger::Transaction& tx) { return submit_account(call.ground, tx, call.actor(), body); });
}

Result<http::Response> renew_password(const Call& call) {
    const auto account = TRY(call.path_id<AccountId>("account"));
    return answer_with_password(call, "renew_password account=" + account.text(), Json::object(), account,
                                [&](ledger::Transaction& tx) { return submit_new_password(tx, call.actor(), account); });
}

/// Which accounts a list is of: those that are switched off, the others, or nothing for both. Error: kChoiceUnknown.
Result<std::optional<bool>> disabled_asked(const Call& call) {
    const auto state = call.request.query_value("state");
    if (state.empty()) return std::optional<bool>();
    if (state != "active" && state != "disabled") return refuse(ErrorCode::kChoiceUnknown, "state", {{"value", state}});
    return std::optional(state == "disabled");
}

void add_account_reads(Api& api) {
    const auto seers = Admission::whole_regency(Right::see_accounts);
    api.read("/api/v1/accounts", "list_accounts", seers, [](const Call& call) -> Result<http::Response> {
        const auto disabled = TRY(disabled_asked(call));
        const auto after = TRY(call.query_id<AccountId>("cursor"));
        Result<Json> page = Json();
        call.ground.store.read([&](store::Session& session) { page = accounts_json(session, call.ground, disabled, after); });
        return http::json_response(TRY(std::move(page)));
    });
    api.read("/api/v1/accounts/{account}", "get_account", seers, [](const Call& call) -> Result<http::Response> {
        const auto account = TRY(call.path_id<AccountId>("account"));
        Json json;
        call.ground.store.read([&](store::Session& session) { json = account_json(session, call.ground, account); });
        if (json.is_null()) return refuse(ErrorCode::kNotFound, "account");
        return http::json_response(json);
    });
}

void add_account_commands(Api& api) {
    const RenderThing render = [](store::Session& session, const Call& call, const std::string& about) {
        return account_json(session, call.ground, about_id<AccountId>(about));
    };
    api.raw(Method::post, "/api/v1/accounts", "create_account", Right::manage_accounts, 16 * 1024, make_account);
    api.raw(Method::post, "/api/v1/accounts/{account}/password", "renew_password", Right::manage_accounts, 1024, renew_password);
    for (const bool take_away : {false, true})
        api.command<Grant>(Method::post, take_away ? "/api/v1/accounts/{account}/revoke" : "/api/v1/accounts/{account}/grant", take_away ? "revoke_role" : "grant_role",
                           Right::manage_accounts, [take_away](ledger::Transaction& tx, const Call& call, const Grant& grant) -> Result<std::string> {
                               return submit_grant(call.ground, tx, call.actor(), TRY(call.path_id<AccountId>("account")), grant, take_away);
                           }, render);
    api.command<Because>(Method::post, "/api/v1/accounts/{account}/disable", "disable_account", Right::manage_accounts,
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             return submit_disable(call.ground, tx, call.actor(), {TRY(call.path_id<AccountId>("account")), body.reason, sealed_note(body.note)});
                         }, render);
}

void add_watching_routes(Api& api) {
    const Admission sees_anomalies{Right::see_anomalies, Right::own_anomalies};
    api.read("/api/v1/anomalies", "list_anomalies", sees_anomalies, [](const Call& call) -> Result<http::Response> {
        Json json;
        const bool open_only = call.request.query_value("state") != "all";
        const auto before = TRY(call.query_number("cursor", kFromNewest));
        call.ground.store.read([&](store::Session& session) { json = anomalies_json(session, call.ground, call.actor(), open_only, before); });
        return http::json_response(json);
    });
    api.read("/api/v1/anomalies/{anomaly}", "get_anomaly", sees_anomalies, [](const Call& call) -> Result<http::Response> {
        const auto anomaly = TRY(call.path_id<AnomalyId>("anomaly"));
        Json json;
        call.ground.store.read([&](store::Session& session) { json = anomaly_in_full(session, call.ground, call.actor(), anomaly); });
        if (json.is_null()) return refuse(ErrorCode::kNotFound, "anomaly");
        return http::json_response(json);
    });
    api.command<Because>(Method::post, "/api/v1/anomalies/{anomaly}/resolve", "resolve_anomaly", {Right::resolve_anomalies, Right::own_anomalies},
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             return resolve_anomaly(call.ground, tx, call.actor(), {TRY(call.path_id<AnomalyId>("anomaly")), body.reason, sealed_note(body.note)});
                         },
                         [](store::Session& session, const Call& call, const std::string& about) {
                             return anomaly_json(session, call.ground, call.actor(), about_id<AnomalyId>(about));
                         });
    api.read("/api/v1/views", "list_views", Admission::whole_regency(Right::see_view_log), [](const Call& call) -> Result<http::Response> {
        Json json;
        const auto before = TRY(call.query_number("cursor", kFromNewest));
        call.ground.store.read([&](store::Session& session) { json = views_json(session, call.ground, before); });
        return http::json_response(json);
    });
    api.read("/api/v1/ledger/head", "get_head", Right::see_ledger, [](const Call& call) -> Result<http::Response> {
        const auto head = call.ground.ledger.head(call.ground.regency);
        return http::json_response({{"size", head.size}, {"root", head.root_hex}});
    });
}

}  // namespace

void add_routes(Api& api) {
    add_session_routes(api);
    add_device_routes(api);
    add_account_reads(api);
    add_account_commands(api);
    add_watching_routes(api);
    add_late_routes(api);
    add_picture_routes(api);
}

}  // namespace layang::access
