#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace layang::http {

/// Every open connection, so that their number has an end and stop() can close those that idle. Thread-safe.
class Connections {
public:
    explicit Connections(std::size_t most) : most_(most) {}

    /// `close_idle` runs on the connection's own strand.
    void add(std::uint64_t id, std::function<void()> close_idle) {
        const std::lock_guard lock(mutex_);
        open_[id] = std::move(close_idle);
    }
    void remove(std::uint64_t id) {
        const std::lock_guard lock(mutex_);
        open_.erase(id);
        if (open_.empty()) none_left_.notify_all();
    }
    [[nodiscard]] bool full() const { return size() >= most_; }
    [[nodiscard]] std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return open_.size();
    }
    void close_idle() {
        const std::lock_guard lock(mutex_);
        for (const auto& [id, close] : open_) close();
    }
    bool wait_until_none(std::chrono::seconds most) {
        std::unique_lock lock(mutex_);
        return none_left_.wait_for(lock, most, [this] { return open_.empty(); });
    }

private:
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::map<std::uint64_t, std::function<void()>> open_;
};

}  // namespace layang::http
