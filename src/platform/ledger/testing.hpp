#pragma once
// For tests of any room that need a ledger.
#include <doctest/doctest.h>

#include "platform/ledger/ledger.hpp"
#include "platform/store/testing.hpp"

namespace layang::ledger::testing {

/// The value of a result that a test cannot do without.
template <class T>
T must_have(Result<T> result) {
    REQUIRE(result);
    return std::move(*result);
}

/// A store, a key ring and the ledger on them, in a folder of their own. Stays where it was made.
class Foundation {
public:
    /// `rooms`: the migrations of each room, after the ledger's own.
    explicit Foundation(Instant now, const std::vector<std::vector<store::Migration>>& rooms = {}, std::vector<Projection> projections = {},
                        std::vector<Reaction> reactions = {}) {
        REQUIRE(secrets::KeyRing::create({folder_.file("keys")}));
        ring_ = must_have(secrets::KeyRing::open({folder_.file("keys")}, now));
        store_ = must_have(store::Store::open({folder_.file("test.db")}));
        auto steps = migrations();
        for (const auto& room : rooms) steps.insert(steps.end(), room.begin(), room.end());
        REQUIRE(store_->migrate(steps, now));
        ledger_ = Ledger::make(*store_, *ring_, random_, std::move(projections), std::move(reactions), {});
    }
    Foundation(const Foundation&) = delete;
    Foundation& operator=(const Foundation&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] secrets::KeyRing& ring() { return *ring_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] Ledger& ledger() { return *ledger_; }

    /// One command of the regency 3503 at `now`, on the day `rule_date`.
    [[nodiscard]] Act act(Instant now, Date rule_date = {}) {
        Act act;
        act.command = random_.id<CommandId>(now);
        act.regency = "3503";
        act.occurred_at = act.received_at = now;
        act.rule_date = rule_date;
        return act;
    }
    Result<Outcome> execute(const Act& act, const Decide& decide) { return ledger_->execute(act, "test", act.command.text(), decide); }

    /// What `job` finds in one look at the store.
    template <class Job>
    auto read(const Job& job) {
        std::optional<decltype(job(std::declval<store::Session&>()))> found;
        store_->read([&](store::Session& session) { found = job(session); });
        return std::move(*found);
    }

private:
    store::testing::TemporaryFolder folder_;
    secrets::SystemRandom random_;
    std::unique_ptr<secrets::KeyRing> ring_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<Ledger> ledger_;
};

}  // namespace layang::ledger::testing
