#include "capabilities/printing/orders.hpp"

#include <doctest/doctest.h>

#include "capabilities/intake/intake.hpp"
#include "capabilities/printing/room_test.hpp"

namespace layang::printing {
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
std::vector<DocumentRow> documents(Room& room) {
    std::vector<DocumentRow> rows;
    room.store().read([&](store::Session& session) { rows = queries::documents_of(session, "3503", application()); });
    return rows;
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

TEST_CASE("orders: an early recording is ordered by the daily round, on the birthday and not before") {
    const Date birthday = examples::kDay.plus_days(3);
    const auto source = one_card(birthday);
    Room room([&](const Service& service) { return reactions(service, source); });
    happens(room, ApplicationVerified{});
    const auto round = [&] { return room.must([&](auto& tx) { return order_due(tx, room.service, source); }).about; };
    room.today = birthday.plus_days(-1);
    CHECK(round() == "due-documents:0");
    room.today = birthday;
    CHECK(round() == "due-documents:1");
    CHECK(round() == "due-documents:0");
}

}  // namespace
}  // namespace layang::printing
