#include "platform/registry/row_checks.hpp"

#include <doctest/doctest.h>

#include "platform/registry/condition.hpp"
#include "platform/registry/csv_file.hpp"

namespace layang::row_checks_test {

namespace {
Span days(int from, int to) { return {Date{from}, Date{to}}; }
}  // namespace

TEST_CASE("the first day that no span holds") {
    CHECK(first_gap({days(0, 10)}, days(0, 10)) == std::nullopt);
    CHECK(first_gap({days(5, 10), days(0, 5)}, days(2, 9)) == std::nullopt);
    CHECK(first_gap({days(0, 5), days(6, 10)}, days(0, 10)) == Date{5});
    CHECK(first_gap({days(3, 10)}, days(0, 10)) == Date{0});
    CHECK(first_gap({days(0, 9)}, days(0, 10)) == Date{9});
    CHECK(first_gap({}, days(0, 1)) == Date{0});
    CHECK(first_gap({}, days(4, 4)) == std::nullopt);
}

TEST_CASE("a condition holds when all its parts do") {
    const Condition married_minor{"status", {"married", "widowed"}, "subject", std::nullopt, 17};
    CHECK(holds(married_minor, {{{"status", "married"}}, {{"subject", {16}}}}));
    CHECK_FALSE(holds(married_minor, {{{"status", "single"}}, {{"subject", {16}}}}));
    CHECK_FALSE(holds(married_minor, {{{"status", "married"}}, {{"subject", {17}}}}));
    CHECK_FALSE(holds(married_minor, {{}, {{"subject", {16}}}}));
    CHECK(holds(married_minor, {{{"status", "widowed"}}, {{"subject", {40, 16}}}}));
    CHECK_FALSE(holds(married_minor, {{{"status", "widowed"}}, {{"subject", {-1}}}}));
}

TEST_CASE("a condition on a role alone asks only whether such a person is there") {
    const Condition with_father{std::nullopt, {}, "father", std::nullopt, std::nullopt};
    CHECK(holds(with_father, {{}, {{"father", {-1}}}}));
    CHECK_FALSE(holds(with_father, {{}, {{"father", {}}}}));
    CHECK_FALSE(holds(with_father, {}));
    CHECK(holds(std::optional<Condition>{}, {}));
}

TEST_CASE("a line of a table is divided at commas outside of quotes") {
    CHECK(*split_csv_line("a,,c") == std::vector<std::string>{"a", "", "c"});
    CHECK(*split_csv_line(R"("a,b","say ""yes""",)") == std::vector<std::string>{"a,b", "say \"yes\"", ""});
    CHECK(split_csv_line(R"(a,"b)") == std::nullopt);
}

}  // namespace layang::row_checks_test
