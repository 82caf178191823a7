#include <algorithm>
#include <cctype>

#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

std::string thing_key(const Json& thing) { return thing.at("kind").get<std::string>() + ':' + thing.at("id").get<std::string>(); }
/// A seal's letters and digits: in whatever case and with whatever between them it was typed, it is the same seal.
std::string plain(const std::string& seal) {
    std::string letters;
    for (const char c : seal)
        if (const auto symbol = static_cast<unsigned char>(c); std::isalnum(symbol) != 0) letters += static_cast<char>(std::toupper(symbol));
    return letters.empty() ? seal : letters;
}
std::string said(const Hands& hands) { return hands.kind + ' ' + hands.place; }

/// The newest passing between the two that lacks the half that is told now; told twice, with nothing between, it is the same one.
BagBook::Passing& passing(BagBook::Bag& bag, const Hands& from, const Hands& to, std::int64_t BagBook::Passing::*half) {
    for (auto at = bag.passings.rbegin(); at != bag.passings.rend(); ++at)
        if (at->from == from && at->to == to && (*at).*half == 0) return *at;
    if (bag.passings.empty() || bag.passings.back().from != from || bag.passings.back().to != to) bag.passings.push_back({from, to});
    return bag.passings.back();
}

}  // namespace

Hands hands_of(const Json& party) {
    Hands hands{party.at("kind").get<std::string>(), text_or_none(party, "desk")};
    if (hands.kind == "rider") hands.place = text_or_none(party, "rider");
    return hands;
}

std::string place_in(const BagBook::Bag& bag) {
    if (bag.lost) return "lost with its bag";
    if (bag.holder.kind == "rider") return "with a rider";
    return bag.holder.kind == "village" ? "at the village, bag not opened" : "in a sealed bag at the office";
}

void one_sided(const std::set<std::pair<std::string, std::string>>& said, const std::set<std::pair<std::string, std::string>>& other,
               std::string_view kind, const std::string& verb, const std::string& by, Faults& faults) {
    for (const auto& [thing, bag] : said)
        if (thing.starts_with(kind) && !other.contains({thing, bag}))
            faults.push_back({"bag-says-otherwise", thing, verb + " bag " + bag + " by " + by + " alone"});
}

const BagBook::Bag* BagBook::bag(const std::string& id) const {
    const auto found = bags_.find(id);
    return found == bags_.end() ? nullptr : &found->second;
}

void BagBook::seal(const std::string& bag, const std::string& seal) {
    ++seals_;
    const auto [at, first] = bag_of_seal_.emplace(plain(seal), bag);
    if (!first) noticed_.push_back({"seal-twice", "bag " + bag, "the seal " + seal + " is on bag " + at->second + " as well"});
}

void BagBook::pass(const Event& event) {
    auto& bag = bags_[event.id];
    const auto from = hands_of(event.payload.at("from")), to = hands_of(event.payload.at("to"));
    if (event.type == "BagGiven") {
        passing(bag, from, to, &Passing::given).given = event.seq;
        return;
    }
    if (bag.holder != from)
        noticed_.push_back({"taken-from-other-hands", "bag " + event.id, "taken from " + said(from) + ", and it was with " + said(bag.holder)});
    passing(bag, from, to, &Passing::taken).taken = event.seq;
    bag.holder = to;
}

void BagBook::open(const Event& event) {
    auto& bag = bags_[event.id];
    const auto by = hands_of(event.payload.at("by"));
    // To whom it was given, the opening is the other half.
    for (auto& one : bag.passings)
        if (one.to == by && one.from == bag.holder && one.taken == 0) {
            one.taken = event.seq;
            bag.holder = by;
        }
    if (bag.holder != by)
        noticed_.push_back({"opened-by-another", "bag " + event.id, "opened by " + said(by) + ", and it was with " + said(bag.holder)});
    std::set<std::string> accounted;
    for (const auto* list : {"present", "missing"})
        for (const auto& thing : event.payload.at(list)) {
            const auto key = thing_key(thing);
            if (list == std::string("present")) found_.emplace(key, event.id);
            if (!packed_.contains({key, event.id}))
                noticed_.push_back({"not-on-the-manifest", key, "counted in bag " + event.id + ", which does not name it"});
            if (!accounted.insert(key).second && !bag.opened)
                noticed_.push_back({"counted-twice", key, "stands twice in the count of bag " + event.id});
        }
    for (const auto& [key, in] : packed_)
        if (in == event.id && !accounted.contains(key))
            noticed_.push_back({"not-counted", key, "packed in bag " + event.id + ", and the count is silent about it"});
    bag.opened = true;
}

void BagBook::read(const Event& event) {
    const auto& payload = event.payload;
    if (event.type == "AnomalyRaised" && payload.at("rule") == "handover-unpaired")
        asked_for_.emplace(payload.at("about").get<std::string>(), payload.at("other_seq").get<std::int64_t>());
    if (event.kind != "bag") return;
    if (event.type == "BagSealed") {
        const auto from = hands_of(payload.at("from")), to = hands_of(payload.at("to"));
        const auto direction = payload.at("direction").get<std::string>();
        bags_[event.id] = {direction, direction == "outward" ? to.place : from.place, from, false, false};
        for (const auto& thing : payload.at("contents"))
            if (!packed_.emplace(thing_key(thing), event.id).second)
                noticed_.push_back({"packed-twice", thing_key(thing), "stands twice on the manifest of bag " + event.id});
        seal(event.id, payload.at("seal").get<std::string>());
    } else if (event.type == "BagReduced") {
        for (const auto& thing : payload.at("things"))
            if (packed_.erase({thing_key(thing), event.id}) == 0)
                noticed_.push_back({"taken-out-from-nowhere", thing_key(thing), "taken out of bag " + event.id + ", which does not name it"});
        seal(event.id, payload.at("seal").get<std::string>());
    } else if (event.type == "BagResealed") {
        seal(event.id, payload.at("seal").get<std::string>());
    } else if (event.type == "BagGiven" || event.type == "BagTaken") {
        pass(event);
    } else if (event.type == "BagOpened") {
        open(event);
    } else if (event.type == "BagLost" || event.type == "BagFound") {
        bags_[event.id].lost = event.type == "BagLost";
    }
}

void BagBook::close(Faults& faults) const {
    faults.insert(faults.end(), noticed_.begin(), noticed_.end());
    for (const auto& [id, bag] : bags_)
        for (const auto& one : bag.passings) {
            const bool given = one.given != 0;
            if ((given && one.taken != 0) || asked_for_.contains({"bag:" + id, given ? one.given : one.taken})) continue;
            faults.push_back({"missing-hand-over", "bag " + id,
                              "from " + said(one.from) + " to " + said(one.to) + " by the word of the " + (given ? "giver" : "taker") + " alone"});
        }
}

void BagBook::count(Balance& balance) const {
    balance.bags = static_cast<std::int64_t>(bags_.size());
    balance.seals = seals_;
    std::set<std::string> villages;
    for (const auto& [id, bag] : bags_)
        if (bag.direction == "outward") villages.insert(bag.village);
    balance.villages_served = static_cast<std::int64_t>(villages.size());
}

}  // namespace layang::demo
