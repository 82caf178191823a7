#include "platform/registry/catalogue.hpp"

#include <algorithm>

namespace layang {

const Service* Catalogue::service_at(std::string_view code, Date rule_date) const { return row_at(tables_.services, code, rule_date); }

Result<const Service*> Catalogue::require_service(std::string_view code, Date rule_date) const {
    if (const auto* service = service_at(code, rule_date)) return service;
    const bool known = std::ranges::any_of(tables_.services, [&](const Service& row) { return row.code == code; });
    // A code that no row has came from outside: it is not repeated at length.
    if (!known) return refuse(ErrorCode::kServiceUnknown, "service", {{"code", std::string(code.substr(0, 20))}});
    return refuse(ErrorCode::kServiceNotInForce, "service", {{"code", std::string(code)}, {"date", to_string(rule_date)}});
}

std::vector<const Service*> Catalogue::services_on(Date rule_date) const { return rows_on(tables_.services, rule_date); }

const DocumentKind* Catalogue::document_at(std::string_view code, Date rule_date) const {
    return row_at(tables_.documents, code, rule_date);
}

const Medium* Catalogue::medium_at(std::string_view document, Date rule_date) const {
    const auto* kind = document_at(document, rule_date);
    if (kind == nullptr) return nullptr;
    for (const auto& use : kind->media)
        if (in_force(use, rule_date)) return row_at(tables_.media, use.medium, rule_date);
    return nullptr;
}

std::vector<const Medium*> Catalogue::media_on(Date rule_date) const { return rows_on(tables_.media, rule_date); }

const Requirement* Catalogue::requirement_at(std::string_view code, Date rule_date) const {
    return row_at(tables_.requirements, code, rule_date);
}

std::vector<const LifeEvent*> Catalogue::life_events_on(Date rule_date) const {
    auto found = rows_on(tables_.life_events, rule_date);
    std::ranges::stable_sort(found, {}, &LifeEvent::order);
    return found;
}

const ReasonCode* Catalogue::reason_at(std::string_view kind, std::string_view code, Date rule_date) const {
    for (const auto& row : tables_.reasons)
        if (row.kind == kind && row.code == code && in_force(row, rule_date)) return &row;
    return nullptr;
}

Result<void> Catalogue::known_reason(std::string_view kind, std::string_view code, std::string_view note, Date rule_date, std::string_view field) const {
    Reasons reasons;
    const auto* row = reason_at(kind, code, rule_date);
    if (row == nullptr) reasons.add(ErrorCode::kReasonUnknown, std::string(field), {{"code", std::string(code.substr(0, 20))}});
    const auto beside = std::string(field.substr(0, field.rfind('.') + 1)) + "note";
    const bool said = note.find_first_not_of(" \t\r\n") != std::string_view::npos;
    if (row != nullptr && row->note_required && !said) reasons.add(ErrorCode::kFieldMissing, beside);
    const auto characters = std::ranges::count_if(note, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    if (static_cast<std::size_t>(characters) > kReasonNoteCharactersMax)
        reasons.add(ErrorCode::kTextTooLong, beside, {{"max", std::to_string(kReasonNoteCharactersMax)}});
    if (reasons.any()) return reasons.refusal();
    return {};
}

const Policy* Catalogue::policy_at(std::string_view name, Date rule_date) const { return row_at(tables_.policies, name, rule_date); }

const Identification* Catalogue::identification_at(std::string_view code, Date rule_date) const {
    return row_at(tables_.identifications, code, rule_date);
}

const ReceiverRule* Catalogue::receiver_rule_at(std::string_view code, Date rule_date) const {
    return row_at(tables_.receiver_rules, code, rule_date);
}

Role Catalogue::anomaly_owner(std::string_view rule, Date rule_date) const {
    if (const auto* row = row_at(tables_.anomaly_owners, rule, rule_date)) return row->owner;
    const auto* rest = row_at(tables_.anomaly_owners, "*", rule_date);
    return rest != nullptr ? rest->owner : Role::lead;
}

const TariffContract* Catalogue::contract_at(Date rule_date) const {
    for (const auto& row : tables_.tariff_contracts)
        if (in_force(row, rule_date)) return &row;
    return nullptr;
}

}  // namespace layang
