#include "capabilities/custody/wiring.hpp"

#include <algorithm>
#include <cmath>

#include "capabilities/tariff/tariff.hpp"
#include "platform/access/queries.hpp"

namespace layang::custody {
namespace {

/// The relation of a receiver rule that means the person on the document.
constexpr std::string_view kSelf = "self";

/// Great-circle distance on a sphere of mean radius, whole metres.
Metres straight_between(const Village& a, const Village& b) {
    const auto radians = [](std::int32_t e6) { return static_cast<double>(e6) / 1e6 * 3.14159265358979323846 / 180.0; };
    const double lat = radians(b.lat_e6) - radians(a.lat_e6), lon = radians(b.lon_e6) - radians(a.lon_e6);
    const double h = std::pow(std::sin(lat / 2), 2) + std::cos(radians(a.lat_e6)) * std::cos(radians(b.lat_e6)) * std::pow(std::sin(lon / 2), 2);
    return {std::llround(2 * 6'371'008.8 * std::asin(std::min(1.0, std::sqrt(h))))};
}

std::vector<ReceiverOffer> offers(const Catalogue& catalogue, const std::string& rule, const std::vector<NamedInDossier>& named, Date on) {
    std::vector<ReceiverOffer> list;
    const auto* row = catalogue.receiver_rule_at(rule, on);
    if (row == nullptr) return list;
    for (const auto& allowed : row->allowed) {
        if (allowed.relation == kSelf) {
            list.push_back({ReceiverKind::holder, std::nullopt, allowed.relation, allowed.name.id, allowed.identified});
            continue;
        }
        for (const auto& one : named)
            if (one.relation == allowed.relation) list.push_back({ReceiverKind::named, one.index, one.relation, one.name, allowed.identified});
        // Where the row asks for a paper, only the dossier can say who brings it.
        if (allowed.papers.empty()) list.push_back({ReceiverKind::named, std::nullopt, allowed.relation, allowed.name.id, allowed.identified});
    }
    return list;
}

std::optional<CardPolicy> card_policy(const Catalogue& catalogue, std::string_view kind, Date on) {
    const auto* document = catalogue.document_at(kind, on);
    if (document == nullptr || !document->handover_policy) return std::nullopt;
    const auto* policy = catalogue.policy_at(*document->handover_policy, on);
    if (policy == nullptr || !policy->choice) return std::nullopt;
    // A word that this program does not know is treated as the strictest.
    return named<CardPolicy>(*policy->choice).value_or(CardPolicy::office_only);
}

bool rides(const access::queries::AccountRow& row) {
    return !row.disabled && std::any_of(row.grants.begin(), row.grants.end(), [](const Grant& grant) { return grant.role == Role::rider; });
}

}  // namespace

Result<Fare> fare_of_stops(const Catalogue& catalogue, const Region& region, const std::vector<std::string>& stops, Date on) {
    std::vector<tariff::Leg> legs;
    const Village* previous = nullptr;
    const auto hills = [&](const Village& village) {
        const auto* district = region.district(village.district_code);
        return district != nullptr && district->southern_hills;
    };
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const auto* village = region.village(stops[i]);
        if (village == nullptr) return refuse(ErrorCode::kChoiceUnknown, "stops." + std::to_string(i), {{"value", stops[i].substr(0, 40)}});
        const bool hilly = hills(*village) || (previous != nullptr && hills(*previous));
        legs.push_back({previous == nullptr ? village->straight_to_office : straight_between(*previous, *village), hilly, false});
        previous = village;
    }
    if (previous == nullptr) return refuse(ErrorCode::kFieldMissing, "stops");
    legs.push_back({previous->straight_to_office, hills(*previous), true});
    const auto& rows = catalogue.tables();
    const auto quoted = TRY(tariff::fare_of_run(rows.tariff_contracts, rows.tariff_decrees, on, legs));
    return Fare{quoted.total,
                {{"minimum", quoted.minimum}, {"beyond_base", quoted.for_beyond_base}},
                quoted.contract + " (" + quoted.decree + ")",
                quoted.road,
                quoted.distance_is_estimate ? "estimate" : "map"};
}

Rules rules_of(const Catalogue& catalogue, const Region& region, const DossierSource& source) {
    Rules rules;
    rules.anomaly_owner = [&catalogue](std::string_view rule, Date on) { return catalogue.anomaly_owner(rule, on); };
    rules.pair_within = [&catalogue](Date on) {
        const auto* policy = catalogue.policy_at("handover.pair", on);
        LAYANG_CHECK(policy != nullptr && policy->number);
        return Seconds{*policy->number * 3600};
    };
    rules.is_reason = [&catalogue](std::string_view kind, std::string_view code, Date on) { return catalogue.reason_at(kind, code, on) != nullptr; };
    rules.card_policy = [&catalogue](std::string_view kind, Date on) { return card_policy(catalogue, kind, on); };
    rules.with_device = [&catalogue](Date on) {
        std::vector<std::string> codes;
        for (const auto& row : catalogue.tables().identifications)
            if (row.device_required && catalogue.identification_at(row.code, on) == &row) codes.push_back(row.code);
        return codes;
    };
    rules.receivers = [&catalogue, named = source.receivers](store::Session& session, const std::string& regency,
                                                             const printing::DocumentRow& document, Date on) {
        return offers(catalogue, document.receiver_rule, named(session, regency, document.dossier), on);
    };
    rules.fare = [&catalogue, &region](const std::vector<std::string>& stops, Date on) { return fare_of_stops(catalogue, region, stops, on); };
    rules.is_rider = [](store::Session& session, const std::string& regency, AccountId account) {
        const auto row = access::queries::account(session, regency, account);
        return row && rides(*row);
    };
    return rules;
}

Names names_of(const Catalogue& catalogue, const Region& region, secrets::KeyRing& ring, const DossierSource& source) {
    Names names;
    names.place = [&region](std::string_view code) {
        const auto* village = region.village(code);
        return village == nullptr ? Names::Place{std::string(code), {}} : Names::Place{village->name, village->district};
    };
    names.account = [&ring](store::Session& session, const std::string& regency, AccountId account) -> std::string {
        const auto row = access::queries::account(session, regency, account);
        if (!row) return {};
        const auto bound = ledger::Transaction::bound_of(regency, ledger::stream_of("account", account), access::AccountCreated::kType,
                                                         access::AccountCreated::kVersion);
        const auto name = ring.open(bound + "|full_name", row->name_sealed);
        return name ? Json::parse(*name).get<std::string>() : std::string();
    };
    names.riders = [account = names.account](store::Session& session, const std::string& regency) {
        std::vector<RiderAnswer> list;
        for (const auto& row : access::queries::accounts(session, regency))
            if (rides(row)) list.push_back({row.account, account(session, regency, row.account)});
        std::sort(list.begin(), list.end(), [](const RiderAnswer& a, const RiderAnswer& b) { return a.full_name < b.full_name; });
        return list;
    };
    names.kind = [&catalogue](std::string_view kind, Date on) {
        if (const auto* row = catalogue.document_at(kind, on)) return row->name.id;
        if (const auto* row = catalogue.requirement_at(kind, on)) return row->name.id;
        return std::string(kind);
    };
    names.has_twin = [&region](std::string_view code) {
        const auto* village = region.village(code);
        return village != nullptr && region.villages_named(village->name).size() > 1;
    };
    names.dossier_of_code = source.by_code;
    const auto& facts = region.facts();
    names.letterhead = {"Pemerintah " + facts.name, "Dinas Kependudukan dan Pencatatan Sipil"};
    for (const auto& desk : region.desks())
        if (desk.kind == DeskKind::counter) {
            names.office_desk = desk.code;
            break;
        }
    names.zone = Seconds{std::int64_t{facts.utc_offset_minutes} * 60};
    return names;
}

std::vector<ledger::Reaction> reactions(const DossierSource& source) {
    const auto react = [complete = source.complete](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        const auto handed = event.as<DocumentHandedOver>();
        LAYANG_CHECK(handed);
        const auto& regency = tx.act().regency;
        const auto document = printing::queries::document(tx.session(), regency, handed->document);
        if (!document) return {};
        for (const auto& sibling : printing::queries::documents_of(tx.session(), regency, document->application)) {
            const auto row = queries::document(tx.session(), regency, sibling.document);
            if (row && !row->handed_over_at && !row->cancelled) return {};
        }
        complete(tx, document->application);
        return {};
    };
    return {{"custody.completed", DocumentHandedOver::kType, react}};
}

}  // namespace layang::custody
