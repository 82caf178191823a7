#include "capabilities/printing/service.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "capabilities/printing/holder.hpp"
#include "capabilities/printing/room_test.hpp"

namespace layang::printing::service_test {
namespace {

using examples::kDay;
using examples::order;
using examples::Room;
using Types = std::vector<std::string>;
using Rules = std::vector<std::string>;

std::string stream(DocumentId document) { return ledger::stream_of("document", document); }

TEST_CASE("printing: an ordered document gets a blank at once while there is one, and waits its turn when there is none") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    const auto second = room.order_one();
    const auto third = room.order_one();
    CHECK(room.row(first).state == DocumentStanding::ordered);
    CHECK(room.row(first).blank_day == kDay);
    CHECK(room.row(second).state == DocumentStanding::queued);
    CHECK(room.row(second).place == 1);
    CHECK(room.row(third).place == 2);
    CHECK(room.types(stream(third)) == Types{"DocumentOrdered", "DocumentQueued"});
    CHECK(room.stock().reserved == 1);
    CHECK(room.stock().available() == 0);
}

TEST_CASE("printing: a medium that is not counted needs no blank and no stock day") {
    Room room;
    const auto card = room.order_one(order(1, false));
    CHECK(room.row(card).state == DocumentStanding::ordered);
    CHECK(room.print(card).anomalies.empty());
    CHECK(room.row(card).state == DocumentStanding::printed);
}

TEST_CASE("printing: a delivery serves those who wait, in the order in which they were ordered") {
    Room room;
    room.open(0);
    const auto first = room.order_one();
    const auto second = room.order_one();
    const auto third = room.order_one();
    room.receive(2);
    CHECK(room.row(first).state == DocumentStanding::ordered);
    CHECK(room.row(second).state == DocumentStanding::ordered);
    CHECK(room.row(third).state == DocumentStanding::queued);
    CHECK(room.row(third).place == 1);
}

TEST_CASE("printing: what is ordered before the day is opened gets its blank with the opening") {
    Room room;
    const auto early = room.order_one();
    CHECK(room.row(early).state == DocumentStanding::queued);
    room.open(5);
    CHECK(room.row(early).state == DocumentStanding::ordered);
}

TEST_CASE("printing: the normal day of a card") {
    Room room;
    room.open(2);
    const auto card = room.order_one();
    CHECK(room.print(card).anomalies.empty());
    CHECK(room.row(card).state == DocumentStanding::printed);
    CHECK(room.stock().used == 1);
    CHECK(room.stock().reserved == 0);
    room.must([&](auto& tx) { return room.service.pass(tx, card, PassDocument{room.printer, "D4"}); });
    CHECK(room.row(card).state == DocumentStanding::shelved);
    CHECK(room.row(card).shelf == "D4");
    CHECK(room.types(stream(card)) == Types{"DocumentOrdered", "DocumentPrinted", "DocumentPassed", "DocumentShelved"});
}

TEST_CASE("printing: printed without a blank is recorded, shows below zero and raises one anomaly") {
    Room room;
    room.open(0);
    const auto card = room.order_one();
    const auto outcome = room.print(card);
    CHECK(outcome.anomalies == Rules{"printed-without-blank"});
    CHECK(room.row(card).state == DocumentStanding::printed);
    CHECK(room.stock().available() == -1);
}

TEST_CASE("printing: two people print the same card: two blanks are gone and the second report is an anomaly") {
    Room room;
    room.open(2);
    const auto card = room.order_one();
    room.print(card);
    CHECK(room.print(card).anomalies == Rules{"printed-twice"});
    CHECK(room.stock().used == 2);
}

TEST_CASE("printing: nobody's blank is taken silently: the youngest reservation goes back to the head of the line") {
    Room room;
    room.open(2);
    const auto first = room.order_one();
    const auto second = room.order_one();
    const auto third = room.order_one();
    room.print(third);
    CHECK(room.row(first).state == DocumentStanding::ordered);
    CHECK(room.row(second).state == DocumentStanding::queued);
    CHECK(room.row(second).place == 1);
    CHECK(room.types(stream(second)) == Types{"DocumentOrdered", "DocumentQueued"});
    room.receive(1);
    CHECK(room.row(second).state == DocumentStanding::ordered);
}

TEST_CASE("printing: a spoiled card takes a new blank, or stands in line at its old place") {
    Room room;
    room.open(2);
    const auto card = room.order_one();
    room.print(card);
    room.spoil(card);
    CHECK(room.row(card).state == DocumentStanding::ordered);
    CHECK(room.stock().reserved == 1);
    CHECK(room.stock().used_bad == 1);
    const auto younger = room.order_one();
    room.print(card);
    room.spoil(card);
    CHECK(room.row(card).place == 1);
    CHECK(room.row(younger).place == 2);
    CHECK(room.stock().balance() == 0);
    CHECK(room.types(stream(card)).back() == "DocumentQueued");
}

TEST_CASE("printing: a blank that jams before the print counts as spoiled once") {
    Room room;
    room.open(1);
    const auto card = room.order_one();
    room.spoil(card);
    CHECK(room.stock().spoiled == 1);
    CHECK(room.stock().used == 0);
    CHECK(room.stock().reserved == 0);
    CHECK(room.row(card).state == DocumentStanding::queued);
}

TEST_CASE("printing: opening the next day closes the one before and carries balance and reservations over") {
    Room room;
    room.open(3);
    const auto card = room.order_one();
    const auto printed = room.order_one();
    room.print(printed);
    const Date next = kDay.plus_days(1);
    room.open({}, next);
    CHECK(room.stock().state == "closed");
    CHECK(room.stock(next).opening == 2);
    CHECK(room.stock(next).reserved == 1);
    CHECK(room.row(card).blank_day == next);
    CHECK(room.print(card).anomalies.empty());
    CHECK(room.stock(next).used == 1);
    CHECK(room.types(stock_stream("CARD", kDay)).back() == "StockDayClosed");
}

TEST_CASE("printing: a refused opening leaves the day before open") {
    Room room;
    room.open(3);
    CHECK(room.run([&](auto& tx) { return room.service.open_day(tx, room.keeper, "CARD", kDay.plus_days(1), {}); }).error().code() ==
          ErrorCode::kStockDayAhead);
    CHECK(room.stock().state == "open");
}

TEST_CASE("printing: a cancelled document gives its blank to the next in line") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    const auto second = room.order_one();
    room.must([&](auto& tx) { return room.service.cancel(tx, first, CancelDocument{room.printer, "entered_twice"}); });
    CHECK(room.row(first).state == DocumentStanding::cancelled);
    CHECK(room.row(second).state == DocumentStanding::ordered);
    CHECK(room.print(first).anomalies == Rules{"printed-cancelled"});
}

TEST_CASE("printing: a printed document that is cancelled has used its blank, which nobody else gets") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    const auto second = room.order_one();
    room.print(first);
    room.must([&](auto& tx) { return room.service.cancel(tx, first, CancelDocument{room.printer, "entered_twice"}); });
    CHECK(room.row(first).state == DocumentStanding::cancelled);
    CHECK(room.row(second).state == DocumentStanding::queued);
    CHECK(room.stock().used == 1);
    CHECK(room.stock().spoiled == 0);
    CHECK(room.stock().balance() == 0);
}

TEST_CASE("printing: when the application comes to nothing, its documents are cancelled, and what is printed is looked after") {
    Room room;
    room.open(2);
    const auto printed = room.order_one();
    const auto waiting = room.order_one();
    room.print(printed);
    const auto outcome = room.must([&](auto& tx) -> Result<std::string> {
        TRY_VOID(room.service.drop(tx, ApplicationId{}, "withdrawn"));
        return "application";
    });
    CHECK(outcome.anomalies == Rules{"printed-not-needed"});
    CHECK(room.row(waiting).state == DocumentStanding::cancelled);
    CHECK(room.row(printed).state == DocumentStanding::cancelled);
    CHECK(room.spoil(printed).anomalies.empty());
    CHECK(room.row(printed).state == DocumentStanding::cancelled);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("printing: what somebody was given is his, whatever becomes of the rest of the application") {
    Room room;
    room.open(2);
    const auto given = room.order_one(), waiting = room.order_one();
    room.print(given);
    const auto outcome = room.must([&](auto& tx) -> Result<std::string> {
        tx.append_json(ledger::stream_of("document", given), "DocumentHandedOver", 1, Json::object());
        TRY_VOID(room.service.drop(tx, ApplicationId{}, "application-withdrawn"));
        return "application";
    });
    CHECK(outcome.anomalies.empty());
    CHECK(room.row(given).state != DocumentStanding::cancelled);
    CHECK(room.row(waiting).state == DocumentStanding::cancelled);
}

TEST_CASE("printing: what somebody was given, and is under way again or found at the village, is cancelled with its application") {
    Room room;
    room.open(2);
    const auto packed = room.order_one(), found = room.order_one();
    room.print(packed);
    room.print(found);
    const auto tell = [&](DocumentId document, const char* type, const Json& payload) {
        room.must([&](auto& tx) -> Result<std::string> {
            tx.append_json(ledger::stream_of("document", document), type, 1, payload);
            return "document";
        });
    };
    for (const auto document : {packed, found}) tell(document, "DocumentHandedOver", Json::object());
    tell(packed, "DocumentBagged", {{"bag", "any"}});
    tell(found, "DocumentFound", {{"at", {{"kind", "village"}}}});
    const auto outcome = room.must([&](auto& tx) -> Result<std::string> {
        TRY_VOID(room.service.drop(tx, ApplicationId{}, "application-withdrawn"));
        return "application";
    });
    CHECK(outcome.anomalies == Rules{"printed-not-needed", "printed-not-needed"});
    for (const auto document : {packed, found}) CHECK(room.row(document).state == DocumentStanding::cancelled);
}

TEST_CASE("printing: in a batch each document stands for itself") {
    Room room;
    room.open(5);
    const auto card = room.order_one();
    const std::vector<DocumentId> batch{card, examples::document(99), card};
    CHECK(room.must([&](auto& tx) { return room.service.print_batch(tx, room.printer, batch); }).anomalies.empty());
    CHECK(room.row(card).state == DocumentStanding::printed);
    const std::vector<DocumentId> unknown{examples::document(98), examples::document(99)};
    const auto refused = room.run([&](auto& tx) { return room.service.print_batch(tx, room.printer, unknown); });
    REQUIRE(!refused);
    CHECK(refused.error().reasons().size() == 2);
    CHECK(refused.error().reasons()[1].field == "documents.1");
    const std::vector<DocumentId> too_many(kBatchMax + 1, card);
    CHECK(room.run([&](auto& tx) { return room.service.print_batch(tx, room.printer, too_many); }).error().code() == ErrorCode::kTooMany);
}

TEST_CASE("printing: many in one act get their blanks and lose them as they would one after the other") {
    Room room;
    room.open(3);
    std::vector<DocumentOrdered> wanted;
    for (std::uint8_t i = 1; i <= 5; ++i) wanted.push_back(order(i));
    std::vector<DocumentId> cards;
    room.must([&](auto& tx) -> Result<std::string> {
        cards = TRY(room.service.order(tx, wanted));
        return "application";
    });
    for (std::size_t i = 0; i < cards.size(); ++i) {
        CHECK(room.row(cards[i]).state == (i < 3 ? DocumentStanding::ordered : DocumentStanding::queued));
        if (i >= 3) CHECK(room.row(cards[i]).place == static_cast<std::int64_t>(i) - 2);
    }
    CHECK(room.must([&](auto& tx) { return room.service.print_batch(tx, room.printer, cards); }).anomalies ==
          Rules{"printed-without-blank", "printed-without-blank"});
    CHECK(room.stock().used == 5);
    CHECK(room.stock().reserved == 0);
    CHECK(room.stock().available() == -2);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

TEST_CASE("printing: unknown media and reasons are refused, and what must be explained is") {
    Room room;
    room.open(5);
    const auto card = room.order_one();
    const auto code = [&](const ledger::Decide& decide) {
        const auto outcome = room.run(decide);
        REQUIRE(!outcome);
        return outcome.error().code();
    };
    CHECK(code([&](auto& tx) { return room.service.receive(tx, "A4", ReceiveBlanks{room.keeper, kDay, 1, "SJ"}); }) == ErrorCode::kChoiceUnknown);
    CHECK(code([&](auto& tx) { return room.service.spoil(tx, card, SpoilDocument{room.printer, "bad luck"}); }) == ErrorCode::kReasonUnknown);
    CHECK(code([&](auto& tx) { return room.service.spoil(tx, card, SpoilDocument{room.printer, "other", {}}); }) == ErrorCode::kFieldMissing);
    CHECK(code([&](auto& tx) { return room.service.cancel(tx, card, CancelDocument{room.printer, "Siti's mistake"}); }) == ErrorCode::kReasonUnknown);
    room.must([&](auto& tx) { return room.service.spoil(tx, card, SpoilDocument{room.printer, "other", sealed_note("power cut")}); });
}

TEST_CASE("printing: a blank whose row has ended is kept as long as somebody waits for one") {
    Room room;
    const auto may_open = [&] { return room.run([&](auto& tx) { return room.service.open_day(tx, room.keeper, "OLD-CARD", kDay, 1); }).has_value(); };
    const auto waited_for = [&] {
        std::vector<std::string> media;
        room.store().read([&](store::Session& session) { media = queries::waiting_media(session, "3503"); });
        return media;
    };
    CHECK_FALSE(may_open());
    auto old_card = order(1);
    old_card.medium = "OLD-CARD";
    const auto waits = room.order_one(old_card);
    CHECK(waited_for() == std::vector<std::string>{"OLD-CARD"});
    CHECK(may_open());
    CHECK(room.row(waits).state == DocumentStanding::ordered);
    CHECK(waited_for().empty());
    CHECK(room.print(waits).anomalies.empty());
}

TEST_CASE("printing: the holder lies sealed in the table and is shown masked") {
    Room room;
    auto wanted = order(1, false);
    wanted.holder = Holder{"Siti Rahayu", *Nik::read("3503014107900001")};
    const auto row = room.row(room.order_one(wanted));
    CHECK(row.holder.text.find("Siti") == std::string::npos);
    CHECK(open_holder(room.ring(), row)->name == "Siti Rahayu");
    const auto masked = masked_holder(room.ring(), row);
    REQUIRE(masked);
    CHECK(masked->name.find("Rahayu") == std::string::npos);
    CHECK(masked->nik.ends_with("01"));
    CHECK(masked->nik.find("3503") == std::string::npos);
}

TEST_CASE("printing: the queue shows what may be seen, in order, page by page") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    auto elsewhere = order(1);
    elsewhere.village = "35.03.02.2001";
    const auto second = room.order_one(elsewhere);
    const auto paper = room.order_one(order(1, false));
    const auto list = [&](const queries::QueueFilter& filter) {
        std::vector<DocumentId> ids;
        room.store().read([&](store::Session& session) {
            for (const auto& row : queries::print_queue(session, "3503", filter)) ids.push_back(row.document);
        });
        return ids;
    };
    using Ids = std::vector<DocumentId>;
    CHECK(list({.areas = {""}}) == Ids{first, second, paper});
    CHECK(list({.areas = {}}) == Ids{});
    CHECK(list({.areas = {"35.03.02"}}) == Ids{second});
    CHECK(list({.medium = "CARD", .areas = {""}}) == Ids{first, second});
    CHECK(list({.states = {DocumentStanding::queued}, .areas = {""}}) == Ids{second});
    CHECK(list({.states = {DocumentStanding::queued, DocumentStanding::ordered}, .areas = {""}, .limit = 2}) == Ids{first, second});
    CHECK(list({.areas = {""}, .after = room.row(first).line_seq}) == Ids{second, paper});
}

TEST_CASE("printing: over any sequence of acts the tables say what the events say, and only those wait for whom nothing is free") {
    // Each act is a durable commit: a few long sequences say as much as many.
    rc::detail::TestParams few;
    few.maxSuccess = 8;
    const auto sequence = [] {
        Room room;
        room.open(2);
        std::vector<DocumentId> documents;
        const auto acts = *rc::gen::container<std::vector<int>>(25, rc::gen::elementOf(std::vector<int>{0, 0, 0, 1, 1, 2, 3, 4, 5, 6}));
        for (const int act : acts) {
            if (act == 0 || documents.empty()) {
                documents.push_back(room.order_one());
                continue;
            }
            const auto document = *rc::gen::elementOf(documents);
            const auto ignored = room.run([&](ledger::Transaction& tx) -> Result<std::string> {
                switch (act) {
                    case 1: return room.service.print(tx, room.printer, document);
                    case 2: return room.service.spoil(tx, document, SpoilDocument{room.printer, "misprint", {}});
                    case 3: return room.service.receive(tx, "CARD", ReceiveBlanks{room.keeper, room.today, 2, "SJ"});
                    case 4: return room.service.cancel(tx, document, CancelDocument{room.printer, "entered_twice"});
                    case 5: return room.service.adjust(tx, "CARD", AdjustStock{room.keeper, room.today, -1, "lost"});
                    default:
                        room.today = room.today.plus_days(1);
                        return refuse(ErrorCode::kConflict);
                }
            });
            (void)ignored;
            if (act == 6) room.open({}, room.today);
            const auto day = room.stock(room.today);
            StockState state;
            std::int64_t waiting = 0;
            room.store().read([&](store::Session& session) {
                for (const auto& stored : room.ledger().read(session, "3503", stock_stream("CARD", room.today)))
                    state = evolve(std::move(state), *stored.as_one_of<StockEvent>());
                waiting = queries::waiting(session, "3503", "CARD");
            });
            RC_ASSERT(day.balance() == state.balance());
            RC_ASSERT(day.available() == state.available());
            for (const auto one : documents) RC_ASSERT(room.row(one).blank_day.has_value() == state.has_blank_for(one));
            RC_ASSERT(waiting == 0 || state.available() <= 0);
        }
        RC_ASSERT(room.ledger().rebuild("3503", true).empty());
    };
    CHECK(rc::detail::checkTestable(sequence, rc::detail::TestMetadata(), few).is<rc::detail::SuccessResult>());
}

TEST_CASE("printing: the tables rebuild to the same from the ledger alone") {
    Room room;
    room.open(2);
    const auto first = room.order_one();
    const auto second = room.order_one();
    room.order_one();
    room.print(first);
    room.spoil(first);
    room.print(second);
    room.open(7, kDay.plus_days(1));
    room.receive(3);
    CHECK(room.stock(kDay.plus_days(1)).counted == 7);
    CHECK(room.ledger().rebuild("3503", true).empty());
}

}  // namespace
}  // namespace layang::printing::service_test
