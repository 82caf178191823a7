#include "app/reading.hpp"

#include <cerrno>
#include <system_error>

#include <stdlib.h>

#include "app/migrations.hpp"
#include "app/wiring.hpp"
#include "platform/store/reader.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kReaders = 1;

/// A private folder with a name of its own, gone with what is in it.
class ScratchFolder {
public:
    explicit ScratchFolder(const fs::path& beside) : path_((beside / "check-XXXXXX").string()) {
        if (::mkdtemp(path_.data()) == nullptr) throw std::system_error(errno, std::generic_category(), path_);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }

private:
    std::string path_;
};

std::unique_ptr<ledger::Ledger> ledger_over(store::Store& store, secrets::KeyRing& ring, Random& random) {
    return ledger::Ledger::make(store, ring, random, all_projections(), {}, all_upcasters());
}

}  // namespace

Result<std::unique_ptr<secrets::KeyReader>> reading_keys(const HouseConfig& config) {
    return secrets::KeyReader::open({config.keys_folder().string()});
}

Result<Reading> Reading::open(const HouseConfig& config, std::unique_ptr<secrets::KeyRing> ring) {
    store::StoreConfig store_config{config.store_file().string()};
    store_config.readers = kReaders;
    Reading reading{std::make_unique<secrets::SystemRandom>(), std::move(ring), nullptr, nullptr};
    reading.store = TRY(store::open_reader(store_config, all_migrations()));
    reading.ledger = ledger_over(*reading.store, *reading.ring, *reading.random);
    return reading;
}

Result<std::vector<std::string>> changed_projections(const HouseConfig& config) {
    const auto reading = TRY(Reading::open(config, TRY(reading_keys(config))));
    const ScratchFolder scratch(config.var);
    const store::StoreConfig copy_config{scratch.file("copy.db")};
    TRY_VOID(reading.store->backup_to(copy_config.file));
    const auto copy = TRY(store::Store::open(copy_config));
    return ledger_over(*copy, *reading.ring, *reading.random)->rebuild(config.regency, true);
}

}  // namespace layang::app
