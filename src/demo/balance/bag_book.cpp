#include <algorithm>

#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

std::string thing_key(const Json& thing) { return thing.at("kind").get<std::string>() + ':' + thing.at("id").get<std::string>(); }

}  // namespace

Hands hands_of(const Json& party) {
    Hands hands{party.at("kind").get<std::string>(), text_or_none(party, "desk")};
    if (hands.kind == "rider") hands.place = text_or_none(party, "rider");
    return hands;
}

const BagBook::Bag* BagBook::bag(const std::string& id) const {
    const auto found = bags_.find(id);
    return found == bags_.end() ? nullptr : &found->second;
}

void BagBook::seal(const std::string& bag, const std::string& seal) {
    ++seals_;
    const auto [at, first] = bag_of_seal_.emplace(seal, bag);
    if (!first) noticed_.push_back({"seal-twice", "bag " + bag, "the seal " + seal + " is on bag " + at->second + " as well"});
}

void BagBook::open(const Event& event) {
    auto& bag = bags_[event.id];
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
    if (event.kind != "bag") return;
    const auto& payload = event.payload;
    if (event.type == "BagSealed") {
        const auto from = hands_of(payload.at("from")), to = hands_of(payload.at("to"));
        const auto direction = payload.at("direction").get<std::string>();
        bags_[event.id] = {direction, direction == "outward" ? to.place : from.place, from, false, false};
        for (const auto& thing : payload.at("contents"))
            if (!packed_.emplace(thing_key(thing), event.id).second)
                noticed_.push_back({"packed-twice", thing_key(thing), "stands twice on the manifest of bag " + event.id});
        seal(event.id, payload.at("seal").get<std::string>());
    } else if (event.type == "BagResealed") {
        seal(event.id, payload.at("seal").get<std::string>());
    } else if (event.type == "BagTaken") {
        auto& bag = bags_[event.id];
        const auto from = hands_of(payload.at("from"));
        if (bag.holder != from)
            noticed_.push_back(
                {"taken-from-other-hands", "bag " + event.id,
                 "taken from " + from.kind + ' ' + from.place + ", and it was with " + bag.holder.kind + ' ' + bag.holder.place});
        bag.holder = hands_of(payload.at("to"));
    } else if (event.type == "BagOpened") {
        open(event);
    } else if (event.type == "BagLost" || event.type == "BagFound") {
        bags_[event.id].lost = event.type == "BagLost";
    }
}

void BagBook::close(Faults& faults) const { faults.insert(faults.end(), noticed_.begin(), noticed_.end()); }

void BagBook::count(Balance& balance) const {
    balance.bags = static_cast<std::int64_t>(bags_.size());
    balance.seals = seals_;
    std::set<std::string> villages;
    for (const auto& [id, bag] : bags_)
        if (bag.direction == "outward") villages.insert(bag.village);
    balance.villages_served = static_cast<std::int64_t>(villages.size());
}

}  // namespace layang::demo
