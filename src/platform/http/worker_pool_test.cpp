#include <atomic>
#include <future>

#include <doctest/doctest.h>

#include "platform/http/worker_pool.hpp"

namespace layang::worker_pool_test {

using layang::http::WorkerPool;

TEST_CASE("http worker pool: the queue has an end, and what it took is run before the pool goes") {
    std::atomic<int> ran = 0;
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    {
        WorkerPool pool(1, 2);
        std::promise<void> begun;
        // The first may meet a worker that is not yet waiting; it fits in the queue either way.
        REQUIRE(pool.post([&] {
            begun.set_value();
            opened.wait();
            ++ran;
        }));
        begun.get_future().wait();
        CHECK(pool.post([&] { ++ran; }));
        CHECK(pool.post([&] { ++ran; }));
        CHECK(pool.waiting() == 2);
        CHECK_FALSE(pool.post([&] { ++ran; }));
        gate.set_value();
    }
    CHECK(ran == 3);
}

}  // namespace layang::worker_pool_test
