#pragma once
// A demo's house with its server on the loopback, and a clock whose days pass as fast as they are played.
#include <atomic>

#include "app/house.hpp"

namespace layang::app {

/// Of every account of a demo; printed in the open.
inline constexpr std::string_view kDemoPassword = "layang-demo";

/// Begins at some moment of the past, goes on like any clock, and is moved by whoever plays. It never passes the real time, so
/// that nothing in a demo's log lies in the future. For any thread.
class DemoClock final : public Clock {
public:
    explicit DemoClock(Instant begins_at) : begins_at_(begins_at), began_(SystemClock().now()) {}
    [[nodiscard]] Instant now() const override;
    void let_pass(Seconds by) { moved_s_ += by.count; }

private:
    Instant begins_at_, began_;
    std::atomic<std::int64_t> moved_s_{0};
};

/// Half past seven in the morning, `days_back` days before today in the regency's zone.
[[nodiscard]] Instant morning(int days_back, int utc_offset_minutes);

/// What a demo may find: nothing, or also what `run` makes before it, schema, keys and a note of its own (demo.*).
enum class DemoGround { nothing, migrated };

/// Opens an empty store for a demo and serves it on a free port of 127.0.0.1 until it is taken down.
class DemoHouse {
public:
    /// Errors as of House::open; kConfigInvalid when the store is not empty, there are keys and no store, or more than `ground` says.
    [[nodiscard]] static Result<std::unique_ptr<DemoHouse>> open(const HouseConfig& config, int days_back, DemoGround ground);
    ~DemoHouse();

    [[nodiscard]] access::Ground& ground() { return house_->ground(); }
    [[nodiscard]] DemoClock& clock() { return *clock_; }
    /// "http://127.0.0.1:PORT".
    [[nodiscard]] Result<std::string> serve();
    void stop();

private:
    DemoHouse() = default;
    std::shared_ptr<DemoClock> clock_;
    std::unique_ptr<House> house_;
    http::Metrics metrics_;
    std::unique_ptr<http::Server> server_;
};

}  // namespace layang::app
