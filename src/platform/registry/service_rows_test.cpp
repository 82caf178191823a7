// What the catalogue of the field asks, yields and takes back for each service, set down apart from the rows: a row that asks more, less
// or otherwise than its law is found here. Not here: a foundling's police report, since the row of a birth names the mother.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "platform/registry/catalogue.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::service_rows_test {
namespace {

using Lines = std::set<std::string>;
struct Expected {
    /// "CODE per ROLE, original"; " when" where it is asked under a condition; each substitute with the witnesses it wants.
    Lines papers;
    /// "DOCUMENT per ROLE to RECEIVER"; each old document that it takes back, with '?' where only somebody who has one gives it.
    Lines documents;
};

std::string line_of(const PaperUse& use) {
    std::string line = use.code + " per " + use.per + ", " + std::string(name_of(use.original));
    if (use.when) line += " when";
    for (const auto& other : use.substitutes) line += " or " + other.code + (other.witnesses > 0 ? '+' + std::to_string(other.witnesses) : "");
    return line;
}
std::string line_of(const Output& output) {
    std::string line = output.document + " per " + output.per + " to " + output.receiver;
    if (output.when) line += " when";
    for (const auto& old : output.surrenders) line += ", takes " + old.document + (old.if_held ? "?" : "");
    return line;
}
template <class Rows>
Lines lines_of(const Rows& rows) {
    Lines lines;
    for (const auto& row : rows) lines.insert(line_of(row));
    return lines;
}

const std::map<std::string, Expected>& expected() {
    static const std::map<std::string, Expected> all = {
        {"KK-NEW",
         {{"F-1.02 per application, shown", "R06 per application, shown or R07 or F-1.05"},
          {"KK per application to A", "KK per origin_head to A, takes KK"}}},
        {"KK-CHG",
         {{"F-1.02 per application, shown", "F-1.06 per application, shown", "R02 per application, shown", "R12 per application, shown",
           "R03 per card_holder, shown"},
          {"KK per application to A, takes KK", "KTP per card_holder to P, takes KTP"}}},
        {"KK-LOST",
         {{"F-1.02 per application, shown", "R04 per application, kept", "KTP per head, shown"}, {"KK per application to A"}}},
        {"KTP-NEW",
         {{"F-1.02 per application, shown", "R01 per application, shown", "R06 per application, shown when or R07"},
          {"KTP per subject to P, takes KIA?, takes SUKET?"}}},
        {"KTP-EARLY",
         {{"F-1.02 per application, shown", "R01 per application, shown"}, {"KTP per subject to P, takes KIA?"}}},
        {"KTP-LOST",
         {{"F-1.02 per application, shown", "R04 per application, kept", "R01 per application, shown"}, {"KTP per subject to P, takes SUKET?"}}},
        {"KTP-CHG",
         {{"F-1.02 per application, shown", "F-1.06 per application, shown", "R03 per subject, shown", "R01 per application, shown",
           "R12 per application, shown or R06"},
          {"KTP per subject to P, takes KTP"}}},
        {"KIA-05",
         {{"F-1.02 per application, shown", "R09 per child, shown", "R18 per application, shown"}, {"KIA per child to O"}}},
        {"KIA-517",
         {{"F-1.02 per application, shown", "R09 per child, shown", "R18 per application, shown", "R17 per child, none"},
          {"KIA per child to O, takes KIA?"}}},
        {"MOV-IN1",
         {{"F-1.03 per application, shown", "R01 per application, shown", "R16 per application, kept when"},
          {"KK per application to A, takes KK", "KTP per adult to P, takes KTP", "KIA per child to O, takes KIA?"}}},
        {"CAP-BIR",
         {{"F-2.01 per application, shown", "R10 per newborn, shown or F-2.03+2", "R06 per application, shown or F-2.04+2",
           "R01 per application, shown"},
          {"AKTA-LAHIR per newborn to A", "KK per application to A, takes KK", "KIA per newborn to O"}}},
        {"CAP-DTH",
         {{"F-2.01 per application, shown", "R11 per deceased, shown", "R01 per deceased, shown or KTP"},
          {"AKTA-MATI per deceased to A, takes KTP?, takes KIA?", "KK per application to A when, takes KK"}}},
    };
    return all;
}

}  // namespace

TEST_CASE("each service asks, yields and takes back what the catalogue of the field says") {
    const auto loaded = Catalogue::load(real_data_folder());
    REQUIRE(loaded.has_value());
    Lines seen;
    for (const auto* service : loaded->services_on(*Date::of(2020, 6, 8))) {
        seen.insert(service->code);
        const auto row = expected().find(service->code);
        if (row == expected().end()) {
            FAIL_CHECK("nothing is expected of ", service->code);
            continue;
        }
        const auto papers = lines_of(service->requirements), documents = lines_of(service->outputs);
        for (const auto& line : row->second.papers) CHECK_MESSAGE(papers.contains(line), service->code, " does not ask: ", line);
        for (const auto& line : papers) CHECK_MESSAGE(row->second.papers.contains(line), service->code, " asks: ", line);
        for (const auto& line : row->second.documents) CHECK_MESSAGE(documents.contains(line), service->code, " does not yield: ", line);
        for (const auto& line : documents) CHECK_MESSAGE(row->second.documents.contains(line), service->code, " yields: ", line);
    }
    CHECK(seen.size() == expected().size());
}

TEST_CASE("a family card follows each change that its row of the field names") {
    const auto loaded = Catalogue::load(real_data_folder());
    REQUIRE(loaded.has_value());
    const auto* service = loaded->service_at("KK-CHG", *Date::of(2020, 6, 8));
    REQUIRE(service != nullptr);
    Lines changes;
    for (const auto& field : service->fields)
        if (field.key == "change")
            for (const auto& choice : field.choices) changes.insert(choice.value);
    for (const auto* each : {"member_added", "member_removed", "status", "address"}) CHECK_MESSAGE(changes.contains(each), each);
}

}  // namespace layang::service_rows_test
