#include "platform/http/worker_pool.hpp"

#include <utility>

namespace layang::http {

WorkerPool::WorkerPool(std::size_t workers, std::size_t waiting_max) : waiting_max_(waiting_max) {
    threads_.reserve(workers);
    for (std::size_t i = 0; i < workers; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool WorkerPool::post(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        // What an idle worker is about to take does not wait.
        if (queue_.size() >= waiting_max_ + idle_) return false;
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        wake_.wait(lock, [this] { return ending_ || !queue_.empty(); });
        --idle_;
        if (queue_.empty()) return;
        {
            const auto work = std::move(queue_.front());
            queue_.pop_front();
            lock.unlock();
            work();
        }
        lock.lock();
    }
}

}  // namespace layang::http
