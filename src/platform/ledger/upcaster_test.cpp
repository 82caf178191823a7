// An event that was written when it had another shape is read as what it is today (architecture D4). No released event has a second
// version yet: the parcel of this test has had three.
#include <doctest/doctest.h>

#include "base/numbered_test.hpp"
#include "platform/ledger/event.hpp"
#include "platform/store/testing.hpp"

namespace layang::ledger::upcaster_test {
namespace {

constexpr std::string_view kStream = "parcel:01725e5a-0a00-7000-8000-00000000c0de";

namespace first {
/// Version 1 said whole kilograms, and nothing of a shelf.
struct ParcelWeighed {
    std::int64_t weight_kg = 0;
    Sealed<std::string> receiver;
    LAYANG_EVENT(ParcelWeighed, 1, weight_kg, receiver)
};
}  // namespace first
/// Version 2 said grams; version 3 says on which shelf it lies.
struct ParcelWeighed {
    std::int64_t weight_g = 0;
    Sealed<std::string> receiver;
    std::string shelf;
    LAYANG_EVENT(ParcelWeighed, 3, weight_g, receiver, shelf)
};

Json to_grams(Json payload) {
    payload["weight_g"] = payload.at("weight_kg").get<std::int64_t>() * 1000;
    payload.erase("weight_kg");
    return payload;
}
Json to_shelf(Json payload) {
    payload["shelf"] = "unsorted";
    return payload;
}

class Log {
public:
    /// Bytes of an event, as the version of that time wrote them.
    template <class Event>
    [[nodiscard]] std::string written(const Event& event, int version = Event::kVersion) {
        secrets::SealContext context;
        context.ring = ring_.get();
        context.subject = "subject";
        context.bound = Transaction::bound_of("3503", kStream, Event::kType, version);
        return bytes_of(encode(event, &context), version);
    }
    [[nodiscard]] std::string bytes_of(Json payload, int version) {
        Act act;
        act.regency = "3503";
        act.command = numbered<CommandId>(1);
        act.actor = numbered<AccountId>(2);
        const auto row = make_event(act, {1, kStream, 1, ParcelWeighed::kType, version}, std::move(payload), random_);
        return std::string(text_of(row.bytes));
    }
    [[nodiscard]] Result<Stored> read(const std::vector<Upcaster>& upcasters, const std::string& bytes) { return EventReader(*ring_, upcasters).read(bytes); }
    [[nodiscard]] secrets::KeyRing& ring() { return *ring_; }

private:
    std::unique_ptr<secrets::KeyRing> open_ring() {
        REQUIRE(secrets::KeyRing::create({folder_.file("keys")}));
        return std::move(*secrets::KeyRing::open({folder_.file("keys")}, Instant{1}));
    }

    store::testing::TemporaryFolder folder_;
    secrets::SystemRandom random_;
    std::unique_ptr<secrets::KeyRing> ring_ = open_ring();
};

const std::vector<Upcaster> kSteps = {{"ParcelWeighed", 2, to_shelf}, {"ParcelWeighed", 1, to_grams}, {"ParcelLost", 1, [](Json) { return Json("another event's"); }}};

}  // namespace

TEST_CASE("an event of version 1 is read as version 3, one step after the other, and what was sealed in it still opens") {
    Log log;
    const auto bytes = log.written(first::ParcelWeighed{2, std::string("Siti Rahayu")});
    const auto stored = log.read(kSteps, bytes);
    REQUIRE(stored);
    CHECK(stored->type_version == 1);
    const auto event = stored->as<ParcelWeighed>();
    REQUIRE(event);
    CHECK(event->weight_g == 2000);
    CHECK(event->shelf == "unsorted");
    CHECK(event->receiver.open() == "Siti Rahayu");
    // The steps are pure: read again it is the same, and the stored bytes are.
    CHECK(log.read(kSteps, bytes)->payload == stored->payload);
    CHECK(Json::parse(bytes).at("payload").at("weight_kg") == 2);
}

TEST_CASE("what a table keeps of a sealed field opens by the version that sealed it, whatever the event's version is today") {
    Log log;
    const auto old = log.read(kSteps, log.written(first::ParcelWeighed{2, std::string("Siti Rahayu")}));
    const auto today = log.read(kSteps, log.written(ParcelWeighed{700, std::string("Karto"), "A1"}));
    REQUIRE(old);
    REQUIRE(today);
    CHECK(old->payload_version == 3);
    CHECK(open_as<std::string>(log.ring(), old->sealed("receiver")).value_or("") == "Siti Rahayu");
    CHECK(open_as<std::string>(log.ring(), today->sealed("receiver")).value_or("") == "Karto");
    CHECK_FALSE(open_as<std::string>(log.ring(), old->sealed("nobody")).has_value());
}

TEST_CASE("an event takes only the steps that its version lacks") {
    Log log;
    const auto second = log.read(kSteps, log.bytes_of({{"weight_g", 1500}, {"receiver", Json::object()}}, 2));
    REQUIRE(second);
    CHECK(second->payload.at("weight_g") == 1500);
    CHECK(second->payload.at("shelf") == "unsorted");
    const ParcelWeighed today{700, std::string("Karto"), "A1"};
    const auto third = log.read(kSteps, log.written(today));
    REQUIRE(third);
    CHECK(third->as<ParcelWeighed>() == today);
}

TEST_CASE("an event that no step brings to today's version is refused, older or newer, even where its fields would fit") {
    Log log;
    const auto without_last = std::vector<Upcaster>{kSteps[1]};
    const auto stuck = log.read(without_last, log.written(first::ParcelWeighed{2, std::string("Siti Rahayu")}));
    REQUIRE(stuck);
    CHECK_THROWS_AS((void)stuck->as<ParcelWeighed>(), CheckFailed);
    const ParcelWeighed today{700, std::string("Karto"), "A1"};
    for (const int version : {1, 2, 4}) {
        const auto other = log.read({}, log.written(today, version));
        REQUIRE(other);
        CHECK_THROWS_AS((void)other->as<ParcelWeighed>(), CheckFailed);
    }
    CHECK_FALSE(log.read(kSteps, log.written(today, 0)));
    CHECK_FALSE(log.read(kSteps, log.written(today, -1)));
}

}  // namespace layang::ledger::upcaster_test
