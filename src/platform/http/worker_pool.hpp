#pragma once
// Threads that run handlers, behind a queue with an end.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace layang::http {

/// Thread-safe. Work must not throw.
class WorkerPool {
public:
    WorkerPool(std::size_t workers, std::size_t waiting_max);
    /// Runs what still waits, then ends the threads.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False when `waiting_max` pieces of work wait already.
    [[nodiscard]] bool post(std::function<void()> work);
    [[nodiscard]] std::size_t waiting() const;

private:
    void run();

    const std::size_t waiting_max_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> queue_;
    std::size_t idle_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace layang::http
