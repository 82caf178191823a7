// Every route and every role, and what people from elsewhere can learn or do: see rights_table_test.hpp.
#include <algorithm>
#include <set>
#include <sstream>

#include "app/rights_table_test.hpp"
#include "app/town_life_test.hpp"

namespace layang::app::town::rights_test {
namespace {

bool names(std::string_view words, std::string_view word) {
    std::istringstream list{std::string(words)};
    for (std::string one; list >> one;)
        if (one == word) return true;
    return false;
}

std::vector<std::string> all_roles() {
    std::vector<std::string> roles;
    for (const auto name : EnumNames<Role>::names) roles.emplace_back(name);
    return roles;
}

const http::Route* route_of(const Town& town, std::string_view operation) {
    for (const auto& route : town.routes())
        if (route.operation == operation) return &route;
    return nullptr;
}

std::string unfilled_path(const http::Route& route, const Line& line) {
    if (!line.path.empty()) return std::string(line.path);
    return route.pattern.substr(std::string_view("/api/v1").size());
}

Ask asked(Town& town, const Things& things, const Line& line) {
    const auto* route = route_of(town, line.operation);
    REQUIRE_MESSAGE(route != nullptr, line.operation);
    Things more = things;
    const auto body = line.operation == "submit_dossier" ? family_dossier(town, more, "_asked").dump() : filled(town, things, line.body);
    return {route->method, filled(town, things, unfilled_path(*route, line)), body};
}

std::string told(const Line& line, const std::string& who, const Answer& answer) {
    return std::string(line.operation) + ' ' + std::string(line.body.substr(0, 40)) + " as " + who + ": " + std::to_string(answer.status) + ' ' + answer.code;
}

/// Whether somebody of this role was answered as the line says.
bool as_the_line_says(const Line& line, const std::string& role, const Answer& answer, bool reads) {
    if (names(line.who, "open")) return answer.status < 500 && answer.code != "not-logged-in";
    if (role.empty()) return answer.status == 401 && answer.code == "not-logged-in";
    if (names(line.blind, role)) return answer.status == 404;
    if (!names(line.who, "everybody") && !names(line.who, role)) return answer.status == 403;
    if (!line.refused.empty() && names(line.refused, answer.code)) return !reads;
    return answer.status >= 200 && answer.status < 300;
}

/// What must not be told to anybody from elsewhere: ids, codes, names and numbers of what lies here.
std::vector<std::string> secrets_of(const Things& things) {
    std::vector<std::string> secrets = {"Wagimin", std::string(kNik), std::string(kPhone), "3503010101159003", "Jrengkol", "094/001"};
    for (const char* name : {"dossier", "code", "application", "family", "blob", "dossier_waiting", "waiting_code", "application_waiting", "family_waiting",
                             "document", "document_code", "shelved", "shelved_code", "bag", "bag_code", "seal", "run", "run_code", "old_document", "original",
                             "anomaly"})
        secrets.push_back(things.at(name));
    return secrets;
}

std::vector<std::string> leaked(const Things& things, const Ask& ask, const std::string& body) {
    std::vector<std::string> found;
    for (const auto& secret : secrets_of(things)) {
        const bool said = ask.path.find(secret) != std::string::npos || ask.body.find(secret) != std::string::npos;
        if (!said && body.find(secret) != std::string::npos) found.push_back(secret);
    }
    return found;
}

/// A path that names something which lies here, in a village, or belongs to somebody.
bool names_a_thing(std::string_view path) {
    path = path.substr(0, path.find('?'));
    for (const char* thing : {"{dossier}", "{application}", "{application_waiting}", "{family_waiting}", "{document}", "{bag}", "{run}", "{spare_run}", "{original}", "{old_document}", "{blob}", "{anomaly}", "{device}",
                              "{code}", "{document_code}", "{bag_code}", "{seal}", "{run_code}", "{account}", "{act}", "{spare_act}", "{spare_device}"})
        if (path.find(thing) != std::string_view::npos) return true;
    return false;
}

/// A rider who says that he took a bag, or passed it on, is believed, whoever's run it was meant for: it is recorded, is an anomaly, and
/// he hears the code that stands on the bag.
bool may_be_a_stray_bag(const std::string& who, const Line& line) {
    return who.starts_with("rider") && (line.operation == "take_bag" || line.operation == "give_bag");
}

std::string listed(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += "\n  " + line;
    return text;
}

}  // namespace

TEST_CASE("every route has a line in the table of rights, and every line a route") {
    Town town;
    std::set<std::string> routes, lines;
    for (const auto& route : town.routes())
        if (!route.operation.empty()) routes.insert(route.operation);
    for (const auto& line : kLines) lines.emplace(line.operation);
    CHECK(routes == lines);
    const auto roles = all_roles();
    for (const auto& line : kLines)
        for (const auto words : {line.who, line.blind}) {
            std::istringstream list{std::string(words)};
            for (std::string word; list >> word;)
                CHECK_MESSAGE((word == "open" || word == "everybody" || std::ranges::find(roles, word) != roles.end()), word);
        }
}

TEST_CASE("every role may do what the table of rights says on every route, and nothing else") {
    Town town;
    const Things things = live(town);
    std::vector<std::string> wrong;
    auto people = all_roles();
    people.emplace_back();
    for (const auto& line : kLines) {
        const bool reads = route_of(town, line.operation)->method == http::Method::get;
        for (const auto& role : people) {
            const auto answer = town.ask(role, asked(town, things, line));
            if (!as_the_line_says(line, role, answer, reads)) wrong.push_back(told(line, role.empty() ? "nobody" : role, answer));
            if (line.operation == "log_out") town.log_in_again(role);
        }
    }
    CHECK_MESSAGE(wrong.empty(), listed(wrong));
}

TEST_CASE("nobody from elsewhere learns anything of what lies here, or changes it") {
    Town town;
    const Things things = live(town);
    std::vector<std::string> wrong;
    for (const std::string who : {"registrar-elsewhere", "hamlet-elsewhere", "office-elsewhere", "admin-elsewhere", "rider-elsewhere"})
        for (const auto& line : kLines) {
            if (line.operation == "log_out") continue;
            const auto ask = asked(town, things, line);
            const auto before = town.head();
            const auto answer = town.ask(who, ask);
            const bool stray = may_be_a_stray_bag(who, line);
            for (const auto& secret : leaked(things, ask, answer.body))
                if (!stray || secret != things.at("bag_code")) wrong.push_back(told(line, who, answer) + " tells " + secret);
            if (stray) continue;
            if (names_a_thing(unfilled_path(*route_of(town, line.operation), line)) && answer.status != 403 && answer.status != 404)
                wrong.push_back(told(line, who, answer) + " is answered");
            if (town.head() != before && line.operation != "enrol_device") wrong.push_back(told(line, who, answer) + " is recorded");
        }
    CHECK_MESSAGE(wrong.empty(), listed(wrong));
}

TEST_CASE("what stands in no line of the table is open to everybody: public pages and the machine's own, which tell of nobody and name no thing that was not asked for") {
    Town town;
    const Things things = live(town);
    std::set<std::string> open;
    for (const auto& route : town.routes())
        if (route.operation.empty()) open.insert(route.pattern);
    CHECK(open == std::set<std::string>{"/lacak", "/lacak.css", "/lacak/{code}", "/healthz", "/metrics", "/readyz"});
    const auto before = town.head();
    for (const std::string who : {"", "registrar", "rider-elsewhere"})
        for (const char* path : {"=/lacak/{code}", "=/lacak/{waiting_code}", "=/lacak/{document_code}", "=/lacak/{bag_code}", "=/lacak?kode={code}", "=/lacak?kode={code}&lang=en",
                                 "=/lacak?kode=Wagimin", "=/lacak", "=/lacak.css", "=/healthz", "=/metrics", "=/readyz"}) {
            const Ask ask{http::Method::get, filled(town, things, path)};
            const auto answer = town.ask(who, ask);
            const bool page = ask.path.starts_with("=/lacak") && ask.path != "=/lacak.css";
            CHECK_MESSAGE((answer.status == 200 || (page && answer.status == 404)), who, " ", ask.path, " ", answer.status);
            for (const auto& secret : leaked(things, ask, answer.body)) FAIL_CHECK(who, " ", ask.path, " tells ", secret);
        }
    CHECK(town.ask("", {http::Method::get, filled(town, things, "=/lacak/{code}")}).status == 200);
    CHECK(town.head() == before);
}

TEST_CASE("an admin of one kecamatan has no hand in accounts, devices and late acts, which are the regency's") {
    Town town;
    const Things things = live(town);
    for (const auto& line : kLines) {
        if (line.who != "admin") continue;
        const auto answer = town.ask("admin-elsewhere", asked(town, things, line));
        CHECK_MESSAGE(answer.status == 403, told(line, "admin-elsewhere", answer));
    }
}

TEST_CASE("the table of rights notices a leak: the own desk is told what others are not") {
    Town town;
    const Things things = live(town);
    const Ask list{http::Method::get, "/dossiers"};
    CHECK_FALSE(leaked(things, list, town.ask("registrar", list).body).empty());
    CHECK(leaked(things, list, town.ask("registrar-elsewhere", list).body).empty());
}

TEST_CASE("a one-time password opens nothing but its own change") {
    Town town;
    const Things things = live(town);
    // Every right, so that nothing else refuses.
    const auto account = settle_with_every_right(town, "newcomer");
    REQUIRE(access::set_password(town.ground(), account, kPassword, true));
    std::vector<std::string> wrong;
    for (const auto& line : kLines) {
        const auto answer = town.ask("newcomer", asked(town, things, line));
        const bool free = line.operation == "get_session" || line.operation == "change_password" || line.operation == "log_out" || line.operation == "log_in";
        if ((answer.code == "password-change-due") == free) wrong.push_back(told(line, "newcomer", answer));
        if (line.operation != "change_password") continue;
        REQUIRE(access::set_password(town.ground(), account, kPassword, true));
        town.log_in_again("newcomer");
    }
    CHECK_MESSAGE(wrong.empty(), listed(wrong));
}

TEST_CASE("things that lie in another village's bag are counted there, are an anomaly each, and it is not told whose they are") {
    Town town;
    const Things things = live(town);
    const auto bag = town.fresh();
    const Json contents = {{{"kind", "document"}, {"id", things.at("shelved")}}, {{"kind", "old_document"}, {"id", things.at("old_document")}},
                           {{"kind", "original"}, {"id", things.at("original")}}};
    const Ask seal{http::Method::post, "/bags",
                   Json{{"bag", bag}, {"seal", "TG-000999"}, {"direction", "inward"}, {"village", kElsewhere}, {"contents", contents}}.dump()};
    const auto sealed = town.ask("registrar-elsewhere", seal);
    CHECK(sealed.status == 200);
    CHECK(sealed.json().at("result").at("contents").size() == 3);
    CHECK(sealed.json().at("anomalies") == Json{"bag-wrong-village", "bag-wrong-village", "bag-wrong-village"});
    CHECK_MESSAGE(leaked(things, seal, sealed.body).empty(), sealed.body);
    CHECK_MESSAGE(leaked(things, seal, town.ask("registrar-elsewhere", {http::Method::get, "/bags/" + bag}).body).empty(), sealed.body);
    CHECK(town.ask("packer", {http::Method::get, "/bags/" + bag}).body.find("Wagimin") != std::string::npos);
}

TEST_CASE("a scan of another dossier cannot be attached to one's own") {
    Town town;
    Things things = live(town);
    const auto foreign = things.at("blob");
    auto body = family_dossier(town, things, "_thief");
    body["papers"][0]["blobs"] = {foreign};
    const auto before = town.head();
    const auto answer = town.ask("registrar", {http::Method::post, "/dossiers", body.dump()});
    CHECK(answer.code == "blobs-missing");
    CHECK(town.head() == before);
    CHECK(town.ask("registrar", {http::Method::post, "/blobs/" + foreign + "/open", R"({"reason":"complaint"})"}).status == 200);
}

TEST_CASE("an application at another village is a warning there without a word on whose and where") {
    Town town;
    const Things things = live(town);
    const Ask ask{http::Method::post, "/duplicates", Json{{"service", "KTP-CHG"}, {"nik", kNik}}.dump()};
    CHECK(town.ask("registrar", ask).json().at("open").size() == 2);
    const auto elsewhere = town.ask("registrar-elsewhere", ask);
    CHECK(elsewhere.json() == Json{{"open", Json::array()}, {"elsewhere", true}});
}

}  // namespace layang::app::town::rights_test
