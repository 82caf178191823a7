#include "capabilities/printing/document_decider.hpp"

#include <doctest/doctest.h>

#include "capabilities/printing/examples_test.hpp"

namespace layang::printing::document_decider_test {
namespace {

using examples::actor;
using examples::kDay;
using examples::order;

const Actor kPrinter = actor(Role::printer);

/// Events get seq 1, 2, ...
DocumentState given(const std::vector<DocumentEvent>& events) {
    DocumentState state;
    std::int64_t seq = 0;
    for (const auto& event : events) state = evolve(std::move(state), event, ++seq);
    return state;
}
DocumentState ordered(const std::vector<DocumentEvent>& more = {}) {
    std::vector<DocumentEvent> events{order(1)};
    events.insert(events.end(), more.begin(), more.end());
    return given(events);
}
using Events = std::vector<DocumentEvent>;
using Breaches = std::vector<Breach>;
const DocumentPrinted kPrinted{"CARD", kDay};
const DocumentPassed kPassed{examples::document(1)};

TEST_CASE("document: it is ordered once") {
    CHECK(decide(DocumentState{}, OrderDocument{order(1)})->events == Events{order(1)});
    CHECK(decide(ordered(), OrderDocument{order(1)}).error().code() == ErrorCode::kConflict);
}

TEST_CASE("document: printing what was ordered is recorded and nothing else") {
    const auto printed = decide(ordered(), PrintDocument{kPrinter, kDay});
    REQUIRE(printed);
    CHECK(printed->events == Events{kPrinted});
    CHECK(printed->breaches.empty());
    CHECK(ordered({kPrinted}).stage == Stage::printed);
}

TEST_CASE("document: the second print of a document is recorded and names the first") {
    for (const auto& more : {Events{kPrinted}, Events{kPrinted, kPassed}, Events{kPrinted, kPassed, DocumentShelved{"D4"}}}) {
        const auto printed = decide(ordered(more), PrintDocument{kPrinter, kDay});
        REQUIRE(printed);
        CHECK(printed->events == Events{kPrinted});
        CHECK(printed->breaches == Breaches{{"printed-twice", 2, "CARD"}});
    }
}

TEST_CASE("document: a cancelled document that is printed stays cancelled, with an anomaly") {
    const auto state = ordered({DocumentCancelled{"withdrawn"}});
    CHECK(decide(state, PrintDocument{kPrinter, kDay})->breaches == Breaches{{"printed-cancelled", 0, "CARD"}});
    CHECK(ordered({DocumentCancelled{"withdrawn"}, kPrinted}).stage == Stage::cancelled);
}

TEST_CASE("document: nobody prints what does not exist, nor without the right, nor outside the area") {
    CHECK(decide(DocumentState{}, PrintDocument{kPrinter, kDay}).error().code() == ErrorCode::kNotFound);
    CHECK(decide(ordered(), PrintDocument{actor(Role::packer), kDay}).error().code() == ErrorCode::kNotAllowed);
    CHECK(decide(ordered(), PrintDocument{actor(Role::printer, "35.03.02"), kDay}).error().code() == ErrorCode::kOutOfScope);
    CHECK(decide(ordered(), PrintDocument{actor(Role::printer, "35.03.01"), kDay}));
}

TEST_CASE("document: the quality check passes it, and says where it lies") {
    CHECK(decide(ordered({kPrinted}), PassDocument{kPrinter, "D4"})->events == Events{kPassed, DocumentShelved{"D4"}});
    CHECK(decide(ordered({kPrinted}), PassDocument{kPrinter, {}})->events == Events{kPassed});
    CHECK(decide(ordered({kPrinted, kPassed}), PassDocument{kPrinter, "D4"})->events == Events{DocumentShelved{"D4"}});
    CHECK(decide(ordered({kPrinted}), PassDocument{kPrinter, ""}).error().has(ErrorCode::kFieldMissing));
}

TEST_CASE("document: passing what nobody printed is an anomaly, and the print report may still come") {
    CHECK(decide(ordered(), PassDocument{kPrinter, {}})->breaches == Breaches{{"passed-unprinted", 0, "CARD"}});
    CHECK(decide(ordered({kPassed}), PrintDocument{kPrinter, kDay})->breaches.empty());
    CHECK(ordered({kPassed, kPrinted}).stage == Stage::passed);
}

TEST_CASE("document: spoiled goes back into the line and may be printed again") {
    const auto spoiled = decide(ordered({kPrinted}), SpoilDocument{kPrinter, "blurred", {}});
    REQUIRE(spoiled);
    CHECK(spoiled->events == Events{DocumentSpoiled{"blurred", {}, true}});
    const auto again = ordered({kPrinted, DocumentSpoiled{"blurred", {}, true}});
    CHECK(again.stage == Stage::ordered);
    CHECK(decide(again, PrintDocument{kPrinter, kDay})->breaches.empty());
    CHECK(decide(ordered({kPrinted}), SpoilDocument{kPrinter, "", {}}).error().has(ErrorCode::kFieldMissing));
}

TEST_CASE("document: a cancelled document that was printed is thrown away for good") {
    const auto state = ordered({DocumentCancelled{"withdrawn"}, kPrinted});
    const auto spoiled = decide(state, SpoilDocument{kPrinter, "not needed", {}});
    CHECK(spoiled->events == Events{DocumentSpoiled{"not needed", {}, false}});
    CHECK(spoiled->breaches.empty());
}

TEST_CASE("document: after it has left, a spoil report is kept but nothing is printed again") {
    auto state = ordered({kPrinted, kPassed});
    state.left = true;
    const auto spoiled = decide(state, SpoilDocument{kPrinter, "bent", {}});
    CHECK(spoiled->events == Events{DocumentSpoiled{"bent", {}, false}});
    CHECK(spoiled->breaches == Breaches{{"spoiled-after-leaving", 0, "CARD"}});
}

TEST_CASE("document: what is lost on its way goes back into the line") {
    auto state = ordered({kPrinted, kPassed});
    state.left = state.gone = true;
    const auto spoiled = decide(state, SpoilDocument{kPrinter, "lost", {}});
    CHECK(spoiled->events == Events{DocumentSpoiled{"lost", {}, true}});
    CHECK(spoiled->breaches.empty());
}

TEST_CASE("document: what is at the office can be cancelled, and once; what its application no longer needs is cancelled anywhere and looked for") {
    CHECK(decide(ordered(), CancelDocument{kPrinter, "mistake"})->events == Events{DocumentCancelled{"mistake"}});
    CHECK(decide(ordered(), CancelDocument{{}, "withdrawn"})->events == Events{DocumentCancelled{"withdrawn"}});
    CHECK(decide(ordered(), CancelDocument{{}, "withdrawn"})->breaches.empty());
    for (const auto& more : {Events{kPrinted}, Events{kPrinted, kPassed}, Events{kPrinted, kPassed, DocumentShelved{"D4"}}}) {
        CHECK(decide(ordered(more), CancelDocument{kPrinter, "mistake"})->events == Events{DocumentCancelled{"mistake"}});
        CHECK(decide(ordered(more), CancelDocument{kPrinter, "mistake"})->breaches.empty());
        auto away = ordered(more);
        away.left = true;
        CHECK(decide(away, CancelDocument{kPrinter, "mistake"}).error().code() == ErrorCode::kDocumentLeft);
        auto lost = away;
        lost.gone = true;
        CHECK(decide(lost, CancelDocument{kPrinter, "mistake"})->events == Events{DocumentCancelled{"mistake"}});
        for (const auto& printed : {ordered(more), away}) {
            const auto not_needed = decide(printed, CancelDocument{{}, "withdrawn"});
            CHECK(not_needed->events == Events{DocumentCancelled{"withdrawn"}});
            REQUIRE(not_needed->breaches.size() == 1);
            CHECK(not_needed->breaches[0].rule == "printed-not-needed");
        }
    }
    auto handed_over = ordered({kPrinted, kPassed});
    handed_over.left = handed_over.given = handed_over.with_receiver = true;
    const auto kept = decide(handed_over, CancelDocument{{}, "withdrawn"});
    CHECK(kept->events.empty());
    CHECK(kept->breaches.empty());
    // It came back, or another is made in its place: nobody has it, be it at the office or on its way once more.
    handed_over.with_receiver = false;
    for (const bool left : {false, true}) {
        handed_over.left = left;
        CHECK(decide(handed_over, CancelDocument{{}, "withdrawn"})->events == Events{DocumentCancelled{"withdrawn"}});
    }
    CHECK(decide(ordered({DocumentCancelled{"x"}}), CancelDocument{kPrinter, "mistake"}).error().code() == ErrorCode::kDocumentCancelled);
    CHECK(decide(ordered(), CancelDocument{actor(Role::auditor), "mistake"}).error().code() == ErrorCode::kNotAllowed);
}

}  // namespace
}  // namespace layang::printing::document_decider_test
