#include "platform/access/routes.hpp"

#include <charconv>

#include "platform/access/answers.hpp"
#include "platform/access/late_routes.hpp"
#include "platform/access/service.hpp"
#include "platform/access/sessions.hpp"

namespace layang::access {
namespace {

using http::Method;

struct LogIn {
    std::string name;
    std::string password;
    LAYANG_FIELDS(LogIn, name, password)
};
struct NewPassword {
    std::string old_password;
    std::string new_password;
    LAYANG_FIELDS(NewPassword, old_password, new_password)
};
struct NewDevice {
    DeviceId device;
    std::string name;
    LAYANG_FIELDS(NewDevice, device, name)
};
struct Because {
    std::string reason;
    LAYANG_FIELDS(Because, reason)
};
struct Resolution {
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(Resolution, reason, note)
};

template <class IdType>
IdType about_id(const std::string& about) {
    return *IdType::parse(about.substr(about.find(':') + 1));
}

std::string cookie(const std::string& token, bool secure, std::int64_t seconds) {
    return std::string(kSessionCookie) + '=' + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(seconds) + (secure ? "; Secure" : "");
}

Result<http::Response> open_session(Ground& ground, const http::Request& request) {
    const auto body = TRY(decode<LogIn>(TRY(body_json(request))));
    const auto opened = TRY(log_in(ground, body.name, body.password));
    const auto caller = TRY(caller_of(ground, opened.token, ""));
    http::Response response = http::json_response(session_json(ground, caller));
    response.headers.emplace_back("Set-Cookie", cookie(opened.token, request.secure, kSessionLength.count));
    return response;
}

void add_session_routes(Api& api) {
    Ground& ground = api.ground();
    api.open(Method::post, "/api/v1/session", "log_in", {20, Seconds{60}}, [&ground](const http::Request& request) { return open_session(ground, request); });
    api.read("/api/v1/session", "get_session", Admission::before_password_change(),
             [](const Call& call) -> Result<http::Response> { return http::json_response(session_json(call.ground, call.caller)); });
    api.raw(Method::del, "/api/v1/session", "log_out", Admission::before_password_change(), 0, [](const Call& call) -> Result<http::Response> {
        TRY_VOID(log_out(call.ground, call.caller));
        http::Response response{204, {}, ""};
        response.headers.emplace_back("Set-Cookie", cookie("", call.request.secure, 0));
        return response;
    });
    api.raw(Method::post, "/api/v1/session/password", "change_password", Admission::before_password_change(), 4096, [](const Call& call) -> Result<http::Response> {
        const auto body = TRY(decode<NewPassword>(TRY(body_json(call.request))));
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
    api.command<NewDevice>(Method::post, "/api/v1/devices", "enrol_device", std::nullopt,
                           [](ledger::Transaction& tx, const Call& call, const NewDevice& body) { return submit_device(call.ground, tx, call.actor(), body.device, body.name); }, own);
    api.command<Nothing>(Method::post, "/api/v1/devices/{device}/codes", "issue_codes", std::nullopt,
                         [](ledger::Transaction& tx, const Call& call, const Nothing&) -> Result<std::string> {
                             return submit_codes(call.ground, tx, call.actor(), TRY(call.path_id<DeviceId>("device")));
                         }, own);
    api.command<Because>(Method::post, "/api/v1/devices/{device}/revoke", "revoke_device", Right::manage_accounts,
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             return submit_revocation(tx, call.actor(), TRY(call.path_id<DeviceId>("device")), body.reason);
                         }, plain);
    api.read("/api/v1/devices", "list_devices", Right::see_accounts, [](const Call& call) -> Result<http::Response> {
        TRY_VOID(require_in(call.actor(), Right::see_accounts, ""));
        Json json;
        call.ground.store.read([&](store::Session& session) { json = devices_json(session, call.ground); });
        return http::json_response(json);
    });
}

/// The password is shown once and is not part of the command's answer that a repeat would render anew.
Result<http::Response> make_account(const Call& call) {
    const auto act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    const auto body = TRY(decode<CreateAccount>(TRY(body_json(call.request))));
    const auto outcome = TRY(call.ground.ledger.execute(act, "create_account", canonical_json(encode(body)),
                                                        [&](ledger::Transaction& tx) { return submit_account(call.ground, tx, call.actor(), body); }));
    Json answer = {{"anomalies", Json::array()}, {"repeated", outcome.repeated}};
    if (!outcome.repeated) {
        const auto password = one_time_password(call.ground.random);
        TRY_VOID(set_password(call.ground, body.account, password, true));
        answer["one_time_password"] = password;
    }
    call.ground.store.read([&](store::Session& session) { answer["result"] = account_json(session, call.ground, body.account); });
    return http::json_response(answer);
}

Result<http::Response> renew_password(const Call& call) {
    const auto account = TRY(call.path_id<AccountId>("account"));
    bool exists = false;
    call.ground.store.read([&](store::Session& session) { exists = !account_json(session, call.ground, account).is_null(); });
    if (!exists) return refuse(ErrorCode::kNotFound, "account");
    const auto password = one_time_password(call.ground.random);
    TRY_VOID(set_password(call.ground, account, password, true));
    return http::json_response({{"one_time_password", password}});
}

void add_account_routes(Api& api) {
    const RenderThing render = [](store::Session& session, const Call& call, const std::string& about) {
        return account_json(session, call.ground, about_id<AccountId>(about));
    };
    api.read("/api/v1/accounts", "list_accounts", Right::see_accounts, [](const Call& call) -> Result<http::Response> {
        TRY_VOID(require_in(call.actor(), Right::see_accounts, ""));
        Json json;
        call.ground.store.read([&](store::Session& session) { json = accounts_json(session, call.ground); });
        return http::json_response(json);
    });
    api.raw(Method::post, "/api/v1/accounts", "create_account", Right::manage_accounts, 16 * 1024, make_account);
    api.raw(Method::post, "/api/v1/accounts/{account}/password", "renew_password", Right::manage_accounts, 1024, renew_password);
    for (const bool take_away : {false, true})
        api.command<Grant>(Method::post, take_away ? "/api/v1/accounts/{account}/revoke" : "/api/v1/accounts/{account}/grant", take_away ? "revoke_role" : "grant_role",
                           Right::manage_accounts, [take_away](ledger::Transaction& tx, const Call& call, const Grant& grant) -> Result<std::string> {
                               return submit_grant(call.ground, tx, call.actor(), TRY(call.path_id<AccountId>("account")), grant, take_away);
                           }, render);
    api.command<Because>(Method::post, "/api/v1/accounts/{account}/disable", "disable_account", Right::manage_accounts,
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             return submit_disable(tx, call.actor(), TRY(call.path_id<AccountId>("account")), body.reason);
                         }, render);
}

void add_watching_routes(Api& api) {
    api.read("/api/v1/anomalies", "list_anomalies", Right::see_anomalies, [](const Call& call) -> Result<http::Response> {
        Json json;
        const bool open_only = call.request.query_value("state") != "all";
        call.ground.store.read([&](store::Session& session) { json = anomalies_json(session, call.ground, call.actor(), open_only); });
        return http::json_response(json);
    });
    api.command<Resolution>(Method::post, "/api/v1/anomalies/{anomaly}/resolve", "resolve_anomaly", Right::resolve_anomalies,
                            [](ledger::Transaction& tx, const Call& call, const Resolution& body) -> Result<std::string> {
                                return resolve_anomaly(tx, call.actor(), TRY(call.path_id<AnomalyId>("anomaly")), body.reason, body.note.value_or(""));
                            },
                            [](store::Session& session, const Call& call, const std::string& about) {
                                return anomaly_json(session, call.ground, about_id<AnomalyId>(about));
                            });
    api.read("/api/v1/views", "list_views", Right::see_view_log, [](const Call& call) -> Result<http::Response> {
        TRY_VOID(require_in(call.actor(), Right::see_view_log, ""));
        Json json;
        const auto before = call.request.query_value("before");
        std::int64_t n = (std::int64_t{1} << 53) - 1;
        if (!before.empty() && std::from_chars(before.data(), before.data() + before.size(), n).ec != std::errc{}) return refuse(ErrorCode::kMalformed, "before");
        call.ground.store.read([&](store::Session& session) { json = views_json(session, call.ground, n); });
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
    add_account_routes(api);
    add_watching_routes(api);
    add_late_routes(api);
}

}  // namespace layang::access
