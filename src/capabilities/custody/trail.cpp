#include "capabilities/custody/trail.hpp"

#include <algorithm>
#include <tuple>

namespace layang::custody {
namespace {

auto order_of(const Step& s) { return std::tie(s.at, s.move, s.where, s.bag); }
auto order_of(const BagStep& s) { return std::tie(s.at, s.move, s.from, s.to); }

/// Keeps the list sorted. A repeated report keeps the smaller number, so that arrival does not matter even for that.
template <class S>
void insert(std::vector<S>& steps, S step) {
    const auto place = std::lower_bound(steps.begin(), steps.end(), step, [](const S& a, const S& b) { return order_of(a) < order_of(b); });
    if (place != steps.end() && order_of(*place) == order_of(step)) {
        place->seq = std::min(place->seq, step.seq);
        return;
    }
    steps.insert(place, std::move(step));
}

template <class S, class M, class Ends>
std::int64_t open_loss(const std::vector<S>& steps, M lost, const Ends& ends, std::optional<Instant> after = {}) {
    std::int64_t seq = 0;
    for (const auto& step : steps) {
        if (after && step.at <= *after) continue;
        if (step.move == lost) seq = step.seq;
        if (ends(step.move)) seq = 0;
    }
    return seq;
}

Handover begin(const BagStep& step) {
    Handover handover{step.from, step.to, std::nullopt, std::nullopt};
    if (step.move == BagMove::given) handover.given_at = step.at, handover.given_seq = step.seq;
    else handover.taken_at = step.at, handover.taken_seq = step.seq;
    return handover;
}

/// The newest hand-over between these ends that still lacks the half that `step` tells.
Handover* lacking(std::vector<Handover>& handovers, const BagStep& step) {
    for (auto it = handovers.rbegin(); it != handovers.rend(); ++it) {
        const bool lacks = step.move == BagMove::given ? !it->given_at : !it->taken_at;
        if (it->from == step.from && it->to == step.to && lacks) return &*it;
    }
    return nullptr;
}

void tell_half(std::vector<Handover>& handovers, const BagStep& step) {
    if (auto* open = lacking(handovers, step)) {
        if (step.move == BagMove::given) open->given_at = step.at, open->given_seq = step.seq;
        else open->taken_at = step.at, open->taken_seq = step.seq;
        return;
    }
    // Told twice, a few minutes apart: nothing passed in between, so it is one hand-over.
    if (!handovers.empty() && handovers.back().from == step.from && handovers.back().to == step.to) return;
    handovers.push_back(begin(step));
}

void tell_opening(std::vector<Handover>& handovers, const BagStep& step) {
    if (handovers.empty()) return;
    auto& last = handovers.back();
    if (last.to == step.from && !last.taken_at) last.taken_at = step.at, last.taken_seq = step.seq;
}

}  // namespace

bool before(const Step& a, const Step& b) { return order_of(a) < order_of(b); }

std::optional<BagId> lies_in(const Step* last) { return last != nullptr && last->move == Move::bagged ? last->bag : std::nullopt; }

std::optional<BagId> last_bag(const Trail& trail) {
    const auto packed = std::find_if(trail.steps.rbegin(), trail.steps.rend(), [](const Step& step) { return step.move == Move::bagged; });
    return packed == trail.steps.rend() ? std::nullopt : packed->bag;
}

bool disproves(const Step& count, const Step& loss) {
    return loss.move == Move::lost && loss.bag && count.move == Move::counted && count.bag == loss.bag && count.at <= loss.at;
}

void Trail::tell(Step step) {
    insert(steps, std::move(step));
    const auto untrue = [this](const Step& loss) {
        return loss.move == Move::lost && std::any_of(steps.begin(), steps.end(), [&](const Step& one) { return disproves(one, loss); });
    };
    for (auto each = steps.begin(); each != steps.end();) each = untrue(*each) ? steps.erase(each) : std::next(each);
}
void BagTrail::tell(BagStep step) { insert(steps, std::move(step)); }

const Step* Trail::at(Instant at) const {
    const Step* found = nullptr;
    for (const auto& step : steps)
        if (step.at <= at) found = &step;
    return found;
}

std::vector<BagStep> credible(const BagTrail& trail) {
    std::vector<BagStep> steps;
    std::optional<Party> opener;
    for (const auto& step : trail.steps) {
        const bool passed_on = (step.move == BagMove::given || step.move == BagMove::taken) && step.from == opener;
        if (step.move == BagMove::opened) opener = step.from;
        if (step.move == BagMove::resealed || passed_on) opener.reset();
        if (step.move != BagMove::lost || !opener) steps.push_back(step);
    }
    return steps;
}

std::int64_t lost_seq(const Trail& trail, std::optional<Instant> after) {
    return open_loss(trail.steps, Move::lost, [](Move move) { return move == Move::found || move == Move::counted; }, after);
}
std::int64_t lost_seq(const BagTrail& trail) {
    return open_loss(credible(trail), BagMove::lost, [](BagMove move) { return move == BagMove::found; });
}

const Step* packed_elsewhere(const Trail& trail, Instant at, BagId bag) {
    const auto after = std::find_if(trail.steps.begin(), trail.steps.end(), [&](const Step& step) { return step.at > at; });
    const auto other = [&](const Step& step) { return step.move == Move::bagged && step.bag != bag; };
    if (after != trail.steps.begin() && other(*std::prev(after))) return &*std::prev(after);
    return after != trail.steps.end() && other(*after) ? &*after : nullptr;
}

bool strays(const Trail& trail, const Packing& packing, const std::string& home) {
    if (packing.village == home) return false;
    const auto* last = trail.at(packing.when);
    const bool came_here = last != nullptr && last->where == packing.at && last->move != Move::bagged && last->move != Move::placed;
    return packing.direction == Direction::outward || !came_here;
}

bool completes(const BagTrail& trail, const BagStep& half) {
    auto handovers = handovers_of(trail);
    return lacking(handovers, half) != nullptr;
}

std::vector<Handover> handovers_of(const BagTrail& trail) {
    std::vector<Handover> handovers;
    for (const auto& step : trail.steps) {
        if (step.move == BagMove::given || step.move == BagMove::taken) tell_half(handovers, step);
        if (step.move == BagMove::opened) tell_opening(handovers, step);
    }
    return handovers;
}

}  // namespace layang::custody
