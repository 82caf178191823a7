#include "capabilities/printing/stock_decider.hpp"

#include <doctest/doctest.h>

#include "capabilities/printing/examples_test.hpp"

namespace layang::printing::stock_decider_test {
namespace {

using examples::actor;
using examples::document;
using examples::kDay;

const Actor kKeeper = actor(Role::stock_keeper);
const Date kToday = kDay.plus_days(1);

StockState given(const std::vector<StockEvent>& events) {
    StockState state;
    for (const auto& event : events) state = evolve(std::move(state), event);
    return state;
}
StockState open_with(std::int64_t opening, const std::vector<StockEvent>& more = {}) {
    std::vector<StockEvent> events{StockDayOpened{"CARD", kDay, opening, {}, {}}};
    events.insert(events.end(), more.begin(), more.end());
    return given(events);
}
std::vector<std::string> rules_of(const StockDecision& decision) {
    std::vector<std::string> rules;
    for (const auto& breach : decision.breaches) rules.push_back(breach.rule);
    return rules;
}
using Events = std::vector<StockEvent>;
using Rules = std::vector<std::string>;

TEST_CASE("stock: the first day opens with a counted number and with nothing else") {
    CHECK(decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay, {}, {}}).error().code() == ErrorCode::kFieldMissing);
    CHECK(decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay, -1, {}}).error().code() == ErrorCode::kNumberRange);
    const auto opened = decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay, 500, {}});
    REQUIRE(opened);
    CHECK(opened->events == Events{StockDayOpened{"CARD", kDay, 500, {}, {}}});
    CHECK(opened->breaches.empty());
}

TEST_CASE("stock: a day opens with the balance of the day before, and unprinted documents keep their blanks") {
    // 10 + 5 - 1 used - 2 spoiled = 12 lie there; one of them is promised to document 2.
    const auto yesterday = open_with(10, {BlanksReceived{5, "SJ-1"}, BlankReserved{document(1)}, BlankReserved{document(2)}, BlankUsed{document(1)},
                                          BlankSpoiled{{}, 2, "bent"}, StockDayClosed{12}});
    const auto opened = decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay.plus_days(1), {}, yesterday});
    REQUIRE(opened);
    CHECK(opened->events == Events{StockDayOpened{"CARD", kDay.plus_days(1), 12, kDay, {document(2)}}});
    CHECK(given(opened->events).available() == 11);
}

TEST_CASE("stock: a count at the opening that differs from yesterday's balance is recorded as a difference") {
    const auto yesterday = open_with(10, {StockDayClosed{10}});
    const auto opened = decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay.plus_days(1), 8, yesterday});
    REQUIRE(opened);
    CHECK(opened->events == Events{StockDayOpened{"CARD", kDay.plus_days(1), 10, kDay, {}}, StockCounted{8, 10}});
    CHECK(rules_of(*opened) == Rules{"stock-difference"});
}

TEST_CASE("stock: a day is opened once, in order, by the stock keeper") {
    CHECK(decide(open_with(1), OpenDay{kKeeper, kToday, "CARD", kDay, 1, {}}).error().code() == ErrorCode::kStockDayOpen);
    CHECK(decide(open_with(1, {StockDayClosed{1}}), OpenDay{kKeeper, kToday, "CARD", kDay, 1, {}}).error().code() == ErrorCode::kStockDayClosed);
    CHECK(decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kDay.plus_days(-1), 1, open_with(1)}).error().code() == ErrorCode::kStockDayPast);
    CHECK(decide(StockState{}, OpenDay{kKeeper, kToday, "CARD", kToday.plus_days(1), 1, {}}).error().code() == ErrorCode::kStockDayAhead);
    CHECK(decide(StockState{}, OpenDay{actor(Role::printer), kToday, "CARD", kDay, 1, {}}).error().code() == ErrorCode::kNotAllowed);
}

TEST_CASE("stock: a blank is reserved while there is one, once for each document") {
    const auto state = open_with(1);
    CHECK(decide(state, ReserveBlank{document(1)})->events == Events{BlankReserved{document(1)}});
    const auto taken = open_with(1, {BlankReserved{document(1)}});
    CHECK(decide(taken, ReserveBlank{document(1)})->events.empty());
    CHECK(decide(taken, ReserveBlank{document(2)}).error().code() == ErrorCode::kStockEmpty);
    CHECK(decide(StockState{}, ReserveBlank{document(1)}).error().code() == ErrorCode::kStockDayNotOpen);
}

TEST_CASE("stock: printing with a reservation uses it up") {
    const auto state = open_with(1, {BlankReserved{document(1)}});
    const auto used = decide(state, UseBlank{document(1)});
    CHECK(used.events == Events{BlankUsed{document(1)}});
    CHECK(used.breaches.empty());
    CHECK(open_with(1, {BlankReserved{document(1)}, BlankUsed{document(1)}}).reserved.empty());
}

TEST_CASE("stock: printing without a blank is recorded, shows below zero, and is an anomaly") {
    const auto used = decide(open_with(0), UseBlank{document(1)});
    CHECK(used.events == Events{BlankUsed{document(1)}});
    CHECK(rules_of(used) == Rules{"printed-without-blank"});
    CHECK(open_with(0, {BlankUsed{document(1)}}).available() == -1);
}

TEST_CASE("stock: whoever prints on another's blank sends the youngest reservation back to the line") {
    const auto state = open_with(2, {BlankReserved{document(1)}, BlankReserved{document(2)}});
    const auto used = decide(state, UseBlank{document(3)});
    CHECK(used.events == Events{BlankUsed{document(3)}, BlankReleased{document(2), "no-blank"}});
}

TEST_CASE("stock: printing on a day that is not open is recorded, and somebody is told") {
    const auto closed = open_with(1, {BlankReserved{document(1)}, StockDayClosed{1}});
    const auto used = decide(closed, UseBlank{document(1)});
    CHECK(used.events == Events{BlankUsed{document(1)}});
    CHECK(rules_of(used) == Rules{"stock-day-not-open"});
    CHECK(rules_of(decide(StockState{}, UseBlank{document(1)})) == Rules{"stock-day-not-open", "printed-without-blank"});
}

TEST_CASE("stock: a blank spoiled in the printer leaves the stock once, whether before or after the print") {
    const auto state = open_with(2, {BlankReserved{document(1)}});
    const auto before = decide(state, SpoilDocumentBlank{document(1), "jam", false});
    CHECK(before.events == Events{BlankSpoiled{document(1), 1, "jam"}});
    CHECK(open_with(2, {BlankReserved{document(1)}, before.events[0]}).available() == 1);
    const auto printed = open_with(2, {BlankReserved{document(1)}, BlankUsed{document(1)}});
    const auto after = decide(printed, SpoilDocumentBlank{document(1), "blurred", true});
    CHECK(after.events == Events{BlankSpoiled{document(1), 0, "blurred"}});
    CHECK(open_with(2, {BlankReserved{document(1)}, BlankUsed{document(1)}, after.events[0]}).balance() == 1);
}

TEST_CASE("stock: spoiled blanks that the books do not know of are recorded below zero, with an anomaly") {
    const auto spoiled = decide(open_with(2, {BlankReserved{document(1)}}), SpoilBlanks{kKeeper, kDay, 3, "wet"});
    REQUIRE(spoiled);
    CHECK(spoiled->events == Events{BlankSpoiled{{}, 3, "wet"}, BlankReleased{document(1), "no-blank"}});
    CHECK(rules_of(*spoiled) == Rules{"stock-below-zero"});
}

TEST_CASE("stock: an adjustment is a request with a reason and cannot take what is not there") {
    const auto state = open_with(3, {BlankReserved{document(1)}});
    CHECK(decide(state, AdjustStock{kKeeper, kDay, -4, "lost"}).error().code() == ErrorCode::kStockTooFew);
    CHECK(decide(state, AdjustStock{kKeeper, kDay, 0, "lost"}).error().has(ErrorCode::kFieldMissing));
    CHECK(decide(state, AdjustStock{kKeeper, kDay, 1, " "}).error().has(ErrorCode::kFieldMissing));
    CHECK(decide(state, AdjustStock{kKeeper, kDay.plus_days(1), 1, "found"}).error().code() == ErrorCode::kStockDayNotOpen);
    CHECK(decide(state, AdjustStock{kKeeper, kDay, -3, "lost", sealed_note("box")})->events ==
          Events{StockAdjusted{-3, "lost", sealed_note("box")}, BlankReleased{document(1), "no-blank"}});
}

TEST_CASE("stock: a count that differs is recorded beside what was expected, and is an anomaly") {
    const auto state = open_with(10, {BlankReserved{document(1)}});
    const auto same = decide(state, CountStock{kKeeper, kDay, 10});
    CHECK(same->events == Events{StockCounted{10, 10}});
    CHECK(same->breaches.empty());
    const auto differs = decide(state, CountStock{kKeeper, kDay, 9});
    CHECK(differs->events == Events{StockCounted{9, 10}});
    REQUIRE(rules_of(*differs) == Rules{"stock-difference"});
    CHECK(differs->breaches[0].detail == "counted 9, expected 10");
}

TEST_CASE("stock: a delivery is booked on the newest day even when it names another") {
    const auto late = decide(open_with(0), ReceiveBlanks{kKeeper, kDay.plus_days(-1), 100, "SJ-2"});
    REQUIRE(late);
    CHECK(late->events == Events{BlanksReceived{100, "SJ-2"}});
    CHECK(rules_of(*late) == Rules{"stock-day-not-open"});
    CHECK(decide(open_with(0), ReceiveBlanks{kKeeper, kDay, 100, "SJ-2"})->breaches.empty());
    const auto bad = decide(open_with(0), ReceiveBlanks{kKeeper, kDay, 0, ""});
    CHECK(bad.error().has(ErrorCode::kNumberRange));
    CHECK(bad.error().has(ErrorCode::kFieldMissing));
}

TEST_CASE("stock: closing writes the balance and needs an open day") {
    CHECK(decide(open_with(7, {BlankReserved{document(1)}}), CloseDay{kKeeper, kDay})->events == Events{StockDayClosed{7}});
    CHECK(decide(open_with(7, {StockDayClosed{7}}), CloseDay{kKeeper, kDay}).error().code() == ErrorCode::kStockDayNotOpen);
}

TEST_CASE("stock: a document that is not needed gives its blank back") {
    const auto state = open_with(1, {BlankReserved{document(1)}});
    CHECK(decide(state, ReleaseBlank{document(1)}).events == Events{BlankReleased{document(1), "cancelled"}});
    CHECK(decide(state, ReleaseBlank{document(2)}).events.empty());
}

}  // namespace
}  // namespace layang::printing::stock_decider_test
