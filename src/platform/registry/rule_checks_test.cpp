// Broken copies of the rule tables: every mistake is named with its file and row.
#include "platform/registry/rule_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/registry/region.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::rule_checks_test {

namespace {

struct Told {
    std::vector<std::string> lines;

    explicit Told(const TableFolder& folder) {
        const auto loaded = Catalogue::load(folder.path());
        if (loaded) return;
        for (const auto& reason : loaded.error().reasons()) CHECK(reason.code == ErrorCode::kConfigInvalid);
        lines = sentences(loaded.error());
    }
    /// Whether some sentence holds all the words.
    [[nodiscard]] bool has(const std::vector<std::string>& words) const {
        return std::ranges::any_of(lines, [&](const auto& line) {
            return std::ranges::all_of(words, [&](const auto& word) { return line.find(word) != std::string::npos; });
        });
    }
};

}  // namespace

TEST_CASE("a missing or unreadable file is named, and nothing that leans on it") {
    TableFolder folder;
    folder.remove("reasons.toml");
    folder.append("tariffs.toml", "\nrate = = 3\n");
    const Told told(folder);
    CHECK(told.lines.size() == 2);
    CHECK(told.has({"reasons.toml", "the file is missing"}));
    CHECK(told.has({"tariffs.toml, line "}));
}

TEST_CASE("letters beyond ASCII stand in texts and comments and nowhere else, and a text ends on its line") {
    TableFolder good;
    good.append("reasons.toml", "# Déjà vu, \u00ab\"\u00bb\n");
    good.replace("life_events.toml", "en = \"", "en = \"\u00e9\\\"\u00e9 ");
    CHECK(Told(good).lines == std::vector<std::string>{});
    TableFolder bad;
    bad.append("reasons.toml", "\nn\u00e9 = 1\n");
    bad.append("tariffs.toml", "\nx = \"a\" \uFEFB\n");
    bad.append("policies.toml", "\nx = \"\"\"a\nb\"\"\"\n");
    const Told told(bad);
    for (const char* file : {"reasons.toml, line ", "tariffs.toml, line ", "policies.toml, line "}) CHECK(told.has({file, "outside of quotes"}));
}

TEST_CASE("a wrong column, a forgotten one and a mistyped heading are named with the row's line") {
    TableFolder folder;
    folder.replace("tariffs.toml", "per_km_low = 1850", "per_km_lowest = 1850");
    folder.replace("reasons.toml", "code = \"blurred\"", "code = \"blurred\"\nnote_required = \"maybe\"");
    folder.replace("services.toml", "nik = \"required\"", "nik = \"perhaps\"");
    folder.append("life_events.toml", "\n[[life_evnt]]\ncode = \"x\"\n");
    folder.replace("policies.toml", "number = 24", "number = 24.5");
    const Told told(folder);
    CHECK(told.has({"tariffs.toml, decree 1, line ", "KP-348-2019", "per_km_lowest", "not known"}));
    CHECK(told.has({"tariffs.toml, decree 1, line ", "per_km_low:", "required"}));
    CHECK(told.has({"reasons.toml, reason 1, line ", "blurred", "note_required"}));
    CHECK(told.has({"services.toml, service 1, line ", "KK-NEW", "roles.0.nik", "perhaps"}));
    CHECK(told.has({"life_events.toml", "nothing reads \"life_evnt\""}));
    CHECK(told.has({"policies.toml, line ", "whole numbers"}));
}

TEST_CASE("overlapping, empty and broken spans are named") {
    TableFolder folder;
    folder.replace("documents.toml", "valid_to = 2020-07-01\ninstrument", "valid_to = 2020-06-01\ninstrument");
    folder.append("services.toml", "\n[[service]]\ncode = \"KK-LOST\"\nvalid_from = 2021-01-01\nvalid_to = 2021-01-01\ninstrument = \"x\"\n"
                                   "name = { id = \"x\", en = \"x\" }\ngloss = { id = \"x\", en = \"x\" }\nlife_events = [\"age_17\"]\n");
    folder.replace("policies.toml", "code = \"handover.pair\"", "code = \"handover.pair\"\nvalid_to = 2021-01-01");
    folder.append("policies.toml", "\n[[policy]]\ncode = \"handover.pair\"\nvalid_from = 2021-02-01\ninstrument = \"x\"\n"
                                   "meaning = { id = \"x\", en = \"x\" }\nnumber = 12\nunit = \"hours\"\n");
    folder.replace("tariffs.toml", "code = \"ANTAR-2020\"\nvalid_from = 2020-06-08\nvalid_to = 2022-09-10",
                   "code = \"ANTAR-2020\"\nvalid_from = 2020-06-08\nvalid_to = 2022-09-11");
    const Told told(folder);
    CHECK(told.has({"documents.toml, KK from 2020-01-01", "SEC has no row on 2020-06-01"}));
    CHECK(told.has({"services.toml, KK-LOST from 2021-01-01", "overlaps the row from 2020-01-01"}));
    CHECK(told.has({"services.toml, KK-LOST from 2021-01-01", "valid_to is not after valid_from"}));
    CHECK(told.has({"services.toml, KK-LOST from 2021-01-01", "at least one person"}));
    CHECK(told.has({"policies.toml, handover.pair", "no row holds on 2021-01-01"}));
    CHECK(told.has({"tariffs.toml, contract from 2022-09-10", "overlaps the row from 2020-06-08"}));
    CHECK(told.has({"tariffs.toml, ANTAR-2020", "KP-548-2020 has no row on 2022-09-10"}));
}

TEST_CASE("a document without a medium on some day stops the services that yield it") {
    TableFolder folder;
    folder.replace("documents.toml", "{ medium = \"A4\", valid_from = 2020-07-01,", "{ medium = \"A4\", valid_from = 2020-07-05,");
    const Told told(folder);
    CHECK(told.has({"documents.toml, KK from 2020-01-01", "no medium on 2020-07-01"}));
    CHECK(told.has({"services.toml, MOV-IN1 from 2020-01-01", "output KK: no medium on 2020-07-01"}));
}

TEST_CASE("two media of one document on one day are named") {
    TableFolder folder;
    folder.replace("documents.toml", "{ medium = \"SEC\", valid_from = 2020-01-01, valid_to = 2020-07-01",
                   "{ medium = \"SEC\", valid_from = 2020-01-01, valid_to = 2020-07-02");
    CHECK(Told(folder).has({"documents.toml, KK from 2020-01-01", "two media on 2020-07-01"}));
}

TEST_CASE("codes that no table has are named") {
    TableFolder folder;
    folder.replace("services.toml", "{ code = \"F-1.02\", per = \"application\"", "{ code = \"R99\", per = \"nobody\"");
    folder.replace("services.toml", "{ code = \"F-2.04\", witnesses = 2 }", "{ code = \"F-9.99\", witnesses = 3 }");
    folder.replace("services.toml", "document = \"AKTA-LAHIR\"", "document = \"AKTA\"");
    folder.replace("services.toml", "receiver = \"O\"", "receiver = \"OO\"");
    folder.replace("services.toml", "life_events = [\"died\"]", "life_events = [\"passed\"]");
    folder.replace("services.toml", "is = [\"remains\"]", "is = [\"stays\"]");
    folder.replace("documents.toml", "handover_policy = \"handover.ktp\"", "handover_policy = \"handover.card\"");
    folder.replace("policies.toml", "papers = [\"F-1.07\"]", "papers = [\"F-1.77\"]");
    const Told told(folder);
    CHECK(told.has({"services.toml, KK-NEW from 2020-01-01", "unknown R99"}));
    CHECK(told.has({"KK-NEW", "per names the unknown role nobody"}));
    CHECK(told.has({"CAP-BIR", "unknown F-9.99"}));
    CHECK(told.has({"CAP-BIR", "F-9.99 needs a role witness for 3"}));
    CHECK(told.has({"CAP-BIR", "unknown AKTA"}));
    CHECK(told.has({"KIA-05", "receiver: unknown OO"}));
    CHECK(told.has({"CAP-DTH", "life_events: unknown passed"}));
    CHECK(told.has({"CAP-DTH", "when names stays"}));
    CHECK(told.has({"documents.toml, KTP", "handover_policy: unknown handover.card"}));
    CHECK(told.has({"policies.toml, PK", "papers: unknown F-1.77"}));
}

TEST_CASE("roles, fields and due dates that cannot be met are named") {
    TableFolder folder;
    folder.replace("services.toml", "min_age = 16, max_age = 17", "min_age = 17, max_age = 17");
    folder.replace("services.toml", "due = { on = \"birthday\", role = \"subject\", age = 17 }", "due = { on = \"birthday\", role = \"object\", age = 17 }");
    folder.replace("services.toml", "min = 1, max = 4, nik = \"none\", birth_date_field = \"birth_date\"", "min = 1, max = 40, nik = \"none\"");
    folder.replace("services.toml", "kind = \"date\", per = \"newborn\", required = true, days_back_max = 60",
                   "kind = \"text\", per = \"newborn\", required = true, days_back_max = 60");
    folder.replace("services.toml", "nik = \"required\", birth_date_field = \"birth_date\", min_age = 17", "nik = \"required\", min_age = 17");
    const Told told(folder);
    CHECK(told.has({"KK-NEW", "role head", "a lower age limit alone needs birth_date_field"}));
    CHECK(told.has({"KTP-EARLY", "max_age is not above min_age"}));
    CHECK(told.has({"KTP-EARLY", "due: unknown role object"}));
    CHECK(told.has({"CAP-BIR", "role newborn", "min and max"}));
    CHECK(told.has({"CAP-BIR", "role newborn", "needs a NIK or birth_date_field"}));
    CHECK(told.has({"CAP-BIR", "field birth_date", "days belong to dates"}));
}

TEST_CASE("a birthday that is nobody's alone, or that nothing tells, is named: documents would be ordered at once, or on another's") {
    TableFolder folder;
    folder.replace("services.toml", "en = \"Person recorded\" }, min = 1, max = 1, nik = \"required\"", "en = \"Person recorded\" }, min = 0, max = 2, nik = \"optional\"");
    const Told told(folder);
    CHECK(told.has({"KTP-EARLY", "due: role subject is not exactly one person"}));
    CHECK(told.has({"KTP-EARLY", "due: nothing tells the birthday of role subject"}));
}

TEST_CASE("a condition that can never hold where it is asked is named, and so is a role that is called like what is none") {
    TableFolder folder;
    folder.replace("services.toml", "{ code = \"R16\", per = \"application\", original = \"kept\", when = { field = \"dwelling\", is = [\"hosted\", \"rented\"] } }",
                   "{ code = \"R16\", per = \"child\", original = \"kept\", when = { field = \"marital_status\", is = [\"married\"], role = \"adult\" } }");
    folder.replace("services.toml", "{ code = \"witness\"", "{ code = \"holder\"");
    const Told told(folder);
    CHECK(told.has({"MOV-IN1", "paper R16: when is asked of each child and names the role adult"}));
    CHECK(told.has({"MOV-IN1", "paper R16: when is asked of each child, and marital_status is not"}));
    CHECK(told.has({"CAP-BIR", "role holder: that word stands for something else"}));
}

TEST_CASE("a contract outside of its decree, a choice that the program lacks and a paper without limits are named") {
    TableFolder folder;
    folder.replace("tariffs.toml", "per_km = 2000", "per_km = 2400");
    folder.replace("tariffs.toml", "minimum = 8000\nbase = 4000", "minimum = 6000\nbase = 5000");
    folder.replace("policies.toml", "choice = \"deferred_activation\"", "choice = \"by_drone\"");
    folder.replace("policies.toml", "code = \"*\"", "code = \"rest\"");
    folder.replace("requirements.toml", "bytes_max = 3000000", "bytes_max = 0");
    folder.replace("requirements.toml", "\"application/pdf\"", "\"image/gif\"");
    const Told told(folder);
    CHECK(told.has({"tariffs.toml, ANTAR-2020 from 2020-06-08", "per_km lies outside"}));
    CHECK(told.has({"tariffs.toml, ANTAR-2020 from 2020-06-08", "minimum lies outside"}));
    CHECK(told.has({"tariffs.toml, ANTAR-2020 from 2020-06-08", "base is not that of KP-548-2020"}));
    CHECK(told.has({"policies.toml, handover.ktp", "by_drone"}));
    CHECK(told.has({"policies.toml", "\"*\""}));
    CHECK(told.has({"requirements.toml, R01", "bytes_max"}));
    CHECK(told.has({"requirements.toml, R01", "image/gif"}));
}

TEST_CASE("a contract whose rides begin where the regency has no desk is named") {
    TableFolder folder;
    const auto region = Region::load(folder.path(), "3503");
    REQUIRE(region);
    const auto places = [&] {
        const auto catalogue = Catalogue::load(folder.path());
        REQUIRE(catalogue);
        return require_known_places(*catalogue, *region);
    };
    CHECK(places());
    folder.replace("tariffs.toml", "origin = \"dukcapil\"", "origin = \"upt-panggul\"");
    CHECK(places());
    folder.replace("tariffs.toml", "origin = \"dukcapil\"", "origin = \"dukcapl\"");
    const auto wrong = places();
    REQUIRE(!wrong);
    CHECK(wrong.error().code() == ErrorCode::kConfigInvalid);
    CHECK(sentences(wrong.error()) == std::vector<std::string>{"tariffs.toml, ANTAR-2022A from 2022-09-10: origin: there is no desk dukcapl"});
}

}  // namespace layang::rule_checks_test
