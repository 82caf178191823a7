// The bytes of every event that was ever released must still be read, and go into the tables (architecture D4). One file for each type and version stands
// in tests/golden/events; LAYANG_GOLDEN_WRITE=1 makes those that are missing and never touches one that is there.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>

#include <doctest/doctest.h>

#include "../structure/house_rules.hpp"
#include "all_events.hpp"
#include "app/migrations.hpp"
#include "app/wiring.hpp"
#include "example.hpp"
#include "golden_ring.hpp"
#include "platform/ledger/event.hpp"

namespace layang::golden::events_test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStream = "example:01725e5a-0a00-7000-8000-00000000c0de";

fs::path file_of(std::string_view type, int version) {
    return fs::path(LAYANG_SOURCE_DIR) / "tests/golden/events" / (std::string(type) + '.' + std::to_string(version) + ".json");
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

ledger::Act example_act() {
    ledger::Act act;
    act.command = example<CommandId>();
    act.regency = "3503";
    act.actor = example<AccountId>();
    act.device = example<DeviceId>();
    act.device_seq = 7;
    act.occurred_at = act.received_at = example<Instant>();
    act.rule_date = example<Date>();
    return act;
}

template <class Event>
void write_missing(GoldenRing& keys, bool& written) {
    const auto file = file_of(Event::kType, Event::kVersion);
    if (fs::exists(file)) return;
    secrets::SealContext context;
    context.ring = &keys.ring();
    context.subject = std::string(kExampleId);
    context.bound = ledger::Transaction::bound_of("3503", kStream, Event::kType, Event::kVersion);
    secrets::SystemRandom random;
    const auto row = ledger::make_event(example_act(), {1, kStream, 1, Event::kType, Event::kVersion}, encode(example<Event>(), &context), random);
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(row.bytes.data()), static_cast<std::streamsize>(row.bytes.size()));
    written = true;
}

/// Reads a released version through the steps that the server has.
template <class Event>
Event read_released(GoldenRing& keys, int version) {
    static const auto upcasters = app::all_upcasters();
    INFO(Event::kType, " version ", version);
    const auto bytes = bytes_of(file_of(Event::kType, version));
    REQUIRE_FALSE(bytes.empty());
    CHECK(canonical_json(Json::parse(bytes)) == bytes);
    const auto stored = ledger::EventReader(keys.ring(), upcasters).read(bytes);
    REQUIRE(stored);
    const auto event = stored->template as<Event>();
    REQUIRE(event);
    return *event;
}

/// Every released version; the newest one must give the example that it was written from.
template <class Event>
void read_all(GoldenRing& keys) {
    for (int version = 1; version <= Event::kVersion; ++version) {
        const auto event = read_released<Event>(keys, version);
        if (version == Event::kVersion) CHECK_MESSAGE(event == example<Event>(), Event::kType);
    }
}

/// Calls `act` with a null pointer to each event type in turn.
template <class... Events, class Act>
void for_each_of(std::variant<Events...>*, const Act& act) {
    (act(static_cast<Events*>(nullptr)), ...);
}
template <class Act>
void for_each_event(const Act& act) {
    [&]<class... Variants>(std::tuple<Variants...>*) {
        (for_each_of(static_cast<Variants*>(nullptr), act), ...);
    }(static_cast<AllEvents*>(nullptr));
}

using Append = std::function<void(ledger::Transaction&)>;

/// Each event, in this version or in its newest if that is older, on a stream of its kind.
template <std::size_t at = 0>
void collect(GoldenRing& keys, int version, std::vector<Append>& appends) {
    if constexpr (at < std::tuple_size_v<AllEvents>) {
        const std::string kind(kStreamKinds[at]), id(kExampleId);
        const auto stream = kind == "stock" ? "stock:contoh:2020-06-08" : kind + ':' + id;
        for_each_of(static_cast<std::tuple_element_t<at, AllEvents>*>(nullptr), [&]<class Event>(Event*) {
            const auto event = read_released<Event>(keys, std::min<int>(version, Event::kVersion));
            appends.emplace_back([stream, id, event](ledger::Transaction& tx) { tx.append(stream, id, event); });
        });
        collect<at + 1>(keys, version, appends);
    }
}

}  // namespace

TEST_SUITE("golden events") {
    TEST_CASE("every released event is still read, sealed values included") {
        GoldenRing keys;
        if (std::getenv("LAYANG_GOLDEN_WRITE") != nullptr) {
            bool written = false;
            for_each_event([&]<class Event>(Event*) { write_missing<Event>(keys, written); });
            if (written) keys.keep();
        }
        for_each_event([&]<class Event>(Event*) { read_all<Event>(keys); });
    }

    TEST_CASE("every released event goes into the tables of its room, and a rebuild makes the same of it") {
        int newest = 1;
        for_each_event([&]<class Event>(Event*) { newest = std::max<int>(newest, Event::kVersion); });
        for (int version = 1; version <= newest; ++version) {
            INFO("version ", version);
            GoldenRing keys;
            const store::testing::TemporaryFolder folder;
            secrets::SystemRandom random;
            const auto opened = store::Store::open({folder.file("golden.db")});
            REQUIRE(opened);
            store::Store& tables = **opened;
            REQUIRE(tables.migrate(app::all_migrations(), example<Instant>()));
            std::vector<Append> appends;
            collect(keys, version, appends);
            const auto log = ledger::Ledger::make(tables, keys.ring(), random, app::all_projections(), {}, app::all_upcasters());
            const auto told = log->execute(example_act(), "golden", "", [&](ledger::Transaction& tx) -> Result<std::string> {
                for (const auto& append : appends) append(tx);
                return std::string("golden");
            });
            REQUIRE(told);
            CHECK(log->rebuild("3503", true).empty());
            tables.read([&](store::Session& session) {
                for (const auto& room : app::all_projections()) {
                    INFO(room.name);
                    CHECK(log->projection_hash(session, room, "3503") != log->projection_hash(session, room, "another regency, which has no rows"));
                }
            });
        }
    }

    TEST_CASE("no event of the sources is without its golden file") {
        std::multiset<std::string> known;
        for_each_event([&]<class Event>(Event*) { known.insert(std::string(Event::kType) + ' ' + std::to_string(Event::kVersion)); });
        std::multiset<std::string> declared;
        for (const auto& [type, version] : structure::declared_events(structure::read_sources("src", {".hpp"})))
            declared.insert(type + ' ' + std::to_string(version));
        for (const auto& each : declared) {
            INFO("tests/golden/all_events.hpp lacks ", each, ", or two rooms declare it");
            CHECK(known.count(each) == 1);
            CHECK(declared.count(each) == 1);
        }
        CHECK(known.size() == declared.size());
    }

    TEST_CASE("no golden file is of an event that was forgotten") {
        std::set<std::string> files;
        for_each_event([&]<class Event>(Event*) {
            for (int version = 1; version <= Event::kVersion; ++version) files.insert(file_of(Event::kType, version).filename().string());
        });
        for (const auto& file : fs::directory_iterator(fs::path(LAYANG_SOURCE_DIR) / "tests/golden/events")) {
            INFO(file.path().filename().string());
            CHECK(files.contains(file.path().filename().string()));
        }
    }
}

}  // namespace layang::golden::events_test
