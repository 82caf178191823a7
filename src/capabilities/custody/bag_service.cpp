#include <algorithm>

#include "capabilities/custody/service.hpp"
#include "capabilities/custody/writing.hpp"

namespace layang::custody {
namespace {

using ledger::Transaction;

BagState load_bag(Transaction& tx, BagId bag) { return ledger::load<BagState, BagEvent>(tx, stream_of(bag)); }

std::string village_of(const BagState& state) { return state.sealed ? village_of(*state.sealed) : ""; }

/// A thing that travels, whichever of the three kinds it is: what bags do to it.
class Traveller {
public:
    Traveller(Transaction& tx, const Rules& rules, const Thing& thing) : tx_(tx), rules_(rules), thing_(thing) {}

    [[nodiscard]] bool known() const {
        auto& session = tx_.session();
        const auto& regency = tx_.act().regency;
        switch (thing_.kind) {
            case ThingKind::document: return queries::document(session, regency, {thing_.id.value}).has_value();
            case ThingKind::old_document: return queries::old_document(session, regency, {thing_.id.value}).has_value();
            case ThingKind::original: return queries::original(session, regency, {thing_.id.value}).has_value();
        }
        return false;
    }

    void bag(const BagSealed& into) const {
        Packing packing{into.bag, into.from, tx_.act().occurred_at, into.direction, village_of(into), {}};
        const auto stream = stream_of(thing_);
        const auto write_down = [&](const auto& state, auto command) {
            command.packing.other_bag = other_bag(state.trail, packing);
            write(tx_, rules_, stream, subject(), packing.village, decide(state, command));
        };
        switch (thing_.kind) {
            case ThingKind::document: write_down(state<DeliveryState, DeliveryEvent>(), BagDocument{facts(), packing}); break;
            case ThingKind::old_document:
                write_down(state<OldDocumentState, OldDocumentEvent>(), BagOldDocument{{thing_.id.value}, packing});
                break;
            case ThingKind::original: write_down(state<OriginalState, OriginalEvent>(), BagOriginal{{thing_.id.value}, packing}); break;
        }
    }

    void take_out(const BagReduced& reduced) const {
        const auto tell = [&](const auto& event) { tx_.append(stream_of(thing_), subject(), event); };
        switch (thing_.kind) {
            case ThingKind::document: tell(DocumentUnbagged{{thing_.id.value}, reduced.bag, reduced.by}); break;
            case ThingKind::old_document: tell(OldDocumentUnbagged{{thing_.id.value}, reduced.bag, reduced.by}); break;
            case ThingKind::original: tell(OriginalUnbagged{{thing_.id.value}, reduced.bag, reduced.by}); break;
        }
    }

    void count(BagId bag, const Party& at, CountOutcome outcome, const std::string& area) const {
        const auto stream = stream_of(thing_);
        const bool present = outcome != CountOutcome::missing;
        switch (thing_.kind) {
            case ThingKind::document:
                write(tx_, rules_, stream, subject(), area,
                      decide(state<DeliveryState, DeliveryEvent>(), CountDocument{facts(), bag, at, outcome, tx_.act().occurred_at}));
                break;
            case ThingKind::old_document:
                write(tx_, rules_, stream, subject(), area,
                      decide(state<OldDocumentState, OldDocumentEvent>(), CountOldDocument{{thing_.id.value}, bag, at, present}));
                break;
            case ThingKind::original:
                write(tx_, rules_, stream, subject(), area,
                      decide(state<OriginalState, OriginalEvent>(), CountOriginal{{thing_.id.value}, bag, at, present}));
                break;
        }
    }

    /// Lost with its bag. Only documents tell it themselves, since they are printed anew: where an old one or an original is, its bag says.
    void lose(const BagLost& lost, const std::string& area) const {
        if (thing_.kind != ThingKind::document) return;
        const LoseWithBag command{facts(), lost.bag, lost.by, tx_.act().occurred_at};
        write(tx_, rules_, stream_of(thing_), subject(), area, decide(state<DeliveryState, DeliveryEvent>(), command));
    }
    void find(const BagFound& found, const std::string& area) const {
        if (thing_.kind != ThingKind::document) return;
        const FindWithBag command{facts(), found.bag, found.by, tx_.act().occurred_at};
        write(tx_, rules_, stream_of(thing_), subject(), area, decide(state<DeliveryState, DeliveryEvent>(), command));
    }

    /// Whether the last that is known of it is that it was not in its bag.
    [[nodiscard]] bool is_missing() const {
        return queries::thing_hands(tx_.session(), tx_.act().regency, thing_, {}).holder == Holder::missing;
    }

private:
    /// The bag that it cannot be in as well, by the order of the world. Whoever opened the earlier of the two in between counted it
    /// there or missed it: then it may go into the next.
    [[nodiscard]] std::optional<Claimed> other_bag(const Trail& trail, const Packing& packing) const {
        const auto* other = packed_elsewhere(trail, packing.when, packing.bag);
        if (other == nullptr) return std::nullopt;
        const auto earlier = other->at <= packing.when ? *other->bag : packing.bag;
        const auto from = std::min(other->at, packing.when), until = std::max(other->at, packing.when);
        const auto told = queries::bag_trail(tx_.session(), tx_.act().regency, earlier);
        for (const auto& step : told.steps)
            if (step.move == BagMove::opened && step.at >= from && step.at <= until) return std::nullopt;
        return Claimed{stream_of(*other->bag), other->seq};
    }
    template <class State, class Event>
    [[nodiscard]] State state() const {
        return ledger::load<State, Event>(tx_, stream_of(thing_));
    }
    [[nodiscard]] DocumentFacts facts() const {
        const auto row = queries::document(tx_.session(), tx_.act().regency, {thing_.id.value});
        LAYANG_CHECK(row);
        return {row->document, row->village, row->shelved, row->cancelled, row->remade_at};
    }
    /// Bags' events of things hold nothing sealed; the subject is named all the same, in case they do one day.
    [[nodiscard]] std::string subject() const { return thing_.id.text(); }

    Transaction& tx_;
    const Rules& rules_;
    Thing thing_;
};

/// A rider takes a bag that is on a run of his, which had not ended when he took it, and passes on what he has carried on one, ended or
/// not, or what he was told to have, whoever's run it is on now: when it was not his to take, that was said then. Nobody else is asked. The
/// other half of a passing that one side told of may come at any time.
bool on_own_run(Transaction& tx, BagId bag, const Party& from, const Party& to) {
    const bool takes = to.kind == PartyKind::rider;
    const auto& rider = takes ? to.rider : from.kind == PartyKind::rider ? from.rider : std::nullopt;
    if (!rider) return true;
    const auto ends = queries::runs_with(tx.session(), tx.act().regency, bag, *rider);
    if (std::ranges::any_of(ends, [&](const auto& ended) { return !takes || !ended || *ended >= tx.act().occurred_at; })) return true;
    const auto passings = handovers_of(queries::bag_trail(tx.session(), tx.act().regency, bag));
    return std::any_of(passings.begin(), passings.end(),
                       [&](const Handover& one) { return (one.from == from && one.to == to) || (!takes && one.to == from); });
}

/// Whether a mishap is told by the rider on whose run the bag is.
bool told_by_own_rider(Transaction& tx, BagId bag, const Party& by) { return by.kind == PartyKind::rider && on_own_run(tx, bag, by, by); }

std::optional<Claimed> taken_by_another(Transaction& tx, std::string_view kind, const std::string& value, const std::string& stream) {
    auto other = queries::claimed(tx.session(), tx.act().regency, kind, value);
    if (other && other->stream == stream && kind == "code") other.reset();
    return other;
}

}  // namespace

Service::Answer Service::seal(Transaction& tx, const Actor& actor, const BagSealed& bag) const {
    TRY_VOID(known_place(bag.from, "from"));
    TRY_VOID(known_place(bag.to, "to"));
    const auto stream = stream_of(bag.bag);
    const auto state = load_bag(tx, bag.bag);
    const auto decision = TRY(decide(state, SealBag{actor, bag, taken_by_another(tx, "seal", seal_key(bag.seal), stream),
                                                    taken_by_another(tx, "code", std::string(bag.code.symbols()), stream)}));
    const auto& sealed = std::get<BagSealed>(decision.events.at(0));
    Reasons reasons;
    for (std::size_t i = 0; i < sealed.contents.size(); ++i)
        if (!Traveller(tx, rules_, sealed.contents[i]).known()) reasons.add(ErrorCode::kThingUnknown, "contents." + std::to_string(i));
    if (reasons.any()) return reasons.refusal();
    write(tx, rules_, stream, bag.bag.text(), village_of(bag), decision);
    for (const auto& thing : sealed.contents) Traveller(tx, rules_, thing).bag(sealed);
    return stream;
}

Service::Answer Service::give(Transaction& tx, const Actor& actor, const BagGiven& given) const {
    TRY_VOID(known_place(given.from, "from"));
    TRY_VOID(known_place(given.to, "to"));
    const auto state = load_bag(tx, given.bag);
    const auto decision =
        TRY(decide(state, GiveBag{actor, given, tx.act().occurred_at, on_own_run(tx, given.bag, given.from, given.to)}));
    write(tx, rules_, stream_of(given.bag), given.bag.text(), village_of(state), decision);
    return stream_of(given.bag);
}

Service::Answer Service::take(Transaction& tx, const Actor& actor, const BagTaken& taken) const {
    TRY_VOID(known_place(taken.from, "from"));
    TRY_VOID(known_place(taken.to, "to"));
    const auto state = load_bag(tx, taken.bag);
    const auto decision =
        TRY(decide(state, TakeBag{actor, taken, tx.act().occurred_at, on_own_run(tx, taken.bag, taken.from, taken.to)}));
    write(tx, rules_, stream_of(taken.bag), taken.bag.text(), village_of(state), decision);
    return stream_of(taken.bag);
}

Service::Answer Service::open(Transaction& tx, const Actor& actor, BagOpened opened) const {
    TRY_VOID(known_place(opened.by, "by"));
    const auto state = load_bag(tx, opened.bag);
    // The same text read twice is one card: what it says is still there to compare.
    std::vector<Surplus> read;
    for (auto& surplus : opened.surplus)
        if (std::find(read.begin(), read.end(), surplus) == read.end()) read.push_back(std::move(surplus));
    opened.surplus = std::move(read);
    // A code that somebody read is the thing itself when we know it. What is no code is not written down: on a stray card the
    // number that meets the eye is its holder's.
    for (auto& surplus : opened.surplus) {
        const auto code = PublicCode::parse(surplus.code);
        if (!surplus.code.empty()) surplus.code = code ? code->text() : "?";
        if (surplus.thing || !code) continue;
        if (const auto row = printing::queries::document_by_code(tx.session(), tx.act().regency, *code))
            surplus.thing = Thing{ThingKind::document, thing_id(row->document)};
    }
    for (const auto& surplus : opened.surplus)
        if (surplus.thing && !Traveller(tx, rules_, *surplus.thing).known()) return refuse(ErrorCode::kThingUnknown, "surplus");
    for (const auto* list : {&opened.present, &opened.damaged})
        for (const auto& thing : *list)
            if (!Traveller(tx, rules_, thing).known()) return refuse(ErrorCode::kThingUnknown, "present");
    const auto decision = TRY(decide(state, OpenBag{actor, opened, tx.act().occurred_at}));
    const bool again = state.opened();
    const auto area = village_of(state);
    write(tx, rules_, stream_of(opened.bag), opened.bag.text(), area, decision);
    const auto& counted = std::get<BagOpened>(decision.events.at(0));
    const auto count = [&](const Thing& thing, CountOutcome outcome) {
        const Traveller traveller(tx, rules_, thing);
        // A second count only adds what the first did not find: things may have left the bag's place meanwhile.
        if (!again || (outcome != CountOutcome::missing && traveller.is_missing())) traveller.count(counted.bag, counted.by, outcome, area);
    };
    for (const auto& thing : counted.present) {
        const bool hurt = std::find(counted.damaged.begin(), counted.damaged.end(), thing) != counted.damaged.end();
        count(thing, hurt ? CountOutcome::damaged : CountOutcome::received);
    }
    for (const auto& thing : counted.missing) count(thing, CountOutcome::missing);
    for (const auto& surplus : counted.surplus)
        if (surplus.thing) Traveller(tx, rules_, *surplus.thing).count(counted.bag, counted.by, CountOutcome::surplus, area);
    return stream_of(opened.bag);
}

Service::Answer Service::take_out(Transaction& tx, const Actor& actor, const BagReduced& reduced) const {
    const auto state = load_bag(tx, reduced.bag);
    const auto stream = stream_of(reduced.bag);
    const auto decision = TRY(decide(state, TakeOut{actor, reduced, taken_by_another(tx, "seal", seal_key(reduced.seal), stream)}));
    write(tx, rules_, stream, reduced.bag.text(), village_of(state), decision);
    const auto& taken = std::get<BagReduced>(decision.events.at(0));
    for (const auto& thing : taken.things) Traveller(tx, rules_, thing).take_out(taken);
    return stream;
}

Service::Answer Service::reseal(Transaction& tx, const Actor& actor, const BagResealed& resealed) const {
    TRY_VOID(known_place(resealed.by, "by"));
    TRY_VOID(known_reason(tx, "bag_resealed", resealed.reason, resealed.note));
    const auto state = load_bag(tx, resealed.bag);
    const auto stream = stream_of(resealed.bag);
    write(tx, rules_, stream, resealed.bag.text(), village_of(state),
          TRY(decide(state, ResealBag{actor, resealed, taken_by_another(tx, "seal", seal_key(resealed.seal), stream),
                                        told_by_own_rider(tx, resealed.bag, resealed.by)})));
    return stream;
}

Service::Answer Service::lose(Transaction& tx, const Actor& actor, const BagLost& lost) const {
    TRY_VOID(known_place(lost.by, "by"));
    TRY_VOID(known_reason(tx, "bag_lost", lost.reason, lost.note));
    const auto state = load_bag(tx, lost.bag);
    write(tx, rules_, stream_of(lost.bag), lost.bag.text(), village_of(state),
          TRY(decide(state, LoseBag{actor, lost, tx.act().occurred_at, told_by_own_rider(tx, lost.bag, lost.by)})));
    for (const auto& thing : state.contents) Traveller(tx, rules_, thing).lose(lost, village_of(state));
    return stream_of(lost.bag);
}

Service::Answer Service::find(Transaction& tx, const Actor& actor, const BagFound& found) const {
    TRY_VOID(known_place(found.by, "by"));
    const auto state = load_bag(tx, found.bag);
    write(tx, rules_, stream_of(found.bag), found.bag.text(), village_of(state),
          TRY(decide(state, FindBag{actor, found, told_by_own_rider(tx, found.bag, found.by)})));
    for (const auto& thing : state.contents) Traveller(tx, rules_, thing).find(found, village_of(state));
    return stream_of(found.bag);
}

Service::Answer Service::damage(Transaction& tx, const Actor& actor, const BagDamaged& damaged) const {
    TRY_VOID(known_place(damaged.by, "by"));
    TRY_VOID(known_reason(tx, "bag_damaged", damaged.reason, damaged.note));
    const auto state = load_bag(tx, damaged.bag);
    write(tx, rules_, stream_of(damaged.bag), damaged.bag.text(), village_of(state),
          TRY(decide(state, DamageBag{actor, damaged, told_by_own_rider(tx, damaged.bag, damaged.by)})));
    return stream_of(damaged.bag);
}

Result<int> Service::check_pairs(Transaction& tx, Instant now) const {
    const auto within = rules_.pair_within(tx.act().rule_date);
    int raised = 0;
    for (const auto bag : queries::half_told(tx.session(), tx.act().regency, now - within)) {
        const auto stream = stream_of(bag);
        const auto row = queries::bag(tx.session(), tx.act().regency, bag);
        for (const auto& handover : unpaired(queries::bag_trail(tx.session(), tx.act().regency, bag), now, within)) {
            const auto told = handover.given_at ? handover.given_seq : handover.taken_seq;
            if (queries::anomaly_known(tx.session(), tx.act().regency, "handover-unpaired", stream, told)) continue;
            const auto detail = std::string(name_of(handover.from.kind)) + ">" + std::string(name_of(handover.to.kind));
            raise(tx, rules_, {"handover-unpaired", stream, told, detail}, row ? row->village : "");
            ++raised;
        }
    }
    return raised;
}

}  // namespace layang::custody
