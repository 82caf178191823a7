#include "capabilities/printing/answers.hpp"

#include <doctest/doctest.h>

#include "capabilities/printing/room_test.hpp"

namespace layang::printing::answers_test {
namespace {

using examples::kDay;
using examples::order;
using examples::Room;

constexpr Instant kLegal{1'591'700'000'000'000};

Names names() {
    Names names;
    names.place = [](std::string_view) { return Names::Place{"Besuki", "Panggul"}; };
    names.kind = [](std::string_view, Date) { return std::string("KTP-el"); };
    names.dossier_code = [](store::Session&, const std::string&, DossierId) { return std::string("TK00-0000-0000"); };
    names.legal_due = [](store::Session&, const std::string&, ApplicationId) { return std::optional(kLegal); };
    return names;
}
template <class Answer>
Answer read(Room& room, const std::function<Answer(store::Session&)>& read) {
    Answer answer;
    room.store().read([&](store::Session& session) { answer = read(session); });
    return answer;
}

TEST_CASE("answers: stock shows the newest day of each counted medium however old, and who waits") {
    Room room;
    room.open(1);
    room.order_one();
    room.order_one();
    const auto answer = read<StockListAnswer>(
        room, [](store::Session& session) { return stock_answer(session, "3503", {"CARD", "KIAB"}, kDay.plus_days(30)); });
    REQUIRE(answer.items.size() == 2);
    CHECK(answer.items[0].waiting == 1);
    REQUIRE(answer.items[0].days.size() == 1);
    CHECK(answer.items[0].days[0].balance == 1);
    CHECK(answer.items[0].days[0].available == 0);
    CHECK(answer.items[1].days.empty());
}

TEST_CASE("answers: the queue comes page by page, masked, with the place of those that wait") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    const auto second = room.order_one();
    queries::QueueFilter filter{.areas = {""}, .limit = 1};
    const auto page = [&] {
        return read<QueueAnswer>(room, [&](store::Session& session) { return queue_answer(session, "3503", room.ring(), names(), filter); });
    };
    auto answer = page();
    REQUIRE(answer.items.size() == 1);
    CHECK(answer.items[0].document == first);
    CHECK(!answer.items[0].place);
    CHECK(answer.items[0].holder->find("Rahayu") == std::string::npos);
    REQUIRE(answer.next);
    filter.after = std::stoll(*answer.next);
    answer = page();
    REQUIRE(answer.items.size() == 1);
    CHECK(answer.items[0].document == second);
    CHECK(answer.items[0].place == 1);
    CHECK(!answer.next);
}

TEST_CASE("answers: a document has its legal limit as long as it is not printed") {
    Room room;
    room.open(1);
    const auto first = room.order_one();
    room.order_one();
    const auto limits = [&] {
        const queries::QueueFilter filter{.areas = {""}};
        const auto answer = read<QueueAnswer>(room, [&](store::Session& session) { return queue_answer(session, "3503", room.ring(), names(), filter); });
        std::vector<std::optional<Instant>> all;
        for (const auto& item : answer.items) all.push_back(item.legal_due);
        return all;
    };
    CHECK(limits() == std::vector<std::optional<Instant>>{kLegal, kLegal});
    room.print(first);
    CHECK(limits() == std::vector<std::optional<Instant>>{std::nullopt, kLegal});
}

TEST_CASE("answers: a batch says for each document what became of it") {
    Room room;
    room.open(1);
    const auto card = room.order_one();
    room.print(card);
    const auto answer = read<BatchAnswer>(room, [&](store::Session& session) {
        return batch_answer(session, "3503", room.printer, {card, examples::document(99)});
    });
    CHECK(answer.items[0].state == DocumentStanding::printed);
    CHECK_FALSE(answer.items[0].refused);
    CHECK(answer.items[1].refused == "not-found");
    CHECK(answer.items[1].reason == "Tidak ditemukan.");
    CHECK(answer.items[1].reason_en == "Not found.");
}

TEST_CASE("answers: labels of what does not exist or is not the caller's are refused by their place in the list") {
    Room room;
    const auto card = room.order_one(order(1, false));
    const auto labels = [&](const std::vector<std::string>& areas, const std::vector<DocumentId>& documents) {
        Result<std::vector<Label>> result = refuse(ErrorCode::kBroken);
        room.store().read([&](store::Session& session) { result = labels_of(session, "3503", room.ring(), names(), areas, documents, kDay); });
        return result;
    };
    REQUIRE(labels({""}, {card}));
    CHECK(labels({""}, {card})->front().district == "Panggul");
    CHECK(labels({"35.03.09"}, {card}).error().code() == ErrorCode::kNotFound);
    CHECK(labels({""}, {card, examples::document(99)}).error().reasons().front().field == "documents.1");
}

}  // namespace
}  // namespace layang::printing::answers_test
