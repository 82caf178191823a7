#include "platform/access/late_routes.hpp"

#include "platform/access/answers.hpp"
#include "platform/access/rescue.hpp"
#include "platform/access/service.hpp"

namespace layang::access {
namespace {

using http::Method;

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
    TRY_VOID(log_reasoned_view(call.ground, call.caller, "open_late_act", late_stream(late.act), TRY(decode<Because>(TRY(body_json(call.request))))));
    Json json;
    call.ground.store.read([&](store::Session& session) { json = late_act_json(session, call.ground, late); });
    json["body"] = TRY(parse_json(TRY(body_of(call.ground.ring, late))));
    return http::json_response(json);
}

/// Two commands, the late act first: if the second is lost, the admin's repeat finds the first done and goes on.
Result<http::Response> let_in(Api& api, const Call& call) {
    const auto late = TRY(late_of(call));
    const ledger::Act act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    const auto body = TRY(body_json(call.request));
    const auto note = sealed_note(TRY(decode<bodies::Letting>(body)).note);
    Json anomalies = Json::array();
    if (late.state == LateState::waiting) anomalies = TRY(api.run_late(late, call)).anomalies;
    const auto outcome = TRY(call.ground.ledger.execute(act, "release_act act=" + late.act.text(), canonical_json(body),
                                                        [&](ledger::Transaction& tx) -> Result<std::string> {
                                                            TRY_VOID(require_unchanged(tx.session(), call));
                                                            return release_act(call.ground, tx, call.actor(), {late.act, note});
                                                        }));
    Json answer = {{"anomalies", anomalies}, {"repeated", outcome.repeated}};
    call.ground.store.read([&](store::Session& session) { answer["result"] = render(session, call, outcome.about); });
    return http::json_response(answer);
}

Json refused_json(const std::vector<RefusedAct>& refused) {
    Json all = Json::array();
    for (const auto& [occurred_at, operation, why] : refused) {
        Json one = {{"occurred_at", to_string(occurred_at)}, {"errors", http::reasons_json(why)}};
        if (!operation.empty()) one["operation"] = operation;
        all.push_back(std::move(one));
    }
    return all;
}

Result<http::Response> bring_rescue_file(const Api& api, const Call& call) {
    const ledger::Act act = TRY(act_of(call.ground, call.request, call.caller, call.now));
    // No command, and its parts are as long as they are: limited by its bytes.
    const auto file = TRY(decode<bodies::RescueFile>(TRY(parse_json(call.request.body))));
    auto rescued = TRY(open_rescue_file(api, call.ground, file));
    TRY_VOID(keep_pictures(call.ground, rescued));
    const auto outcome = TRY(bring_in(call, act, rescued.acts));
    return http::json_response({{"acts", rescued.acts.size()}, {"refused", refused_json(rescued.refused)}, {"repeated", outcome.repeated}});
}

}  // namespace

void add_late_routes(Api& api) {
    // Late acts are of the whole regency: an admin of one kecamatan has no business at this desk.
    const auto admin = Admission::whole_regency(Right::manage_accounts);
    api.read("/api/v1/late-acts", "list_late_acts", admin, [](const Call& call) -> Result<http::Response> {
        const auto after = TRY(call.query_id<CommandId>("cursor"));
        Result<Json> page = Json();
        call.ground.store.read([&](store::Session& session) { page = late_acts_json(session, call.ground, after); });
        return http::json_response(TRY(std::move(page)));
    });
    api.read("/api/v1/late-acts/{act}", "get_late_act", admin, [](const Call& call) -> Result<http::Response> {
        const auto late = TRY(late_of(call));
        // Once it is judged, what was noted of it is shown to nobody without a reason.
        if (late.state != LateState::waiting) return refuse(ErrorCode::kNotFound, "act");
        Json json;
        call.ground.store.read([&](store::Session& session) { json = late_act_json(session, call.ground, late); });
        return http::json_response(json);
    });
    api.raw(Method::post, "/api/v1/late-acts/{act}/open", "open_late_act", admin, 1024, open_act);
    api.raw(Method::post, "/api/v1/late-acts/{act}/release", "release_late_act", admin, 4096,
            [&api](const Call& call) { return let_in(api, call); });
    api.raw(Method::post, "/api/v1/late-acts/rescue", "bring_rescue_file", admin, kRescueBytesMax,
            [&api](const Call& call) { return bring_rescue_file(api, call); });
    api.command<Because>(Method::post, "/api/v1/late-acts/{act}/discard", "discard_late_act", admin,
                         [](ledger::Transaction& tx, const Call& call, const Because& body) -> Result<std::string> {
                             const ActDiscarded discarded{TRY(call.path_id<CommandId>("act")), body.reason, sealed_note(body.note)};
                             TRY_VOID(require_reason(call.ground, tx, "late_act_discarded", discarded.reason, discarded.note));
                             return discard_act(call.ground, tx, call.actor(), discarded);
                         }, render);
}

}  // namespace layang::access
