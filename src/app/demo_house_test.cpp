#include "app/demo_house.hpp"

#include <doctest/doctest.h>

namespace layang::app::demo_house_test {

TEST_CASE("demo: its clock is moved by whoever plays, and never passes the real time") {
    const auto real = SystemClock().now();
    DemoClock clock(real - Seconds{86'400});
    CHECK(clock.now() >= real - Seconds{86'400});
    clock.let_pass({3600});
    CHECK(clock.now() >= real - Seconds{82'800});
    CHECK(clock.now() < real);
    clock.let_pass({10 * 86'400});
    const auto caught_up = clock.now();
    CHECK(caught_up >= real);
    CHECK(caught_up <= SystemClock().now());
}

TEST_CASE("demo: a morning is half past seven in the regency's zone") {
    constexpr int kZone_minutes = 7 * 60;
    const auto at = morning(2, kZone_minutes);
    CHECK((at.us / 1'000'000 + kZone_minutes * 60) % 86'400 == 7 * 3600 + 1800);
    CHECK(at < SystemClock().now() - Seconds{86'400});
    CHECK(at > SystemClock().now() - Seconds{3 * 86'400});
}

}  // namespace layang::app::demo_house_test
