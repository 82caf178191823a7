// The way back: old documents and originals.
#include <set>

#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

access::RenderThing render_old(const Room& room) {
    return [room](store::Session& session, const Call& call, const std::string& about) {
        const auto row = queries::old_document(session, call.ground.regency, id_of<OldDocumentId>(about));
        LAYANG_CHECK(row);
        return encode(room.answers(session, call).old_document(*row));
    };
}
access::RenderThing render_original(const Room& room) {
    return [room](store::Session& session, const Call& call, const std::string& about) {
        const auto row = queries::original(session, call.ground.regency, id_of<OriginalId>(about));
        LAYANG_CHECK(row);
        return encode(room.answers(session, call).original(*row));
    };
}

/// One page of `query(filter, visit)` in that state, `answer(row)` for those that are wanted and that the caller may see, and how many are in each state.
template <class Row, class Query, class Wanted, class Counts, class Answer>
Result<http::Response> list(const Call& call, const std::string& state, const Query& query, const Wanted& wanted, const Counts& counts, const Answer& answer) {
    const auto village_code = call.request.query_value("village");
    const auto areas = areas_of(call.actor(), Right::see_custody);
    const queries::Filter filter{village_code.empty() ? only_village(areas) : village_code, state, TRY(cursor(call))};
    Json body;
    call.ground.store.read([&](store::Session& session) {
        Json items = Json::array();
        const auto rows = page<Row>([&](const auto& visit) { query(session, call.ground.regency, filter, visit); },
                                    [&](const Row& row) { return covers(areas, row.village) && wanted(row); });
        for (const auto& row : rows.items) items.push_back(answer(session, row));
        body = Json{{"items", std::move(items)}, {"counts", counts_within(areas, counts(session, call.ground.regency, filter.village))}};
        if (rows.more) body["next"] = std::to_string(rows.items.back().line_seq);
    });
    return http::json_response(body);
}

/// Where `state` asks for those awaited: excused ones whose excuse ends, by the row of the day on which it was given.
Result<http::Response> list_old(const Call& call, const Room& room) {
    const auto state = call.request.query_value("state");
    const bool awaited = state == "awaited";
    return list<queries::OldDocumentRow>(
        call, awaited ? "excused" : state, queries::old_documents,
        [&](const queries::OldDocumentRow& row) {
            return !awaited || (row.excuse && room.service.rules().still_to_come(*row.excuse, call.ground.date_of(row.taken_at)));
        },
        queries::old_document_counts,
        [&](store::Session& session, const queries::OldDocumentRow& row) { return encode(room.answers(session, call).old_document(row)); });
}

Result<std::string> surrender(const Room& room, Transaction& tx, const Call& call, const bodies::Surrender& body) {
    const auto village_code = TRY(room.service.dossier_village(tx, body.dossier));
    const auto at = room.at(body.desk, village_code);
    if (body.excuse)
        return room.service.excuse(tx, call.actor(), {body.old_document, body.kind, body.dossier, body.document, *body.excuse, at, village_code, sealed_note(body.note)});
    return room.service.surrender(tx, call.actor(), {body.old_document, body.kind, body.dossier, body.document, TakenWhere::desk, at, village_code});
}

/// One that is named twice is one.
std::size_t how_many(const std::vector<OldDocumentId>& old_documents) {
    return std::set<OldDocumentId>(old_documents.begin(), old_documents.end()).size();
}

void add_originals(Api& api, const Room& room) {
    api.read_people("/api/v1/originals", "list_originals", Right::see_custody, [room](const Call& call) {
        return list<queries::OriginalRow>(
            call, call.request.query_value("state"), queries::originals, [](const queries::OriginalRow&) { return true; }, queries::original_counts,
            [&](store::Session& session, const queries::OriginalRow& row) { return encode(room.answers(session, call).original(row)); });
    });
    const auto render = render_original(room);
    api.command<bodies::Find>(Method::post, "/api/v1/originals/{original}/find", "find_original", {Right::hand_over, Right::pack},
        [room](Transaction& tx, const Call& call, const bodies::Find& body) -> Result<std::string> {
            const auto id = TRY(call.path_id<OriginalId>("original"));
            const auto row = queries::original(tx.session(), tx.act().regency, id);
            if (!row) return refuse(ErrorCode::kNotFound, "original");
            return room.service.find(tx, call.actor(), id, room.at(body.desk, row->village));
        }, render);
    api.command<bodies::Keep>(Method::post, "/api/v1/originals", "keep_original", Right::hand_over,
        [room](Transaction& tx, const Call& call, const bodies::Keep& body) -> Result<std::string> {
            const auto village_code = TRY(room.service.dossier_village(tx, body.dossier));
            return room.service.keep(tx, call.actor(), {body.original, body.kind, body.dossier, room.at(body.desk, village_code), village_code});
        }, render);
    api.command<bodies::Find>(Method::post, "/api/v1/originals/{original}/return", "return_original", Right::hand_over,
        [room](Transaction& tx, const Call& call, const bodies::Find& body) -> Result<std::string> {
            const auto id = TRY(call.path_id<OriginalId>("original"));
            const auto row = queries::original(tx.session(), tx.act().regency, id);
            if (!row) return refuse(ErrorCode::kNotFound, "original");
            return room.service.give_back(tx, call.actor(), {id, room.at(body.desk, row->village)});
        }, render);
}

}  // namespace

void add_return_routes(Api& api, const Room& room) {
    api.read_people("/api/v1/old-documents", "list_old_documents", Right::see_custody, [room](const Call& call) { return list_old(call, room); });
    api.command<bodies::Surrender>(Method::post, "/api/v1/old-documents", "surrender_old_document", Right::hand_over,
        [room](Transaction& tx, const Call& call, const bodies::Surrender& body) { return surrender(room, tx, call, body); }, render_old(room));
    api.command<bodies::Find>(Method::post, "/api/v1/old-documents/{old_document}/find", "find_old_document", {Right::hand_over, Right::pack},
        [room](Transaction& tx, const Call& call, const bodies::Find& body) -> Result<std::string> {
            const auto id = TRY(call.path_id<OldDocumentId>("old_document"));
            const auto row = queries::old_document(tx.session(), tx.act().regency, id);
            if (!row) return refuse(ErrorCode::kNotFound, "old_document");
            return room.service.find(tx, call.actor(), id, room.at(body.desk, row->village));
        }, render_old(room));
    api.command<bodies::Destroy>(Method::post, "/api/v1/old-documents/destroy", "destroy_old_documents", Right::pack,
        [room](Transaction& tx, const Call& call, const bodies::Destroy& body) {
            return room.service.destroy(tx, call.actor(), body.old_documents, body.berita_acara, body.desk.value_or(room.names.office_desk));
        },
        [](store::Session&, const Call& call, const std::string&) {
            const auto asked = decode<bodies::Destroy>(Json::parse(call.request.body));
            LAYANG_CHECK(asked);
            return Json{{"destroyed", how_many(asked->old_documents)}, {"berita_acara", asked->berita_acara}};
        });
    api.command<bodies::Archive>(Method::post, "/api/v1/old-documents/archive", "archive_old_documents", Right::pack,
        [room](Transaction& tx, const Call& call, const bodies::Archive& body) {
            return room.service.archive(tx, call.actor(), body.old_documents, body.shelf, body.desk.value_or(room.names.office_desk));
        },
        [](store::Session&, const Call& call, const std::string&) {
            const auto asked = decode<bodies::Archive>(Json::parse(call.request.body));
            LAYANG_CHECK(asked);
            return Json{{"archived", how_many(asked->old_documents)}, {"shelf", asked->shelf}};
        });
    add_originals(api, room);
}

}  // namespace layang::custody::routing
