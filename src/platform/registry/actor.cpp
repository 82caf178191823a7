#include "platform/registry/actor.hpp"

#include <algorithm>

namespace layang {
namespace {

/// What each role may do. A right that is not listed is not held.
std::vector<Right> rights_of(Role role) {
    using enum Right;
    switch (role) {
        case Role::registrar:
            return {submit_dossier, see_dossiers, unmask, see_custody, receive_bags, hand_over};
        case Role::hamlet_head:
            return {see_custody, hand_over};
        case Role::counter:
            return {submit_dossier, see_dossiers, unmask, report_siak, see_custody, hand_over, own_anomalies};
        case Role::verifier:
            return {see_dossiers, unmask, verify, report_siak, own_anomalies};
        case Role::printer:
            return {see_printing, print, see_stock, own_anomalies};
        case Role::stock_keeper:
            return {see_printing, see_stock, keep_stock, own_anomalies};
        case Role::packer:
            return {see_printing, see_custody, pack, own_anomalies};
        case Role::dispatcher:
            return {see_custody, plan_runs, see_anomalies, own_anomalies};
        case Role::rider:
            return {ride};
        case Role::finance:
            return {see_custody};
        case Role::mobile_team:
            return {see_dossiers, report_siak};
        case Role::lead:
            return {see_dossiers, see_printing, see_stock, see_custody, see_anomalies, resolve_anomalies};
        case Role::auditor:
            return {see_dossiers, see_printing, see_stock, see_custody, see_anomalies, see_accounts, see_view_log, see_ledger};
        case Role::operator_role:
            return {see_ledger};
        case Role::admin:
            return {see_accounts, manage_accounts, see_view_log, see_anomalies, resolve_anomalies, see_ledger};
    }
    return {};
}

}  // namespace

bool role_has(Role role, Right right) {
    const auto rights = rights_of(role);
    return std::find(rights.begin(), rights.end(), right) != rights.end();
}

bool is_of_one_village(Role role) { return role == Role::registrar || role == Role::hamlet_head; }

std::vector<std::string> areas_of(const Actor& actor, Right right) {
    std::vector<std::string> areas;
    for (const auto& grant : actor.grants) {
        if (!role_has(grant.role, right) || std::ranges::any_of(areas, [&](const auto& held) { return area_covers(held, grant.area); })) continue;
        std::erase_if(areas, [&](const auto& held) { return area_covers(grant.area, held); });
        areas.push_back(grant.area);
    }
    return areas;
}

bool area_covers(std::string_view area, std::string_view village) {
    if (area.empty()) return true;
    return village.starts_with(area) && (village.size() == area.size() || village[area.size()] == '.');
}

Result<void> require(const Actor& actor, Right right) {
    if (areas_of(actor, right).empty()) return refuse(ErrorCode::kNotAllowed);
    return {};
}

Result<void> require_in(const Actor& actor, Right right, std::string_view village) {
    TRY_VOID(require(actor, right));
    for (const auto& area : areas_of(actor, right))
        if (area_covers(area, village)) return {};
    return refuse(ErrorCode::kOutOfScope);
}

Result<void> require_of(const Actor& actor, Right right, std::string_view village) {
    TRY_VOID(require(actor, right));
    // By the grants: among the areas a wider one stands for those inside it.
    const bool own = std::ranges::any_of(actor.grants, [&](const auto& grant) { return role_has(grant.role, right) && grant.area == village; });
    if (!own) return refuse(ErrorCode::kOutOfScope);
    return {};
}

Result<void> require_beyond(const Actor& actor, Right right, std::string_view village) {
    TRY_VOID(require(actor, right));
    const auto areas = areas_of(actor, right);
    const bool wider = std::ranges::any_of(areas, [&](const auto& area) { return area != village && area_covers(area, village); });
    if (!wider) return refuse(ErrorCode::kOutOfScope);
    return {};
}

}  // namespace layang
