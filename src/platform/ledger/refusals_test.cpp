// Refusals are kept with their commands: who asks again hears the same, and what he had typed can be forgotten.
#include "base/numbered_test.hpp"
#include "platform/ledger/testing.hpp"

namespace layang::ledger::refusals_test {
namespace {

constexpr Instant kNow{1'591'581'600'000'000};
const store::Statement kKept("test.kept_refusal", "SELECT refusal FROM command WHERE regency = ? AND command_id = ?");
const store::Statement kOperation("test.kept_operation", "SELECT operation FROM command WHERE regency = ? AND command_id = ?");

class World {
public:
    CommandId new_command() { return foundation_.random().id<CommandId>(kNow); }
    /// Always the same body; what is answered to it is `refusal`, unless it was answered before.
    Refusal ask(CommandId command, const Refusal& refusal, std::string_view asked = "test", AccountId actor = numbered<AccountId>(1)) {
        auto act = foundation_.act(kNow);
        act.command = command;
        act.actor = actor;
        const auto outcome = foundation_.ledger().execute(act, asked, "{}", [&](Transaction&) -> Result<std::string> { return refuse(refusal); });
        REQUIRE_FALSE(outcome);
        return outcome.error();
    }
    std::string kept(CommandId command) {
        return foundation_.read([&](store::Session& session) {
            return session.first(kKept, [](const store::Row& row) { return row.text(0); }, "3503", command).value_or("");
        });
    }
    std::string operation(CommandId command) {
        return foundation_.read([&](store::Session& session) {
            return session.first(kOperation, [](const store::Row& row) { return row.text(0); }, "3503", command).value_or("");
        });
    }
    [[nodiscard]] secrets::KeyRing& ring() { return foundation_.ring(); }

private:
    testing::Foundation foundation_{kNow};
};

const Refusal kTyped(ErrorCode::kChoiceUnknown, "reason", {{"value", "3503014101900001"}});
const Refusal kOther(ErrorCode::kConflict, "act");

}  // namespace

TEST_CASE("a refused command is answered again with the same words, which lie sealed") {
    World world;
    const auto command = world.new_command();
    CHECK(world.ask(command, kTyped) == kTyped);
    CHECK(world.ask(command, kOther) == kTyped);
    CHECK(world.kept(command).find("3503014101900001") == std::string::npos);
}

TEST_CASE("of what a command was asked of nothing lies open, and the same command of another thing is another one") {
    World world;
    const auto command = world.new_command();
    CHECK(world.ask(command, kOther, "attempt document=3503014101900001") == kOther);
    CHECK(world.operation(command) == "attempt");
    CHECK(world.ask(command, kTyped, "attempt document=3503014101900001") == kOther);
    CHECK(world.ask(command, kTyped, "attempt document=3503014101900002") == Refusal(ErrorCode::kCommandReused));
}

TEST_CASE("what one person was answered is told to nobody else under the same id") {
    World world;
    const auto command = world.new_command();
    CHECK(world.ask(command, kTyped) == kTyped);
    CHECK(world.ask(command, kTyped, "test", numbered<AccountId>(2)) == Refusal(ErrorCode::kCommandReused));
    CHECK(world.ask(command, kOther) == kTyped);
}

TEST_CASE("without its key a refusal is its code alone, and those of other commands keep their words") {
    World world;
    const auto forgotten = world.new_command(), other = world.new_command();
    for (const auto command : {forgotten, other}) CHECK(world.ask(command, kTyped) == kTyped);
    REQUIRE(world.ring().erase(forgotten.text(), SealClass::identity));
    CHECK(world.ask(forgotten, kOther) == Refusal(ErrorCode::kChoiceUnknown));
    CHECK(world.ask(other, kOther) == kTyped);
}

TEST_CASE("a refusal that is a code alone takes no key") {
    World world;
    const auto command = world.new_command();
    const Refusal bare(ErrorCode::kNotAllowed);
    CHECK(world.ask(command, bare) == bare);
    CHECK(world.ask(command, kTyped) == bare);
    CHECK(world.kept(command) == info(ErrorCode::kNotAllowed).slug);
}

TEST_CASE("what the clock is refused is tried again every minute, under a new id: none of it is kept") {
    World world;
    const auto command = world.new_command();
    CHECK(world.ask(command, kOther, "test", AccountId{}) == kOther);
    CHECK(world.kept(command).empty());
}

}  // namespace layang::ledger::refusals_test
