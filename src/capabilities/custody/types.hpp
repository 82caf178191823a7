#pragma once
// The nouns of custody: who holds a thing, which things travel, and what a decider gives back.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::custody {

/// Most things in one bag, bags on one run, stops on one run, things counted in one destruction.
inline constexpr std::size_t kBagContentsMax = 200;
inline constexpr std::size_t kRunBagsMax = 60;
inline constexpr std::size_t kRunStopsMax = 40;
inline constexpr std::size_t kEndedAtOnceMax = 200;
/// Old documents taken, or excused, with one new one: a family has no more members.
inline constexpr std::size_t kTakenAtOnceMax = 30;
/// Longest seal number and longest code of a reason, in characters.
inline constexpr std::size_t kSealCharactersMax = 32;

/// A hand that a bag can be in. The resident is no party: the door has rules of its own.
enum class PartyKind { office, rider, village };

struct Party {
    PartyKind kind = PartyKind::office;
    /// The desk's code at the office, the village's code ("35.03.01.2001") in a village, empty for a rider.
    std::string desk;
    /// Set for a rider, and only then.
    std::optional<AccountId> rider;
    auto operator<=>(const Party&) const = default;
    LAYANG_FIELDS(Party, kind, desk, rider)
};

[[nodiscard]] inline Party office(std::string desk) { return {PartyKind::office, std::move(desk), std::nullopt}; }
[[nodiscard]] inline Party village(std::string code) { return {PartyKind::village, std::move(code), std::nullopt}; }
[[nodiscard]] inline Party rider(AccountId account) { return {PartyKind::rider, "", account}; }

enum class Direction { outward, inward };

enum class ThingKind { document, old_document, original };
using ThingId = Id<struct ThingTag>;

/// Something that travels in bags: a new document, an old one on its way to destruction, an original that was lent.
struct Thing {
    ThingKind kind = ThingKind::document;
    ThingId id;
    auto operator<=>(const Thing&) const = default;
    LAYANG_FIELDS(Thing, kind, id)
};

template <class Tag>
[[nodiscard]] ThingId thing_id(const Id<Tag>& id) { return {id.value}; }

/// What an old document comes to at the office.
enum class End { destroy, archive };

/// When and by whom an event was made, as far as rules care.
struct When {
    std::int64_t seq = 0;
    AccountId actor;
    Instant occurred_at;
    Instant received_at;
};

/// A rule that a recorded report broke; the service adds owner and number and raises the anomaly (architecture, idea 3).
struct Breach {
    std::string rule;
    /// The stream that it is about ("bag:018f...").
    std::string about;
    /// Sequence number of the event that the report contradicts; 0 when there is none.
    std::int64_t other_seq = 0;
    /// Codes and counts only.
    std::string detail;
    bool operator==(const Breach&) const = default;
};

/// What a decider answers: events to append, and the rules that they broke.
template <class Event>
struct Decided {
    std::vector<Event> events;
    std::vector<Breach> breaches;
};

/// Something that already holds what a report wants for itself: which stream, since which event.
struct Claimed {
    std::string stream;
    std::int64_t seq = 0;
    bool operator==(const Claimed&) const = default;
};

[[nodiscard]] std::string stream_of(const Thing& thing);
[[nodiscard]] std::string stream_of(BagId bag);
[[nodiscard]] std::string stream_of(RunId run);

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::PartyKind, office, rider, village)
LAYANG_ENUM(layang::custody::Direction, outward, inward)
LAYANG_ENUM(layang::custody::ThingKind, document, old_document, original)
LAYANG_ENUM(layang::custody::End, destroy, archive)

namespace layang::custody {

inline std::string stream_of(const Thing& thing) { return std::string(name_of(thing.kind)) + ':' + thing.id.text(); }
inline std::string stream_of(BagId bag) { return "bag:" + bag.text(); }
inline std::string stream_of(RunId run) { return "run:" + run.text(); }

}  // namespace layang::custody
