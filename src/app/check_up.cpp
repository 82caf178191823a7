#include "app/check_up.hpp"

#include "app/reading.hpp"
#include "app/wiring.hpp"
#include "platform/registry/calendar_load.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

Finding bad(std::string what, const Refusal& refusal) {
    Finding finding{false, std::move(what), "", ""};
    for (const auto& reason : refusal.reasons()) {
        if (!finding.english.empty()) finding.indonesian += ' ', finding.english += ' ';
        finding.indonesian += http::sentence(reason, "id");
        finding.english += http::sentence(reason, "en");
    }
    return finding;
}

Finding damaged(std::string what, const std::string& detail) { return bad(std::move(what), Refusal(ErrorCode::kDamaged, "", {{"what", detail}})); }

Finding judge(std::string what, const Result<void>& outcome) {
    return outcome ? Finding{true, std::move(what), "utuh", "sound"} : bad(std::move(what), outcome.error());
}

/// The check-up of one house: what is opened on the way stays open for the later checks.
class CheckUp {
public:
    CheckUp(const HouseConfig& config, const Clock& clock) : config_(config), clock_(clock) {}

    std::vector<Finding> all() {
        check("disk", [&] { look_at_disk(); });
        check("data", [&] { look_at_data(); });
        check("keys", [&] { look_at_keys(); });
        check("schema", [&] { look_at_schema(); });
        if (reading_) {
            check("store", [&] { add(judge("store", reading_->store->check_integrity())); });
            check("clock", [&] { add(judge_clock(clock_.now(), last_event())); });
            check("log", [&] { add(judge_log(reading_->ledger->verify(config_.regency, {}))); });
            check("sealed", [&] { look_at_sealed(); });
            check("views", [&] { look_at_views(); });
            check("scans", [&] { look_at_scans(); });
        }
        return std::move(findings_);
    }

private:
    void add(Finding finding) { findings_.push_back(std::move(finding)); }

    template <class Look>
    void check(const std::string& what, Look look) {
        try {
            look();
        } catch (const std::exception& failure) {
            add(damaged(what, failure.what()));
        }
    }

    void look_at_disk() {
        std::error_code failed;
        const auto space = fs::space(config_.var, failed);
        add(failed ? damaged("disk", config_.var.string() + ": " + failed.message()) : judge_disk(space.available));
    }

    void look_at_data() {
        const auto catalogue = Catalogue::load(config_.data);
        const auto region = Region::load(config_.data, config_.regency);
        for (const auto* refusal : {catalogue ? nullptr : &catalogue.error(), region ? nullptr : &region.error()})
            if (refusal != nullptr) add(bad("data", *refusal));
        const auto places = catalogue && region ? require_known_places(*catalogue, *region) : Result<void>();
        if (!places) add(bad("data", places.error()));
        if (catalogue && region && places) add({true, "data", config_.data.string(), config_.data.string()});
        const auto offset = region ? region->facts().utc_offset_minutes : 0;
        const auto calendar = load_calendar(config_.data, offset);
        add(calendar ? judge_calendar(calendar_ends(*calendar), calendar->local_date(clock_.now())) : bad("calendar", calendar.error()));
    }

    void look_at_keys() {
        auto ring = reading_keys(config_);
        add(judge("keys", ring ? (*ring)->check_integrity() : Result<void>(refuse(ring.error()))));
        if (ring) ring_ = std::move(*ring);
    }

    void look_at_schema() {
        // The log can be recounted without keys.
        has_keys_ = ring_ != nullptr;
        auto reading = Reading::open(config_, has_keys_ ? std::move(ring_) : secrets::no_keys());
        if (!reading) return add(bad("schema", reading.error()));
        add({true, "schema", "terbaru", "up to date"});
        reading_.emplace(std::move(*reading));
    }

    std::optional<Instant> last_event() {
        std::optional<Instant> last;
        reading_->store->read([&](store::Session& session) {
            for (const auto& event : reading_->ledger->read_last(session, config_.regency)) last = event.stamp.received_at;
        });
        return last;
    }

    /// Data keys that are older than the log leave what was sealed since closed, as if it had been erased.
    void look_at_sealed() {
        if (!has_keys_) return;
        const auto closed = reading_->ledger->closed_events(config_.regency);
        if (closed == 0) return add(judge("sealed", {}));
        const auto count = std::to_string(closed);
        add({false, "sealed", count + " peristiwa tidak dapat dibuka: kuncinya tidak ada di keys.db", count + " events cannot be opened: their keys are not in keys.db"});
    }

    void look_at_views() {
        std::vector<std::string> problems;
        reading_->store->read([&](store::Session& session) { problems = access::verify_views(session, config_.regency); });
        add(problems.empty() ? judge("views", {}) : damaged("views", problems.front()));
    }

    /// Every file that an event names must be there and open.
    void look_at_scans() {
        if (!has_keys_ || !fs::exists(config_.blobs_folder())) {
            if (has_keys_) look_at_each(nullptr);
            return;
        }
        const auto blobs = secrets::BlobStore::open(config_.blobs_folder().string(), *reading_->ring);
        if (!blobs) return add(bad("scans", blobs.error()));
        look_at_each(blobs->get());
    }

    void look_at_each(secrets::BlobStore* blobs) {
        std::size_t seen = 0;
        std::vector<std::string> wrong;
        reading_->store->read([&](store::Session& session) {
            for (const auto& purpose : all_pictures())
                purpose.each(session, config_.regency, [&](BlobId blob, const std::string& subject) {
                    ++seen;
                    // The key may have been erased with the person: that is no damage.
                    const auto content = blobs != nullptr && blobs->complete(blob) ? blobs->get(blob, {subject, purpose.cls}) : refuse_missing();
                    if (!content && content.error().code() != ErrorCode::kNotFound) wrong.push_back(blob.text());
                });
        });
        if (wrong.empty()) return add({true, "scans", std::to_string(seen) + " berkas utuh", std::to_string(seen) + " files, all sound"});
        std::string names;
        for (std::size_t i = 0; i < std::min(wrong.size(), kBlobsNamedMax); ++i) names += (i == 0 ? "" : ", ") + wrong[i];
        const auto count = std::to_string(wrong.size()) + '/' + std::to_string(seen);
        add({false, "scans", count + " berkas pindaian hilang atau rusak: " + names, count + " scans are missing or damaged: " + names});
    }
    static Result<secrets::BlobStore::Content> refuse_missing() { return refuse(ErrorCode::kDamaged); }

    const HouseConfig& config_;
    const Clock& clock_;
    std::vector<Finding> findings_;
    std::unique_ptr<secrets::KeyRing> ring_;
    bool has_keys_ = false;
    std::optional<Reading> reading_;
};

}  // namespace

Finding judge_disk(std::uintmax_t free_bytes) {
    const auto free = std::to_string(free_bytes / 1'000'000) + " MB";
    const auto least = std::to_string(kFreeBytesMin / 1'000'000) + " MB";
    if (free_bytes >= kFreeBytesMin) return {true, "disk", free + " bebas", free + " free"};
    return {false, "disk", "tinggal " + free + " bebas, perlu " + least, "only " + free + " free, " + least + " are needed"};
}

Finding judge_clock(Instant now, std::optional<Instant> last_event) {
    if (!last_event || now >= *last_event) return {true, "clock", to_string(now), to_string(now)};
    return {false, "clock", "jam " + to_string(now) + " tertinggal dari peristiwa terakhir " + to_string(*last_event),
            "the clock, " + to_string(now) + ", is behind the last event, " + to_string(*last_event)};
}

Finding judge_calendar(std::optional<Date> ends, Date today) {
    if (!ends) return {false, "calendar", "kalender kosong", "there is no calendar"};
    if (*ends >= today.plus_days(kCalendarDaysMin)) return {true, "calendar", "sampai " + to_string(*ends), "until " + to_string(*ends)};
    return {false, "calendar", "kalender habis " + to_string(*ends) + "; tambahkan data/calendar_<tahun>.toml",
            "the calendar ends on " + to_string(*ends) + "; add data/calendar_<year>.toml"};
}

Finding judge_log(const ledger::Verification& found) {
    if (found.problems.empty()) return {true, "log", found.head.text(), found.head.text()};
    const auto more = found.problems.size() > 1 ? " (+" + std::to_string(found.problems.size() - 1) + ")" : std::string();
    return damaged("log", found.problems.front() + more);
}

std::vector<Finding> check_up(const HouseConfig& config, const Clock& clock) { return CheckUp(config, clock).all(); }

}  // namespace layang::app
