// What a run costs, counted by hand from the rows under data/: distances of villages.csv, hills of districts.csv, tariffs.toml.
#include "capabilities/custody/wiring.hpp"

#include <doctest/doctest.h>

#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::custody::fare_test {
namespace {

const std::string kBesuki = "35.03.01.2001", kMlinjon = "35.03.14.2007";                                          // southern hills
const std::string kSumber = "35.03.06.2009", kSumbergedong = "35.03.11.1007", kNgares = "35.03.11.2001";  // ordinary land
const Date kLaunch = *Date::of(2020, 6, 8);

const Region& region() {
    static const Region loaded = Region::load(real_data_folder(), "3503").value();
    return loaded;
}
const Catalogue& catalogue() {
    static const Catalogue loaded = Catalogue::load(real_data_folder()).value();
    return loaded;
}
Fare fare_over(const std::vector<std::string>& stops, Date on = kLaunch) { return fare_of_stops(catalogue(), region(), stops, on).value(); }

/// The contracts of the tables, all of them changed.
template <class Change>
Result<Fare> fare_if(const Change& change, const std::vector<std::string>& stops) {
    auto tables = catalogue().tables();
    for (auto& contract : tables.tariff_contracts) change(contract);
    return fare_of_stops(Catalogue(std::move(tables)), region(), stops, kLaunch);
}

}  // namespace

TEST_CASE("custody fare: the southern hills take 1.66, other land 1.33, and the way back is not paid") {
    // 38,070 m x 1.66 = 63,196.2; 59,196 m beyond the first 4 km at Rp 2
    const auto hills = fare_over({kBesuki});
    CHECK(hills.distance == Metres{63'196});
    CHECK(hills.total == Rupiah{8000 + 118'392});
    REQUIRE(hills.parts.size() == 2);
    CHECK(hills.parts[0].amount == Rupiah{8000});
    CHECK(hills.parts[1].amount == Rupiah{118'392});
    // 3,630 m x 1.33 = 4,827.9
    const auto plain = fare_over({kNgares});
    CHECK(plain.distance == Metres{4'828});
    CHECK(plain.total == Rupiah{8000 + 2 * 828});
    // 1,370 m x 1.33 = 1,822.1: within the 4 km of the minimum
    CHECK(fare_over({kSumbergedong}).distance == Metres{1'822});
    CHECK(fare_over({kSumbergedong}).total == Rupiah{8000});
}

TEST_CASE("custody fare: a leg with either end in the hills takes their factor, and the minimum is paid once") {
    // 1,920 m x 1.33 = 2,553.6; on to Mlinjon 9,741 m x 1.66 = 16,170.06; together 18,724
    const auto there = fare_over({kSumber, kMlinjon});
    CHECK(there.distance == Metres{18'724});
    CHECK(there.total == Rupiah{8000 + 2 * 14'724});
    // The other way round: 9,640 m x 1.66 = 16,002.4; back down 16,170
    CHECK(fare_over({kMlinjon, kSumber}).distance == Metres{32'172});
    // From a branch in the hills down to the plain: 38,465 m x 1.66 = 63,851.9
    const auto from_branch = fare_if([](auto& contract) { contract.origin = "upt-panggul"; }, {kNgares});
    CHECK(from_branch.value().distance == Metres{63'852});
}

TEST_CASE("custody fare: it names contract and decree, and whoever has the row counts it again from the distance") {
    const auto fare = fare_over({kSumber, kMlinjon, kBesuki});
    CHECK(fare.tariff_row == "ANTAR-2020 (KP-548-2020)");
    CHECK(fare.distance_source == "estimate");
    CHECK(fare.total.amount == 8000 + (fare.distance.count - 4000) * 2);
    CHECK(fare_over({kBesuki}, *Date::of(2022, 9, 9)).tariff_row == "ANTAR-2020 (KP-548-2020)");
    CHECK(fare_over({kBesuki}, *Date::of(2022, 9, 10)).tariff_row == "ANTAR-2022A (KP-667-2022)");
    CHECK(fare_over({kBesuki}, *Date::of(2022, 11, 22)).tariff_row == "ANTAR-2022B (KP-1001-2022)");
    // A contract that pays the way back counts it.
    const auto both_ways = fare_if([](auto& contract) { contract.return_paid = true; }, {kBesuki}).value();
    CHECK(both_ways.distance == Metres{2 * 63'196});
    CHECK(both_ways.total.amount == 8000 + (2 * 63'196 - 4000) * 2);
}

TEST_CASE("custody fare: a day without a row, and a contract outside of its decree, have none") {
    CHECK(fare_of_stops(catalogue(), region(), {kBesuki}, kLaunch.plus_days(-1)).error().code() == ErrorCode::kTariffMissing);
    CHECK(fare_if([](auto& contract) { contract.per_km = {2301}; }, {kBesuki}).error().code() == ErrorCode::kTariffOutsideDecree);
    CHECK(fare_of_stops(catalogue(), region(), {kBesuki, "35.03.99.2001"}, kLaunch).error().code() == ErrorCode::kChoiceUnknown);
    CHECK(fare_of_stops(catalogue(), region(), {}, kLaunch).error().code() == ErrorCode::kFieldMissing);
}

TEST_CASE("custody fare: a run begins and ends at the desk that the contract of the day names") {
    const auto from = [&](const std::string& desk) { return fare_if([&](auto& contract) { contract.origin = desk; }, {kBesuki}); };
    const auto office = from("dukcapil"), branch = from("upt-panggul");
    REQUIRE(office.has_value());
    REQUIRE(branch.has_value());
    CHECK(branch->distance < office->distance);  // the branch stands in Besuki's own kecamatan
    CHECK(branch->total < office->total);
    CHECK(from("nowhere").error().code() == ErrorCode::kTariffMissing);
}

}  // namespace layang::custody::fare_test
