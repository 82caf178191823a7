// Whatever stands in a file under data/: every row is read or named as a mistake. The first byte picks table or CSV.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "platform/registry/csv_file.hpp"
#include "platform/registry/rule_checks.hpp"
#include "platform/registry/table_file.hpp"

namespace {

using namespace layang;

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
    if (!file.loaded()) {
        if (!mistakes.any()) std::abort();
        return;
    }
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
        if (degrees > 90'000'000 || degrees < -90'000'000) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 4 == 0) csv(text);
    else rule_tables(text);
    return 0;
}
