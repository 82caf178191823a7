#include "platform/registry/nik.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fmt/format.h>

#include "platform/registry/nik_json.hpp"

namespace layang::nik_test {

namespace {
const Date kLaunch = *Date::of(2020, 6, 8);
bool trenggalek(std::string_view region) { return region.starts_with("3503"); }

std::vector<ErrorCode> codes_of(const Refusal& refusal) {
    std::vector<ErrorCode> codes;
    for (const auto& reason : refusal.reasons()) codes.push_back(reason.code);
    return codes;
}
}  // namespace

TEST_CASE("nik: a man's number tells area, birth date and serial") {
    const auto nik = Nik::validate("3503111708850002", trenggalek, kLaunch).value();
    CHECK(nik.explain(kLaunch).value() == NikMeaning{"350311", Sex::male, *Date::of(1985, 8, 17), 2});
}

// Rule: R-NIK.
TEST_CASE("nik: forty is taken from a woman's day") {
    const auto nik = Nik::validate("3503115708850002", trenggalek, kLaunch).value();
    CHECK(nik.explain(kLaunch).value() == NikMeaning{"350311", Sex::female, *Date::of(1985, 8, 17), 2});
    // 71 is the highest day (31 + 40), 40 and 72 are nobody's.
    CHECK(Nik::validate("3503117112990001", trenggalek, kLaunch).has_value());
    CHECK(codes_of(Nik::validate("3503114012990001", trenggalek, kLaunch).error()) == std::vector{ErrorCode::kNikDate});
    CHECK(codes_of(Nik::validate("3503117212990001", trenggalek, kLaunch).error()) == std::vector{ErrorCode::kNikDate});
}

TEST_CASE("nik: a birth that would lie in the future belongs to the last century") {
    const auto born = [](std::string_view digits) { return Nik::read(digits).value().explain(kLaunch).value().birth_date; };
    CHECK(born("3503110806200001") == kLaunch);                     // born today
    CHECK(born("3503110906200001") == *Date::of(1920, 6, 9));       // tomorrow cannot be
    CHECK(born("3503110101210001") == *Date::of(1921, 1, 1));
    CHECK(born("3503112902000001") == *Date::of(2000, 2, 29));      // 1900 had no 29 February
    CHECK(Nik::read("3503112902010001").value().explain(kLaunch).error().has(ErrorCode::kNikDate));
}

TEST_CASE("nik: digits that fit a baby and somebody of a hundred name both, the baby first") {
    const auto on = *Date::of(2026, 11, 5);
    const auto dates = [&](std::string_view digits) { return Nik::read(digits).value().birth_dates(on); };
    using Dates = std::vector<Date>;
    CHECK(dates("3503111203260001") == Dates{*Date::of(2026, 3, 12), *Date::of(1926, 3, 12)});
    CHECK(dates("3503115203260001") == Dates{*Date::of(2026, 3, 12), *Date::of(1926, 3, 12)});
    // One day short of 110, and 110.
    CHECK(dates("3503110611160001") == Dates{*Date::of(2016, 11, 6), *Date::of(1916, 11, 6)});
    CHECK(dates("3503110511160001") == Dates{*Date::of(2016, 11, 5)});
    CHECK(dates("3503111708850002") == Dates{*Date::of(1985, 8, 17)});
    CHECK(dates("3503112902000001") == Dates{*Date::of(2000, 2, 29)});
    CHECK(dates("3503113102260001").empty());
}

TEST_CASE("nik: all reasons come at once and name no digit but the area's") {
    const auto refusal = Nik::validate("9999993113990000", trenggalek, kLaunch).error();
    CHECK(codes_of(refusal) == std::vector{ErrorCode::kNikRegion, ErrorCode::kNikDate, ErrorCode::kNikSerial});
    CHECK(refusal.reasons()[0].args == std::vector<Arg>{{"region", "999999"}});
}

TEST_CASE("nik: sixteen digits, however they are grouped, and nothing else") {
    CHECK(Nik::read("3503.1117 0885-0002").value().digits() == "3503111708850002");
    for (const auto* wrong : {"", "350311170885000", "35031117088500022", "35031117O8850002", "+503111708850002"})
        CHECK(codes_of(Nik::read(wrong).error()) == std::vector{ErrorCode::kNikLength});
}

TEST_CASE("nik: masked, only the last two digits show") {
    const auto masked = Nik::read("3503111708850042").value().masked();
    CHECK(masked == "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022"
                    "42");
    CHECK(Nik{}.masked().empty());
}

TEST_CASE("kk number: the date is that of the record, without the forty") {
    const auto number = KkNumber::validate("3503111708050002", trenggalek, kLaunch).value();
    CHECK(number.explain(kLaunch).value() == KkMeaning{"350311", *Date::of(2005, 8, 17), 2});
    CHECK(codes_of(KkNumber::validate("3503115708050002", trenggalek, kLaunch).error()) == std::vector{ErrorCode::kKkDate});
    CHECK(codes_of(KkNumber::validate("9903113208050000", trenggalek, kLaunch).error()) ==
          std::vector{ErrorCode::kKkRegion, ErrorCode::kKkDate, ErrorCode::kKkSerial});
    CHECK(codes_of(KkNumber::validate("35", trenggalek, kLaunch).error()) == std::vector{ErrorCode::kKkLength});
}

TEST_CASE("nik: what was made from a birth date is explained as that date") {
    CHECK(rc::check([] {
        const auto birth = kLaunch.plus_days(-*rc::gen::inRange(0, 99 * 365));
        const bool woman = *rc::gen::arbitrary<bool>();
        const int serial = *rc::gen::inRange(1, 10000);
        const auto ymd = birth.ymd();
        const auto digits = fmt::format("350301{:02}{:02}{:02}{:04}", static_cast<unsigned>(ymd.day()) + (woman ? 40 : 0),
                                        static_cast<unsigned>(ymd.month()), birth.year() % 100, serial);
        const auto nik = Nik::validate(digits, trenggalek, kLaunch);
        RC_ASSERT(nik.has_value());
        const NikMeaning expected{"350301", woman ? Sex::female : Sex::male, birth, serial};
        RC_ASSERT(nik->explain(kLaunch).value() == expected);
    }));
}

TEST_CASE("nik: JSON reads the shape and says which field is wrong") {
    CHECK(decode<Nik>(encode(Nik::read("3503111708850002").value())).value().digits() == "3503111708850002");
    const auto wrong = decode<std::vector<KkNumber>>(Json::array({"12"}));
    CHECK(wrong.error().reasons() == std::vector<Error>{{ErrorCode::kKkLength, "0"}});
    CHECK(decode<Nik>(Json(3503111708850002)).error().has(ErrorCode::kFieldType));
}

}  // namespace layang::nik_test
