#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody::routing {
namespace {

access::RenderThing render_bag(const Room& room) {
    return [room](store::Session& session, const Call& call, const std::string& about) {
        const auto row = queries::bag(session, call.ground.regency, id_of<BagId>(about));
        LAYANG_CHECK(row);
        return bag_json(session, call, room, *row);
    };
}

Result<queries::BagRow> bag_row(Transaction& tx, const Call& call) {
    auto row = queries::bag(tx.session(), tx.act().regency, TRY(call.path_id<BagId>("bag")));
    if (!row) return refuse(ErrorCode::kNotFound, "bag");
    return *row;
}

/// The rider of a passing that the other side tells of without naming him. Who says that he has it gives it, whose run it may be on by now.
/// Nobody is assigned any more: whoever carried it last is the one who gives it, also when his run has ended before the other side tells. A
/// bag that is on no run is taken by whose run stops there.
std::optional<AccountId> unnamed_rider(Transaction& tx, const queries::BagRow& bag, const std::string& village_code, bool gives) {
    auto& session = tx.session();
    const auto& regency = tx.act().regency;
    const bool by_own_word = bag.hands.confirmed || bag.hands.claimed_by == PartyKind::rider;
    if (gives && bag.hands.holder == Holder::courier && by_own_word) return bag.hands.rider;
    if (const auto run_id = queries::open_run_of(session, regency, bag.bag)) {
        const auto run = queries::run(session, regency, *run_id);
        if (run && run->rider) return AccountId::parse(*run->rider);
    }
    if (bag.hands.holder == Holder::courier) return bag.hands.rider;
    std::optional<AccountId> last, awaited;
    for (const auto& handover : handovers_of(queries::bag_trail(session, regency, bag.bag))) {
        if (handover.from.kind == PartyKind::rider) last = handover.from.rider;
        if (handover.to.kind != PartyKind::rider) continue;
        last = handover.to.rider;
        if (!handover.given_at) awaited = handover.to.rider;
    }
    if (gives && last) return last;
    if (awaited) return awaited;
    const auto passing = queries::rider_stopping_at(session, regency, village_code);
    return passing ? passing : last;
}

/// The other of two riders: who has it, else whose run it is on now.
std::optional<AccountId> other_rider(Transaction& tx, const queries::BagRow& bag, AccountId caller) {
    if (bag.hands.holder == Holder::courier && bag.hands.rider != caller) return bag.hands.rider;
    const auto run_id = queries::open_run_of(tx.session(), tx.act().regency, bag.bag);
    const auto run = run_id ? queries::run(tx.session(), tx.act().regency, *run_id) : std::nullopt;
    const auto rider = run && run->rider ? AccountId::parse(*run->rider) : std::nullopt;
    return rider != caller ? rider : std::nullopt;
}

/// Who told last of having given it, and to `taker`, where the other half of that is still to come: whom nobody names is that one.
std::optional<Party> told_giver(Transaction& tx, const queries::BagRow& bag, const bodies::PassBag& body, const Party& taker) {
    if (body.desk || body.village || body.rider) return std::nullopt;
    const auto passings = handovers_of(queries::bag_trail(tx.session(), tx.act().regency, bag.bag));
    if (passings.empty()) return std::nullopt;
    const auto& last = passings.back();
    return last.to == taker && last.from.kind == body.from && !last.taken_at ? std::optional(last.from) : std::nullopt;
}

/// One end of a passing. A rider who speaks means himself.
Party end_of(const Room& room, Transaction& tx, const Call& call, const queries::BagRow& bag, const bodies::PassBag& body, PartyKind kind,
             bool speaks) {
    const auto village_code = body.village.value_or(bag.village);
    if (kind == PartyKind::office) return room.at_desk(body.desk);
    if (kind == PartyKind::village) return village(village_code);
    const auto caller = call.actor().account;
    if (body.from == PartyKind::rider && body.to == PartyKind::rider)
        return {PartyKind::rider, "", speaks ? caller : body.rider ? body.rider : other_rider(tx, bag, caller)};
    if (body.rider) return rider(*body.rider);
    if (speaks) return rider(caller);
    return {PartyKind::rider, "", unnamed_rider(tx, bag, village_code, body.from == PartyKind::rider)};
}

std::string place_of(const Party& from, const Party& to) { return from.kind == PartyKind::rider ? to.desk : from.desk; }

Party teller(const Room& room, const Call& call, const queries::BagRow& bag, PartyKind by, const std::optional<std::string>& desk,
             const std::optional<std::string>& village_code) {
    switch (by) {
        case PartyKind::office: return room.at_desk(desk);
        case PartyKind::village: return village(village_code.value_or(bag.village));
        case PartyKind::rider: return rider(call.actor().account);
    }
    return room.at_desk(desk);
}

/// Whoever has bags in hands: the office, a village, a rider.
const access::Admission kHandlesBags{Right::pack, Right::receive_bags, Right::ride};

void add_passing(Api& api, const Room& room) {
    const std::string base = "/api/v1/bags/{bag}/";
    const auto render = render_bag(room);
    api.command<bodies::PassBag>(Method::post, base + "give", "give_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::PassBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            const auto from = end_of(room, tx, call, bag, body, body.from, true), to = end_of(room, tx, call, bag, body, body.to, false);
            return room.service.give(tx, call.actor(), {bag.bag, from, to, place_of(from, to), body.seal_seen});
        }, render);
    api.command<bodies::PassBag>(Method::post, base + "take", "take_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::PassBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            const auto to = end_of(room, tx, call, bag, body, body.to, true);
            const auto told = told_giver(tx, bag, body, to);
            const auto from = told ? *told : end_of(room, tx, call, bag, body, body.from, false);
            return room.service.take(tx, call.actor(), {bag.bag, from, to, place_of(from, to), body.seal_seen});
        }, render);
}

void add_opening(Api& api, const Room& room) {
    api.command<bodies::OpenBag>(Method::post, "/api/v1/bags/{bag}/open", "open_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::OpenBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            const auto by = body.by.value_or(bag.direction == Direction::outward ? PartyKind::village : PartyKind::office);
            BagOpened opened{bag.bag, teller(room, call, bag, by, body.desk, body.village), body.seal_intact, body.seal_seen, body.present, {}, {}, body.damaged};
            for (const auto& code : body.surplus) opened.surplus.push_back({code, std::nullopt});
            return room.service.open(tx, call.actor(), opened);
        }, render_bag(room));
}

void add_bag_mishaps(Api& api, const Room& room) {
    const std::string base = "/api/v1/bags/{bag}/";
    const auto render = render_bag(room);
    api.command<bodies::TellOfBag>(Method::post, base + "lose", "lose_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::TellOfBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            return room.service.lose(tx, call.actor(), BagLost{bag.bag, teller(room, call, bag, body.by, body.desk, body.village), body.reason, sealed_note(body.note)});
        }, render);
    api.command<bodies::FindBag>(Method::post, base + "find", "find_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::FindBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            return room.service.find(tx, call.actor(), BagFound{bag.bag, teller(room, call, bag, body.by, body.desk, body.village)});
        }, render);
    api.command<bodies::TellOfBag>(Method::post, base + "damage", "damage_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::TellOfBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            return room.service.damage(tx, call.actor(), BagDamaged{bag.bag, teller(room, call, bag, body.by, body.desk, body.village), body.reason, sealed_note(body.note)});
        }, render);
    api.command<bodies::TakeOut>(Method::post, base + "take-out", "take_out_of_bag", {Right::pack, Right::receive_bags},
        [room](Transaction& tx, const Call& call, const bodies::TakeOut& body) -> Result<std::string> {
            return room.service.take_out(tx, call.actor(), {TRY(bag_row(tx, call)).bag, {}, body.things, body.seal});
        }, render);
    api.command<bodies::ResealBag>(Method::post, base + "reseal", "reseal_bag", kHandlesBags,
        [room](Transaction& tx, const Call& call, const bodies::ResealBag& body) -> Result<std::string> {
            const auto bag = TRY(bag_row(tx, call));
            return room.service.reseal(tx, call.actor(), {bag.bag, teller(room, call, bag, body.by, body.desk, body.village), body.seal, body.reason, sealed_note(body.note)});
        }, render);
}

}  // namespace

Json bag_json(store::Session& session, const Call& call, const Room& room, const queries::BagRow& row) {
    const auto answers = room.answers(session, call);
    const auto areas = areas_of(call.actor(), Right::see_custody);
    if (covers(areas, row.village)) return encode(answers.whole_bag(row, areas));
    return encode(answers.brief(row));
}

void add_bag_routes(Api& api, const Room& room) {
    api.command<bodies::SealBag>(Method::post, "/api/v1/bags", "seal_bag", {Right::pack, Right::receive_bags},
        [room](Transaction& tx, const Call& call, const bodies::SealBag& body) -> Result<std::string> {
            BagSealed bag{body.bag, access::new_code(call.ground, tx), body.seal, body.direction, room.at_desk(body.desk), village(body.village), body.contents};
            if (body.direction == Direction::inward) std::swap(bag.from, bag.to);
            return room.service.seal(tx, call.actor(), bag);
        }, render_bag(room));
    add_passing(api, room);
    add_opening(api, room);
    add_bag_mishaps(api, room);
}

}  // namespace layang::custody::routing
