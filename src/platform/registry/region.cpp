#include "platform/registry/region.hpp"

#include <algorithm>
#include <cctype>

#include "platform/registry/actor.hpp"

namespace layang {
namespace {

template <class Row>
const Row* find_code(const std::vector<Row>& rows, std::string_view code) {
    const auto found = std::ranges::find(rows, code, &Row::code);
    return found == rows.end() ? nullptr : &*found;
}

template <class Row>
const Row* find_sorted(const std::vector<Row>& rows, std::string_view code) {
    const auto found = std::ranges::lower_bound(rows, code, {}, [](const Row& row) { return std::string_view(row.code); });
    return found == rows.end() || found->code != code ? nullptr : &*found;
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

Date Region::date_of(Instant at) const {
    constexpr std::int64_t kDayUs = 86'400'000'000;
    const std::int64_t local = at.us + std::int64_t{facts_.utc_offset_minutes} * 60'000'000;
    const std::int64_t days = local >= 0 ? local / kDayUs : (local - kDayUs + 1) / kDayUs;
    return {static_cast<std::int32_t>(days)};
}

const Village* Region::village(std::string_view code) const { return find_sorted(villages_, code); }
const District* Region::district(std::string_view code) const { return find_sorted(districts_, code); }
const Desk* Region::desk(std::string_view code) const { return find_code(desks_, code); }

std::vector<const Village*> Region::villages_of_district(std::string_view district_code) const {
    std::vector<const Village*> found;
    for (const auto& village : villages_)
        if (village.district_code == district_code) found.push_back(&village);
    return found;
}

std::vector<const Village*> Region::villages_named(std::string_view name) const {
    std::vector<const Village*> found;
    for (const auto& village : villages_)
        if (same_letters(village.name, name)) found.push_back(&village);
    return found;
}

bool Region::serves(const Desk& desk, std::string_view village_code) {
    return std::ranges::any_of(desk.serves, [&](const std::string& area) { return area_covers(area, village_code); });
}

const NikArea* Region::nik_area(std::string_view code) const { return find_sorted(nik_areas_, code); }

bool Region::knows_nik_area(std::string_view six_digits) const {
    if (six_digits.size() != 6 || !std::ranges::all_of(six_digits, [](char c) { return c >= '0' && c <= '9'; })) return false;
    // No regency and no kecamatan is numbered nought.
    if (six_digits.substr(2, 2) == "00" || six_digits.substr(4, 2) == "00") return false;
    const auto* province = nik_area(six_digits.substr(0, 2));
    if (province == nullptr) return false;
    const auto* regency = nik_area(six_digits.substr(0, 4));
    if (regency == nullptr) return !province->parts_listed;
    return !regency->parts_listed || nik_area(six_digits) != nullptr;
}

std::string Region::nik_area_name(std::string_view six_digits) const {
    if (!knows_nik_area(six_digits)) return {};
    for (const std::size_t digits : {6U, 4U, 2U})
        if (const auto* area = nik_area(six_digits.substr(0, digits))) return area->name;
    return {};
}

}  // namespace layang
