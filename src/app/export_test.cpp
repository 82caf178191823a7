// What `layang ledger export` writes: enough for whoever shares none of our code to recount the log, and no more than he may read.
#include <doctest/doctest.h>

#include <iostream>
#include <sstream>

#include "app/house_test.hpp"
#include "app/verbs.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::app::export_test {

using examples::Example;

namespace {

std::vector<Json> exported(const Example& example, bool reveal) {
    std::ostringstream heard;
    auto* const before = std::cout.rdbuf(heard.rdbuf());
    const int code = export_ledger(example.config, reveal);
    std::cout.rdbuf(before);
    REQUIRE(code == 0);
    std::vector<Json> lines;
    std::istringstream text(heard.str());
    for (std::string line; std::getline(text, line);) {
        auto json = parse_json(line);
        REQUIRE(json);
        // As it stands it is canonical: an outsider needs no parser of ours.
        CHECK(canonical_json(*json) == line);
        lines.push_back(std::move(*json));
    }
    return lines;
}

std::vector<std::string> names_of(const Json& object) {
    std::vector<std::string> names;
    for (const auto& member : object.items()) names.push_back(member.key());
    return names;
}

}  // namespace

TEST_CASE("export: a line has the fields of an event and its salt, by exactly these names, and gives the leaf") {
    const Example example;
    example.make(3);
    CompactRange range;
    for (auto& line : exported(example, false)) {
        CHECK(names_of(line) == std::vector<std::string>{"actor", "command_id", "device", "device_seq", "occurred_at", "payload", "received_at", "regency",
                                                         "rule_date", "salt", "seq", "stream", "stream_version", "type", "type_version"});
        CHECK(line.at("seq") == range.size() + 1);
        CHECK(line.at("stream_version") == 1);
        const auto salt = bytes_of_hex(line.at("salt").get<std::string>());
        REQUIRE(salt);
        CHECK(salt->size() == 16);
        line.erase("salt");
        range.append(leaf_hash(*salt, view_of(canonical_json(line))));
    }
    const auto head = example.verify().head;
    CHECK(range.size() == 3);
    CHECK(hex_of(range.root().view()) == head.root_hex);
}

TEST_CASE("export: what is sealed stays so, unless it is to be revealed, which needs the keys") {
    const Example example;
    example.make(1);
    const auto sealed = exported(example, false), revealed = exported(example, true);
    REQUIRE(sealed.size() == 1);
    REQUIRE(revealed.size() == 1);
    CHECK(names_of(sealed[0].at("payload").at("full_name")) == std::vector<std::string>{"sealed"});
    CHECK(revealed[0].at("payload").at("full_name") == "Nama Contoh");
    std::filesystem::rename(example.config.keys_folder(), example.folder.file("away"));
    CHECK(exported(example, false) == sealed);
    CHECK(export_ledger(example.config, true) != 0);
}

}  // namespace layang::app::export_test
