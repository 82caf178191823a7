#pragma once
// The trail of a thing or a bag: all reports about it, in the order in which they happened, whatever order they came in.
//
// Phones send late, twice and out of order. So nothing here depends on arrival: a trail is a set, read by the time of the
// acts, ties broken by content. Whoever holds the same reports gives the same answer.
#include <vector>

#include "capabilities/custody/types.hpp"

namespace layang::custody {

/// What a report says about where a thing is. In this order when two happened at one instant.
enum class Move { placed, unbagged, counted, found, bagged, missing, lost, to_resident, archived, destroyed };

struct Step {
    Instant at;
    Move move = Move::placed;
    /// Whose place it was at.
    Party where;
    /// Into which it was packed, or out of which it was counted or missed; of a loss the one that it was lost with.
    std::optional<BagId> bag;
    std::int64_t seq = 0;
};
/// Earlier in the world; the sequence number counts for nothing.
[[nodiscard]] bool before(const Step& a, const Step& b);

/// The sealing of a bag, as a thing that goes into it sees it.
struct Packing {
    BagId bag;
    /// Where it is sealed, and when.
    Party at;
    Instant when;
    Direction direction = Direction::outward;
    /// The bag's village end.
    std::string village;
    /// The packing into another bag that this one contradicts.
    std::optional<Claimed> other_bag;
};

/// Reports about one thing.
struct Trail {
    std::vector<Step> steps;
    /// Takes a report in; the same one again changes nothing. A loss that another report disproves leaves no step.
    void tell(Step step);
    /// The last thing that happened at or before `at`; null when nothing was told.
    [[nodiscard]] const Step* at(Instant at) const;
    [[nodiscard]] const Step* last() const { return steps.empty() ? nullptr : &steps.back(); }
};

/// The bag in which a thing lies whose last step that is; nullopt for what lies in none, or never moved.
[[nodiscard]] std::optional<BagId> lies_in(const Step* last);
/// The bag into which it was packed last, wherever it is now; nullopt for what was never packed.
[[nodiscard]] std::optional<BagId> last_bag(const Trail& trail);

/// Whether the thing had been counted out of the bag with which it is said to be lost: then it was not in it any more.
[[nodiscard]] bool disproves(const Step& count, const Step& loss);

enum class BagMove { sealed, resealed, given, taken, found, opened, lost };

struct BagStep {
    Instant at;
    BagMove move = BagMove::sealed;
    /// For given and taken both ends; otherwise `from` says whose place it was.
    Party from;
    Party to;
    std::int64_t seq = 0;
};

struct BagTrail {
    std::vector<BagStep> steps;
    void tell(BagStep step);
};

/// The reports in order of time, without the losses that an opening disproves: what had been opened before, and was not sealed again
/// or passed on by whoever opened it until then, had arrived.
[[nodiscard]] std::vector<BagStep> credible(const BagTrail& trail);

/// Sequence number of the loss that nothing later has ended, which is a find, or for a thing that it was counted; 0 when there is none.
/// `after`: what happened until then counts for nothing.
[[nodiscard]] std::int64_t lost_seq(const Trail& trail, std::optional<Instant> after = {});
[[nodiscard]] std::int64_t lost_seq(const BagTrail& trail);

/// The packing into another bag that stands next to one at `at` into `bag`, before or after it, with no step between: the thing
/// cannot be in both. Null when there is none.
[[nodiscard]] const Step* packed_elsewhere(const Trail& trail, Instant at, BagId bag);

/// Whether a thing that belongs to the village `home` goes into another village's bag. One that came there by mistake and was
/// counted there goes back without a word.
[[nodiscard]] bool strays(const Trail& trail, const Packing& packing, const std::string& home);

/// One passing from hand to hand: two reports, either of which may be still to come.
struct Handover {
    Party from;
    Party to;
    std::optional<Instant> given_at;
    std::optional<Instant> taken_at;
    std::int64_t given_seq = 0;
    std::int64_t taken_seq = 0;
    [[nodiscard]] bool paired() const { return given_at.has_value() && taken_at.has_value(); }
    /// When it was first heard to have happened.
    [[nodiscard]] Instant first_at() const { return given_at && (!taken_at || *given_at <= *taken_at) ? *given_at : *taken_at; }
};

/// The passings of a bag in order of time. Each report fills the missing half of the newest hand-over between its two
/// ends, or begins a new one; an opening by the taker stands for the taker's half.
[[nodiscard]] std::vector<Handover> handovers_of(const BagTrail& trail);
/// Whether that report (given or taken) is the half that a passing lacks, of which the other was told.
[[nodiscard]] bool completes(const BagTrail& trail, const BagStep& half);

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::Move, placed, unbagged, counted, found, bagged, missing, lost, to_resident, archived, destroyed)
LAYANG_ENUM(layang::custody::BagMove, sealed, resealed, given, taken, found, opened, lost)
