#pragma once
// The two numbers that name a person and a family, as types of their own that validate and explain themselves.
//
// Both have 16 digits: PPRRKK (area of first registration), DDMMYY, serial from 0001. In a NIK the date is the birth date and
// 40 is added to the day of women; in a family card number it is the day when the family was recorded. There is no check digit.
// Rule: R-NIK, the ministry's layout of population numbers (data/SOURCES.md, regions/nik_regions.csv).
// The area need not be the present address, so a look-up that knows only the own regency would refuse good numbers.
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace layang {

inline constexpr std::size_t kRegistrationNumberDigits = 16;
/// Nobody is taken for older: a child of ten and more is no grown-up of a hundred and ten.
inline constexpr int kOldestYears = 110;

/// Whether the six digits PPRRKK name an area that has ever issued numbers (closed and split areas included).
using KnowsRegion = std::function<bool(std::string_view region)>;

/// Letters of sex as the population database has them: laki-laki, perempuan.
enum class Sex { male, female };

/// What a NIK says; screens make the sentence.
struct NikMeaning {
    std::string region;  ///< PPRRKK, area of first registration
    Sex sex = Sex::male;
    Date birth_date;
    int serial = 0;
    bool operator==(const NikMeaning&) const = default;
};

/// What a family card number says.
struct KkMeaning {
    std::string region;
    Date recorded_on;
    int serial = 0;
    bool operator==(const KkMeaning&) const = default;
};

namespace registry_detail {
/// Sixteen digits; which number they are says the derived type.
class RegistrationNumber {
public:
    [[nodiscard]] const std::string& digits() const { return digits_; }
    [[nodiscard]] bool is_set() const { return !digits_.empty(); }
    /// Only the last two digits show: ••••••••••••••42.
    [[nodiscard]] std::string masked() const;
    auto operator<=>(const RegistrationNumber&) const = default;

protected:
    RegistrationNumber() = default;
    explicit RegistrationNumber(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};
}  // namespace registry_detail

/// NIK, nomor induk kependudukan.
class Nik : public registry_detail::RegistrationNumber {
public:
    /// Nothing yet; the readers below never give it.
    Nik() = default;

    /// The shape alone: 16 digits after spaces, dots and hyphens are dropped. Error kNikLength.
    [[nodiscard]] static Result<Nik> read(std::string_view text);
    /// The shape and everything that the digits can tell, all reasons at once: kNikLength, kNikRegion, kNikDate, kNikSerial.
    /// `on` is the date that decides the century.
    [[nodiscard]] static Result<Nik> validate(std::string_view text, const KnowsRegion& knows_region, Date on);

    /// What the digits say. A two-digit year that would put the birth after `on` belongs to the century before; people
    /// over a hundred therefore look young, which no digit can tell: see birth_dates. Error kNikDate.
    [[nodiscard]] Result<NikMeaning> explain(Date on) const;

    /// Every birth date that the digits allow for somebody below kOldestYears on `on`, the latest first; empty where there is none.
    [[nodiscard]] std::vector<Date> birth_dates(Date on) const;

private:
    using RegistrationNumber::RegistrationNumber;
};

/// Nomor kartu keluarga.
class KkNumber : public registry_detail::RegistrationNumber {
public:
    KkNumber() = default;

    /// As Nik::read. Error kKkLength.
    [[nodiscard]] static Result<KkNumber> read(std::string_view text);
    /// As Nik::validate, without the 40 for women: kKkLength, kKkRegion, kKkDate, kKkSerial.
    [[nodiscard]] static Result<KkNumber> validate(std::string_view text, const KnowsRegion& knows_region, Date on);
    /// As Nik::explain. Error kKkDate.
    [[nodiscard]] Result<KkMeaning> explain(Date on) const;

private:
    using RegistrationNumber::RegistrationNumber;
};

}  // namespace layang
