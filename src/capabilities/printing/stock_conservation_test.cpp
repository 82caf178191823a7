// Whatever people do in whatever order: no blank appears or vanishes, and one reservation never prints two documents.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "capabilities/printing/examples_test.hpp"
#include "capabilities/printing/stock_decider.hpp"

namespace layang::printing::stock_conservation_test {
namespace {

using examples::actor;
using examples::document;
using examples::kDay;

constexpr std::uint8_t kDocuments = 6;

enum class Deed { receive, spoil, adjust, count, close, use, release, spoil_document, open, reserve };

/// Reserving, closing and opening come up often enough to meet each other. (elementOf does not shrink its choice with the
/// size of the test, as a range would.)
const std::vector<Deed> kDeeds{Deed::receive, Deed::spoil,  Deed::adjust,         Deed::count, Deed::close, Deed::close,   Deed::use,
                               Deed::use,     Deed::release, Deed::spoil_document, Deed::open,  Deed::open,  Deed::open,    Deed::reserve,
                               Deed::reserve, Deed::reserve, Deed::reserve};

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
    const auto doc = document(*rc::gen::elementOf(std::vector<std::uint8_t>{1, 2, 3, 4, 5, kDocuments}));
    const auto count = *rc::gen::elementOf(std::vector<std::int64_t>{1, 2, 3});
    const auto or_nothing = [](Result<StockDecision> result) { return result ? std::move(*result) : StockDecision{}; };
    switch (*rc::gen::elementOf(kDeeds)) {
        case Deed::receive: return or_nothing(decide(state, ReceiveBlanks{keeper, state.date, count, "SJ"}));
        case Deed::spoil: return or_nothing(decide(state, SpoilBlanks{keeper, state.date, count, "bent"}));
        case Deed::adjust: return or_nothing(decide(state, AdjustStock{keeper, state.date, count - 2, "recount"}));
        case Deed::count: return or_nothing(decide(state, CountStock{keeper, state.date, count}));
        case Deed::close: return or_nothing(decide(state, CloseDay{keeper, state.date}));
        case Deed::use: return decide(state, UseBlank{doc});
        case Deed::release: return decide(state, ReleaseBlank{doc});
        case Deed::spoil_document: return decide(state, SpoilDocumentBlank{doc, "jam", *rc::gen::arbitrary<bool>()});
        case Deed::reserve: return or_nothing(decide(state, ReserveBlank{doc}));
        case Deed::open: {
            if (state.day != DayState::closed) return {};
            const StockState fresh;
            auto opened = or_nothing(decide(fresh, OpenDay{keeper, state.date.plus_days(1), "CARD", state.date.plus_days(1), {}, state}));
            state = fresh;
            return opened;
        }
    }
    return {};
}

TEST_CASE("stock: over any sequence of acts, blanks are conserved and no reservation prints twice") {
    const auto keeper = actor(Role::stock_keeper);
    CHECK(rc::check([&] {
        StockState state;
        Recount recount;
        const auto first = decide(state, OpenDay{keeper, kDay, "CARD", kDay, *rc::gen::elementOf(std::vector<std::int64_t>{0, 1, 2, 4}), {}});
        for (const auto& event : first->events) {
            recount.take(event, true);
            state = evolve(std::move(state), event);
        }
        const int acts = *rc::gen::elementOf(std::vector<int>{3, 10, 30, 80});
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
}  // namespace layang::printing::stock_conservation_test
