#include "capabilities/intake/routes.hpp"

#include <memory>

#include "capabilities/intake/answers.hpp"
#include "capabilities/intake/looks.hpp"
#include "capabilities/intake/text_form.hpp"

namespace layang::intake {
namespace {

using access::Api;
using access::Call;
using access::Nothing;
using http::Method;
using http::Response;

constexpr std::size_t kSmallBody = 4096;

template <class Body>
Result<Body> body_of(const Call& call) {
    return decode<Body>(TRY(access::body_json(call.request)));
}

Json read_json(const Call& call, const std::function<Json(store::Session&)>& read) {
    Json json;
    call.ground.store.read([&](store::Session& session) { json = read(session); });
    return json;
}

/// Where this server was asked, as a resident's phone reaches it too; empty when the request does not say.
std::string origin_of(const http::Request& request) {
    const auto host = request.header("host");
    return host.empty() ? "" : (request.secure ? "https://" : "http://") + host;
}

/// The dossier of the path, which must lie in the caller's area. Error kNotFound also outside: nobody learns that it exists.
Result<DossierId> dossier_in_scope(const Call& call, Right right) {
    const auto id = TRY(call.path_id<DossierId>("dossier"));
    std::optional<DossierRow> row;
    call.ground.store.read([&](store::Session& session) { row = queries::dossier(session, call.ground.regency, id); });
    if (!row || !require_in(call.actor(), right, row->village)) return refuse(ErrorCode::kNotFound, "dossier");
    return id;
}

void add_dossier_routes(Api& api, const IntakeService& service) {
    api.command<SubmitDossier>(
        Method::post, "/api/v1/dossiers", "submit_dossier", Right::submit_dossier,
        [&service](ledger::Transaction& tx, const Call& call, const SubmitDossier& body) { return service.submit(tx, call.actor(), body); },
        [](store::Session& session, const Call& call, const std::string& about) {
            return dossier_json(session, call.ground, call.actor(), *DossierId::parse(about.substr(about.find(':') + 1)), Show::masked);
        });
    api.read_people("/api/v1/dossiers", "list_dossiers", Right::see_dossiers, [](const Call& call) -> Result<Response> {
        const auto areas = areas_of(call.actor(), Right::see_dossiers);
        const auto q = call.request.query_value("q");
        if (!q.empty()) {
            // Only a code may stand in an address: names and numbers are asked for in a body.
            TRY(PublicCode::parse(q));
            return http::json_response(read_json(call, [&](auto& session) { return search_json(session, call.ground, areas, q); }));
        }
        const auto before = TRY(call.query_number("cursor", access::kFromNewest));
        const auto state = call.request.query_value("state");
        return http::json_response(read_json(call, [&](auto& session) { return dossiers_json(session, call.ground, areas, state, before); }));
    });
    api.raw(Method::post, "/api/v1/dossiers/search", "search_dossiers", Right::see_dossiers, kSmallBody, [](const Call& call) -> Result<Response> {
        const auto body = TRY(body_of<SearchText>(call));
        Reasons reasons;
        check_text(reasons, "text", body.text, 100, true);
        if (reasons.any()) return reasons.refusal();
        const auto areas = areas_of(call.actor(), Right::see_dossiers);
        const Json found = read_json(call, [&](auto& session) { return search_json(session, call.ground, areas, body.text); });
        // What was asked for may be a name: the log says whom it found.
        for (const auto& one : found.at("items"))
            access::note_view(call.ground, call.caller, "search_dossiers", "dossier:" + one.at("id").get<std::string>());
        return http::json_response(found);
    });
    api.read_people("/api/v1/dossiers/{dossier}", "get_dossier", Right::see_dossiers, [looks = std::make_shared<Looks>()](const Call& call) -> Result<Response> {
        const auto id = TRY(dossier_in_scope(call, Right::see_dossiers));
        Json json = read_json(call, [&](auto& session) { return dossier_json(session, call.ground, call.actor(), id, Show::masked); });
        if (require(call.actor(), Right::verify)) {
            looks->note(id, call.actor().account, call.caller.full_name, call.now);
            json["looking"] = looks->others(id, call.actor().account, call.now);
        }
        return http::json_response(json);
    });
    api.raw(Method::post, "/api/v1/dossiers/{dossier}/unmask", "unmask_dossier", Right::unmask, kSmallBody, [](const Call& call) -> Result<Response> {
        const auto id = TRY(dossier_in_scope(call, Right::unmask));
        TRY_VOID(access::log_reasoned_view(call.ground, call.caller, "unmask_dossier", ledger::stream_of("dossier", id), TRY(body_of<access::Because>(call))));
        return http::json_response(read_json(call, [&](auto& session) { return dossier_json(session, call.ground, call.actor(), id, Show::open); }));
    });
    api.read_people("/api/v1/dossiers/{dossier}/receipt.pdf", "get_receipt", Right::see_dossiers, [](const Call& call) -> Result<Response> {
        const auto id = TRY(dossier_in_scope(call, Right::see_dossiers));
        Result<paper::Sheet> read = paper::Sheet{};
        call.ground.store.read([&](store::Session& session) { read = receipt_sheet(session, call.ground, id, origin_of(call.request)); });
        auto sheet = TRY(std::move(read));
        sheet.footer = "Log " + call.ground.ledger.head(call.ground.regency).text();
        const Bytes bytes = TRY(paper::render_pdf({sheet}, call.now));
        return Response{200, {{"Content-Type", "application/pdf"}}, std::string(text_of(bytes))};
    });
    api.read_people("/api/v1/queue/verification", "list_verification_queue", {Right::verify, Right::report_siak}, [](const Call& call) -> Result<Response> {
        const auto to_verify = areas_of(call.actor(), Right::verify), to_report = areas_of(call.actor(), Right::report_siak);
        return http::json_response(read_json(call, [&](auto& session) { return queue_json(session, call.ground, to_verify, to_report, call.now); }));
    });
}

void add_look_up_routes(Api& api) {
    api.read("/api/v1/catalogue", "get_catalogue", std::nullopt, [](const Call& call) -> Result<Response> {
        const auto asked = call.request.query_value("date");
        const auto date = asked.empty() ? std::optional(call.ground.date_of(call.now)) : parse_date(asked);
        if (!date) return refuse(ErrorCode::kDateInvalid, "date");
        return http::json_response(catalogue_json(call.ground.catalogue, call.ground.region, *date));
    });
    // Names of places, not of people; a desk that serves many villages says which.
    api.read("/api/v1/hamlets", "list_hamlets", Right::submit_dossier, [](const Call& call) -> Result<Response> {
        const auto village = call.request.query_value("village");
        if (call.ground.region.village(village) == nullptr) return refuse(ErrorCode::kNotFound, "village");
        TRY_VOID(require_in(call.actor(), Right::submit_dossier, village));
        return http::json_response(read_json(call, [&](auto& session) { return hamlets_json(session, call.ground, village); }));
    });
    api.raw(Method::post, "/api/v1/nik/explain", "explain_nik", Right::submit_dossier, kSmallBody, [](const Call& call) -> Result<Response> {
        const auto body = TRY(body_of<OneNik>(call));
        const Date today = call.ground.date_of(call.now);
        const auto& region = call.ground.region;
        const auto nik = Nik::validate(body.nik, [&](std::string_view digits) { return region.knows_nik_area(digits); }, today);
        Reasons reasons;
        if (!take_at(reasons, "nik", nik)) return reasons.refusal();
        const auto meaning = TRY(nik->explain(today));
        int age = today.year() - meaning.birth_date.year();
        if (meaning.birth_date.plus_years(age) > today) --age;
        return http::json_response({{"region", meaning.region}, {"region_name", region.nik_area_name(meaning.region)},
                                    {"sex", meaning.sex == Sex::female ? "female" : "male"}, {"birth_date", to_string(meaning.birth_date)}, {"age", age}});
    });
    api.raw(Method::post, "/api/v1/duplicates", "check_duplicates", Right::submit_dossier, kSmallBody, [](const Call& call) -> Result<Response> {
        const auto body = TRY(body_of<ServiceAndNik>(call));
        Reasons reasons;
        const auto nik = Nik::read(body.nik);
        if (!take_at(reasons, "nik", nik)) return reasons.refusal();
        const auto areas = areas_of(call.actor(), Right::submit_dossier);
        return http::json_response(read_json(call, [&](auto& session) { return duplicates_json(session, call.ground, areas, body.service, *nik); }));
    });
}

template <class Body>
using Act = Result<std::string> (IntakeService::*)(ledger::Transaction&, const Actor&, ApplicationId, const Body&) const;
using Report = Result<std::string> (IntakeService::*)(ledger::Transaction&, const Actor&, ApplicationId) const;

Json render_application(store::Session& session, const Call& call, const std::string& about) {
    return application_json(session, call.ground, *ApplicationId::parse(about.substr(about.find(':') + 1)), Show::masked);
}

template <class Body>
void add_act(Api& api, const IntakeService& service, const char* verb, const char* operation, Right right, Act<Body> act) {
    api.command<Body>(
        Method::post, "/api/v1/applications/{application}/" + std::string(verb), operation, right,
        [&service, act](ledger::Transaction& tx, const Call& call, const Body& body) -> Result<std::string> {
            return (service.*act)(tx, call.actor(), TRY(call.path_id<ApplicationId>("application")), body);
        },
        render_application);
}
void add_report(Api& api, const IntakeService& service, const char* verb, const char* operation, Report report) {
    api.command<Nothing>(
        Method::post, "/api/v1/applications/{application}/" + std::string(verb), operation, Right::report_siak,
        [&service, report](ledger::Transaction& tx, const Call& call, const Nothing&) -> Result<std::string> {
            return (service.*report)(tx, call.actor(), TRY(call.path_id<ApplicationId>("application")));
        },
        render_application);
}

void add_application_routes(Api& api, const IntakeService& service) {
    add_act<VerifyApplication>(api, service, "verify", "verify_application", Right::verify, &IntakeService::verify);
    add_act<ReturnApplication>(api, service, "return", "return_application", Right::verify, &IntakeService::send_back);
    add_act<ResubmitApplication>(api, service, "resubmit", "resubmit_application", Right::submit_dossier, &IntakeService::resubmit);
    add_act<RejectApplication>(api, service, "reject", "reject_application", Right::verify, &IntakeService::reject);
    add_act<WithdrawApplication>(api, service, "withdraw", "withdraw_application", Right::submit_dossier, &IntakeService::withdraw);
    add_act<StopClock>(api, service, "stop-clock", "stop_clock", Right::verify, &IntakeService::stop_clock);
    add_act<ResumeClock>(api, service, "resume-clock", "resume_clock", Right::verify, &IntakeService::resume_clock);
    add_act<WithNote>(api, service, "duplicate", "report_duplicate", Right::report_siak, &IntakeService::find_duplicate);
    add_report(api, service, "biometrics", "record_biometrics", &IntakeService::record_biometrics);
    add_report(api, service, "print-ready", "confirm_print_ready", &IntakeService::confirm_print_ready);
}

}  // namespace

void add_routes(Api& api, const IntakeService& service) {
    add_dossier_routes(api, service);
    add_look_up_routes(api);
    add_application_routes(api, service);
}

}  // namespace layang::intake
