#pragma once
// A house in a temporary folder with a few events in it, for tests of what an operator does.
#include <doctest/doctest.h>

#include "app/reading.hpp"
#include "platform/store/testing.hpp"

namespace layang::app::examples {

class Example {
public:
    Example() {
        config.var = folder.file("var");
        config.data = LAYANG_SOURCE_DIR "/data";
        config.cheap_passwords = true;
    }

    template <class T>
    static T must_have(Result<T> result) {
        REQUIRE(result);
        return std::move(*result);
    }

    [[nodiscard]] std::unique_ptr<House> open() const { return must_have(House::open(config)); }

    /// Accounts "a1", "a2", ...: one event each.
    static void add_accounts(House& house, int count) {
        auto& ground = house.ground();
        const auto before = ground.ledger.head(ground.regency).size;
        for (auto i = before + 1; i <= before + count; ++i)
            REQUIRE(access::create_account(ground, access::system_act(ground), access::system_actor(), "a0" + std::to_string(i), "Nama Contoh",
                                           {{Role::admin, ""}}));
    }
    /// Made, filled and closed again.
    void make(int accounts) const { add_accounts(*open(), accounts); }

    /// Runs one statement in the store as somebody with an SQL shell would.
    template <class... P>
    void tamper(const store::Statement& statement, const P&... parameters) const {
        const auto store = must_have(store::Store::open({config.store_file().string()}));
        REQUIRE(store->write([&](store::Session& session) { return session.run(statement, parameters...), store::Verdict::keep; }));
    }

    [[nodiscard]] ledger::Verification verify(const std::vector<std::string>& against = {}) const {
        return must_have(Reading::open(config, secrets::no_keys())).ledger->verify(config.regency, against);
    }

    store::testing::TemporaryFolder folder;
    HouseConfig config;
};

}  // namespace layang::app::examples
