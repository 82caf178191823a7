#include "capabilities/custody/hands.hpp"

#include <algorithm>

namespace layang::custody {
namespace {

Holder holder_of(PartyKind kind) {
    switch (kind) {
        case PartyKind::office: return Holder::office;
        case PartyKind::rider: return Holder::courier;
        case PartyKind::village: return Holder::village;
    }
    return Holder::office;
}

Hands with(const Party& party, Instant since) {
    Hands hands;
    hands.holder = holder_of(party.kind);
    hands.place = party.desk;
    hands.rider = party.rider;
    hands.since = since;
    return hands;
}

Hands with(const Handover& handover) {
    auto hands = with(handover.to, handover.first_at());
    hands.confirmed = handover.paired();
    if (!hands.confirmed) {
        hands.claimed_by = handover.given_at ? handover.from.kind : handover.to.kind;
        hands.awaits = handover.given_at ? handover.to.kind : handover.from.kind;
    }
    return hands;
}

}  // namespace

Hands hands_of(const BagTrail& bag) {
    Hands hands;
    for (const auto& step : credible(bag)) {
        if (step.move == BagMove::given || step.move == BagMove::taken) continue;
        hands = with(step.from, step.at);
        if (step.move == BagMove::lost) hands.holder = Holder::lost;
    }
    const auto handovers = handovers_of(bag);
    if (handovers.empty() || handovers.back().first_at() < hands.since) return hands;
    return with(handovers.back());
}

bool lies_at(const Hands& hands, const Party& end) {
    return hands.holder == holder_of(end.kind) && (end.kind == PartyKind::office || hands.place == end.desk);
}

std::optional<Instant> open_since(const BagTrail& bag) {
    std::optional<Instant> since;
    for (const auto& step : bag.steps) {
        if (step.move == BagMove::opened) since = step.at;
        if (step.move == BagMove::resealed) since.reset();
    }
    return since;
}

Hands hands_of(const Step* last, const Hands* bag, std::optional<Instant> bag_open_since, Instant made_at) {
    if (last == nullptr) return with(Party{}, made_at);
    auto hands = with(last->where, last->at);
    switch (last->move) {
        case Move::bagged:
            if (bag == nullptr) break;
            hands = *bag;
            hands.since = std::max(bag->since, last->at);
            if (bag_open_since && *bag_open_since >= last->at) {
                hands.holder = Holder::missing;
                hands.since = *bag_open_since;
                hands.confirmed = true;
            }
            break;
        case Move::missing: hands.holder = Holder::missing; break;
        case Move::lost: hands.holder = Holder::lost; break;
        case Move::to_resident: hands.holder = Holder::resident, hands.place.clear(); break;
        case Move::archived: hands.holder = Holder::archived; break;
        case Move::destroyed: hands.holder = Holder::destroyed; break;
        case Move::placed: case Move::unbagged: case Move::counted: case Move::found: break;
    }
    hands.bag = last->move == Move::bagged ? last->bag : std::nullopt;
    return hands;
}

}  // namespace layang::custody
