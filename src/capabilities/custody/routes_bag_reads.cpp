#include "capabilities/custody/papers.hpp"
#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

/// The bag, when the caller's area covers its village. Error: kNotFound, also for what lies elsewhere.
Result<BagAnswer> whole_bag(const Call& call, const Room& room) {
    const auto id = TRY(call.path_id<BagId>("bag"));
    std::optional<BagAnswer> answer;
    call.ground.store.read([&](store::Session& session) {
        const auto row = queries::bag(session, call.ground.regency, id);
        const auto areas = areas_of(call.actor(), Right::see_custody);
        if (row && covers(areas, row->village)) answer = room.answers(session, call).whole_bag(*row, areas);
    });
    if (!answer) return refuse(ErrorCode::kNotFound, "bag");
    return *answer;
}

Result<http::Response> list_bags(const Call& call, const Room& room) {
    const auto state = call.request.query_value("state"), village_code = call.request.query_value("village");
    const auto before_seq = TRY(cursor(call));
    const auto areas = areas_of(call.actor(), Right::see_custody);
    Json items = Json::array();
    std::optional<std::int64_t> next;
    call.ground.store.read([&](store::Session& session) {
        const auto rows = page<queries::BagRow>([&](const auto& visit) { queries::bags(session, call.ground.regency, state, before_seq, visit); },
                                                [&](const auto& row) {
                                                    return covers(areas, row.village) && (village_code.empty() || village_code == row.village);
                                                });
        const auto answers = room.answers(session, call);
        for (const auto& row : rows.items) items.push_back(encode(answers.bag(row)));
        if (rows.more) next = rows.items.back().sealed_seq;
    });
    Json body{{"items", std::move(items)}};
    if (next) body["next"] = std::to_string(*next);
    return http::json_response(body);
}

}  // namespace

void add_bag_reads(Api& api, const Room& room) {
    api.read("/api/v1/bags", "list_bags", Right::see_custody, [room](const Call& call) { return list_bags(call, room); });
    api.read_people("/api/v1/bags/{bag}", "get_bag", Right::see_custody,
             [room](const Call& call) -> Result<http::Response> { return http::json_response(encode(TRY(whole_bag(call, room)))); });
    api.read_people("/api/v1/bags/{bag}/manifest.pdf", "get_manifest", Right::see_custody, [room](const Call& call) -> Result<http::Response> {
        const auto bag = TRY(whole_bag(call, room));
        return pdf_response(TRY(render_manifest(bag, room.names, call.ground.ledger.head(call.ground.regency).text(), call.now)));
    });
    api.read_people("/api/v1/packing", "list_packing", Right::see_custody, [room](const Call& call) -> Result<http::Response> {
        std::vector<PackingVillage> villages;
        call.ground.store.read(
            [&](store::Session& session) { villages = room.answers(session, call).packing(areas_of(call.actor(), Right::see_custody)); });
        return http::json_response({{"villages", encode(villages)}});
    });
}

}  // namespace layang::custody::routing
