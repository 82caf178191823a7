#pragma once
// The regency: kecamatan, villages and desks, and the areas that a NIK may name. Loaded once at start, read from any thread.
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "platform/registry/dated.hpp"

namespace layang {

enum class VillageType { desa, kelurahan };

/// One of the regency's villages. Ten names occur twice, so the code is the key and a name never stands without its kecamatan.
struct Village {
    std::string code;  ///< Kemendagri, "35.03.01.2001"
    std::string name;
    VillageType type = VillageType::desa;
    std::string district_code;
    std::string district;          ///< name of the kecamatan
    std::int32_t lat_e6 = 0;       ///< WGS 84 in millionths of a degree: a point inside the village, not its office
    std::int32_t lon_e6 = 0;
    std::string postal_code;
    Metres straight_to_office;     ///< great-circle distance to the office at the capital
    /// "Besuki, Panggul"
    [[nodiscard]] std::string full_name() const { return name + ", " + district; }
    LAYANG_FIELDS(Village, code, name, type, district_code, district, lat_e6, lon_e6, postal_code, straight_to_office)
};

/// A kecamatan.
struct District {
    std::string code;  ///< "35.03.01"
    std::string name;
    int villages = 0;
    bool southern_hills = false;  ///< roads take the hill factor of the tariff contract
    LAYANG_FIELDS(District, code, name, villages, southern_hills)
};

enum class DeskKind { village, upt, counter };

/// A place where dossiers are taken in and documents handed over.
struct Desk {
    std::string code;  ///< a village's own desk has the village's code
    DeskKind kind = DeskKind::village;
    Words name;
    std::string village;              ///< code of the village where it stands
    std::vector<std::string> serves;  ///< area codes: regency, kecamatan or village
    bool provisional = false;         ///< not confirmed by the office
    std::string source;
    LAYANG_FIELDS(Desk, code, kind, name, village, serves, provisional, source)
};

/// The regency's own row.
struct RegionFacts {
    std::string code;        ///< "35.03"
    std::string short_code;  ///< "3503": the regency in ledger and tables, and the folder of its data
    std::string name;
    std::string zone;       ///< IANA name
    std::string zone_name;  ///< as people say it: WIB
    int utc_offset_minutes = 0;
    std::string code_prefix;  ///< two symbols of Crockford's alphabet that begin the regency's public codes
    int villages = 0;   ///< how many rows the tables must have
    int districts = 0;
    std::string instrument;
    LAYANG_FIELDS(RegionFacts, code, short_code, name, zone, zone_name, utc_offset_minutes, code_prefix, villages, districts, instrument)
};

/// An area that issues numbers. `code` has 2, 4 or 6 digits.
struct NikArea {
    std::string code;
    std::string name;
    bool parts_listed = false;  ///< all areas one level down are in the table, so that one that is not is unknown
    bool operator==(const NikArea&) const = default;
};

class Region {
public:
    /// Reads data/regions/<short_code>/ and data/regions/nik_regions.csv. Error: kConfigInvalid, all mistakes with file and line.
    [[nodiscard]] static Result<Region> load(const std::filesystem::path& data_folder, std::string_view short_code);

    [[nodiscard]] const RegionFacts& facts() const { return facts_; }
    /// The civil day of an instant in the regency's zone: what rules are looked up by.
    [[nodiscard]] Date date_of(Instant at) const;

    /// In the order of their codes. Lookups give nullptr for an unknown code.
    [[nodiscard]] const std::vector<Village>& villages() const { return villages_; }
    [[nodiscard]] const std::vector<District>& districts() const { return districts_; }
    /// Listed desks first, then a desk for each village.
    [[nodiscard]] const std::vector<Desk>& desks() const { return desks_; }
    [[nodiscard]] const Village* village(std::string_view code) const;
    [[nodiscard]] const District* district(std::string_view code) const;
    [[nodiscard]] const Desk* desk(std::string_view code) const;
    [[nodiscard]] std::vector<const Village*> villages_of_district(std::string_view district_code) const;
    /// All villages with that name, in any case; more than one for the doubled names.
    [[nodiscard]] std::vector<const Village*> villages_named(std::string_view name) const;
    /// Whether a desk serves a village.
    [[nodiscard]] static bool serves(const Desk& desk, std::string_view village_code);

    /// Whether PPRRKK may stand at the head of a NIK or family card number: the province must be listed, and below an area whose
    /// parts are listed the part must be, too.
    [[nodiscard]] bool knows_nik_area(std::string_view six_digits) const;
    /// The finest listed name: "Kec. Dongko", "Kab. Tulungagung", "Bali"; empty when the area is not known.
    [[nodiscard]] std::string nik_area_name(std::string_view six_digits) const;

private:
    friend class RegionLoad;
    [[nodiscard]] const NikArea* nik_area(std::string_view code) const;

    RegionFacts facts_;
    std::vector<Village> villages_;
    std::vector<District> districts_;
    std::vector<Desk> desks_;
    std::vector<NikArea> nik_areas_;  ///< sorted by code
};

}  // namespace layang

LAYANG_ENUM(layang::VillageType, desa, kelurahan)
LAYANG_ENUM(layang::DeskKind, village, upt, counter)
