#include "platform/registry/catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::catalogue_test {

namespace {

const Catalogue& real() {
    static const Catalogue catalogue = [] {
        auto loaded = Catalogue::load(real_data_folder());
        if (!loaded)
            for (const auto& line : sentences(loaded.error())) MESSAGE(line);
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return catalogue;
}

Date day(int year, unsigned month, unsigned d) { return *Date::of(year, month, d); }

/// Codes of the services that a life event opens, in the order of the table.
std::vector<std::string> opened_by(const Catalogue& catalogue, std::string_view life_event, Date on) {
    std::vector<std::string> codes;
    for (const auto* service : catalogue.services_on(on))
        if (std::ranges::find(service->life_events, life_event) != service->life_events.end()) codes.push_back(service->code);
    return codes;
}

}  // namespace

TEST_CASE("the real tables load, and hold the twelve services that show every shape") {
    std::set<std::string> codes;
    for (const auto* service : real().services_on(day(2020, 6, 8))) codes.insert(service->code);
    CHECK(codes == std::set<std::string>{"KK-NEW", "KK-CHG", "KK-LOST", "KTP-NEW", "KTP-EARLY", "KTP-LOST", "KTP-CHG", "KIA-05", "KIA-517",
                                         "MOV-IN1", "CAP-BIR", "CAP-DTH"});
}

TEST_CASE("every output has a medium on each day from 2020 to 2027 on which its service holds") {
    for (Date at = day(2020, 1, 1); at < day(2028, 1, 1); at = at.plus_days(1))
        for (const auto* service : real().services_on(at))
            for (const auto& output : service->outputs)
                if (real().medium_at(output.document, at) == nullptr) FAIL(service->code << ' ' << output.document << ' ' << to_string(at));
}

TEST_CASE("a family card is on security paper on 30 June 2020 and on A4 from 1 July on") {
    CHECK(real().medium_at("KK", day(2020, 6, 30))->code == "SEC");
    CHECK(real().medium_at("KK", day(2020, 7, 1))->code == "A4");
    CHECK(real().medium_at("KK", day(2020, 7, 1))->code == "A4");
    CHECK(real().medium_at("KTP", day(2020, 7, 1))->stock_counted);
    CHECK(real().medium_at("SUKET", day(2020, 7, 1)) == nullptr);
}

TEST_CASE("an unknown service and one that is not in force are told apart") {
    CHECK(real().require_service("NO-SUCH", day(2020, 6, 8)).error().code() == ErrorCode::kServiceUnknown);
    CHECK(real().require_service("KK-NEW", day(2019, 12, 31)).error().code() == ErrorCode::kServiceNotInForce);
    CHECK(real().require_service("KK-NEW", day(2020, 1, 1)).value()->code == "KK-NEW");
}

TEST_CASE("a service that ended without a successor is taken on its last day, and on no day after it") {
    auto tables = real().tables();
    const Date end = day(2026, 12, 1), last = end.plus_days(-1);
    for (auto& service : tables.services)
        if (service.code == "KK-NEW") service.valid_to = end;
    const Catalogue catalogue(std::move(tables));
    const auto offered = [&](Date at) {
        const auto codes = opened_by(catalogue, "married", at);
        return std::any_of(codes.begin(), codes.end(), [](const auto& code) { return code == "KK-NEW"; });
    };
    CHECK(catalogue.require_service("KK-NEW", last).has_value());
    CHECK(offered(last));
    for (const auto after : {end, end.plus_years(1)}) {
        CHECK(catalogue.require_service("KK-NEW", after).error().code() == ErrorCode::kServiceNotInForce);
        CHECK(catalogue.service_at("KK-NEW", after) == nullptr);
        CHECK_FALSE(offered(after));
    }
}

TEST_CASE("a life event opens its services, and events come in their order") {
    CHECK(opened_by(real(), "married", day(2021, 1, 4)) == std::vector<std::string>{"KK-NEW", "KTP-CHG"});
    const auto events = real().life_events_on(day(2021, 1, 4));
    REQUIRE(events.size() > 1);
    CHECK(events[0]->code == "child_born");
    for (const auto* event : events) CHECK_MESSAGE(!opened_by(real(), event->code, day(2021, 1, 4)).empty(), event->code);
}

TEST_CASE("the identity card's hand-over is deferred activation by default") {
    CHECK(real().policy_at("handover.ktp", day(2020, 6, 8))->choice == "deferred_activation");
    CHECK(real().policy_at("handover.pair", day(2020, 6, 8))->number == 24);
}

TEST_CASE("the contract lies inside the decree of its day, and there is none before the first ride") {
    CHECK(real().contract_at(day(2020, 6, 7)) == nullptr);
    CHECK(real().contract_at(day(2020, 6, 8))->decree == "KP-548-2020");
    CHECK(real().contract_at(day(2022, 9, 9))->decree == "KP-548-2020");
    CHECK(real().contract_at(day(2022, 9, 10))->decree == "KP-667-2022");
    CHECK(row_at(real().tables().tariff_decrees, "KP-667-2022", day(2022, 9, 10))->per_km_low == Rupiah{2000});
}

TEST_CASE("an anomaly has the owner of its row, or of the row for the rest") {
    CHECK(real().anomaly_owner("seal-broken", day(2020, 6, 8)) == Role::dispatcher);
    CHECK(real().anomaly_owner("something new", day(2020, 6, 8)) == Role::lead);
}

TEST_CASE("a reason is found by its kind and code, never by the code alone") {
    CHECK(real().reason_at("return", "blurred", day(2020, 6, 8)) != nullptr);
    CHECK(real().reason_at("reject", "blurred", day(2020, 6, 8)) == nullptr);
    for (const auto* kind : {"return", "reject", "withdraw", "clock_stop", "spoil", "stock_adjust", "attempt_failed", "old_excused", "run_problem",
                             "run_cancelled", "document_damaged", "document_cancelled", "document_lost", "bag_lost", "bag_damaged", "bag_resealed", "anomaly_resolved",
                             "account_disabled", "device_revoked", "late_act_discarded", "unmask"})
        CHECK_MESSAGE(std::ranges::any_of(rows_on(real().tables().reasons, day(2020, 6, 8)), [&](const auto* row) { return row->kind == kind; }), kind);
}

TEST_CASE("a reason's row says whether an excuse ends, and only an excuse does") {
    const auto to_come = [](const ReasonCode& row) { return row.still_to_come; };
    const auto& rows = real().tables().reasons;
    CHECK(std::ranges::any_of(rows, to_come));
    CHECK(std::ranges::none_of(rows, [&](const ReasonCode& row) { return to_come(row) && row.kind != "old_excused"; }));
}

TEST_CASE("a reason binds whoever gives it: it stands in a row of its kind, and is explained where the row says so") {
    const auto given = [](std::string_view kind, std::string_view code, std::string_view note, std::string_view field = "reason") {
        std::vector<std::string> told;
        if (const auto known = real().known_reason(kind, code, note, day(2020, 6, 8), field); !known)
            for (const auto& reason : known.error().reasons()) told.push_back(std::string(info(reason.code).slug) + ' ' + reason.field);
        return told;
    };
    using Told = std::vector<std::string>;
    CHECK(given("return", "blurred", "") == Told{});
    CHECK(given("return", "Siti Rahayu", "") == Told{"reason-unknown reason"});
    CHECK(given("return", "misprint", "") == Told{"reason-unknown reason"});
    CHECK(given("return", "other", "") == Told{"field-missing note"});
    CHECK(given("return", "other", " \n") == Told{"field-missing note"});
    CHECK(given("return", "other", "Nama terpotong") == Told{});
    CHECK(given("return", "other", "", "reasons.1.code") == Told{"field-missing reasons.1.note"});
    CHECK(given("return", "no such", std::string(kReasonNoteCharactersMax + 1, 'x')) == Told{"reason-unknown reason", "text-too-long note"});
    std::string long_word;
    for (std::size_t i = 0; i < kReasonNoteCharactersMax; ++i) long_word += "\u00e9";
    CHECK(given("return", "other", long_word) == Told{});
}

TEST_CASE("a service goes through JSON and back unharmed") {
    for (const auto& service : real().tables().services) {
        const auto back = decode<Service>(encode(service));
        REQUIRE(back.has_value());
        CHECK(*back == service);
    }
}

TEST_CASE("a row for a service that the code has never heard of is enough, and yesterday keeps yesterday's row") {
    TableFolder folder;
    folder.append("services.toml", R"(
[[service]]
code = "ZZ-ONE"
valid_from = 2026-12-01
instrument = "invented"
name = { id = "Kartu senja", en = "Dusk card" }
gloss = { id = "Kartu senja", en = "Dusk card" }
life_events = ["age_17"]
forms = ["F-1.02"]
roles = [{ code = "bearer", name = { id = "Pembawa", en = "Bearer" }, min = 1, max = 2, nik = "required" }]
fields = [{ key = "hour", label = { id = "Jam", en = "Hour" }, kind = "number", per = "bearer", required = true, number_min = 0, number_max = 23 }]
requirements = [{ code = "R01", per = "bearer", original = "kept" }]
outputs = [{ document = "KIA", per = "bearer", count = 2, receiver = "PK" }]
)");
    const auto catalogue = Catalogue::load(folder.path());
    REQUIRE(catalogue.has_value());
    CHECK(catalogue->service_at("ZZ-ONE", day(2026, 11, 30)) == nullptr);
    const auto* service = catalogue->service_at("ZZ-ONE", day(2026, 12, 1));
    REQUIRE(service != nullptr);
    CHECK(service->outputs[0].count == 2);
    CHECK(service->roles[0].code == "bearer");
    const auto opened = opened_by(*catalogue, "age_17", day(2026, 12, 1));
    CHECK(std::ranges::find(opened, service->code) != opened.end());
}

}  // namespace layang::catalogue_test
