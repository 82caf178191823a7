#include "capabilities/custody/papers.hpp"
#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

/// What lies in a bag is said of people, masked; all else is not.
enum class Contents { with, without };

/// The bag, when the caller's area covers its village. Error: kNotFound, also for what lies elsewhere.
Result<BagAnswer> bag_of(const Call& call, const Room& room, Contents contents) {
    const auto id = TRY(call.path_id<BagId>("bag"));
    std::optional<BagAnswer> answer;
    call.ground.store.read([&](store::Session& session) {
        const auto row = queries::bag(session, call.ground.regency, id);
        const auto areas = areas_of(call.actor(), Right::see_custody);
        if (!row || !covers(areas, row->village)) return;
        const auto answers = room.answers(session, call);
        answer = contents == Contents::with ? answers.whole_bag(*row, areas) : answers.bag(*row);
    });
    if (!answer) return refuse(ErrorCode::kNotFound, "bag");
    return *answer;
}

Result<http::Response> list_bags(const Call& call, const Room& room) {
    const auto state = call.request.query_value("state"), village_code = call.request.query_value("village");
    // A village has had far more bags than it waits for.
    const bool unopened = state == "unopened";
    const auto before_seq = TRY(cursor(call));
    const auto areas = areas_of(call.actor(), Right::see_custody);
    Json items = Json::array();
    Json counts;
    std::optional<std::int64_t> next;
    call.ground.store.read([&](store::Session& session) {
        const queries::Filter filter{village_code.empty() ? only_village(areas) : village_code, unopened ? "" : state, before_seq};
        const auto rows = page<queries::BagRow>([&](const auto& visit) { queries::bags(session, call.ground.regency, filter, visit); },
                                                [&](const auto& row) {
                                                    return covers(areas, row.village) && !(unopened && (row.state == "opened" || row.state == "lost"));
                                                });
        const auto answers = room.answers(session, call);
        for (const auto& row : rows.items) items.push_back(encode(answers.bag(row)));
        if (rows.more) next = rows.items.back().sealed_seq;
        counts = counts_within(areas, queries::unopened_counts(session, call.ground.regency, filter.village));
    });
    Json body{{"items", std::move(items)}, {"counts", std::move(counts)}};
    if (next) body["next"] = std::to_string(*next);
    return http::json_response(body);
}

}  // namespace

void add_bag_reads(Api& api, const Room& room) {
    api.read("/api/v1/bags", "list_bags", Right::see_custody, [room](const Call& call) { return list_bags(call, room); });
    api.read_people("/api/v1/bags/{bag}", "get_bag", Right::see_custody,
             [room](const Call& call) -> Result<http::Response> { return http::json_response(encode(TRY(bag_of(call, room, Contents::with)))); });
    api.read_people("/api/v1/bags/{bag}/manifest.pdf", "get_manifest", Right::see_custody, [room](const Call& call) -> Result<http::Response> {
        const auto bag = TRY(bag_of(call, room, Contents::with));
        return pdf_response(TRY(render_manifest(bag, room.names, call.ground.ledger.head(call.ground.regency).text(), call.now)));
    });
    api.read("/api/v1/bags/{bag}/label.pdf", "get_bag_label", Right::see_custody, [room](const Call& call) -> Result<http::Response> {
        return pdf_response(TRY(render_bag_label(TRY(bag_of(call, room, Contents::without)), call.now)));
    });
    api.read_people("/api/v1/packing", "list_packing", Right::see_custody, [room](const Call& call) -> Result<http::Response> {
        PackingAnswer packing;
        call.ground.store.read(
            [&](store::Session& session) { packing = room.answers(session, call).packing(areas_of(call.actor(), Right::see_custody)); });
        return http::json_response(encode(packing));
    });
}

}  // namespace layang::custody::routing
