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
    /// "CODE per ROLE, original"; when it is asked, where that hangs on something; each substitute with the witnesses it wants.
    Lines papers;
    /// "DOCUMENT per ROLE to RECEIVER"; each old document that it takes back, with '?' where only somebody who has one gives it.
    Lines documents;
    /// Its forms; "recorded" where a recording is wanted, what is waited for besides, when documents are due that are not due at once; roles with
    /// the ages that they take, '!' where being or having been married lifts them.
    std::string rest;
};

std::string when_of(const std::optional<Condition>& when) {
    if (!when) return "";
    std::string line = " when";
    if (when->field) {
        line += ' ' + *when->field + '=';
        for (const auto& value : when->is) line += (value == when->is.front() ? "" : "|") + value;
    }
    if (when->role)
        line += ' ' + *when->role + ' ' + (when->age_from ? std::to_string(*when->age_from) : "") + '-' + (when->age_below ? std::to_string(*when->age_below) : "");
    return line;
}
std::string line_of(const PaperUse& use) {
    std::string line = use.code + " per " + use.per + ", " + std::string(name_of(use.original));
    line += when_of(use.when);
    for (const auto& other : use.substitutes) line += " or " + other.code + (other.witnesses > 0 ? '+' + std::to_string(other.witnesses) : "");
    return line;
}
std::string line_of(const Output& output) {
    std::string line = output.document + " per " + output.per + " to " + output.receiver;
    if (output.count != 1) line += " x" + std::to_string(output.count);
    line += when_of(output.when);
    for (const auto& old : output.surrenders) {
        line += ", takes " + old.document + (old.if_held ? "?" : "");
        if (old.per != kPerHolder) line += " of " + old.per;
        if (old.count != 1) line += " x" + std::to_string(old.count);
    }
    return line;
}
std::string rest_of(const Service& service) {
    std::string line;
    for (const auto& form : service.forms) line += (line.empty() ? "" : " ") + form;
    if (service.biometrics) line += ", recorded";
    for (const auto wait : service.waits_for) line += ", " + std::string(name_of(wait));
    if (service.due.on == DueOn::birthday) line += ", due when " + service.due.role.value_or("") + " is " + std::to_string(service.due.age.value_or(0));
    for (const auto& role : service.roles) {
        if (!role.min_age && !role.max_age) continue;
        line += ", " + role.code + ' ' + (role.min_age ? std::to_string(*role.min_age) : "") + '-' + (role.max_age ? std::to_string(*role.max_age) : "");
        if (role.age_unless) line += '!';
    }
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
          {"KK per application to A", "KK per origin_head to A, takes KK"}, "F-1.02, head 17-!"}},
        {"KK-CHG",
         {{"F-1.02 per application, shown", "F-1.06 per application, shown", "R02 per application, shown", "R12 per application, shown",
           "R03 per card_holder, shown"},
          {"KK per application to A, takes KK", "KTP per card_holder to P, takes KTP"}, "F-1.02 F-1.06"}},
        {"KK-LOST",
         {{"F-1.02 per application, shown", "R04 per application, kept", "KTP per head, shown"}, {"KK per application to A"}, "F-1.02"}},
        {"KTP-NEW",
         {{"F-1.02 per application, shown", "R01 per application, shown", "R06 per application, shown when marital_status=married|widowed|divorced subject -17 or R07"},
          {"KTP per subject to P, takes KIA?, takes SUKET?"}, "F-1.02, recorded, print_ready, subject 17-!"}},
        {"KTP-EARLY",
         {{"F-1.02 per application, shown", "R01 per application, shown"}, {"KTP per subject to P, takes KIA?"}, "F-1.02, recorded, print_ready, due when subject is 17, subject 16-17"}},
        {"KTP-LOST",
         {{"F-1.02 per application, shown", "R04 per application, kept", "R01 per application, shown"}, {"KTP per subject to P, takes SUKET?"}, "F-1.02, subject 17-!"}},
        {"KTP-CHG",
         {{"F-1.02 per application, shown", "F-1.06 per application, shown", "R03 per subject, shown", "R01 per application, shown",
           "R12 per application, shown or R06"},
          {"KTP per subject to P, takes KTP"}, "F-1.02 F-1.06, subject 17-!"}},
        {"KIA-05",
         {{"F-1.02 per application, shown", "R09 per child, shown", "R18 per application, shown"}, {"KIA per child to O"}, "F-1.02, child -5"}},
        {"KIA-517",
         {{"F-1.02 per application, shown", "R09 per child, shown", "R18 per application, shown", "R17 per child, none"},
          {"KIA per child to O, takes KIA?"}, "F-1.02, child 5-17"}},
        {"MOV-IN1",
         {{"F-1.03 per application, shown", "R01 per application, shown", "R16 per application, kept when dwelling=hosted|rented"},
          {"KK per application to A, takes KK", "KTP per adult to P, takes KTP", "KIA per child to O, takes KIA?"}, "F-1.03, adult 17-!, child -17"}},
        {"CAP-BIR",
         {{"F-2.01 per application, shown", "R10 per newborn, shown or F-2.03+2", "R06 per application, shown or F-2.04+2",
           "R01 per application, shown"},
          {"AKTA-LAHIR per newborn to A", "KK per application to A, takes KK", "KIA per newborn to O"}, "F-2.01, newborn -1"}},
        {"CAP-DTH",
         {{"F-2.01 per application, shown", "R11 per deceased, shown", "R01 per deceased, shown or KTP"},
          {"AKTA-MATI per deceased to A, takes KTP? of deceased, takes KIA? of deceased", "KK per application to A when household=remains, takes KK"}, "F-2.01"}},
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
        CHECK_MESSAGE(rest_of(*service) == row->second.rest, service->code);
        CHECK_MESSAGE(service->clock.office_target == "clock.office_target", service->code);
        CHECK_MESSAGE(service->clock.legal == "clock.legal", service->code);
        CHECK_MESSAGE(!service->instrument.empty(), service->code);
    }
    CHECK(seen.size() == expected().size());
}

// Rule: R-LEGAL-CLOCK.
TEST_CASE("the clocks are those of the field: one working day of the office's own, and 24 hours that end at the same time of the next working day") {
    const auto loaded = Catalogue::load(real_data_folder());
    REQUIRE(loaded.has_value());
    const auto* target = loaded->policy_at("clock.office_target", *Date::of(2020, 6, 8));
    const auto* legal = loaded->policy_at("clock.legal", *Date::of(2020, 6, 8));
    REQUIRE(target != nullptr);
    REQUIRE(legal != nullptr);
    CHECK(target->number == 1);
    CHECK(target->unit == "working_days");
    CHECK(legal->choice == "same_time_next_working_day");
}

TEST_CASE("who may receive is whom the field names, and a proxy brings the letter of authority") {
    const auto loaded = Catalogue::load(real_data_folder());
    REQUIRE(loaded.has_value());
    const std::map<std::string, Lines> expected_of = {{"P", {"self"}},
                                                      {"PK", {"self", "adult_same_kk", "proxy F-1.07"}},
                                                      {"O", {"parent", "guardian"}},
                                                      {"A", {"applicant", "adult_same_kk", "proxy F-1.07"}}};
    for (const auto& [code, expected_lines] : expected_of) {
        const auto* rule = loaded->receiver_rule_at(code, *Date::of(2020, 6, 8));
        REQUIRE_MESSAGE(rule != nullptr, code);
        Lines lines;
        for (const auto& allowed : rule->allowed) {
            std::string line = allowed.relation;
            for (const auto& paper : allowed.papers) line += ' ' + paper;
            lines.insert(line);
        }
        CHECK_MESSAGE(lines == expected_lines, code);
    }
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
