// Anomalies: the list, and one in full with what was told and what that contradicts.
#include "platform/access/answers.hpp"
#include "platform/access/queries.hpp"
#include "platform/access/service.hpp"

namespace layang::access {
namespace {

#define LAYANG_ANOMALY_COLUMNS \
    "SELECT anomaly, rule, about, other_seq, seq, area, owner_role, detail, raised_at, resolved_at, resolution, note, note_bound FROM anomaly "
const store::Statement kAnomalies("access.anomalies", LAYANG_ANOMALY_COLUMNS "WHERE regency = ? AND seq < ? ORDER BY seq DESC");
const store::Statement kOpenAnomalies("access.open_anomalies",
                                      LAYANG_ANOMALY_COLUMNS "WHERE regency = ? AND resolved_at IS NULL AND seq < ? ORDER BY seq DESC");
const store::Statement kOpenCounts("access.open_anomaly_counts",
                                    "SELECT area, owner_role, COUNT(*) FROM anomaly WHERE regency = ? AND resolved_at IS NULL GROUP BY area, owner_role "
                                    "ORDER BY area, owner_role");
const store::Statement kAnomaly("access.anomaly", LAYANG_ANOMALY_COLUMNS "WHERE regency = ? AND anomaly = ?");
#undef LAYANG_ANOMALY_COLUMNS

Json row_json(const Ground& ground, const Actor& reader, const store::Row& row) {
    Json json = {{"id", row.text(0)}, {"rule", row.text(1)}, {"about", row.text(2)}, {"other_seq", row.integer(3)}, {"seq", row.integer(4)},
                 {"area", row.text(5)}, {"owner_role", row.text(6)}, {"detail", row.text(7)}, {"raised_at", to_string(row.instant(8))},
                 {"may_resolve", reaches_anomaly(reader, Right::resolve_anomalies, row.text(5), row.text(6))}};
    if (const auto at = row.maybe_instant(9)) {
        json["resolved_at"] = to_string(*at);
        json["resolution"] = row.maybe_text(10).value_or("");
        json["note"] = ledger::open_as<std::string>(ground.ring, {row.maybe_text(11).value_or(""), row.maybe_text(12).value_or("")}).value_or("");
    }
    return json;
}

/// What stands in the log in the open: codes, numbers, ids. Whatever is sealed is left out.
Json open_parts(const Json& payload) {
    if (payload.is_array()) {
        Json list = Json::array();
        for (const auto& one : payload) list.push_back(open_parts(one));
        return list;
    }
    if (!payload.is_object()) return payload;
    Json parts = Json::object();
    for (const auto& [key, value] : payload.items())
        if (!(value.is_object() && value.contains("sealed"))) parts[key] = open_parts(value);
    return parts;
}

/// One event as a person reads it. Null when there is none of that number.
Json told_json(store::Session& session, const Ground& ground, std::int64_t seq) {
    const auto told = ground.ledger.told(session, ground.regency, seq);
    if (!told) return nullptr;
    const auto& event = told->event;
    Json json = {{"seq", seq}, {"operation", told->operation}, {"type", event.type}, {"about", event.stream}, {"occurred_at", to_string(event.stamp.occurred_at)},
                 {"received_at", to_string(event.stamp.received_at)}, {"said", open_parts(event.payload)}};
    if (const auto account = queries::account(session, ground.regency, event.stamp.actor)) json["by"] = queries::full_name(ground.ring, *account);
    return json;
}

/// The report that broke the rule: the newest event before the anomaly that its command wrote to `about`, else the first one behind it. A hand-over takes
/// old documents back first, a batch prints many, and a blank is missed before the print is written. What the house found by itself wrote nothing:
/// then the command's first event.
std::int64_t report_of(store::Session& session, const Ground& ground, const std::string& about, std::int64_t first_seq, std::int64_t raised_seq) {
    std::int64_t before = 0, behind = 0;
    for (const auto& event : ground.ledger.read(session, ground.regency, about)) {
        if (event.seq >= first_seq && event.seq < raised_seq) before = event.seq;
        if (event.seq > raised_seq && behind == 0) behind = event.seq;
    }
    if (before != 0) return before;
    const auto told = behind != 0 ? ground.ledger.told(session, ground.regency, behind) : std::nullopt;
    return told && told->first_seq == first_seq ? behind : first_seq;
}

}  // namespace

Json anomalies_json(store::Session& session, const Ground& ground, const Actor& actor, bool open_only, std::int64_t before) {
    Json items = Json::array();
    bool more = false;
    const std::vector<store::Value> parameters{ground.regency, before};
    session.each(open_only ? kOpenAnomalies : kAnomalies, parameters, [&](const store::Row& row) {
        if (!reaches_anomaly(actor, Right::see_anomalies, row.text(5), row.text(6))) return true;
        more = items.size() == kPageMax;
        if (!more) items.push_back(row_json(ground, actor, row));
        return !more;
    });
    std::int64_t open = 0;
    session.for_each(
        kOpenCounts,
        [&](const store::Row& row) {
            if (reaches_anomaly(actor, Right::see_anomalies, row.text(0), row.text(1))) open += row.integer(2);
        },
        ground.regency);
    Json json = {{"items", items}, {"counts", {{"open", open}}}};
    if (more) json["next"] = std::to_string(items.back().at("seq").get<std::int64_t>());
    return json;
}

Json anomaly_json(store::Session& session, const Ground& ground, const Actor& reader, AnomalyId anomaly) {
    return session.first(kAnomaly, [&](const store::Row& row) { return row_json(ground, reader, row); }, ground.regency, anomaly).value_or(Json(nullptr));
}

Json anomaly_in_full(store::Session& session, const Ground& ground, const Actor& reader, AnomalyId anomaly) {
    Json json = anomaly_json(session, ground, reader, anomaly);
    const auto text = [&](const char* field) { return json.at(field).get<std::string>(); };
    if (json.is_null() || !reaches_anomaly(reader, Right::see_anomalies, text("area"), text("owner_role"))) return nullptr;
    const auto seq = json.at("seq").get<std::int64_t>();
    if (const auto raised = ground.ledger.told(session, ground.regency, seq))
        json["told"] = told_json(session, ground, report_of(session, ground, text("about"), raised->first_seq, seq));
    if (const auto other = json.at("other_seq").get<std::int64_t>(); other > 0) json["against"] = told_json(session, ground, other);
    json["pictures"] = Json::array();
    for (const auto blob : pictures_of(session, ground, reader, text("about"))) json["pictures"].push_back(blob.text());
    return json;
}

}  // namespace layang::access
