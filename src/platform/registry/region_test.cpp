#include "platform/registry/region.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::region_test {

namespace {

const Region& trenggalek() {
    static const Region region = [] {
        auto loaded = Region::load(real_data_folder(), "3503");
        if (!loaded)
            for (const auto& line : sentences(loaded.error())) MESSAGE(line);
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return region;
}

/// Whether some sentence holds all the words.
bool told(const Result<Region>& result, const std::vector<std::string>& words) {
    if (result) return false;
    for (const auto& line : sentences(result.error()))
        if (std::ranges::all_of(words, [&](const auto& word) { return line.find(word) != std::string::npos; })) return true;
    return false;
}

}  // namespace

TEST_CASE("the regency has 157 villages in 14 kecamatan, 5 of them kelurahan") {
    CHECK(trenggalek().villages().size() == 157);
    CHECK(trenggalek().districts().size() == 14);
    CHECK(std::ranges::count(trenggalek().villages(), VillageType::kelurahan, &Village::type) == 5);
    CHECK(trenggalek().villages_of_district("35.03.01").size() == 17);
}

TEST_CASE("ten village names occur twice, each time in two kecamatan") {
    std::map<std::string, std::set<std::string>> by_name;
    for (const auto& village : trenggalek().villages()) by_name[village.name].insert(village.full_name());
    CHECK(std::ranges::count_if(by_name, [](const auto& entry) { return entry.second.size() == 2; }) == 10);
    CHECK(std::ranges::count_if(by_name, [](const auto& entry) { return entry.second.size() > 2; }) == 0);
    CHECK(trenggalek().villages_named("besuki").size() == 2);
}

TEST_CASE("a village is found by its code, with its kecamatan and its distance in whole metres") {
    const auto* besuki = trenggalek().village("35.03.01.2001");
    REQUIRE(besuki != nullptr);
    CHECK(besuki->full_name() == "Besuki, Panggul");
    CHECK(besuki->straight_to_office == Metres{38070});
    CHECK(besuki->lat_e6 == -8244167);
    CHECK(besuki->lon_e6 == 111413532);
    CHECK(trenggalek().village("35.03.01.9999") == nullptr);
}

TEST_CASE("the southern hills are marked, Bendungan in the north is not") {
    std::set<std::string> hills;
    for (const auto& district : trenggalek().districts())
        if (district.southern_hills) hills.insert(district.name);
    CHECK(hills == std::set<std::string>{"Panggul", "Munjungan", "Pule", "Dongko", "Kampak", "Watulimo", "Suruh"});
}

TEST_CASE("each village has a desk of its own, the counter serves all, a branch its kecamatan") {
    CHECK(trenggalek().desk("35.03.01.2001")->name.id == "Desa Besuki, Panggul");
    CHECK(trenggalek().desk("35.03.11.1007")->name.id == "Kelurahan Sumbergedong, Trenggalek");
    CHECK(Region::serves(*trenggalek().desk("dukcapil"), "35.03.14.2001"));
    CHECK(Region::serves(*trenggalek().desk("upt-panggul"), "35.03.02.2001"));
    CHECK_FALSE(Region::serves(*trenggalek().desk("upt-panggul"), "35.03.03.2001"));
    CHECK_FALSE(Region::serves(*trenggalek().desk("35.03.01.2001"), "35.03.01.2002"));
}

TEST_CASE("a NIK's area is known by province, at home by kecamatan") {
    CHECK(trenggalek().knows_nik_area("350304"));
    CHECK(trenggalek().nik_area_name("350304") == "Kec. Dongko");
    CHECK_FALSE(trenggalek().knows_nik_area("350315"));
    CHECK(trenggalek().nik_area_name("350499") == "Kab. Tulungagung");
    CHECK_FALSE(trenggalek().knows_nik_area("359901"));
    CHECK(trenggalek().nik_area_name("510101") == "Bali");
    CHECK_FALSE(trenggalek().knows_nik_area("990101"));
    for (const auto* nought : {"510001", "510100", "350400"}) CHECK_FALSE(trenggalek().knows_nik_area(nought));
    CHECK_FALSE(trenggalek().knows_nik_area("35030"));
    CHECK_FALSE(trenggalek().knows_nik_area("3503o4"));
    CHECK(trenggalek().nik_area_name("990101").empty());
}

TEST_CASE("a day begins at midnight in the regency's zone, not in UTC") {
    CHECK(to_string(trenggalek().date_of(*parse_instant("2020-06-30T16:59:59Z"))) == "2020-06-30");
    CHECK(to_string(trenggalek().date_of(*parse_instant("2020-06-30T17:00:00Z"))) == "2020-07-01");
    CHECK(to_string(trenggalek().date_of(*parse_instant("1969-12-31T16:59:59Z"))) == "1969-12-31");
}

TEST_CASE("broken region tables are named, all at once") {
    TableFolder folder;
    const std::string villages = "regions/3503/villages.csv";
    folder.replace(villages, "35.03.01.2001,Besuki,desa,35.03.01,-8.244167,111.413532,66364,38070\n", "");
    folder.replace(villages, "35.03.01.2002,Terbis,desa", "35.03.01.2002,Terbis,kota");
    folder.replace(villages, "35.03.02.2002", "35.03.02.2001");
    folder.replace(villages, ",-8.213155,", ",8south,");
    folder.replace("regions/3503/districts.csv", "Panggul,17,true", "Panggul,17,perhaps");
    folder.replace("regions/3503/desks.toml", "35.03.08.2011", "35.03.08.2999");
    folder.replace("regions/3503/desks.toml", R"(serves = ["35.03.08")", R"(serves = ["35.09.01")");
    folder.replace("regions/nik_regions.csv", "350304,Kec. Dongko,no\n", "");
    folder.replace("regions/3503/region.toml", "utc_offset_minutes = 420", "utc_offset_minutes = 42000");
    const auto region = Region::load(folder.path(), "3503");
    CHECK(told(region, {"villages.csv", "156 rows", "157"}));
    CHECK(told(region, {"districts.csv, 35.03.01", "16 villages, not 17"}));
    CHECK(told(region, {"villages.csv, line 2", "type", "kelurahan nor desa"}));
    CHECK(told(region, {"villages.csv", "35.03.02.2001 stands twice"}));
    CHECK(told(region, {"villages.csv, line 3", "lat"}));
    CHECK(told(region, {"districts.csv, line 2", "southern_hills"}));
    CHECK(told(region, {"desks.toml, upt-watulimo", "35.03.08.2999"}));
    CHECK(told(region, {"desks.toml, upt-watulimo", "unknown area 35.09.01"}));
    CHECK(told(region, {"nik_regions.csv", "35.03.04 is missing"}));
    CHECK(told(region, {"region.toml", "utc_offset_minutes"}));
}

TEST_CASE("a missing region file is named") {
    TableFolder folder;
    folder.remove("regions/3503/villages.csv");
    CHECK(told(Region::load(folder.path(), "3503"), {"villages.csv", "missing"}));
    CHECK(told(Region::load(folder.path(), "9999"), {"region.toml", "missing"}));
}

}  // namespace layang::region_test
