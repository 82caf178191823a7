#include "platform/access/late_routes.hpp"

#include "platform/access/answers.hpp"
#include "platform/access/rescue.hpp"

namespace layang::access {
namespace {

using http::Method;

struct WithReason {
    std::string reason;
    LAYANG_FIELDS(WithReason, reason)
};
struct Judgement {
    std::optional<std::string> note;
    LAYANG_FIELDS(Judgement, note)
};

Json render(store::Session& session, const Call& call, const std::string& about) {
    const auto act = CommandId::parse(std::string_view(about).substr(about.find(':') + 1));
    const auto late = act ? late_act(session, call.ground.regency, *act) : std::nullopt;
    return late ? late_act_json(session, call.ground, *late) : Json(nullptr);
}

Result<LateAct> late_of(const Call& call) {
    const auto act = TRY(call.path_id<CommandId>("act"));
    std::optional<LateAct> late;
    call.ground.store.read([&](store::Session& session) { late = late_act(session, call.ground.regency, act); });
    if (!late) return refuse(ErrorCode::kNotFound, "act");
    return std::move(*late);
}

/// What the act says lies open, names included: the view log has it before the answer.
Result<http::Response> open_act(const Call& call) {
    const auto late = TRY(late_of(call));
    const auto reason = TRY(decode<WithReason>(TRY(body_json(call.request)))).reason;
    TRY_VOID(log_reasoned_view(call.ground, call.caller, "open_late_act", late_stream(late.act), reason));
    Json json;
    call.ground.store.read([&](store::Session& session) { json = late_act_json(session, call.ground, late); });
    json["body"] = TRY(parse_json(TRY(body_of(call.ground.ring, call.ground.regency, late))));
    return http::json_response(json);
}

/// Two commands, the late act first: if the second is lost, the admin's repeat finds the first done and goes on.
Result<http::Response> let_in(Api& api, const Call& call) {
    const auto late = TRY(late_of(call));
    const ledger::Act act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    const auto body = TRY(body_json(call.request));
    const auto note = TRY(decode<Judgement>(body)).note.value_or("");
    Json anomalies = Json::array();
    if (late.state == LateState::waiting) anomalies = TRY(api.run_late(late)).anomalies;
    const auto outcome = TRY(call.ground.ledger.execute(act, "release_act act=" + late.act.text(), canonical_json(body),
                                                        [&](ledger::Transaction& tx) { return release_act(tx, call.actor(), late.act, note); }));
    Json answer = {{"anomalies", anomalies}, {"repeated", outcome.repeated}};
    call.ground.store.read([&](store::Session& session) { answer["result"] = render(session, call, outcome.about); });
    return http::json_response(answer);
}

Result<http::Response> bring_rescue_file(const Api& api, const Call& call) {
    const ledger::Act act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    // No command, and its parts are as long as they are: limited by its bytes.
    const auto file = TRY(decode<RescueFile>(TRY(parse_json(call.request.body))));
    const auto rescued = TRY(open_rescue_file(api, call.ground, file));
    TRY_VOID(keep_pictures(call.ground, rescued));
    const auto outcome = TRY(call.ground.ledger.execute(act, "bring_rescue_file", call.request.body,
                                                        [&](ledger::Transaction& tx) { return quarantine_all(tx, rescued); }));
    return http::json_response({{"acts", rescued.size()}, {"repeated", outcome.repeated}});
}

}  // namespace

void add_late_routes(Api& api) {
    api.read("/api/v1/late-acts", "list_late_acts", Right::manage_accounts, [](const Call& call) -> Result<http::Response> {
        Json json;
        call.ground.store.read([&](store::Session& session) { json = late_acts_json(session, call.ground); });
        return http::json_response(json);
    });
    api.raw(Method::post, "/api/v1/late-acts/{act}/open", "open_late_act", Right::manage_accounts, 1024, open_act);
    api.raw(Method::post, "/api/v1/late-acts/{act}/release", "release_late_act", Right::manage_accounts, 4096,
            [&api](const Call& call) { return let_in(api, call); });
    api.raw(Method::post, "/api/v1/late-acts/rescue", "bring_rescue_file", Right::manage_accounts, kRescueBytesMax,
            [&api](const Call& call) { return bring_rescue_file(api, call); });
    api.command<Judgement>(Method::post, "/api/v1/late-acts/{act}/discard", "discard_late_act", Right::manage_accounts,
                           [](ledger::Transaction& tx, const Call& call, const Judgement& body) -> Result<std::string> {
                               return discard_act(tx, call.actor(), TRY(call.path_id<CommandId>("act")), body.note.value_or(""));
                           }, render);
}

}  // namespace layang::access
