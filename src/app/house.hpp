#pragma once
// The composition: the one place that knows every room and wires it. Everything is opened in order and closed in reverse.
#include <filesystem>
#include <memory>

#include "platform/access/api.hpp"
#include "platform/http/http.hpp"

namespace layang::app {

/// Where a house stands. `var` holds the store and the sealed files; `keys` lies outside it (architecture D7).
struct HouseConfig {
    std::filesystem::path var = "var";
    std::filesystem::path keys;  ///< empty: VAR.keys
    std::filesystem::path data = "data";
    std::string regency = "3503";
    /// Smallest password cost: for demo stores and tests.
    bool cheap_passwords = false;
    access::Limits limits = {};
    /// 0: no limit. For tests of a full disk.
    std::int64_t pages_max = 0;
    /// Empty: the machine's clock. A demo's days pass faster.
    std::shared_ptr<const Clock> clock;

    [[nodiscard]] std::filesystem::path keys_folder() const;
    [[nodiscard]] std::filesystem::path store_file() const { return var / "layang.db"; }
    [[nodiscard]] std::filesystem::path blobs_folder() const { return var / "blobs"; }
    [[nodiscard]] std::filesystem::path demo_mark() const { return var / "demo.mark"; }
};

class House {
public:
    virtual ~House() = default;
    /// Opens; makes store and keys when `var` is empty or absent. A store without its keys is refused (kKeyMissing), never
    /// given new ones. Applies migrations and rebuilds stale projections. Errors: also kConfigInvalid (keys inside `var` too), kDamaged, kStoreInUse.
    [[nodiscard]] static Result<std::unique_ptr<House>> open(const HouseConfig& config);

    [[nodiscard]] virtual access::Ground& ground() = 0;
    /// All routes of all rooms, and the machine's own (/healthz, /readyz, /metrics).
    [[nodiscard]] virtual http::Router router(http::Metrics& metrics) = 0;
    /// What falls due by the clock: orders of the day, unpaired hand-overs, the batch of the view log, sweeping of unnamed files.
    virtual void tick() = 0;
};

/// "a/b" or "a/b/" with ".keys": the folder a/b.keys.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& folder, std::string_view suffix);

/// What broken machinery means to whoever asked: a full disk and a damaged store are answers of their own.
[[nodiscard]] std::optional<Refusal> refusal_of(const std::exception& failure);

}  // namespace layang::app
