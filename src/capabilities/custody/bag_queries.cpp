#include "capabilities/custody/bag_events.hpp"
#include "capabilities/custody/listing.hpp"

#include <algorithm>
#include <iterator>

namespace layang::custody::queries {
namespace {

using store::Row;
using store::Session;
using store::Statement;

/// Three columns: kind, desk, rider.
Party party(const Row& row, int column) { return {row.choice<PartyKind>(column), row.text(column + 1), row.maybe_id<AccountId>(column + 2)}; }

#define LAYANG_BAG_COLUMNS                                                                                                     \
    "SELECT b.bag, b.code, b.seal, b.direction, b.from_kind, b.from_desk, b.to_kind, b.to_desk, b.village, b.state, b.holder, " \
    "b.place, b.rider, b.since, b.confirmed, b.claimed_by, b.awaits, b.open_since, b.sealed_at, b.sealed_seq FROM bag b "

const Statement kBag("custody.bag", LAYANG_BAG_COLUMNS "WHERE b.regency = ? AND b.bag = ?");
const Statement kByCode("custody.bag_by_code", LAYANG_BAG_COLUMNS "WHERE b.regency = ? AND b.code = ?");
const Listing kBags = LAYANG_LISTING("custody.bags", LAYANG_BAG_COLUMNS, "sealed_seq", "<", "DESC");
const Counting kUnopened = LAYANG_COUNTING("custody.unopened_counts", "direction", "bag", " AND state IN ('sealed', 'carried', 'arrived')");
const Counting kArrived = LAYANG_COUNTING("custody.arrived_counts", "state", "bag", " AND state = 'arrived' AND direction = 'outward'");
const Statement kOfRun("custody.bags_of_run",
                       LAYANG_BAG_COLUMNS "JOIN run_bag r ON r.regency = b.regency AND r.bag = b.bag WHERE r.regency = ? AND r.run = ? "
                                          "ORDER BY b.sealed_seq");
const Statement kWithRider("custody.bags_with_rider",
                           LAYANG_BAG_COLUMNS "WHERE b.regency = ? AND b.rider = ? AND b.holder = 'courier' ORDER BY b.sealed_seq");
#undef LAYANG_BAG_COLUMNS
const Statement kContents("custody.contents", "SELECT kind, thing, outcome FROM bag_content WHERE regency = ? AND bag = ? ORDER BY kind, thing");
const Statement kTrail("custody.bag_trail",
                       "SELECT seq, step_at, step, from_kind, from_desk, from_rider, to_kind, to_desk, to_rider FROM bag_step "
                       "WHERE regency = ? AND bag = ? ORDER BY seq");
const Statement kHalfTold("custody.half_told",
                          "SELECT DISTINCT bag FROM bag_handover WHERE regency = ? AND (given_at IS NULL OR taken_at IS NULL) "
                          "AND COALESCE(given_at, taken_at) < ? ORDER BY bag");
const Statement kAnomaly("custody.anomaly_known",
                         "SELECT COUNT(*) FROM anomaly WHERE regency = ? AND rule = ? AND about = ? AND other_seq = ?");
const Statement kClaimed("custody.claimed", "SELECT stream, seq FROM claim WHERE regency = ? AND kind = ? AND value = ?");
const Statement kThing("custody.thing_step",
                       "SELECT step_at, step, where_kind, where_desk, bag, seq FROM thing_place WHERE regency = ? AND kind = ? AND thing = ?");

BagRow bag_row(const Row& row) {
    BagRow bag;
    bag.bag = row.id<BagId>(0);
    bag.code = row.code(1);
    bag.seal = row.text(2);
    bag.direction = row.choice<Direction>(3);
    bag.from = {row.choice<PartyKind>(4), row.text(5), std::nullopt};
    bag.to = {row.choice<PartyKind>(6), row.text(7), std::nullopt};
    bag.village = row.text(8);
    bag.state = row.text(9);
    bag.hands.holder = row.choice<Holder>(10);
    bag.hands.place = row.text(11);
    bag.hands.rider = row.maybe_id<AccountId>(12);
    bag.hands.since = row.instant(13);
    bag.hands.confirmed = row.flag(14);
    bag.hands.claimed_by = row.choice<PartyKind>(15);
    bag.hands.awaits = row.choice<PartyKind>(16);
    bag.open_since = row.maybe_instant(17);
    bag.sealed_at = row.instant(18);
    bag.sealed_seq = row.integer(19);
    return bag;
}

}  // namespace

std::optional<BagRow> bag(Session& session, const std::string& regency, BagId id) { return session.first(kBag, bag_row, regency, id); }
std::optional<BagRow> bag_by_code(Session& session, const std::string& regency, const std::string& symbols) {
    return session.first(kByCode, bag_row, regency, symbols);
}
std::optional<BagRow> bag_by_seal(Session& session, const std::string& regency, const std::string& seal) {
    const auto holder = claimed(session, regency, "seal", seal_key(seal));
    const auto id = holder ? BagId::parse(std::string_view(holder->stream).substr(holder->stream.find(':') + 1)) : std::nullopt;
    return id ? bag(session, regency, *id) : std::nullopt;
}
void bags(Session& session, const std::string& regency, const Filter& filter, const Visit<BagRow>& visit) {
    const auto from = filter.after > 0 ? filter.after : kBeyondAll;
    each_listed(session, kBags, regency, filter, from, bag_row, [](const BagRow& row) { return row.sealed_seq; }, visit);
}
std::vector<Count> unopened_counts(Session& session, const std::string& regency, const std::string& village) {
    auto counts = counted(session, kUnopened, regency, village);
    std::ranges::move(counted(session, kArrived, regency, village), std::back_inserter(counts));
    return counts;
}
std::vector<BagRow> bags_of_run(Session& session, const std::string& regency, RunId run) { return session.list(kOfRun, bag_row, regency, run); }
std::vector<BagRow> bags_with_rider(Session& session, const std::string& regency, AccountId rider) {
    return session.list(kWithRider, bag_row, regency, rider);
}

std::vector<ContentRow> contents(Session& session, const std::string& regency, BagId id) {
    return session.list(
        kContents, [](const Row& row) { return ContentRow{{row.choice<ThingKind>(0), row.id<ThingId>(1)}, row.text(2)}; }, regency, id);
}

BagTrail bag_trail(Session& session, const std::string& regency, BagId id) {
    BagTrail trail;
    session.for_each(
        kTrail,
        [&](const Row& row) { trail.tell({row.instant(1), row.choice<BagMove>(2), party(row, 3), party(row, 6), row.integer(0)}); }, regency,
        id);
    return trail;
}

std::vector<BagId> half_told(Session& session, const std::string& regency, Instant until) {
    return session.list(kHalfTold, [](const Row& row) { return row.id<BagId>(0); }, regency, until);
}

bool anomaly_known(Session& session, const std::string& regency, const std::string& rule, const std::string& about, std::int64_t other_seq) {
    return session.first(kAnomaly, [](const Row& row) { return row.integer(0); }, regency, rule, about, other_seq).value_or(0) > 0;
}

std::optional<Claimed> claimed(Session& session, const std::string& regency, std::string_view kind, const std::string& value) {
    return session.first(kClaimed, [](const Row& row) { return Claimed{row.text(0), row.integer(1)}; }, regency, kind, value);
}

std::optional<Step> thing_step(Session& session, const std::string& regency, const Thing& thing) {
    return session.first(
        kThing,
        [](const Row& row) {
            return Step{row.instant(0), row.choice<Move>(1), {row.choice<PartyKind>(2), row.text(3), std::nullopt}, row.maybe_id<BagId>(4),
                        row.integer(5)};
        },
        regency, name_of(thing.kind), thing.id);
}

Hands thing_hands(Session& session, const std::string& regency, const Thing& thing, Instant made_at) {
    const auto step = thing_step(session, regency, thing);
    if (!step) return hands_of(nullptr, nullptr, std::nullopt, made_at);
    const auto in = step->move == Move::bagged && step->bag ? bag(session, regency, *step->bag) : std::nullopt;
    return hands_of(&*step, in ? &in->hands : nullptr, in ? in->open_since : std::nullopt, made_at);
}

}  // namespace layang::custody::queries
