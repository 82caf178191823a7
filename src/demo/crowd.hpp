#pragma once
// Many people at once: a few threads share a list of things to do.
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace layang::demo {

/// Calls `act(i)` for every i below `count`, on several threads. The first exception is thrown again when all have stopped.
template <class Act>
void all_at_once(std::size_t count, const Act& act) {
    constexpr std::size_t kThreads = 8;
    std::atomic<std::size_t> next{0};
    std::exception_ptr failed;
    std::mutex guard;
    std::vector<std::thread> threads;
    for (std::size_t n = 0; n < std::min(kThreads, count); ++n)
        threads.emplace_back([&] {
            try {
                for (auto i = next++; i < count; i = next++) act(i);
            } catch (...) {
                const std::lock_guard lock(guard);
                if (!failed) failed = std::current_exception();
                next = count;
            }
        });
    for (auto& thread : threads) thread.join();
    if (failed) std::rethrow_exception(failed);
}

}  // namespace layang::demo
