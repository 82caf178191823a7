#pragma once
// People, places and small helpers that the tests of custody share.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "base/numbered_test.hpp"
#include "base/public_code.hpp"
#include "capabilities/custody/trail.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody::examples {

inline const Instant kMorning = *parse_instant("2020-06-08T01:00:00Z");
inline Instant minute(int n) { return kMorning + Seconds{n * 60}; }

inline const std::string kBesukiCode = "35.03.01.2001";
inline const std::string kOtherCode = "35.03.02.2002";
inline const Party kOffice = office("dukcapil");
inline const Party kBesuki = village(kBesukiCode);
inline const Party kOtherVillage = village(kOtherCode);

inline const Party kRider = rider(numbered<AccountId>(1));

inline Actor actor(Role role, const std::string& area = "", std::uint8_t account = 9) { return {numbered<AccountId>(account), {{role, area}}}; }
inline const Actor kPacker = actor(Role::packer);
inline const Actor kRegistrar = actor(Role::registrar, kBesukiCode);
inline const Actor kStranger = actor(Role::registrar, kOtherCode);
inline const Actor kSlamet = actor(Role::rider, "", 1);
inline const Actor kOtherRider = actor(Role::rider, "", 2);
inline const Actor kDispatcher = actor(Role::dispatcher);

/// Into a bag of Besuki's, outward from the office or inward from the village, as `at` says.
inline Packing into(BagId bag, const Party& at, std::optional<Claimed> other = {}) {
    return {bag, at, minute(10), at.kind == PartyKind::office ? Direction::outward : Direction::inward, kBesukiCode, std::move(other)};
}

/// Folds what was decided, numbering the events from `seq` on.
template <class State, class Event>
void fold(State& state, const std::vector<Event>& events, std::int64_t seq, Instant at) {
    for (const auto& event : events) state = evolve(std::move(state), event, When{seq++, AccountId{}, at, at});
}
template <class Event>
std::vector<std::string> rules_of(const Decided<Event>& decided) {
    std::vector<std::string> rules;
    for (const auto& breach : decided.breaches) rules.push_back(breach.rule);
    return rules;
}
using RuleNames = std::vector<std::string>;

}  // namespace layang::custody::examples
