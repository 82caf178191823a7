#pragma once
// The form of what people send: a report is refused for this, for scope and for nothing else.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/custody/types.hpp"
#include "platform/registry/actor.hpp"

namespace layang::custody {

/// Limits of short texts, in bytes of UTF-8.
inline constexpr std::size_t kCodedTextMax = 60;

inline void check_text(Reasons& reasons, std::string_view field, std::string_view text, std::size_t max, bool may_be_empty = false) {
    if (!may_be_empty && text.find_first_not_of(" \t\r\n") == std::string_view::npos) reasons.add(ErrorCode::kFieldMissing, std::string(field));
    if (text.size() > max) reasons.add(ErrorCode::kTextTooLong, std::string(field), {{"max", std::to_string(max)}});
}

inline void check_count(Reasons& reasons, std::string_view field, std::size_t count, std::size_t max) {
    if (count > max) reasons.add(ErrorCode::kTooMany, std::string(field), {{"max", std::to_string(max)}});
}

/// Of what stands in a list for the second time, the later one. Nothing of a list that is longer than `max`: that is refused as such.
template <class Item>
void check_each_once(Reasons& reasons, std::string_view field, const std::vector<Item>& list, std::size_t max) {
    if (list.size() > max) return;
    for (auto at = list.begin(); at != list.end(); ++at)
        if (std::find(list.begin(), at, *at) != at) reasons.add(ErrorCode::kNamedTwice, std::string(field) + '.' + std::to_string(at - list.begin()));
}

/// A rider has an account and no desk; a desk has a code and no account.
inline void check_party(Reasons& reasons, const std::string& field, const Party& party) {
    const bool is_rider = party.kind == PartyKind::rider;
    if (is_rider && !party.rider) reasons.add(ErrorCode::kFieldMissing, field + ".rider");
    if (is_rider && !party.desk.empty()) reasons.add(ErrorCode::kPartyWrong, field + ".desk");
    if (!is_rider && party.rider) reasons.add(ErrorCode::kPartyWrong, field + ".rider");
    if (!is_rider) check_text(reasons, field + ".desk", party.desk, kCodedTextMax);
}

/// Whether the actor may tell what was done at `at` with a thing of `village`: there whoever holds the right in it, at the office only
/// those who hold it for more than that one village. Errors: kNotAllowed, kOutOfScope.
[[nodiscard]] inline Result<void> may_act_at(const Actor& actor, Right right, const Party& at, std::string_view village) {
    return at.kind == PartyKind::office ? require_beyond(actor, right, village) : require_in(actor, right, village);
}

/// Whether the actor speaks for the place where a thing of `village` is handed over: in that village, or over the counter.
/// Errors: kNotAllowed, kOutOfScope, form.
[[nodiscard]] inline Result<void> may_deliver(const Actor& actor, std::string_view village, const Party& at) {
    Reasons reasons;
    check_party(reasons, "at", at);
    if (at.kind == PartyKind::rider) reasons.add(ErrorCode::kPartyWrong, "at.kind");
    if (reasons.any()) return reasons.refusal();
    return may_act_at(actor, Right::hand_over, at, village);
}

/// Loss, finding and damage are noticed at the packing table as well.
[[nodiscard]] inline Result<void> may_tell(const Actor& actor, std::string_view village, const Party& at) {
    if (at.kind == PartyKind::office && require_in(actor, Right::pack, village)) return {};
    return may_deliver(actor, village, at);
}

/// Whether the actor may speak for this party about a bag of `village`: a packer for the office of that area, a registrar for the own
/// village (a bag may come to the wrong one), a rider for nobody but himself. No desk of the office, a branch of the kecamatan
/// neither, speaks for a village. Errors: kNotAllowed, kOutOfScope.
[[nodiscard]] inline Result<void> may_speak_for(const Actor& actor, const Party& party, std::string_view village) {
    switch (party.kind) {
        case PartyKind::office: return require_in(actor, Right::pack, village);
        case PartyKind::village: return require_of(actor, Right::receive_bags, party.desk);
        case PartyKind::rider:
            TRY_VOID(require(actor, Right::ride));
            if (party.rider != actor.account) return refuse(ErrorCode::kOutOfScope);
            return {};
    }
    return refuse(ErrorCode::kNotAllowed);
}

}  // namespace layang::custody
