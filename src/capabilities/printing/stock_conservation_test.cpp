// Whatever people do in whatever order: no blank appears or vanishes, and one reservation never prints two documents.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/printing/examples_test.hpp"
#include "capabilities/printing/stock_decider.hpp"

namespace layang::printing {
namespace {

using examples::actor;
using examples::document;
using examples::kDay;

constexpr int kDocuments = 6;

/// An outsider's recount: knows the events of all days and adds them up, and nothing of StockState.
struct Recount {
    std::int64_t on_hand = 0;
    std::map<DocumentId, int> promised;
    std::map<DocumentId, int> reservations;
    std::map<DocumentId, int> prints_in_order;

    void take(const StockEvent& event, bool first_day) {
        if (const auto* opened = std::get_if<StockDayOpened>(&event)) {
            if (first_day) on_hand = opened->opening;
            RC_ASSERT(opened->opening == on_hand);
            for (const auto id : opened->carried) RC_ASSERT(promised[id] == 1);
            RC_ASSERT(static_cast<std::int64_t>(opened->carried.size()) == promises());
        }
        if (const auto* received = std::get_if<BlanksReceived>(&event)) on_hand += received->count;
        if (const auto* adjusted = std::get_if<StockAdjusted>(&event)) on_hand += adjusted->count;
        if (const auto* reserved = std::get_if<BlankReserved>(&event)) {
            ++reservations[reserved->document];
            RC_ASSERT(++promised[reserved->document] == 1);
        }
        if (const auto* released = std::get_if<BlankReleased>(&event)) RC_ASSERT(--promised[released->document] == 0);
        if (const auto* used = std::get_if<BlankUsed>(&event)) {
            --on_hand;
            if (promised[used->document] > 0) ++prints_in_order[used->document];
            promised[used->document] = 0;
        }
        if (const auto* spoiled = std::get_if<BlankSpoiled>(&event)) {
            on_hand -= spoiled->count;
            if (spoiled->document && spoiled->count > 0) promised[*spoiled->document] = 0;
        }
        if (const auto* closed = std::get_if<StockDayClosed>(&event)) RC_ASSERT(closed->balance == on_hand);
    }
    [[nodiscard]] std::int64_t promises() const {
        std::int64_t sum = 0;
        for (const auto& [id, count] : promised) sum += count;
        return sum;
    }
};

/// Plays one random act on the newest day and answers its events; nothing for a refusal.
StockDecision play(StockState& state, const Actor& keeper) {
    const auto doc = document(static_cast<std::uint8_t>(*rc::gen::inRange(0, kDocuments)));
    const auto count = *rc::gen::inRange<std::int64_t>(1, 4);
    const auto or_nothing = [](Result<StockDecision> result) { return result ? std::move(*result) : StockDecision{}; };
    switch (*rc::gen::inRange(0, 10)) {
        case 0: return or_nothing(decide(state, ReceiveBlanks{keeper, state.date, count, "SJ"}));
        case 1: return or_nothing(decide(state, SpoilBlanks{keeper, state.date, count, "bent"}));
        case 2: return or_nothing(decide(state, AdjustStock{keeper, state.date, *rc::gen::inRange<std::int64_t>(-3, 4), "recount", ""}));
        case 3: return or_nothing(decide(state, CountStock{keeper, state.date, count}));
        case 4: return or_nothing(decide(state, CloseDay{keeper, state.date}));
        case 5: return decide(state, UseBlank{doc});
        case 6: return decide(state, ReleaseBlank{doc});
        case 7: return decide(state, SpoilDocumentBlank{doc, "jam", *rc::gen::arbitrary<bool>()});
        case 8: {
            if (state.day != DayState::closed) return {};
            StockState fresh;
            auto opened = or_nothing(decide(fresh, OpenDay{keeper, "CARD", state.date.plus_days(1), {}, state}));
            state = fresh;
            return opened;
        }
        default: return or_nothing(decide(state, ReserveBlank{doc}));
    }
}

TEST_CASE("stock: over any sequence of acts, blanks are conserved and no reservation prints twice") {
    const auto keeper = actor(Role::stock_keeper);
    CHECK(rc::check([&] {
        StockState state;
        Recount recount;
        const auto first = decide(state, OpenDay{keeper, "CARD", kDay, *rc::gen::inRange<std::int64_t>(0, 5), {}});
        for (const auto& event : first->events) {
            recount.take(event, true);
            state = evolve(std::move(state), event);
        }
        const int acts = *rc::gen::inRange(0, 40);
        for (int i = 0; i < acts; ++i) {
            const auto decision = play(state, keeper);
            for (const auto& event : decision.events) {
                recount.take(event, false);
                state = evolve(std::move(state), event);
            }
            RC_ASSERT(state.opening + state.received + state.adjusted ==
                      state.used + state.spoiled + static_cast<std::int64_t>(state.reserved.size()) + state.available());
            RC_ASSERT(state.balance() == recount.on_hand);
            RC_ASSERT(static_cast<std::int64_t>(state.reserved.size()) == recount.promises());
            RC_ASSERT(std::set<DocumentId>(state.reserved.begin(), state.reserved.end()).size() == state.reserved.size());
            // A promise always has a blank behind it.
            RC_ASSERT(state.reserved.empty() || state.available() >= 0);
            for (const auto& [id, prints] : recount.prints_in_order) RC_ASSERT(prints <= recount.reservations[id]);
        }
    }));
}

}  // namespace
}  // namespace layang::printing
