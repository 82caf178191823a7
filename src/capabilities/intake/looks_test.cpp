#include "capabilities/intake/looks.hpp"

#include <doctest/doctest.h>

#include "base/numbered_test.hpp"

namespace layang::intake::looks_test {

TEST_CASE("looks: two people at one file see each other, at another file nobody, and after a while no more") {
    Looks looks;
    const Instant now{1'591'600'000'000'000};
    const auto file = numbered<DossierId>(1), other = numbered<DossierId>(2);
    const auto ratna = numbered<AccountId>(1), endang = numbered<AccountId>(2);
    using Names = std::vector<std::string>;
    looks.note(file, ratna, "Ratna", now);
    CHECK(looks.others(file, ratna, now).empty());
    looks.note(file, endang, "Endang", now + Seconds{10});
    CHECK(looks.others(file, ratna, now + Seconds{10}) == Names{"Endang"});
    CHECK(looks.others(file, endang, now + Seconds{10}) == Names{"Ratna"});
    CHECK(looks.others(other, ratna, now + Seconds{10}).empty());
    CHECK(looks.others(file, endang, now + kLookHolds).empty());
    looks.note(file, ratna, "Ratna", now + kLookHolds);
    CHECK(looks.others(file, endang, now + kLookHolds) == Names{"Ratna"});
}

}  // namespace layang::intake::looks_test
