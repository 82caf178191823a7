#include "capabilities/custody/answers.hpp"

#include <algorithm>

#include "base/public_code_json.hpp"
#include "capabilities/custody/run_events.hpp"

namespace layang::custody {

std::string only_village(const std::vector<std::string>& areas) {
    constexpr std::size_t kVillageCodeSize = 13;
    return areas.size() == 1 && areas.front().size() == kVillageCodeSize ? areas.front() : "";
}

bool covers(const std::vector<std::string>& areas, std::string_view village) {
    return std::any_of(areas.begin(), areas.end(), [&](const auto& area) { return area_covers(area, village); });
}

HandsAnswer Answers::hands(const Hands& hands, bool with_rider) const {
    HandsNames names;
    if (with_rider && hands.rider && hands.holder == Holder::courier) names.rider = names_.account(session_, regency_, *hands.rider);
    if (hands.holder == Holder::village) {
        const auto place = names_.place(hands.place);
        names.place = place.village + ", " + place.district;
    }
    HandsNames names_en = names;
    if (hands.holder == Holder::office) {
        auto branch = names_.branch(hands.place);
        names.place = std::move(branch.id);
        names_en.place = std::move(branch.en);
    }
    HandsAnswer answer;
    answer.holder = hands.holder;
    answer.place = hands.place;
    answer.since = hands.since;
    answer.confirmed = hands.confirmed;
    if (!hands.confirmed) {
        answer.claimed_by = hands.claimed_by;
        answer.awaits = hands.awaits;
    }
    answer.bag = hands.bag;
    answer.sentence = staff_sentence(hands, names, names_.zone, "id");
    answer.sentence_en = staff_sentence(hands, names_en, names_.zone, "en");
    answer.public_sentence = public_sentence(hands, "id");
    return answer;
}

namespace {

/// From whose hands a rider takes a bag: whoever says to have given it to him, else whoever has it.
PartyKind giver_of(const Hands& hands, bool with_rider) {
    if (with_rider && !hands.confirmed && hands.awaits == PartyKind::rider) return hands.claimed_by;
    if (hands.holder == Holder::courier) return PartyKind::rider;
    return hands.holder == Holder::village ? PartyKind::village : PartyKind::office;
}

}  // namespace

BagBrief Answers::brief(const queries::BagRow& row, std::optional<AccountId> rider) const {
    const auto place = names_.place(row.village);
    const auto things = static_cast<std::int64_t>(queries::contents(session_, regency_, row.bag).size());
    const auto awaits = row.hands.confirmed ? std::nullopt : std::optional(row.hands.awaits);
    BagBrief answer{row.bag, row.code.text(), row.direction, row.village, place.village, place.district, row.state, things, awaits};
    if (!rider) return answer;
    answer.with_rider = row.hands.holder == Holder::courier && row.hands.rider == rider;
    answer.taken_from = giver_of(row.hands, *answer.with_rider);
    return answer;
}

BagAnswer Answers::bag(const queries::BagRow& row) const {
    const auto short_form = brief(row);
    return {row.bag, short_form.code, row.seal, row.direction, row.village, short_form.village_name, short_form.district_name, row.state,
                     short_form.things, row.sealed_at, hands(row.hands), queries::open_run_of(session_, regency_, row.bag), {}, {}};
}

BagAnswer Answers::whole_bag(const queries::BagRow& row, const std::vector<std::string>& areas) const {
    BagAnswer answer = bag(row);
    for (const auto& one : queries::contents(session_, regency_, row.bag)) answer.contents.push_back(content(one, areas));
    for (const auto& one : handovers_of(queries::bag_trail(session_, regency_, row.bag)))
        answer.handovers.push_back({one.from.kind, one.to.kind, one.given_at, one.taken_at});
    return answer;
}

ContentAnswer Answers::content(const queries::ContentRow& row, const std::vector<std::string>& areas) const {
    ContentAnswer answer;
    answer.kind = row.thing.kind;
    answer.id = row.thing.id;
    answer.outcome = row.outcome;
    const auto call_it = [&](std::string_view kind) {
        auto name = names_.kind(kind, today_);
        answer.name = std::move(name.id);
        answer.name_en = std::move(name.en);
    };
    if (row.thing.kind == ThingKind::document) {
        if (const auto found = printing::queries::document(session_, regency_, {row.thing.id.value}); found && covers(areas, found->village)) {
            answer.code = found->code.text();
            call_it(found->kind);
            if (const auto holder = printing::masked_holder(ring_, *found)) answer.holder = holder->name, answer.nik = holder->nik;
        }
    } else if (row.thing.kind == ThingKind::old_document) {
        if (const auto found = queries::old_document(session_, regency_, {row.thing.id.value}); found && covers(areas, found->village)) {
            call_it(found->kind);
            const auto whose = holder(*found);
            answer.holder = whose.name, answer.nik = whose.nik;
        }
    } else if (const auto found = queries::original(session_, regency_, {row.thing.id.value}); found && covers(areas, found->village)) {
        call_it(found->kind);
        answer.holder = names_.applicant(session_, regency_, found->dossier);
    }
    return answer;
}

printing::MaskedHolder Answers::holder(const queries::OldDocumentRow& row) const {
    const auto id = row.document ? DocumentId::parse(*row.document) : std::nullopt;
    const auto made = id ? printing::queries::document(session_, regency_, *id) : std::nullopt;
    if (!made) return {names_.applicant(session_, regency_, row.dossier), ""};
    return printing::masked_holder(ring_, *made).value_or(printing::MaskedHolder{});
}

std::optional<DocumentAnswer> Answers::document(const queries::DocumentCustodyRow& row) const {
    const auto found = printing::queries::document(session_, regency_, row.document);
    if (!found) return std::nullopt;
    const auto place = names_.place(row.village);
    DocumentAnswer answer;
    answer.document = row.document;
    answer.code = found->code.text();
    answer.dossier = row.dossier;
    answer.kind = found->kind;
    const auto name = names_.kind(found->kind, today_);
    answer.kind_name = name.id;
    answer.kind_name_en = name.en;
    answer.village = row.village;
    answer.village_name = place.village;
    answer.district_name = place.district;
    answer.state = row.state;
    if (const auto holder = printing::masked_holder(ring_, *found)) answer.holder = holder->name, answer.nik = holder->nik;
    if (row.state == "at_village") answer.home = names_.home(session_, regency_, row.dossier);
    answer.shelf = found->shelf;
    answer.hands = hands(queries::thing_hands(session_, regency_, {ThingKind::document, thing_id(row.document)}, row.made_at));
    answer.attempts = row.attempts;
    answer.last_attempt = row.last_attempt;
    answer.handed_over_at = row.handed_over_at;
    answer.activation = row.activation;
    answer.damaged = row.damaged;
    answer.cancelled = row.cancelled;
    return answer;
}

std::optional<DoorAnswer> Answers::door(const queries::DocumentCustodyRow& row) const {
    const auto found = printing::queries::document(session_, regency_, row.document);
    auto one = document(row);
    if (!found || !one) return std::nullopt;
    DoorAnswer answer;
    answer.document = std::move(*one);
    answer.receivers = rules_.receivers(session_, regency_, *found, today_);
    for (const auto& due : queries::dues(session_, regency_, row.document, row.dossier)) {
        const auto name = names_.kind(due.kind, today_);
        answer.dues.push_back({due.kind, name.id, name.en, due.count, due.settled, due.if_held});
    }
    answer.card_policy = rules_.card_policy(found->kind, today_);
    answer.with_device = rules_.with_device(today_);
    return answer;
}

OldDocumentAnswer Answers::old_document(const queries::OldDocumentRow& row) const {
    const auto place = names_.place(row.village);
    const auto end = rules_.is_burnt(row.kind, today_) ? End::destroy : End::archive;
    const auto name = names_.kind(row.kind, today_);
    const auto whose = holder(row);
    OldDocumentAnswer answer{row.old_document, row.kind, name.id, name.en, row.dossier, row.document, row.village, place.village, place.district, row.state,
                              whose.name, whose.nik, end, row.excuse, row.taken_at, row.ended_at, row.berita_acara, std::nullopt};
    if (!row.excuse)
        answer.hands = hands(queries::thing_hands(session_, regency_, {ThingKind::old_document, thing_id(row.old_document)}, row.taken_at));
    return answer;
}

OriginalAnswer Answers::original(const queries::OriginalRow& row) const {
    const auto home = row.state == "at_village" ? names_.home(session_, regency_, row.dossier) : std::nullopt;
    const auto name = names_.kind(row.kind, today_);
    return {row.original, row.kind, name.id, name.en, row.dossier, row.village, names_.place(row.village).village, row.state,
            names_.applicant(session_, regency_, row.dossier), home,
            hands(queries::thing_hands(session_, regency_, {ThingKind::original, thing_id(row.original)}, row.kept_at))};
}

RunAnswer Answers::run(const queries::RunRow& row, bool with_rider) const {
    RunAnswer answer;
    answer.run = row.run;
    answer.code = row.code.text();
    answer.day = row.day;
    answer.state = row.state;
    answer.rider = row.rider;
    if (with_rider && row.rider) answer.rider_name = names_.account(session_, regency_, *AccountId::parse(*row.rider));
    answer.letter_number = row.letter_number;
    const auto fare = decode<Fare>(Json::parse(row.fare));
    LAYANG_CHECK(fare);
    answer.fare = *fare;
    for (const auto& stop : row.stops) {
        const auto place = names_.place(stop.village);
        answer.stops.push_back({stop.stop, stop.village, place.village, place.district, stop.reached_at});
    }
    const auto rider = row.rider ? AccountId::parse(*row.rider) : std::nullopt;
    for (const auto& bag : row.bags) answer.bags.push_back(brief(bag, rider));
    answer.started_at = row.started_at;
    answer.ended_at = row.ended_at;
    answer.problem = row.problem;
    return answer;
}

PackingAnswer Answers::packing(const std::vector<std::string>& areas) const {
    PackingAnswer all;
    std::map<std::string, PackingVillage> villages;
    std::vector<queries::DocumentCustodyRow> rows;
    queries::documents(session_, regency_, {.village = only_village(areas), .state = "shelved"}, [&](const auto& row) {
        if (!covers(areas, row.village)) return true;
        ++all.counts.shelved;
        if (rows.size() < kPackingMax) rows.push_back(row);
        return true;
    });
    for (const auto& row : rows) {
        auto answer = document(row);
        if (!answer) continue;
        auto& village = villages[row.village];
        village.village = row.village;
        village.village_name = answer->village_name;
        village.district_name = answer->district_name;
        village.twin = names_.has_twin(row.village);
        village.documents.push_back(std::move(*answer));
    }
    for (auto& [code, village] : villages) all.villages.push_back(std::move(village));
    return all;
}

}  // namespace layang::custody
