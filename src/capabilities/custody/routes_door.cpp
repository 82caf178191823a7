#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

access::RenderThing render_door(const Room& room) {
    return [room](store::Session& session, const Call& call, const std::string& about) {
        const auto row = queries::document(session, call.ground.regency, id_of<DocumentId>(about));
        LAYANG_CHECK(row);
        const auto answers = room.answers(session, call);
        // Who may report on it but not see custody there learns that it was recorded, and nothing else.
        if (!covers(areas_of(call.actor(), Right::see_custody), row->village)) return Json{{"document", row->document.text()}};
        return encode(answers.door(*row));
    };
}

Result<std::string> village_of(Transaction& tx, DocumentId document) {
    const auto row = queries::document(tx.session(), tx.act().regency, document);
    if (!row) return refuse(ErrorCode::kNotFound, "document");
    return row->village;
}

/// All of one dossier at once: no more than a family has.
Result<http::Response> list_of_dossier(const Call& call, const Room& room, const std::string& text) {
    const auto dossier = DossierId::parse(text);
    if (!dossier) return refuse(ErrorCode::kNotFound, "dossier");
    const auto state = call.request.query_value("state");
    const auto areas = areas_of(call.actor(), Right::see_custody);
    Json items = Json::array();
    call.ground.store.read([&](store::Session& session) {
        const auto answers = room.answers(session, call);
        for (const auto& row : queries::documents_of(session, call.ground.regency, *dossier)) {
            if (!covers(areas, row.village) || (!state.empty() && row.state != state)) continue;
            if (const auto answer = answers.document(row)) items.push_back(encode(*answer));
        }
    });
    return http::json_response({{"items", std::move(items)}});
}

/// What lies in a village by mistake, for whoever sends it back from there: whose it is, is for its own village to see.
void add_astray(Json& items, const Answers& answers, const std::vector<queries::DocumentCustodyRow>& rows, const std::vector<std::string>& areas) {
    for (const auto& row : rows) {
        auto answer = answers.document(row);
        if (!answer) continue;
        if (!covers(areas, row.village)) answer->holder.clear(), answer->nik.clear();
        items.push_back(encode(*answer));
    }
}

/// One page, and how many documents of the caller's area are in each state.
Result<http::Response> list_documents(const Call& call, const Room& room) {
    if (const auto dossier = call.request.query_value("dossier"); !dossier.empty()) return list_of_dossier(call, room, dossier);
    const auto state = call.request.query_value("state"), village_code = call.request.query_value("village");
    const auto after = TRY(cursor(call));
    const auto areas = areas_of(call.actor(), Right::see_custody);
    Json items = Json::array();
    Json counts;
    std::optional<std::int64_t> next;
    call.ground.store.read([&](store::Session& session) {
        const queries::Filter filter{village_code.empty() ? only_village(areas) : village_code, state, after};
        const auto rows = page<queries::DocumentCustodyRow>(
            [&](const auto& visit) { queries::documents(session, call.ground.regency, filter, visit); },
            [&](const auto& row) { return covers(areas, row.village); });
        const auto answers = room.answers(session, call);
        if (after == 0 && !filter.village.empty() && covers(areas, filter.village) && (state.empty() || state == "astray"))
            add_astray(items, answers, queries::documents_astray_in(session, call.ground.regency, filter.village), areas);
        for (const auto& row : rows.items)
            if (const auto answer = answers.document(row)) items.push_back(encode(*answer));
        if (rows.more) next = rows.items.back().line_seq;
        counts = counts_within(areas, queries::document_counts(session, call.ground.regency, filter.village));
    });
    Json body{{"items", std::move(items)}, {"counts", std::move(counts)}};
    if (next) body["next"] = std::to_string(*next);
    return http::json_response(body);
}

Result<http::Response> get_document(const Call& call, const Room& room) {
    const auto id = TRY(call.path_id<DocumentId>("document"));
    std::optional<DoorAnswer> answer;
    call.ground.store.read([&](store::Session& session) {
        const auto row = queries::document(session, call.ground.regency, id);
        if (!row || !covers(areas_of(call.actor(), Right::see_custody), row->village)) return;
        answer = room.answers(session, call).door(*row);
        if (!answer) return;
        for (const auto& event : call.ground.ledger.read(session, call.ground.regency, ledger::stream_of("document", id)))
            if (const auto handed = event.as<DocumentHandedOver>(); handed && handed->proof) answer->proof = handed->proof;
    });
    if (!answer) return refuse(ErrorCode::kNotFound, "document");
    return http::json_response(encode(*answer));
}

DocumentHandedOver handed_over(const Room& room, DocumentId document, const std::string& village_code, const bodies::HandOver& body) {
    DocumentHandedOver handed;
    handed.document = document;
    handed.at = room.at(body.desk, village_code);
    handed.to = body.to;
    handed.receiver_index = body.receiver_index;
    handed.relation = body.relation;
    handed.identified_by = body.identified_by;
    handed.proof = body.proof;
    handed.activation = body.activation;
    handed.receiver_name = sealed_note(body.receiver_name);
    return handed;
}

void add_document_mishaps(Api& api, const Room& room) {
    const std::string base = "/api/v1/documents/{document}/";
    const auto render = render_door(room);
    api.command<bodies::Attempt>(Method::post, base + "lose", "lose_document", {Right::hand_over, Right::pack},
        [room](Transaction& tx, const Call& call, const bodies::Attempt& body) -> Result<std::string> {
            const auto document = TRY(call.path_id<DocumentId>("document"));
            return room.service.lose(tx, call.actor(), DocumentLost{document, room.at(body.desk, TRY(village_of(tx, document))), body.reason, sealed_note(body.note)});
        }, render);
    api.command<bodies::Find>(Method::post, base + "find", "find_document", {Right::hand_over, Right::pack},
        [room](Transaction& tx, const Call& call, const bodies::Find& body) -> Result<std::string> {
            const auto document = TRY(call.path_id<DocumentId>("document"));
            return room.service.find(tx, call.actor(), DocumentFound{document, room.at(body.desk, TRY(village_of(tx, document)))});
        }, render);
    api.command<bodies::Attempt>(Method::post, base + "damage", "damage_document", {Right::hand_over, Right::pack},
        [room](Transaction& tx, const Call& call, const bodies::Attempt& body) -> Result<std::string> {
            const auto document = TRY(call.path_id<DocumentId>("document"));
            return room.service.damage(tx, call.actor(), DocumentDamaged{document, room.at(body.desk, TRY(village_of(tx, document))), body.reason, sealed_note(body.note)});
        }, render);
}

}  // namespace

void add_door_routes(Api& api, const Room& room) {
    api.read_people("/api/v1/documents", "list_documents", Right::see_custody, [room](const Call& call) { return list_documents(call, room); });
    api.read_people("/api/v1/documents/{document}", "get_document", Right::see_custody, [room](const Call& call) { return get_document(call, room); });
    const auto render = render_door(room);
    api.command<bodies::Attempt>(Method::post, "/api/v1/documents/{document}/attempt", "report_attempt", Right::hand_over,
        [room](Transaction& tx, const Call& call, const bodies::Attempt& body) -> Result<std::string> {
            const auto document = TRY(call.path_id<DocumentId>("document"));
            return room.service.attempt(tx, call.actor(), {document, room.at(body.desk, TRY(village_of(tx, document))), body.reason, sealed_note(body.note)});
        }, render);
    api.command<bodies::HandOver>(Method::post, "/api/v1/documents/{document}/handover", "hand_over_document", Right::hand_over,
        [room](Transaction& tx, const Call& call, const bodies::HandOver& body) -> Result<std::string> {
            const auto document = TRY(call.path_id<DocumentId>("document"));
            const auto row = queries::document(tx.session(), tx.act().regency, document);
            if (!row) return refuse(ErrorCode::kNotFound, "document");
            TRY_VOID(arrived(call, body.proof, row->dossier.text()));
            return room.service.hand_over(tx, call.actor(), handed_over(room, document, row->village, body), body.taken, body.excused);
        }, render);
    add_document_mishaps(api, room);
}

}  // namespace layang::custody::routing
