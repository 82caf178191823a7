#include "app/manifest.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"

namespace layang::app::manifest_test {
namespace {

Json listing(const std::string& file) { return {{"regency", "3503"}, {"made_at", "2020-06-08T02:00:00Z"}, {"head", "1:ab"}, {"files", {{file, "00ff"}}}}; }

}  // namespace

TEST_CASE("manifest: written and read it is the same") {
    const auto read = parse_manifest(listing("blobs/01/x").dump());
    REQUIRE(read);
    CHECK(read->regency == "3503");
    CHECK(read->files == std::map<std::string, std::string>{{"blobs/01/x", "00ff"}});
    const auto again = parse_manifest(manifest_text(*read));
    REQUIRE(again);
    CHECK(again->files == read->files);
    CHECK(again->made_at == read->made_at);
    CHECK(again->head == read->head);
}

TEST_CASE("manifest: a file outside of the folder makes the whole list unreadable, whatever hides it") {
    for (const char* name : {"", "/etc/passwd", "..", "../x", "a/../../x", "a/.."}) CHECK_MESSAGE(!parse_manifest(listing(name).dump()), name);
    CHECK_FALSE(parse_manifest(listing(std::string("..\0x", 4)).dump()));
    CHECK_FALSE(parse_manifest(listing(std::string("layang.db\0", 10)).dump()));
    CHECK(parse_manifest(listing("..x/y..").dump()));
}

TEST_CASE("manifest: what is missing or of another kind makes it unreadable") {
    for (const char* text : {"", "[]", "null", "{", "{\"files\":{}}"}) CHECK_FALSE(parse_manifest(text));
    for (const char* part : {"regency", "made_at", "head", "files"}) {
        auto without = listing("x");
        without.erase(part);
        CHECK_FALSE(parse_manifest(without.dump()));
        without[part] = 7;
        CHECK_FALSE(parse_manifest(without.dump()));
    }
    auto hash = listing("x");
    hash["files"]["x"] = nullptr;
    CHECK_FALSE(parse_manifest(hash.dump()));
}

}  // namespace layang::app::manifest_test
