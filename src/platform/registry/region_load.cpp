// Reads the regency's tables and checks them against each other.
#include <algorithm>
#include <set>

#include "platform/registry/csv_file.hpp"
#include "platform/registry/region.hpp"
#include "platform/registry/table_file.hpp"

namespace layang {

class RegionLoad {
public:
    RegionLoad(const std::filesystem::path& data_folder, std::string_view short_code)
        : regions_(data_folder / "regions"), folder_(regions_ / std::string(short_code)) {}

    Result<Region> run() {
        read_facts();
        read_districts();
        read_villages();
        read_desks();
        read_nik_areas();
        if (mistakes_.any()) return mistakes_.refusal();
        return std::move(region_);
    }

private:
    void say(const std::string& where, const std::string& what) { table_mistake(mistakes_, where, what); }

    void read_facts() {
        TableFile file(folder_, "region.toml", mistakes_);
        region_.facts_ = file.head<RegionFacts>();
        file.report_unread();
        if (!file.loaded()) return;
        const auto& facts = region_.facts_;
        if (folder_.filename() != facts.short_code) say("region.toml", "short_code differs from the folder");
        if (std::string bare = facts.code; std::erase(bare, '.') == 0 || bare != facts.short_code)
            say("region.toml", "code is not short_code with a point inside");
        if (facts.utc_offset_minutes < -720 || facts.utc_offset_minutes > 840) say("region.toml", "utc_offset_minutes is outside of -720..840");
    }

    void read_districts() {
        const CsvFile file(folder_ / "districts.csv", {"code", "name", "villages", "southern_hills", "source"}, mistakes_);
        std::set<std::string> codes;
        for (const auto& row : file.rows()) {
            District district{row.text("code"), row.text("name"), row.number("villages"), row.flag("southern_hills", "true", "false")};
            (void)row.text("source");
            if (!district.code.starts_with(region_.facts_.code + '.')) say(row.where(), district.code + " lies outside of the regency");
            if (!codes.insert(district.code).second) say(row.where(), district.code + " stands twice");
            region_.districts_.push_back(std::move(district));
        }
        std::ranges::sort(region_.districts_, {}, &District::code);
        count("districts.csv", region_.districts_.size(), region_.facts_.districts);
    }

    void read_villages() {
        const CsvFile file(folder_ / "villages.csv",
                           {"code", "name", "type", "district_code", "lat", "lon", "postal_code", "straight_m_to_office"}, mistakes_);
        std::set<std::string> codes;
        for (const auto& row : file.rows()) {
            Village village = read_village(row);
            if (!codes.insert(village.code).second) say(row.where(), village.code + " stands twice");
            region_.villages_.push_back(std::move(village));
        }
        std::ranges::sort(region_.villages_, {}, &Village::code);
        count("villages.csv", region_.villages_.size(), region_.facts_.villages);
        for (const auto& district : region_.districts_) {
            const auto found = region_.villages_of_district(district.code).size();
            if (found != static_cast<std::size_t>(district.villages))
                say("districts.csv, " + district.code, "has " + std::to_string(found) + " villages, not " + std::to_string(district.villages));
        }
    }

    Village read_village(const CsvRow& row) {
        Village village;
        village.code = row.text("code");
        village.name = row.text("name");
        village.type = row.flag("type", "kelurahan", "desa") ? VillageType::kelurahan : VillageType::desa;
        village.district_code = row.text("district_code");
        village.lat_e6 = row.degrees_e6("lat", 90);
        village.lon_e6 = row.degrees_e6("lon", 180);
        village.postal_code = row.text("postal_code");
        village.straight_to_office = Metres{row.number("straight_m_to_office")};
        if (!village.code.starts_with(village.district_code + '.')) say(row.where(), village.code + " lies outside of " + village.district_code);
        // The last group tells what it is: 1xxx kelurahan, 2xxx desa.
        const auto group = village.code.substr(std::min(village.code.rfind('.') + 1, village.code.size()));
        if (group.size() != 4 || group[0] != (village.type == VillageType::kelurahan ? '1' : '2'))
            say(row.where(), village.code + " does not fit its type");
        if (const auto* district = region_.district(village.district_code)) village.district = district->name;
        else say(row.where(), "unknown district " + village.district_code);
        return village;
    }

    void count(const std::string& file, std::size_t found, int wanted) {
        if (found != static_cast<std::size_t>(wanted))
            say(file, "has " + std::to_string(found) + " rows; region.toml says " + std::to_string(wanted));
    }

    void read_desks() {
        TableFile file(folder_, "desks.toml", mistakes_);
        region_.desks_ = file.rows<Desk>("desk");
        file.report_unread();
        std::set<std::string> codes;
        for (const auto& desk : region_.desks_) check_desk(desk, codes);
        for (const auto& village : region_.villages_) {
            const Words name{(village.type == VillageType::desa ? "Desa " : "Kelurahan ") + village.full_name(),
                             "Village office of " + village.full_name()};
            region_.desks_.push_back({village.code, DeskKind::village, name, village.code, {village.code}, false, ""});
        }
    }

    void check_desk(const Desk& desk, std::set<std::string>& codes) {
        const std::string where = "desks.toml, " + desk.code;
        if (!codes.insert(desk.code).second) say(where, "stands twice");
        if (desk.kind == DeskKind::village) say(where, "village desks are not listed: each village has one");
        if (region_.village(desk.village) == nullptr) say(where, "stands in the unknown village " + desk.village);
        if (desk.serves.empty()) say(where, "serves nobody");
        for (const auto& area : desk.serves)
            if (area != region_.facts_.code && region_.district(area) == nullptr && region_.village(area) == nullptr)
                say(where, "serves the unknown area " + area);
    }

    void read_nik_areas() {
        const CsvFile file(regions_ / "nik_regions.csv", {"code", "name", "parts_listed"}, mistakes_);
        std::set<std::string> codes;
        for (const auto& row : file.rows()) {
            NikArea area{row.text("code"), row.text("name"), row.flag("parts_listed", "yes", "no")};
            const bool digits = std::ranges::all_of(area.code, [](char c) { return c >= '0' && c <= '9'; });
            if (!digits || (area.code.size() != 2 && area.code.size() != 4 && area.code.size() != 6))
                say(row.where(), "the code has 2, 4 or 6 digits");
            if (!codes.insert(area.code).second) say(row.where(), area.code + " stands twice");
            if (area.code.size() > 2 && !codes.contains(area.code.substr(0, area.code.size() - 2)))
                say(row.where(), area.code + " stands before the area that it lies in, or without it");
            region_.nik_areas_.push_back(std::move(area));
        }
        std::ranges::sort(region_.nik_areas_, {}, &NikArea::code);
        for (const auto& district : region_.districts_) {
            std::string bare = district.code;
            std::erase(bare, '.');
            if (!codes.contains(bare)) say("nik_regions.csv", "the regency's own " + district.code + " is missing");
        }
    }

    std::filesystem::path regions_;
    std::filesystem::path folder_;
    Region region_;
    Reasons mistakes_;
};

Result<Region> Region::load(const std::filesystem::path& data_folder, std::string_view short_code) {
    return RegionLoad(data_folder, short_code).run();
}

}  // namespace layang
