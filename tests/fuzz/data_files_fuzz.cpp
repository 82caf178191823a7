// Whatever stands in the files under data/: every row is read or named as a mistake. The first byte picks CSV, tables, calendar
// or region; what is several files is cut at lines "%%".
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "platform/registry/calendar_load.hpp"
#include "platform/registry/csv_file.hpp"
#include "platform/registry/region.hpp"
#include "platform/registry/rule_checks.hpp"
#include "platform/registry/table_file.hpp"

namespace {

using namespace layang;
namespace fs = std::filesystem;

void check(bool promise) {
    if (!promise) std::abort();
}

/// A file without a place on the disk.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view text) : descriptor_(::memfd_create("data", 0)) {
        if (descriptor_ < 0 || ::write(descriptor_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) std::abort();
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string name() const { return std::to_string(descriptor_); }

private:
    int descriptor_;
};
constexpr const char* kFolder = "/proc/self/fd";

/// All tables from one file: what a row may say is tried, and then what must be true between rows.
void rule_tables(std::string_view text) {
    const MemoryFile data(text);
    Reasons mistakes;
    RuleTables tables;
    TableFile file(kFolder, data.name(), mistakes);
    tables.services = file.rows<Service>("service");
    tables.media = file.rows<Medium>("medium");
    tables.documents = file.rows<DocumentKind>("document");
    tables.requirements = file.rows<Requirement>("requirement");
    tables.life_events = file.rows<LifeEvent>("life_event");
    tables.reasons = file.rows<ReasonCode>("reason");
    tables.policies = file.rows<Policy>("policy");
    tables.identifications = file.rows<Identification>("identification");
    tables.receiver_rules = file.rows<ReceiverRule>("receiver_rule");
    tables.anomaly_owners = file.rows<AnomalyOwner>("anomaly_owner");
    tables.tariff_decrees = file.rows<TariffDecree>("decree");
    tables.tariff_contracts = file.rows<TariffContract>("contract");
    file.report_unread();
    if (!file.loaded()) return check(mistakes.any());
    check_papers(tables, mistakes);
    check_policies(tables, mistakes);
    check_tariffs(tables, mistakes);
    check_services(tables, mistakes);
}

void csv(std::string_view text) {
    const MemoryFile data(text);
    Reasons mistakes;
    const CsvFile file(std::string(kFolder) + '/' + data.name(), {"code", "name", "lat"}, mistakes);
    for (const auto& row : file.rows()) {
        (void)row.text("code");
        (void)row.number("name");
        (void)row.flag("name", "true", "false");
        const auto degrees = row.degrees_e6("lat", 90);
        check(degrees <= 90'000'000 && degrees >= -90'000'000);
    }
}

/// A data folder whose files each input writes anew.
class DataFolder {
public:
    DataFolder() : path_((fs::temp_directory_path() / "layang-fuzz-XXXXXX").string()) {
        check(::mkdtemp(path_.data()) != nullptr);
        fs::create_directories(fs::path(path_) / "regions/3503");
    }
    ~DataFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;
    [[nodiscard]] fs::path path() const { return path_; }
    /// Writes the input's next part; a file of nothing is not there.
    void put(const char* name, std::string_view& text) const {
        const auto end = std::min(text.find("%%\n"), text.size());
        if (end == 0) fs::remove(path() / name);
        else std::ofstream(path() / name, std::ios::binary) << text.substr(0, end);
        text.remove_prefix(std::min(end + 3, text.size()));
    }

private:
    std::string path_;
};

void calendar(const DataFolder& folder, std::string_view text) {
    for (const char* name : {"calendar_2026.toml", "office_hours.toml", "calendar_2027.toml"}) folder.put(name, text);
    const auto loaded = load_calendar(folder.path(), 420);
    if (!loaded) return check(!loaded.error().reasons().empty());
    const auto from = *parse_instant("2026-01-02T00:00:00Z");
    const auto day = loaded->local_date(from);
    if (const auto next = loaded->next_working_day(day)) check(*next > day && *loaded->is_working_day(*next));
    if (const auto at = loaded->add_working_seconds(from, Seconds{36'000})) check(*loaded->working_seconds_between(from, *at) == Seconds{36'000});
    check(calendar_ends(*loaded) == Date::of(2026, 12, 31) || calendar_ends(*loaded) == Date::of(2027, 12, 31) || !calendar_ends(*loaded));
}

void region(const DataFolder& folder, std::string_view text) {
    for (const char* name : {"regions/3503/region.toml", "regions/3503/districts.csv", "regions/3503/villages.csv", "regions/3503/desks.toml", "regions/nik_regions.csv"})
        folder.put(name, text);
    const auto loaded = Region::load(folder.path(), "3503");
    if (!loaded) return check(!loaded.error().reasons().empty());
    for (const auto& village : loaded->villages()) {
        check(loaded->village(village.code) == &village && loaded->district(village.district_code) != nullptr && loaded->desk(village.code) != nullptr);
        check(!loaded->villages_named(village.name).empty());
    }
    for (const auto& desk : loaded->desks()) check(loaded->village(desk.village) != nullptr);
    if (loaded->knows_nik_area("350301")) check(!loaded->nik_area_name("350301").empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    static const DataFolder folder;
    switch (data[0] % 4) {
        case 0: csv(text); break;
        case 1: rule_tables(text); break;
        case 2: calendar(folder, text); break;
        case 3: region(folder, text); break;
    }
    return 0;
}
