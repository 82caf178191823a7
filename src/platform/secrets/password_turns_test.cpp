#include "platform/secrets/password_turns.hpp"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

namespace layang::secrets::password_turns_test {

TEST_CASE("passwords: two are worked on at once, sixteen wait, and the next one is told that it is busy") {
    PasswordTurns turns;
    auto first = turns.take(), second = turns.take();
    REQUIRE(first);
    REQUIRE(second);
    std::atomic<int> running = 0, most = 0, served = 0;
    {
        std::vector<std::jthread> people;
        for (std::size_t i = 0; i < kPasswordQueueMax; ++i)
            people.emplace_back([&] {
                const auto turn = turns.take();
                if (!turn) return;
                const int now = ++running;
                for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                --running;
                ++served;
            });
        while (turns.waiting() < kPasswordQueueMax) std::this_thread::yield();
        const auto one_more = turns.take();
        CHECK((!one_more && one_more.error().code() == ErrorCode::kBusy));
        CHECK(running == 0);
        first->reset();
        second->reset();
    }
    CHECK(served == static_cast<int>(kPasswordQueueMax));
    CHECK(most <= 2);
    CHECK(turns.take().has_value());
}

TEST_CASE("passwords: a crowd that logs in at once is served or told that it is busy, nobody hangs") {
    const auto passwords = Passwords::make(false);
    const auto hash = passwords->hash("rahasia sekali");
    REQUIRE(hash);
    // Two are looked at and sixteen wait, while the others come within the tenth of a second that the first two take.
    constexpr int kCrowd = 40;
    std::atomic<int> right = 0, busy = 0;
    {
        std::vector<std::jthread> people;
        for (int i = 0; i < kCrowd; ++i)
            people.emplace_back([&] {
                const auto fits = passwords->verify("rahasia sekali", *hash);
                if (!fits) ++busy;
                else if (*fits) ++right;
            });
    }
    CHECK(busy > 0);
    CHECK(right >= 18);
    CHECK(right + busy == kCrowd);
}

}  // namespace layang::secrets::password_turns_test
