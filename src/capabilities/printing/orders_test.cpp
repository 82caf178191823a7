#include "capabilities/printing/orders.hpp"

#include <doctest/doctest.h>

#include "capabilities/intake/intake.hpp"
#include "capabilities/printing/room_test.hpp"

namespace layang::printing::orders_test {
namespace {

using examples::order;
using examples::Room;

/// As intake would write them; printing knows their names alone.
struct ApplicationVerified {
    std::string by;
    LAYANG_EVENT(ApplicationVerified, 1, by)
};
struct PrintReadyConfirmed {
    std::string by;
    LAYANG_EVENT(PrintReadyConfirmed, 1, by)
};
struct ClockResumed {
    std::string reason;
    LAYANG_EVENT(ClockResumed, 1, reason)
};
struct ApplicationWithdrawn {
    std::string by;
    LAYANG_EVENT(ApplicationWithdrawn, 1, by)
};

ApplicationId application() {
    ApplicationId id;
    id.value.bytes[15] = 5;
    return id;
}

/// One card, due on `due`.
OrderSource one_card(Date due) {
    OrderSource source;
    source.due_documents = [due](ledger::Transaction&, ApplicationId, Date on) {
        return on < due ? std::vector<DocumentOrdered>{} : std::vector<DocumentOrdered>{order(1, false)};
    };
    source.due_applications = [due](store::Session&, const std::string&, Date on) {
        return on < due ? std::vector<ApplicationId>{} : std::vector<ApplicationId>{application()};
    };
    source.await_blanks = [](ledger::Transaction&, ApplicationId, bool) {};
    return source;
}

template <class Event>
ledger::Outcome happens(Room& room, const Event& event) {
    return room.must([&](ledger::Transaction& tx) -> Result<std::string> {
        const auto stream = ledger::stream_of("application", application());
        tx.append(stream, "dossier", event);
        return stream;
    });
}
std::vector<DocumentRow> documents(Room& room, ApplicationId of = application()) {
    std::vector<DocumentRow> rows;
    room.store().read([&](store::Session& session) { rows = queries::documents_of(session, "3503", of); });
    return rows;
}

/// The round of one day; what was refused, or broke, is told by its operation.
std::vector<std::string> daily_round(Room& room, const OrderSource& source) {
    std::vector<std::string> failed;
    order_due(room.store(), "3503", room.today, room.service, source, [&](std::string_view operation, const ledger::Decide& decide) {
        bool done = false;
        try {
            done = room.run(decide).has_value();
        } catch (const store::StoreBroken&) {
            done = false;
        }
        if (!done) failed.emplace_back(operation);
    });
    return failed;
}

TEST_CASE("orders: a verified application orders its documents once, however many of its events ask") {
    const auto source = one_card(examples::kDay);
    Room room([&](const Service& service) { return reactions(service, source); });
    happens(room, ApplicationVerified{});
    REQUIRE(documents(room).size() == 1);
    happens(room, PrintReadyConfirmed{});
    CHECK(documents(room).size() == 1);
}

TEST_CASE("orders: each event that may have ended the waiting orders what is due") {
    for (const auto type : intake::kOrderTriggers) {
        CAPTURE(type);
        const auto source = one_card(examples::kDay);
        Room room([&](const Service& service) { return reactions(service, source); });
        room.must([&](ledger::Transaction& tx) -> Result<std::string> {
            tx.append_json(ledger::stream_of("application", application()), type, 1, Json::object());
            return "application";
        });
        CHECK(documents(room).size() == 1);
    }
}

TEST_CASE("orders: a withdrawn application takes its unprinted documents with it") {
    const auto source = one_card(examples::kDay);
    Room room([&](const Service& service) { return reactions(service, source); });
    happens(room, ApplicationVerified{});
    happens(room, ApplicationWithdrawn{});
    CHECK(documents(room).front().state == DocumentStanding::cancelled);
}

TEST_CASE("orders: what was cancelled is ordered again when the clock runs that had stopped for it, once, and by nothing else") {
    const auto source = one_card(examples::kDay);
    Room room([&](const Service& service) { return reactions(service, source); });
    happens(room, ApplicationVerified{});
    const auto cancelled = documents(room).front().document;
    room.must([&](auto& tx) { return room.service.cancel(tx, cancelled, CancelDocument{{}, "data_wrong"}); });
    happens(room, PrintReadyConfirmed{});
    happens(room, ClockResumed{"network_down"});
    CHECK(daily_round(room, source).empty());
    CHECK(documents(room).size() == 1);
    for (int i = 0; i < 2; ++i) {
        happens(room, ClockResumed{std::string(intake::kDocumentsCancelled)});
        REQUIRE(documents(room).size() == 2);
    }
    CHECK(room.row(cancelled).state == DocumentStanding::cancelled);
    CHECK(std::ranges::count(documents(room), DocumentStanding::ordered, &DocumentRow::state) == 1);
}

TEST_CASE("orders: intake hears that a blank is wanted, and that none is wanted any more only when every document has its own") {
    auto source = one_card(examples::kDay);
    source.due_documents = [](ledger::Transaction&, ApplicationId, Date) { return std::vector{order(1), order(2)}; };
    std::vector<bool> heard;
    source.await_blanks = [&](ledger::Transaction&, ApplicationId whose, bool waiting) {
        CHECK(whose == application());
        heard.push_back(waiting);
    };
    const auto last = [&] {
        REQUIRE_FALSE(heard.empty());
        const bool waiting = heard.back();
        heard.clear();
        return waiting;
    };
    Room room([&](const Service& service) { return reactions(service, source); });
    room.open(0);
    happens(room, ApplicationVerified{});
    CHECK(last());
    room.receive(1);
    CHECK(last());
    room.receive(1);
    CHECK_FALSE(last());
    // A spoiled card wants another blank, until somebody prints it or calls it off.
    const auto card = documents(room).front().document;
    room.print(card);
    heard.clear();
    room.spoil(card);
    CHECK(last());
    room.must([&](auto& tx) { return room.service.cancel(tx, card, CancelDocument{room.printer, "entered_twice", {}}); });
    CHECK_FALSE(last());
}

TEST_CASE("orders: an early recording is ordered by the daily round, on the birthday and not before") {
    const Date birthday = examples::kDay.plus_days(3);
    const auto source = one_card(birthday);
    Room room([&](const Service& service) { return reactions(service, source); });
    happens(room, ApplicationVerified{});
    room.today = birthday.plus_days(-1);
    CHECK(daily_round(room, source).empty());
    CHECK(documents(room).empty());
    room.today = birthday;
    for (int i = 0; i < 2; ++i) {
        CHECK(daily_round(room, source).empty());
        CHECK(documents(room).size() == 1);
    }
}

TEST_CASE("orders: one that cannot be ordered, refused or broken, keeps no other waiting, and is tried again") {
    bool refused = true, broken = true;
    ApplicationId bad = application(), worse = application();
    bad.value.bytes[15] = 3;
    worse.value.bytes[15] = 4;
    OrderSource source;
    source.due_documents = [&](ledger::Transaction&, ApplicationId asked, Date) {
        if (broken && asked == worse) throw store::StoreBroken("unreadable");
        return std::vector<DocumentOrdered>{order(1, false)};
    };
    source.due_applications = [&](store::Session&, const std::string&, Date) { return std::vector{bad, worse, application()}; };
    Room room([&](const Service&) {
        const auto refuses = [&](ledger::Transaction&, const ledger::Stored& event) -> Result<void> {
            if (refused && event.payload.at("application") == bad.text()) return refuse(ErrorCode::kConflict);
            return {};
        };
        return std::vector<ledger::Reaction>{{"test.refuse", DocumentOrdered::kType, refuses}};
    });
    CHECK(daily_round(room, source) == std::vector{"order_due application:" + bad.text(), "order_due application:" + worse.text()});
    CHECK(documents(room).size() == 1);
    CHECK(documents(room, bad).empty());
    refused = broken = false;
    CHECK(daily_round(room, source).empty());
    for (const auto each : {bad, worse, application()}) CHECK(documents(room, each).size() == 1);
}

}  // namespace
}  // namespace layang::printing::orders_test
