#include "platform/access/answers.hpp"

#include <algorithm>

#include "platform/access/queries.hpp"

namespace layang::access {
namespace {

const store::Statement kCodesOf("access.codes_of",
                                "SELECT code FROM device_code WHERE regency = ? AND device = ? ORDER BY code");

std::string open_name(const Ground& ground, const queries::DeviceRow& row) {
    return ledger::open_as<std::string>(ground.ring, row.name).value_or("");
}

Json account_row_json(const Ground& ground, const queries::AccountRow& row) {
    return {{"id", row.account.text()}, {"login", row.login}, {"full_name", queries::full_name(ground.ring, row)}, {"disabled", row.disabled}, {"grants", encode(row.grants)}};
}

Json device_row_json(const Ground& ground, const queries::DeviceRow& row) {
    return {{"id", row.device.text()}, {"account", row.account.text()}, {"name", open_name(ground, row)}, {"revoked", row.revoked}, {"enrolled_at", to_string(row.enrolled_at)}};
}

/// A page of `rows`, of which one more than fits was asked for; `cursor` says where the next page goes on behind a row.
template <class Row, class Render, class Cursor>
Json page_json(std::vector<Row> rows, const Render& render, const Cursor& cursor) {
    const bool more = rows.size() > kPageMax;
    if (more) rows.pop_back();
    Json items = Json::array();
    for (const auto& row : rows) items.push_back(render(row));
    Json page = {{"items", std::move(items)}};
    if (more) page["next"] = cursor(rows.back());
    return page;
}

/// The row behind which a page begins, as `find` knows it; none for the first page. Cursors are ids: what a list is sorted by may be
/// a name. Error: kMalformed when no row has the id.
template <class IdType, class Find>
auto row_at(const std::optional<IdType>& cursor, const Find& find) -> Result<decltype(find(*cursor))> {
    if (!cursor) return decltype(find(*cursor)){};
    auto row = find(*cursor);
    if (!row) return refuse(ErrorCode::kMalformed, "cursor", {{"what", "cursor"}});
    return row;
}

/// Where somebody who serves residents may sit: at the desk of his own village, or at those of the office that serve a part of
/// his area, as the registry lists them.
std::vector<const Desk*> desks_of(const Ground& ground, const Actor& actor) {
    std::vector<const Desk*> desks;
    for (const auto& grant : actor.grants) {
        if (!role_has(grant.role, Right::submit_dossier) && !role_has(grant.role, Right::hand_over)) continue;
        for (const auto& desk : ground.region.desks()) {
            const bool own = desk.code == grant.area;
            const bool office = desk.kind != DeskKind::village && std::ranges::any_of(desk.serves, [&](const auto& area) { return area_covers(grant.area, area); });
            if ((own || office) && std::ranges::find(desks, &desk) == desks.end()) desks.push_back(&desk);
        }
    }
    return desks;
}

}  // namespace

Json session_json(Ground& ground, const Caller& caller) {
    Json rights = Json::array();
    for (std::size_t i = 0; i < EnumNames<Right>::names.size() && !caller.removed; ++i)
        if (!areas_of(caller.actor, static_cast<Right>(i)).empty()) rights.push_back(EnumNames<Right>::names[i]);
    Json desks = Json::array();
    for (const auto* desk : desks_of(ground, caller.actor)) desks.push_back(encode(*desk));
    Json json = {{"account", {{"id", caller.actor.account.text()}, {"login", caller.login}, {"full_name", caller.full_name}}},
                 {"grants", encode(caller.actor.grants)}, {"rights", rights}, {"desks", desks}, {"regency", ground.regency},
                 {"regency_name", ground.region.facts().name}, {"zone", ground.region.facts().zone}, {"zone_name", ground.region.facts().zone_name},
                 {"must_change_password", caller.must_change_password},
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

Result<Json> accounts_json(store::Session& session, const Ground& ground, std::optional<bool> disabled, const std::optional<AccountId>& after) {
    const auto last = TRY(row_at(after, [&](AccountId id) { return queries::account(session, ground.regency, id); }));
    auto devices = queries::devices_in_use(session, ground.regency);
    Json page = page_json(
        queries::accounts(session, ground.regency, disabled, last, kPageMax + 1),
        [&](const queries::AccountRow& row) {
            Json json = account_row_json(ground, row);
            json["devices"] = devices[row.account];
            return json;
        },
        [](const queries::AccountRow& row) { return row.account.text(); });
    page["counts"] = Json{{"active", queries::account_count(session, ground.regency, false)}, {"disabled", queries::account_count(session, ground.regency, true)}};
    return page;
}

Json device_json(store::Session& session, Ground& ground, DeviceId device, bool with_codes) {
    const auto row = queries::device(session, ground.regency, device);
    if (!row) return nullptr;
    Json json = device_row_json(ground, *row);
    if (with_codes) {
        Json codes = Json::array();
        session.for_each(kCodesOf, [&](const store::Row& code) { codes.push_back(code.code(0).text()); }, ground.regency, device);
        json["codes"] = codes;
    }
    return json;
}

Result<Json> devices_json(store::Session& session, const Ground& ground, const std::optional<AccountId>& account, const std::optional<DeviceId>& after) {
    const auto last = TRY(row_at(after, [&](DeviceId id) { return queries::device(session, ground.regency, id); }));
    return page_json(
        queries::devices(session, ground.regency, account, last, kPageMax + 1),
        [&](const queries::DeviceRow& row) {
            Json json = device_row_json(ground, row);
            if (const auto owner = queries::account(session, ground.regency, row.account)) json["login"] = owner->login;
            const auto record = ground.ledger.device_record(session, ground.regency, row.device);
            if (record.last_heard) json["last_heard"] = to_string(*record.last_heard);
            json["missing"] = record.missing;
            return json;
        },
        [](const queries::DeviceRow& row) { return row.device.text(); });
}

Json late_act_json(store::Session& session, const Ground& ground, const LateAct& late) {
    Json json = {{"id", late.act.text()}, {"account", late.account.text()}, {"cause", name_of(late.cause)}, {"operation", late.operation},
                 {"path", encode(late.path)}, {"occurred_at", to_string(late.occurred_at)}, {"received_at", to_string(late.received_at)},
                 {"state", name_of(late.state)}};
    if (!late.reason.empty()) json["reason"] = late.reason;
    if (const auto note = ledger::open_as<std::string>(ground.ring, late.note)) json["note"] = *note;
    if (const auto account = queries::account(session, ground.regency, late.account)) {
        json["login"] = account->login;
        json["by"] = queries::full_name(ground.ring, *account);
    }
    if (const auto device = late.device ? queries::device(session, ground.regency, *late.device) : std::nullopt) json["device"] = open_name(ground, *device);
    return json;
}

Result<Json> late_acts_json(store::Session& session, const Ground& ground, const std::optional<CommandId>& after) {
    const auto last = TRY(row_at(after, [&](CommandId id) { return late_act(session, ground.regency, id); }));
    Json page = page_json(
        waiting_acts(session, ground.regency, last, kPageMax + 1), [&](const LateAct& late) { return late_act_json(session, ground, late); },
        [](const LateAct& late) { return late.act.text(); });
    page["counts"] = Json{{"waiting", waiting_count(session, ground.regency)}};
    return page;
}

Json views_json(store::Session& session, const Ground& ground, std::int64_t before) {
    return page_json(
        queries::views(session, ground.regency, before, kPageMax + 1),
        [&](const View& row) {
            const auto note = row.note_sealed.empty() ? std::nullopt : ground.ring.open(note_bound(ground.regency, row), row.note_sealed);
            Json json = {{"n", row.n}, {"actor", row.actor.text()}, {"at", to_string(row.at)}, {"what", row.what}, {"about", row.about}, {"reason", row.reason}};
            if (note) json["note"] = *note;
            return json;
        },
        [](const View& row) { return std::to_string(row.n); });
}

}  // namespace layang::access
