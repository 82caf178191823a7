#include "platform/registry/nik.hpp"

#include <optional>

namespace layang {
namespace {

constexpr unsigned kDayAddedForWomen = 40;
constexpr std::size_t kRegionDigits = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Papers and phones group the digits as they like; nothing else is forgiven.
std::optional<std::string> sixteen_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '.' || c == '-') continue;
        if (!is_digit(c) || digits.size() == kRegistrationNumberDigits) return std::nullopt;
        digits += c;
    }
    if (digits.size() != kRegistrationNumberDigits) return std::nullopt;
    return digits;
}

unsigned number_at(const std::string& digits, std::size_t at, std::size_t count) {
    unsigned number = 0;
    for (std::size_t i = at; i < at + count; ++i) number = number * 10 + static_cast<unsigned>(digits[i] - '0');
    return number;
}

std::string region_of(const std::string& digits) { return digits.substr(0, kRegionDigits); }
unsigned day_of(const std::string& digits) { return number_at(digits, 6, 2); }
int serial_of(const std::string& digits) { return static_cast<int>(number_at(digits, 12, 4)); }

// The latest date with these digits that is not after `on`. 29 February may exist in one century only.
std::optional<Date> date_of(unsigned day, const std::string& digits, Date on) {
    const auto month = number_at(digits, 8, 2);
    const auto year_of_century = static_cast<int>(number_at(digits, 10, 2));
    const int century = on.year() / 100 * 100;
    for (const int year : {century + year_of_century, century - 100 + year_of_century})
        if (const auto date = Date::of(year, month, day); date && *date <= on) return date;
    return std::nullopt;
}

struct Codes {
    ErrorCode region, date, serial;
};

// The serial 0000 and an unknown area are told beside an impossible date, so that a mistyped number is mended once.
void judge(const std::string& digits, const KnowsRegion& knows_region, bool date_exists, const Codes& codes, Reasons& reasons) {
    const auto region = region_of(digits);
    if (!knows_region(region)) reasons.add(codes.region, "", {{"region", region}});
    if (!date_exists) reasons.add(codes.date);
    if (serial_of(digits) == 0) reasons.add(codes.serial);
}

}  // namespace

std::string registry_detail::RegistrationNumber::masked() const {
    if (!is_set()) return {};
    std::string shown;
    for (std::size_t i = 0; i + 2 < digits_.size(); ++i) shown += "\u2022";
    return shown + digits_.substr(digits_.size() - 2);
}

Result<Nik> Nik::read(std::string_view text) {
    auto digits = sixteen_digits(text);
    if (!digits) return refuse(ErrorCode::kNikLength);
    return Nik(std::move(*digits));
}

Result<Nik> Nik::validate(std::string_view text, const KnowsRegion& knows_region, Date on) {
    auto nik = TRY(read(text));
    Reasons reasons;
    judge(nik.digits(), knows_region, nik.explain(on).has_value(),
          {ErrorCode::kNikRegion, ErrorCode::kNikDate, ErrorCode::kNikSerial}, reasons);
    if (reasons.any()) return reasons.refusal();
    return nik;
}

Result<NikMeaning> Nik::explain(Date on) const {
    if (!is_set()) return refuse(ErrorCode::kNikLength);
    const bool woman = day_of(digits_) > kDayAddedForWomen;
    const auto day = day_of(digits_) - (woman ? kDayAddedForWomen : 0);
    const auto birth_date = date_of(day, digits_, on);
    if (!birth_date) return refuse(ErrorCode::kNikDate);
    return NikMeaning{region_of(digits_), woman ? Sex::female : Sex::male, *birth_date, serial_of(digits_)};
}

std::vector<Date> Nik::birth_dates(Date on) const {
    const auto meaning = explain(on);
    if (!meaning) return {};
    std::vector<Date> dates{meaning->birth_date};
    const auto ymd = meaning->birth_date.ymd();
    const auto older = Date::of(meaning->birth_date.year() - 100, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    if (older && on.plus_years(-kOldestYears) < *older) dates.push_back(*older);
    return dates;
}

Result<KkNumber> KkNumber::read(std::string_view text) {
    auto digits = sixteen_digits(text);
    if (!digits) return refuse(ErrorCode::kKkLength);
    return KkNumber(std::move(*digits));
}

Result<KkNumber> KkNumber::validate(std::string_view text, const KnowsRegion& knows_region, Date on) {
    auto number = TRY(read(text));
    Reasons reasons;
    judge(number.digits(), knows_region, number.explain(on).has_value(),
          {ErrorCode::kKkRegion, ErrorCode::kKkDate, ErrorCode::kKkSerial}, reasons);
    if (reasons.any()) return reasons.refusal();
    return number;
}

Result<KkMeaning> KkNumber::explain(Date on) const {
    if (!is_set()) return refuse(ErrorCode::kKkLength);
    const auto recorded_on = date_of(day_of(digits_), digits_, on);
    if (!recorded_on) return refuse(ErrorCode::kKkDate);
    return KkMeaning{region_of(digits_), *recorded_on, serial_of(digits_)};
}

}  // namespace layang
