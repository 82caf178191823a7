#include "app/house.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "app/migrations.hpp"
#include "app/wiring.hpp"
#include "platform/access/routes.hpp"
#include "platform/registry/calendar_load.hpp"
#include "platform/store/reader.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

/// The parts, in the order in which they must be built and the reverse of which they are taken down.
struct Parts {
    Catalogue catalogue;
    Region region;
    WorkingCalendar calendar;
    std::shared_ptr<const Clock> clock;
    secrets::SystemRandom random;
    std::unique_ptr<secrets::KeyRing> ring;
    std::unique_ptr<secrets::BlobStore> blobs;
    std::unique_ptr<secrets::Passwords> passwords;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<ledger::Ledger> ledger;
};

class OpenHouse final : public House {
public:
    OpenHouse(std::unique_ptr<Parts> parts, const HouseConfig& config)
        : parts_(std::move(parts)),
          ground_{*parts_->store,   *parts_->ledger, *parts_->ring,  *parts_->blobs,  *parts_->passwords, parts_->catalogue, parts_->region,
                  parts_->calendar, *parts_->clock,  parts_->random, views_,  config.regency,    parts_->region.facts().code_prefix, fs::exists(config.demo_mark()), config.limits},
          rooms_(ground_) {
        ground_.ledger.add_reactions(printing::reactions(rooms_.printing, rooms_.orders));
        ground_.ledger.add_reactions(custody::reactions(rooms_.dossiers, parts_->region));
    }

    ~OpenHouse() override {
        attempt("write_views", [this] { return access::write_views(ground_); });
    }

    [[nodiscard]] access::Ground& ground() override { return ground_; }

    [[nodiscard]] http::Router router(http::Metrics& metrics) override {
        http::Router router;
        api_ = std::make_unique<access::Api>(router, ground_);
        access::add_routes(*api_);
        rooms_.add_routes(*api_);
        add_machine_routes(router, metrics);
        return router;
    }

    void tick() override {
        const auto run = [this](std::string_view what, const ledger::Decide& decide) {
            attempt(what, [&]() -> Result<void> {
                TRY(ground_.ledger.execute(access::system_act(ground_), what, "", decide));
                return {};
            });
        };
        attempt("order_due", [&]() -> Result<void> {
            const Date today = ground_.date_of(ground_.clock.now());
            return printing::order_due(ground_.store, ground_.regency, today, rooms_.printing, rooms_.orders, run), Result<void>();
        });
        run("check_pairs", [this](ledger::Transaction& tx) -> Result<std::string> {
            return "pairs:" + std::to_string(TRY(rooms_.custody.check_pairs(tx, tx.act().received_at)));
        });
        attempt("write_views", [this] { return access::write_views(ground_); });
        attempt("sweep", [this] { return sweep(); });
    }

private:
    /// What falls due falls due again: one part that fails, on a full disk for instance, stops neither the others nor the server.
    template <class Part>
    void attempt(std::string_view what, Part part) {
        try {
            if (const auto done = part(); !done) spdlog::warn("{}: {}", what, info(done.error().code()).slug);
        } catch (const std::exception& failure) {
            spdlog::warn("{}: {}", what, failure.what());
        }
    }

    /// Once a day.
    Result<void> sweep() {
        if (ground_.clock.now() < next_sweep_) return {};
        TRY_VOID(access::sweep_pictures(ground_));
        next_sweep_ = ground_.clock.now() + Seconds{86'400};
        return {};
    }

    void add_machine_routes(http::Router& router, http::Metrics& metrics) {
        const auto plain = [](int status, std::string text) { return http::Response{status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)}; };
        router.add({http::Method::get, "/healthz", "", [plain](const http::Request&) { return plain(200, "ok\n"); }});
        router.add({http::Method::get, "/readyz", "", [this, plain](const http::Request&) {
                        const auto head = ground_.ledger.head(ground_.regency);
                        return plain(200, "ready " + std::to_string(head.size) + "\n");
                    }});
        router.add({http::Method::get, "/metrics", "", [&metrics](const http::Request&) {
                        return http::Response{200, {{"Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8"}}, metrics.text()};
                    }});
        metrics.gauge("writer_queue_length", [this] { return static_cast<double>(ground_.store.queue_length()); });
    }

    std::unique_ptr<Parts> parts_;
    access::ViewBatch views_;
    access::Ground ground_;
    Rooms rooms_;
    Instant next_sweep_;
    // Handlers call back into it, so it lives as long as the house.
    std::unique_ptr<access::Api> api_;
};

/// The folder's whole name, links resolved, whether it exists or not; without a slash at its end.
fs::path whole_name(const fs::path& folder) {
    const fs::path path = beside(folder, "");
    std::error_code failed;
    const fs::path resolved = fs::weakly_canonical(path, failed);
    return failed ? path : resolved;
}

/// Whoever takes the store, or copies its folder, must not have the keys with it.
Result<void> require_keys_outside(const HouseConfig& config) {
    const auto keys = whole_name(config.keys_folder()), var = whole_name(config.var);
    if (std::mismatch(var.begin(), var.end(), keys.begin(), keys.end()).first != var.end()) return {};
    return refuse(ErrorCode::kConfigInvalid, "",
                  {{"what", keys.string() + " ada di dalam " + var.string() + "; kunci disimpan di luarnya / lies inside " + var.string() + "; keys belong outside of it"}});
}

Result<void> make_keys_when_new(const HouseConfig& config) {
    const secrets::KeysConfig keys{config.keys_folder().string()};
    // A store that exists has keys somewhere: new ones would make everything in it unreadable.
    if (fs::exists(config.store_file()) || fs::exists(config.keys_folder() / "master.key")) return {};
    return secrets::KeyRing::create(keys);
}

}  // namespace

fs::path beside(const fs::path& folder, std::string_view suffix) {
    fs::path path = fs::absolute(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return path.concat(suffix);
}

fs::path HouseConfig::keys_folder() const { return keys.empty() ? beside(var, ".keys") : keys; }

Result<std::unique_ptr<House>> House::open(const HouseConfig& config) {
    auto catalogue = TRY(Catalogue::load(config.data));
    auto region = TRY(Region::load(config.data, config.regency));
    TRY_VOID(require_known_places(catalogue, region));
    auto calendar = TRY(load_calendar(config.data, region.facts().utc_offset_minutes));
    TRY_VOID(require_keys_outside(config));
    std::error_code failed;
    fs::create_directories(config.var, failed);
    if (failed) return refuse(ErrorCode::kConfigInvalid, "", {{"what", config.var.string() + ": " + failed.message()}});
    TRY_VOID(make_keys_when_new(config));
    // On the heap from the start: ledger and ground keep references to its members.
    auto parts = std::make_unique<Parts>(Parts{std::move(catalogue), std::move(region), std::move(calendar),
                                               config.clock ? config.clock : std::make_shared<const SystemClock>(), {}, {}, {}, {}, {}, {}});
    parts->ring = TRY(secrets::KeyRing::open({config.keys_folder().string()}, parts->clock->now()));
    parts->blobs = TRY(secrets::BlobStore::open(config.blobs_folder().string(), *parts->ring));
    parts->passwords = secrets::Passwords::make(config.cheap_passwords);
    store::StoreConfig store_config{config.store_file().string()};
    store_config.pages_max = config.pages_max;
    parts->store = TRY(store::Store::open(store_config));
    TRY_VOID(parts->store->migrate(all_migrations(), parts->clock->now()));
    parts->ledger = ledger::Ledger::make(*parts->store, *parts->ring, parts->random, all_projections(), {}, all_upcasters());
    (void)parts->ledger->rebuild_stale(config.regency);
    return std::make_unique<OpenHouse>(std::move(parts), config);
}

std::optional<Refusal> refusal_of(const std::exception& failure) {
    if (dynamic_cast<const store::StoreFull*>(&failure) != nullptr) return Refusal(ErrorCode::kDiskFull);
    if (dynamic_cast<const store::StoreDamaged*>(&failure) != nullptr) return Refusal(ErrorCode::kDamaged, "", {{"what", failure.what()}});
    return std::nullopt;
}

}  // namespace layang::app
