// Bags, runs, the door and the way back.
#include <algorithm>
#include <stdexcept>

#include "demo/office.hpp"

namespace layang::demo {
namespace {

std::string padded(int number) {
    const auto text = std::to_string(number);
    return std::string(text.size() < 6 ? 6 - text.size() : 0, '0') + text;
}

Json things(const char* kind, const std::vector<std::string>& ids) {
    Json list = Json::array();
    for (const auto& id : ids) list.push_back({{"kind", kind}, {"id", id}});
    return list;
}

Bag seal_bag(Person& sealer, Numbers& numbers, const std::string& village, bool outward, Json contents) {
    Bag bag{sealer.new_id(), numbers.next_seal(), village, outward, std::move(contents)};
    (void)sealer.do_well("/bags", {{"bag", bag.id},
                                   {"seal", bag.seal},
                                   {"direction", outward ? "outward" : "inward"},
                                   {"village", village},
                                   {"contents", bag.contents}});
    return bag;
}

void take(Person& taker, const Bag& bag, Json half) {
    half["seal_seen"] = bag.seal;
    (void)taker.do_well("/bags/" + bag.id + "/take", half);
}

Json half_of(const std::string& from, const std::string& to, const Person& rider) {
    return {{"from", from}, {"to", to}, {"rider", rider.account()}};
}

/// The giver first, then the taker, who reads the seal.
void pass_on(Person& giver, Person& taker, const Bag& bag, const std::string& from, const std::string& to, const Person& rider) {
    (void)giver.do_well("/bags/" + bag.id + "/give", half_of(from, to, rider));
    take(taker, bag, half_of(from, to, rider));
}

bool contains(const Json& list, const std::string& word) { return std::find(list.begin(), list.end(), Json(word)) != list.end(); }

/// How the receiver is known, and whether the card's chip can be switched on there.
std::pair<std::string, std::string> identified(const Json& door, const Json& offer) {
    const auto policy = door.value("card_policy", std::string());
    const auto& ways = offer.at("identified");
    if (policy.empty()) return {ways.at(0).get<std::string>(), "not_applicable"};
    const bool by_device = policy != "deferred_activation";
    for (const auto& way : ways)
        if (contains(door.at("with_device"), way.get<std::string>()) == by_device)
            return {way.get<std::string>(), by_device ? "activated" : "deferred"};
    throw std::runtime_error("nobody can be identified as the policy " + policy + " wants");
}

}  // namespace

std::string Numbers::next_seal() { return "TG-" + padded(++seal); }
std::string Numbers::next_letter() { return "094/" + padded(++letter) + "/DEMO"; }

Bag seal(Person& packer, Numbers& numbers, const std::string& village, const std::vector<std::string>& documents) {
    return seal_bag(packer, numbers, village, true, things("document", documents));
}
Bag seal_inward(Person& registrar, Numbers& numbers, const std::string& village, const std::vector<std::string>& old_documents,
                const std::vector<std::string>& undelivered) {
    auto contents = things("old_document", old_documents);
    for (const auto& thing : things("document", undelivered)) contents.push_back(thing);
    const auto kept = registrar.read("/originals?state=kept&village=" + village);
    for (const auto& original : kept.at("items")) contents.push_back({{"kind", "original"}, {"id", original.at("original")}});
    return seal_bag(registrar, numbers, village, false, std::move(contents));
}

Run plan(Person& dispatcher, const std::vector<Bag>& bags) {
    Run run{dispatcher.new_id(), bags, {}};
    Json ids = Json::array();
    for (const auto& bag : bags) {
        ids.push_back(bag.id);
        if (std::find(run.stops.begin(), run.stops.end(), bag.village) == run.stops.end()) run.stops.push_back(bag.village);
    }
    (void)dispatcher.do_well("/runs", {{"run", run.id}, {"day", dispatcher.today()}, {"bags", ids}, {"stops", run.stops}});
    return run;
}

void assign(Person& dispatcher, Numbers& numbers, const Run& run, const Person& rider) {
    (void)dispatcher.do_well("/runs/" + run.id + "/assign",
                             {{"rider", rider.account()}, {"letter_number", numbers.next_letter()}});
}

void load(Person& packer, Person& rider, const Bag& bag) { pass_on(packer, rider, bag, "office", "rider", rider); }
void deliver(Person& rider, Person& registrar, const Bag& bag) { pass_on(rider, registrar, bag, "rider", "village", rider); }
void take_untold(Person& registrar, const Person& rider, const Bag& bag) { take(registrar, bag, half_of("rider", "village", rider)); }
void collect(Person& registrar, Person& rider, const Bag& bag) { pass_on(registrar, rider, bag, "village", "rider", rider); }
void bring_in(Person& rider, Person& packer, const Bag& bag) { pass_on(rider, packer, bag, "rider", "office", rider); }

void start(Person& rider, const Run& run) { (void)rider.do_well("/runs/" + run.id + "/start", Json::object()); }
void reach(Person& rider, const Run& run, const std::string& village) {
    const auto at = std::find(run.stops.begin(), run.stops.end(), village);
    if (at == run.stops.end()) throw std::runtime_error("the run does not stop at " + village);
    (void)rider.do_well("/runs/" + run.id + "/stops/" + std::to_string(at - run.stops.begin() + 1) + "/reach", Json::object());
}
void complete(Person& rider, const Run& run) { (void)rider.do_well("/runs/" + run.id + "/complete", Json::object()); }

void open(Person& opener, const Bag& bag) {
    (void)opener.do_well("/bags/" + bag.id + "/open",
                         {{"seal_intact", true}, {"seal_seen", bag.seal}, {"present", bag.contents}});
}

Handover prepare_handover(Person& registrar, const std::string& document) {
    const auto door = registrar.read("/documents/" + document);
    if (door.at("receivers").empty()) throw std::runtime_error("nobody may receive document " + document);
    const auto& offer = door["receivers"].front();
    const auto [way, activation] = identified(door, offer);
    Json body{{"to", offer.at("to")},
              {"relation", offer.at("relation")},
              {"identified_by", way},
              {"activation", activation},
              {"taken", Json::array()}};
    if (offer.contains("index") && !offer["index"].is_null()) body["receiver_index"] = offer["index"];
    std::vector<std::string> taken;
    for (const auto& due : door.at("dues")) {
        if (due.at("if_held").get<bool>()) continue;
        for (int left = due.at("count").get<int>() - due.at("settled").get<int>(); left > 0; --left) {
            taken.push_back(registrar.new_id());
            body["taken"].push_back({{"old_document", taken.back()}, {"kind", due.at("kind")}});
        }
    }
    return {std::move(body), std::move(taken)};
}

std::vector<std::string> hand_over(Person& registrar, const std::string& document) {
    auto handover = prepare_handover(registrar, document);
    (void)registrar.do_well("/documents/" + document + "/handover", handover.body);
    return std::move(handover.taken);
}

}  // namespace layang::demo
