#include "platform/access/answers.hpp"

#include "platform/access/queries.hpp"

namespace layang::access {
namespace {

const store::Statement kCodesOf("access.codes_of",
                                "SELECT code FROM device_code WHERE regency = ? AND device = ? ORDER BY code");
#define LAYANG_ANOMALY_COLUMNS \
    "SELECT anomaly, rule, about, other_seq, seq, area, owner_role, detail, raised_at, resolved_at, resolution, note FROM anomaly "
const store::Statement kAnomalies("access.anomalies", LAYANG_ANOMALY_COLUMNS "WHERE regency = ? ORDER BY raised_at DESC, anomaly");
const store::Statement kOpenAnomalies("access.open_anomalies",
                                      LAYANG_ANOMALY_COLUMNS "WHERE regency = ? AND resolved_at IS NULL ORDER BY raised_at DESC, anomaly");
const store::Statement kAnomaly("access.anomaly", LAYANG_ANOMALY_COLUMNS "WHERE regency = ? AND anomaly = ?");
#undef LAYANG_ANOMALY_COLUMNS

/// Anomalies in one answer at most, newest first.
constexpr std::size_t kAnomaliesMax = 500;

std::string open_name(Ground& ground, const queries::AccountRow& row) {
    const auto bound = ledger::Transaction::bound_of(ground.regency, ledger::stream_of("account", row.account), AccountCreated::kType,
                                                     AccountCreated::kVersion) + "|full_name";
    const auto name = ground.ring.open(bound, row.name_sealed);
    return name ? Json::parse(*name).get<std::string>() : std::string();
}

Json account_row_json(Ground& ground, const queries::AccountRow& row) {
    return {{"id", row.account.text()}, {"login", row.login}, {"full_name", open_name(ground, row)}, {"disabled", row.disabled}, {"grants", encode(row.grants)}};
}

Json device_row_json(const queries::DeviceRow& row) {
    return {{"id", row.device.text()}, {"account", row.account.text()}, {"name", row.name}, {"revoked", row.revoked}, {"enrolled_at", to_string(row.enrolled_at)}};
}

Json anomaly_row_json(const store::Row& row) {
    Json json = {{"id", row.text(0)}, {"rule", row.text(1)}, {"about", row.text(2)}, {"other_seq", row.integer(3)}, {"seq", row.integer(4)},
                 {"area", row.text(5)}, {"owner_role", row.text(6)}, {"detail", row.text(7)}, {"raised_at", to_string(row.instant(8))}};
    if (const auto at = row.maybe_instant(9)) {
        json["resolved_at"] = to_string(*at);
        json["resolution"] = row.maybe_text(10).value_or("");
        json["note"] = row.maybe_text(11).value_or("");
    }
    return json;
}

}  // namespace

Json session_json(Ground& ground, const Caller& caller) {
    Json rights = Json::array();
    for (std::size_t i = 0; i < EnumNames<Right>::names.size() && !caller.removed; ++i)
        if (!areas_of(caller.actor, static_cast<Right>(i)).empty()) rights.push_back(EnumNames<Right>::names[i]);
    Json desks = Json::array();
    for (const auto& grant : caller.actor.grants)
        if (const auto* desk = ground.region.desk(grant.area)) desks.push_back(encode(*desk));
    Json json = {{"account", {{"id", caller.actor.account.text()}, {"login", caller.login}, {"full_name", caller.full_name}}},
                 {"grants", encode(caller.actor.grants)}, {"rights", rights}, {"desks", desks}, {"regency", ground.regency},
                 {"regency_name", ground.region.facts().name}, {"must_change_password", caller.must_change_password},
                 {"server_time", to_string(ground.clock.now())}, {"utc_offset_minutes", ground.region.facts().utc_offset_minutes},
                 {"head", ground.ledger.head(ground.regency).text()}, {"demo", ground.demo},
                 {"office_key", base64_of(ground.ring.office_key())}};
    if (caller.removed) json["removed"] = name_of(*caller.removed);
    if (caller.device) json["device"] = caller.device->text();
    return json;
}

Json account_json(store::Session& session, Ground& ground, AccountId account) {
    const auto row = queries::account(session, ground.regency, account);
    return row ? account_row_json(ground, *row) : Json(nullptr);
}

Json accounts_json(store::Session& session, Ground& ground) {
    Json list = Json::array();
    for (const auto& row : queries::accounts(session, ground.regency)) list.push_back(account_row_json(ground, row));
    return {{"accounts", list}};
}

Json device_json(store::Session& session, Ground& ground, DeviceId device, bool with_codes) {
    const auto row = queries::device(session, ground.regency, device);
    if (!row) return nullptr;
    Json json = device_row_json(*row);
    if (with_codes) {
        Json codes = Json::array();
        session.for_each(kCodesOf, [&](const store::Row& code) { codes.push_back(code.code(0).text()); }, ground.regency, device);
        json["codes"] = codes;
    }
    return json;
}

Json devices_json(store::Session& session, Ground& ground) {
    Json list = Json::array();
    for (const auto& row : queries::devices(session, ground.regency)) {
        Json json = device_row_json(row);
        if (const auto account = queries::account(session, ground.regency, row.account)) json["login"] = account->login;
        list.push_back(std::move(json));
    }
    return {{"devices", list}};
}

Json anomalies_json(store::Session& session, const Ground& ground, const Actor& actor, bool open_only) {
    const auto areas = areas_of(actor, Right::see_anomalies);
    Json list = Json::array();
    const std::vector<store::Value> regency{ground.regency};
    session.each(open_only ? kOpenAnomalies : kAnomalies, regency, [&](const store::Row& row) {
        const auto area = row.text(5);
        if (std::ranges::any_of(areas, [&](const auto& held) { return area_covers(held, area); })) list.push_back(anomaly_row_json(row));
        return list.size() < kAnomaliesMax;
    });
    return {{"anomalies", list}};
}

Json anomaly_json(store::Session& session, const Ground& ground, AnomalyId anomaly) {
    return session.first(kAnomaly, anomaly_row_json, ground.regency, anomaly).value_or(Json(nullptr));
}

Json late_act_json(store::Session& session, const Ground& ground, const LateAct& late) {
    Json json = {{"id", late.act.text()}, {"account", late.account.text()}, {"cause", name_of(late.cause)}, {"operation", late.operation},
                 {"path", encode(late.path)}, {"occurred_at", to_string(late.occurred_at)}, {"received_at", to_string(late.received_at)},
                 {"state", name_of(late.state)}, {"note", late.note}};
    if (const auto account = queries::account(session, ground.regency, late.account)) json["login"] = account->login;
    if (const auto device = late.device ? queries::device(session, ground.regency, *late.device) : std::nullopt) json["device"] = device->name;
    return json;
}

Json late_acts_json(store::Session& session, const Ground& ground) {
    Json list = Json::array();
    for (const auto& late : waiting_acts(session, ground.regency, 200)) list.push_back(late_act_json(session, ground, late));
    return {{"acts", list}};
}

Json views_json(store::Session& session, const Ground& ground, std::int64_t before) {
    Json list = Json::array();
    for (const auto& row : queries::views(session, ground.regency, before, 200))
        list.push_back({{"n", row.n}, {"actor", row.actor.text()}, {"at", to_string(row.at)}, {"what", row.what}, {"about", row.about}, {"reason", row.reason}});
    return {{"views", list}};
}

}  // namespace layang::access
