#include "capabilities/custody/bag_events.hpp"
#include "capabilities/custody/projection.hpp"

namespace layang::custody::projecting {
namespace {

using store::Session;
using store::Statement;

const Statement kInsert("custody.insert_bag",
                        "INSERT INTO bag (regency, bag, code, seal, direction, from_kind, from_desk, to_kind, to_desk, village, state, holder, "
                        "place, since, confirmed, claimed_by, awaits, sealed_at, sealed_seq) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'sealed', 'office', '', 0, 1, 'office', 'office', ?, ?) "
                        "ON CONFLICT (regency, bag) DO NOTHING");
const Statement kContent("custody.insert_content",
                         "INSERT INTO bag_content (regency, bag, kind, thing, outcome) VALUES (?, ?, ?, ?, ?) "
                         "ON CONFLICT (regency, bag, kind, thing) DO UPDATE SET outcome = excluded.outcome");
const Statement kTakeOut("custody.delete_content", "DELETE FROM bag_content WHERE regency = ? AND bag = ? AND kind = ? AND thing = ?");
const Statement kStep("custody.insert_step",
                      "INSERT INTO bag_step (regency, bag, seq, step_at, step, from_kind, from_desk, from_rider, to_kind, to_desk, to_rider) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kSeal("custody.set_seal", "UPDATE bag SET seal = ? WHERE regency = ? AND bag = ?");
const Statement kHands("custody.set_hands",
                       "UPDATE bag SET state = ?, holder = ?, place = ?, rider = ?, since = ?, confirmed = ?, claimed_by = ?, awaits = ?, "
                       "open_since = ? WHERE regency = ? AND bag = ?");
const Statement kClearHandovers("custody.clear_handovers", "DELETE FROM bag_handover WHERE regency = ? AND bag = ?");
const Statement kHandover("custody.insert_handover",
                          "INSERT INTO bag_handover (regency, bag, place_no, from_kind, from_desk, from_rider, to_kind, to_desk, to_rider, given_at, "
                          "taken_at, given_seq, taken_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/// A closed bag is judged by the ends of its way: given back at its sender it waits again, in a third place it is still on its way.
std::string_view state_of(const queries::BagRow& bag, const Hands& hands, bool open) {
    if (hands.holder == Holder::lost) return "lost";
    if (open) return "opened";
    if (lies_at(hands, bag.from)) return "sealed";
    return lies_at(hands, bag.to) ? "arrived" : "carried";
}

struct Rows {
    Session& session;
    const ledger::Stored& event;

    void step(BagId bag, BagMove move, const Party& from, const Party& to = {}) const {
        session.run(kStep, event.regency, bag, event.seq, event.stamp.occurred_at, name_of(move), name_of(from.kind), from.desk, from.rider,
                    name_of(to.kind), to.desk, to.rider);
        settle(bag);
    }
    /// Everything that is derived is derived anew from all reports: late ones included.
    void settle(BagId bag) const {
        const auto trail = queries::bag_trail(session, event.regency, bag);
        const auto hands = hands_of(trail);
        const auto open = open_since(trail);
        const auto handovers = handovers_of(trail);
        const auto row = queries::bag(session, event.regency, bag);
        LAYANG_CHECK(row);  // nothing is told of a bag that nobody sealed
        session.run(kHands, state_of(*row, hands, open.has_value()), name_of(hands.holder), hands.place, hands.rider, hands.since,
                    hands.confirmed, name_of(hands.claimed_by), name_of(hands.awaits), open, event.regency, bag);
        session.run(kClearHandovers, event.regency, bag);
        int place = 0;
        for (const auto& h : handovers)
            session.run(kHandover, event.regency, bag, ++place, name_of(h.from.kind), h.from.desk, h.from.rider, name_of(h.to.kind), h.to.desk,
                        h.to.rider, h.given_at, h.taken_at, h.given_seq, h.taken_seq);
    }
    void content(BagId bag, const Thing& thing, std::string_view outcome) const {
        session.run(kContent, event.regency, bag, name_of(thing.kind), thing.id, outcome);
    }

    void operator()(const BagSealed& e) const {
        const auto& village = e.direction == Direction::outward ? e.to.desk : e.from.desk;
        session.run(kInsert, event.regency, e.bag, e.code.symbols(), e.seal, name_of(e.direction), name_of(e.from.kind), e.from.desk,
                    name_of(e.to.kind), e.to.desk, village, event.stamp.occurred_at, event.seq);
        for (const auto& thing : e.contents) content(e.bag, thing, "listed");
        claim(session, event, "seal", seal_key(e.seal), event.stream);
        claim(session, event, "code", std::string(e.code.symbols()), event.stream);
        step(e.bag, BagMove::sealed, e.from);
    }
    void operator()(const BagGiven& e) const { step(e.bag, BagMove::given, e.from, e.to); }
    void operator()(const BagTaken& e) const { step(e.bag, BagMove::taken, e.from, e.to); }
    void operator()(const BagOpened& e) const {
        for (const auto& thing : e.present) content(e.bag, thing, "present");
        for (const auto& thing : e.missing) content(e.bag, thing, "missing");
        for (const auto& thing : e.damaged) content(e.bag, thing, "damaged");
        for (const auto& surplus : e.surplus)
            if (surplus.thing) content(e.bag, *surplus.thing, "surplus");
        step(e.bag, BagMove::opened, e.by);
    }
    void new_seal(BagId bag, const std::string& seal) const {
        session.run(kSeal, seal, event.regency, bag);
        claim(session, event, "seal", seal_key(seal), event.stream);
    }
    void operator()(const BagReduced& e) const {
        for (const auto& thing : e.things) session.run(kTakeOut, event.regency, e.bag, name_of(thing.kind), thing.id);
        new_seal(e.bag, e.seal);
        if (queries::contents(session, event.regency, e.bag).empty()) step(e.bag, BagMove::opened, e.by);
    }
    void operator()(const BagResealed& e) const {
        new_seal(e.bag, e.seal);
        step(e.bag, BagMove::resealed, e.by);
    }
    void operator()(const BagLost& e) const { step(e.bag, BagMove::lost, e.by); }
    void operator()(const BagFound& e) const { step(e.bag, BagMove::found, e.by); }
    void operator()(const BagDamaged&) const {}
};

}  // namespace

void apply_bag(Session& session, const ledger::Stored& event) {
    if (const auto one = event.as_one_of<BagEvent>()) std::visit(Rows{session, event}, *one);
}

}  // namespace layang::custody::projecting
