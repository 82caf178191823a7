#include "capabilities/notice/notice.hpp"

#include <doctest/doctest.h>

using namespace layang;
using namespace layang::notice;

TEST_CASE("the tracking page is small, needs no script and says what is next") {
    Tracked tracked{PublicCode::make("TK", 42), Date::of(2020, 6, 8).value(), {}};
    for (int i = 0; i < 8; ++i) tracked.applications.push_back({intake::Stage::verified, {"Di tangan kurir", "Di Dukcapil", "Di tangan kurir"}});
    const auto page = tracking_page(tracked);
    CHECK(page.size() < 10'000);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("Di tangan kurir") != std::string::npos);
    CHECK(page.find("Berikutnya") != std::string::npos);
}

TEST_CASE("a mistyped code and one that nothing has are told apart") { CHECK(not_found_page(false) != not_found_page(true)); }
