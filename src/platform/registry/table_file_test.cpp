#include "platform/registry/table_file.hpp"

#include <doctest/doctest.h>

#include "platform/registry/papers.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::table_file_test {

namespace {
/// The mistakes of a file of reasons that says `text`.
std::vector<std::string> mistakes_of(const std::string& text) {
    TableFolder folder;
    folder.append("odd.toml", text);
    Reasons mistakes;
    TableFile file(folder.path(), "odd.toml", mistakes);
    (void)file.rows<ReasonCode>("reason");
    return mistakes.any() ? sentences(mistakes.refusal().value()) : std::vector<std::string>{};
}
}  // namespace

TEST_CASE("a row that is no table is named with its line and the others are read") {
    const auto lines = mistakes_of("reason = [1,\n\"x\"]\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].starts_with("odd.toml, reason 1, line 1: "));
    CHECK(lines[1].starts_with("odd.toml, reason 2, line 2: "));
}

TEST_CASE("defaults that are no table are a mistake") {
    const auto lines = mistakes_of("defaults = 1\n[[reason]]\ncode = \"a\"\n");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("defaults") != std::string::npos);
}

}  // namespace layang::table_file_test
