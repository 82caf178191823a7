#include "capabilities/custody/wiring.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "capabilities/custody/old_document_events.hpp"
#include "capabilities/intake/intake.hpp"
#include "capabilities/tariff/tariff.hpp"
#include "platform/access/people.hpp"

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

/// To the office at the capital as the regency's table measured it; to any other desk from the village where that stands.
Metres straight_to_desk(const Region& region, const Desk& desk, const Village& village) {
    const auto* place = region.village(desk.village);
    return desk.kind == DeskKind::counter || place == nullptr ? village.straight_to_office : straight_between(*place, village);
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
            if (one.relation == allowed.relation) list.push_back({ReceiverKind::named, one.index, one.relation, one.name, allowed.identified, allowed.papers});
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

bool is_relation(const Catalogue& catalogue, std::string_view relation, Date on) {
    return std::ranges::any_of(catalogue.tables().receiver_rules, [&](const ReceiverRule& row) {
        return catalogue.receiver_rule_at(row.code, on) == &row && std::ranges::any_of(row.allowed, [&](const auto& one) { return one.relation == relation; });
    });
}

template <class IdType>
std::optional<IdType> id_in(const ledger::Stored& event) {
    return IdType::parse(std::string_view(event.stream).substr(event.stream.find(':') + 1));
}

/// Made from the paper, so that one paper is one original whoever tells of it; the bytes that say what kind of id it is stay.
OriginalId original_of(DossierId dossier, std::int64_t paper) {
    OriginalId original{dossier.value};
    original.value.bytes[9] = static_cast<std::uint8_t>(original.value.bytes[9] + paper + 1);
    return original;
}

/// The first of the papers in whose place this one came: a sheet that is photographed again is the same sheet.
std::int64_t first_of(ledger::Transaction& tx, const std::string& dossier, std::int64_t paper) {
    const auto events = tx.read(dossier);
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (const auto one = event->as<intake::PaperAttached>(); one && one->paper == paper && one->replaces) paper = *one->replaces;
    return paper;
}

/// For which applications each original was brought, by the first of its papers.
std::map<std::int64_t, std::set<ApplicationId>> applications_by_paper(ledger::Transaction& tx, DossierId dossier) {
    std::map<std::int64_t, std::set<ApplicationId>> served;
    const auto stream = ledger::stream_of("dossier", dossier);
    for (const auto& event : tx.read(stream))
        if (const auto paper = event.as<intake::PaperAttached>())
            served[first_of(tx, stream, paper->paper)].insert(paper->applications.begin(), paper->applications.end());
    return served;
}

std::optional<DossierId> dossier_of(ledger::Transaction& tx, const std::string& application) {
    for (const auto& event : tx.read(application))
        if (const auto submitted = event.as<intake::ApplicationSubmitted>()) return submitted->dossier;
    return std::nullopt;
}

/// Where things of the office are when no desk was named.
std::string office_desk_of(const Region& region) {
    for (const auto& desk : region.desks())
        if (desk.kind == DeskKind::counter) return desk.code;
    return Names{}.office_desk;
}

Party taken_in_at(const Region& region, const DossierFacts& dossier) {
    const auto* desk = region.desk(dossier.desk);
    return desk == nullptr || desk->kind == DeskKind::village ? village(dossier.village) : office(dossier.desk);
}

}  // namespace

Result<Fare> fare_of_stops(const Catalogue& catalogue, const Region& region, const std::vector<std::string>& stops, Date on) {
    const auto& rows = catalogue.tables();
    const auto* contract = catalogue.contract_at(on);
    const auto* origin = contract == nullptr ? nullptr : region.desk(contract->origin);
    if (origin == nullptr) return refuse(ErrorCode::kTariffMissing, "", {{"date", to_string(on)}});
    std::vector<tariff::Leg> legs;
    const Village* previous = nullptr;
    Reasons unknown;
    const auto* home = region.village(origin->village);
    const auto hills = [&](const Village* village) {
        const auto* district = village == nullptr ? nullptr : region.district(village->district_code);
        return district != nullptr && district->southern_hills;
    };
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const auto* village = region.village(stops[i]);
        if (village == nullptr) {
            unknown.add(ErrorCode::kChoiceUnknown, "stops." + std::to_string(i), {{"value", stops[i].substr(0, 40)}});
            continue;
        }
        const bool hilly = hills(village) || hills(previous == nullptr ? home : previous);
        legs.push_back({previous == nullptr ? straight_to_desk(region, *origin, *village) : straight_between(*previous, *village), hilly, false});
        previous = village;
    }
    if (unknown.any()) return unknown.refusal();
    if (previous == nullptr) return refuse(ErrorCode::kFieldMissing, "stops");
    legs.push_back({straight_to_desk(region, *origin, *previous), hills(previous) || hills(home), true});
    const auto quoted = TRY(tariff::fare_of_run(rows.tariff_contracts, rows.tariff_decrees, on, legs));
    return Fare{quoted.total,
                {{"minimum", quoted.minimum}, {"beyond_base", quoted.for_beyond_base}},
                quoted.contract + " (" + quoted.decree + ")",
                quoted.paid_road,
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
    rules.run_days = [&catalogue](Date on) {
        const auto* policy = catalogue.policy_at("run.days", on);
        LAYANG_CHECK(policy != nullptr && policy->number);
        return static_cast<int>(*policy->number);
    };
    rules.is_burnt = [&catalogue](std::string_view kind, Date on) {
        const auto* row = catalogue.document_at(kind, on);
        return row == nullptr || row->when_surrendered == "destroy";
    };
    rules.is_place = [&region](const Party& party) {
        if (party.kind == PartyKind::village) return region.village(party.desk) != nullptr;
        const auto* desk = region.desk(party.desk);
        return desk != nullptr && desk->kind != DeskKind::village;
    };
    rules.known_reason = [&catalogue](std::string_view kind, std::string_view code, std::string_view note, Date on, std::string_view field) {
        return catalogue.known_reason(kind, code, note, on, field);
    };
    rules.still_to_come = [&catalogue](std::string_view excuse, Date on) {
        const auto* row = catalogue.reason_at("old_excused", excuse, on);
        return row != nullptr && row->still_to_come;
    };
    rules.is_relation = [&catalogue](std::string_view relation, Date on) { return is_relation(catalogue, relation, on); };
    rules.is_identification = [&catalogue](std::string_view way, Date on) { return catalogue.identification_at(way, on) != nullptr; };
    rules.is_paper = [&catalogue](std::string_view kind, Date on) {
        return catalogue.document_at(kind, on) != nullptr || catalogue.requirement_at(kind, on) != nullptr;
    };
    rules.dossier = source.facts;
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
        return access::works_as(session, regency, account, Role::rider);
    };
    return rules;
}

Names names_of(const Catalogue& catalogue, const Region& region, secrets::KeyRing& ring, const DossierSource& source) {
    Names names;
    names.place = [&region](std::string_view code) {
        const auto* village = region.village(code);
        return village == nullptr ? Names::Place{std::string(code), {}} : Names::Place{village->name, village->district};
    };
    names.branch = [&region](std::string_view code) {
        const auto* desk = region.desk(code);
        return desk == nullptr || desk->kind != DeskKind::upt ? layang::Words{} : desk->name;
    };
    names.account = [&ring](store::Session& session, const std::string& regency, AccountId account) {
        return access::full_name_of(session, ring, regency, account);
    };
    names.riders = [&ring](store::Session& session, const std::string& regency) {
        std::vector<RiderAnswer> list;
        for (auto& rider : access::all_who_work_as(session, ring, regency, Role::rider)) list.push_back({rider.account, std::move(rider.full_name)});
        return list;
    };
    names.kind = [&catalogue](std::string_view kind, Date on) {
        if (const auto* row = catalogue.document_at(kind, on)) return row->name;
        if (const auto* row = catalogue.requirement_at(kind, on)) return row->name;
        return layang::Words{std::string(kind), std::string(kind)};
    };
    names.has_twin = [&region](std::string_view code) {
        const auto* village = region.village(code);
        return village != nullptr && region.villages_named(village->name).size() > 1;
    };
    names.dossier_of_code = source.by_code;
    names.applications = source.applications;
    names.applicant = source.applicant;
    names.home = source.home;
    const auto& facts = region.facts();
    names.letterhead = {"Pemerintah " + facts.name, "Dinas Kependudukan dan Pencatatan Sipil"};
    names.office_desk = office_desk_of(region);
    names.zone = Seconds{std::int64_t{facts.utc_offset_minutes} * 60};
    return names;
}

std::vector<ledger::Reaction> reactions(const DossierSource& source, const Region& region) {
    const auto settle = [complete = source.complete, all_cancelled = source.all_cancelled](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        const auto& regency = tx.act().regency;
        const auto id = id_in<DocumentId>(event);
        const auto document = id ? printing::queries::document(tx.session(), regency, *id) : std::nullopt;
        if (!document) return {};
        bool any_handed_over = false;
        for (const auto& sibling : printing::queries::documents_of(tx.session(), regency, document->application)) {
            const auto row = queries::document(tx.session(), regency, sibling.document);
            if (row && !row->handed_over_at && !row->cancelled) return {};
            any_handed_over = any_handed_over || (row && row->handed_over_at);
        }
        (any_handed_over ? complete : all_cancelled)(tx, document->application);
        return {};
    };
    const auto put_away = [&region](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        const auto& regency = tx.act().regency;
        const auto id = id_in<DocumentId>(event);
        if (!id) return {};
        const auto document = printing::queries::document(tx.session(), regency, *id);
        const auto row = queries::document(tx.session(), regency, *id);
        // Of what was never printed, or is not at the office, there is nothing to put away.
        if (!document || !row || !document->printed_at || row->state != "cancelled") return {};
        // Under its own number it is put away once, whatever old ones of its kind were taken in its place.
        const OldDocumentId old{id->value};
        if (queries::old_document(tx.session(), regency, old)) return {};
        const auto hands = queries::thing_hands(tx.session(), regency, {ThingKind::document, thing_id(*id)}, row->made_at);
        const auto desk = hands.place.empty() ? office_desk_of(region) : hands.place;
        tx.append(stream_of(Thing{ThingKind::old_document, thing_id(old)}), document->dossier.text(),
                  OldDocumentSurrendered{old, document->kind, document->dossier, *id, TakenWhere::desk, office(desk), document->village});
        return {};
    };
    const auto keep = [&region, facts_of = source.facts](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        const auto paper = event.as<intake::PaperAttached>();
        const auto dossier = id_in<DossierId>(event);
        if (!paper || !dossier || paper->original != intake::OriginalSeen::kept) return {};
        const auto facts = facts_of(tx.session(), tx.act().regency, *dossier);
        if (!facts) return {};
        const auto original = original_of(*dossier, first_of(tx, event.stream, paper->paper));
        const auto known = queries::original(tx.session(), tx.act().regency, original);
        if (known && known->state != "returned") return {};
        const OriginalKept kept{original, paper->requirement, *dossier, taken_in_at(region, *facts), facts->village};
        tx.append(stream_of(Thing{ThingKind::original, thing_id(kept.original)}), dossier->text(), kept);
        return {};
    };
    const auto release = [standings = source.applications](ledger::Transaction& tx, const ledger::Stored& event) -> Result<void> {
        const auto& regency = tx.act().regency;
        const auto dossier = dossier_of(tx, event.stream);
        if (!dossier) return {};
        std::set<ApplicationId> ended;
        for (const auto& one : standings(tx.session(), regency, *dossier))
            if (one.state == "withdrawn" || one.state == "rejected") ended.insert(one.application);
        for (const auto& [paper, served] : applications_by_paper(tx, *dossier)) {
            const auto original = original_of(*dossier, paper);
            const auto row = queries::original(tx.session(), regency, original);
            const bool needed = std::ranges::any_of(served, [&](ApplicationId one) { return !ended.contains(one); });
            if (needed || !row || row->goes_home) continue;
            tx.append(stream_of(Thing{ThingKind::original, thing_id(original)}), dossier->text(), OriginalReleased{original});
        }
        return {};
    };
    std::vector<ledger::Reaction> all{{"custody.completed", DocumentHandedOver::kType, settle},
                                      {"custody.completed-without", printing::DocumentCancelled::kType, settle},
                                      {"custody.kept", intake::PaperAttached::kType, keep},
                                      {"custody.released", intake::ApplicationWithdrawn::kType, release},
                                      {"custody.released-rejected", intake::ApplicationRejected::kType, release}};
    // It is cancelled where it lies, or cancelled elsewhere and seen at the office afterwards.
    for (const auto type : {printing::DocumentCancelled::kType, DocumentReceived::kType, DocumentSurplus::kType, DocumentFound::kType, DocumentUnbagged::kType})
        all.push_back({"custody.put-away", type, put_away});
    return all;
}

}  // namespace layang::custody
