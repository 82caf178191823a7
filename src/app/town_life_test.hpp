#pragma once
// A town in which things have happened: one family's dossier from the desk to the door, one that waits, a bag that travelled.
#include "app/town_test.hpp"

namespace layang::app::town {

/// Names of things by what tests call them ("bag", "bag_code").
using Things = std::map<std::string, std::string>;

inline constexpr std::string_view kNik = "3503010101809001";
inline constexpr std::string_view kPhone = "081200009001";

/// Every role under its own name, at work here; and, from elsewhere, another village's desk, another kecamatan's office and admin, another rider.
inline void settle_everybody(Town& town) {
    for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i) {
        const auto role = static_cast<Role>(i);
        const bool in_village = role == Role::registrar || role == Role::hamlet_head;
        town.settle(std::string(name_of(role)), {{role, std::string(in_village ? kHere : "")}});
    }
    town.settle("registrar-elsewhere", {{Role::registrar, std::string(kElsewhere)}});
    town.settle("hamlet-elsewhere", {{Role::hamlet_head, std::string(kElsewhere)}});
    std::vector<Grant> office;
    for (const auto role : {Role::counter, Role::verifier, Role::printer, Role::packer, Role::mobile_team, Role::dispatcher, Role::lead, Role::auditor})
        office.push_back({role, std::string(kOtherDistrict)});
    town.settle("office-elsewhere", office);
    town.settle("admin-elsewhere", {{Role::admin, std::string(kOtherDistrict)}});
    town.settle("rider-elsewhere", {{Role::rider, ""}});
    town.settle("spare", {{Role::packer, ""}});
}

/// Somebody who holds every right in the whole regency, and those that are a village's own in this one.
inline AccountId settle_with_every_right(Town& town, const std::string& login) {
    std::vector<Grant> grants{{Role::registrar, std::string(kHere)}};
    for (const auto role : {Role::counter, Role::verifier, Role::printer, Role::stock_keeper, Role::packer, Role::dispatcher, Role::rider, Role::auditor, Role::admin})
        grants.push_back({role, ""});
    for (std::size_t i = 0; i < EnumNames<Right>::names.size(); ++i) REQUIRE(require_in({{}, grants}, static_cast<Right>(i), kHere));
    return town.settle(login, grants);
}

inline Json answers(std::initializer_list<std::pair<const char*, const char*>> pairs) {
    Json list = Json::array();
    for (const auto& [field, value] : pairs) list.push_back({{"field", field}, {"value", value}});
    return list;
}

/// A changed card and a lost family card of one man. Ids go into `things` as dossier, application, family, blob, each with `suffix`.
inline Json family_dossier(Town& town, Things& things, const std::string& suffix = "") {
    const auto dossier = things["dossier" + suffix] = town.fresh();
    const auto card = things["application" + suffix] = town.fresh(), family = things["family" + suffix] = town.fresh();
    const auto paper = [&](const char* requirement, Json applications) {
        const auto blob = things["blob" + suffix] = town.upload("registrar", dossier);
        return Json{{"requirement", requirement}, {"applications", std::move(applications)}, {"blobs", {blob}}, {"original", "seen"}};
    };
    const Json man = {{"name", "Wagimin Contoh"}, {"nik", kNik}};
    const Json home = answers({{"kk_number", "3503010101159003"}, {"address", "Dusun Jrengkol"}, {"rt", "3"}, {"rw", "1"}});
    Json subject = man, head = man;
    subject.update({{"role", "subject"}, {"answers", answers({{"marital_status", "married"}, {"change", "name"}, {"new_value", "Wagimin"}})}});
    head.update({{"role", "head"}, {"answers", Json::array()}});
    Json papers = Json::array({paper("F-1.02", {card, family})});
    for (const char* each : {"F-1.06", "R03", "R01", "R12"}) papers.push_back(paper(each, {card}));
    for (const char* each : {"R04", "KTP"}) papers.push_back(paper(each, {family}));
    return {{"dossier", dossier}, {"desk", kHere}, {"village", kHere}, {"address", {{"hamlet", "Jrengkol"}, {"rt", "03"}, {"rw", "01"}}}, {"applicant", man},
            {"contact", {{"phone", kPhone}}}, {"delivery", "home"}, {"consent", true}, {"receivers", {{{"name", "Wagimin Contoh"}, {"relation", "applicant"}}}},
            {"applications", {{{"application", card}, {"service", "KTP-CHG"}, {"answers", home}, {"persons", {subject}}},
                              {{"application", family}, {"service", "KK-LOST"}, {"answers", home}, {"persons", {head}}}}},
            {"papers", papers}};
}

inline void print_everything(Town& town, Things& things) {
    const auto date = things["date"] = to_string(town.ground().date_of(town.ground().clock.now()));
    things["medium"] = "CARD";
    town.act("stock_keeper", "/stock/CARD/" + date + "/open", {{"opening", 10}});
    const Json queue = town.read("printer", "/print-queue");
    for (const auto& item : queue.at("items")) {
        const auto id = item.at("document").get<std::string>();
        town.act("printer", "/documents/" + id + "/print", Json::object());
        town.act("printer", "/documents/" + id + "/pass", {{"shelf", "A1"}});
        const std::string name = item.at("kind") == "KTP" ? "document" : "shelved";
        things[name] = id;
        things[name + "_code"] = item.at("code").get<std::string>();
    }
    // Printed once more without need: an anomaly.
    town.act("printer", "/documents/" + things.at("shelved") + "/print", Json::object());
    town.act("printer", "/documents/" + things.at("shelved") + "/pass", {{"shelf", "A1"}});
    things["anomaly"] = town.read("lead", "/anomalies").at("items").front().at("id").get<std::string>();
}

inline void send_a_bag(Town& town, Things& things) {
    const auto bag = things["bag"] = town.fresh(), run = things["run"] = town.fresh(), rider = things["rider"] = town.account("rider");
    things["seal"] = "TG-000123";
    const Json contents = {{{"kind", "document"}, {"id", things.at("document")}}};
    things["bag_code"] = town.act("packer", "/bags", {{"bag", bag}, {"seal", "TG-000123"}, {"direction", "outward"}, {"village", kHere}, {"contents", contents}}).at("code");
    things["run_code"] = town.act("dispatcher", "/runs", {{"run", run}, {"day", things.at("date")}, {"bags", {bag}}, {"stops", {kHere}}}).at("code");
    town.act("dispatcher", "/runs/" + run + "/assign", {{"rider", rider}, {"letter_number", "094/001"}});
    town.act("packer", "/bags/" + bag + "/give", {{"from", "office"}, {"to", "rider"}, {"rider", rider}});
    town.act("rider", "/bags/" + bag + "/take", {{"from", "office"}, {"to", "rider"}});
    town.act("rider", "/runs/" + run + "/start", Json::object());
    town.act("rider", "/bags/" + bag + "/give", {{"from", "rider"}, {"to", "village"}});
    town.act("registrar", "/bags/" + bag + "/take", {{"from", "rider"}, {"to", "village"}, {"seal_seen", "TG-000123"}});
    town.act("registrar", "/bags/" + bag + "/open", {{"seal_intact", true}, {"present", contents}});
}

/// Somebody is removed and his phone still sends: that waits at the quarantine desk.
inline void leave_late_act(Town& town, Things& things) {
    const auto leaver = town.settle("leaver", {{Role::registrar, std::string(kHere)}}).text();
    town.act("admin", "/accounts/" + leaver + "/disable", {{"reason", "left"}});
    town.log_in_again("leaver");
    for (const char* each : {"act", "spare_act"}) {
        things[each] = town.fresh();
        const auto late = town.ask("leaver", {http::Method::post, "/documents/" + things.at("document") + "/attempt", R"({"reason":"nobody_home"})", things.at(each)});
        REQUIRE_MESSAGE(late.status == 202, late.body);
    }
}

/// What is there afterwards: see the names that are set here and in the steps above.
inline Things live(Town& town) {
    settle_everybody(town);
    Things things = {{"village", std::string(kHere)}, {"elsewhere", std::string(kElsewhere)}, {"account", town.account("spare")}, {"desk", "dukcapil"}};
    things["code"] = town.act("registrar", "/dossiers", family_dossier(town, things)).at("code");
    for (const char* each : {"application", "family"}) town.act("verifier", "/applications/" + things.at(each) + "/verify", Json::object());
    things["waiting_code"] = town.act("registrar", "/dossiers", family_dossier(town, things, "_waiting")).at("code");
    print_everything(town, things);
    send_a_bag(town, things);
    const auto old_document = things["old_document"] = town.fresh(), original = things["original"] = town.fresh();
    town.act("registrar", "/old-documents", {{"old_document", old_document}, {"kind", "KTP"}, {"dossier", things.at("dossier")}});
    town.act("registrar", "/originals", {{"original", original}, {"kind", "KK"}, {"dossier", things.at("dossier")}});
    for (const char* each : {"spare_bag", "unplanned_bag"}) {
        const auto kept = town.fresh(), bag = things[each] = town.fresh();
        town.act("registrar", "/originals", {{"original", kept}, {"kind", "KK"}, {"dossier", things.at("dossier")}});
        town.act("registrar", "/bags", {{"bag", bag}, {"seal", "TG-2-" + std::string(each)}, {"direction", "inward"}, {"village", kHere}, {"contents", {{{"kind", "original"}, {"id", kept}}}}});
    }
    things["spare_run"] = town.fresh();
    town.act("dispatcher", "/runs", {{"run", things.at("spare_run")}, {"day", things.at("date")}, {"bags", {things.at("spare_bag")}}, {"stops", {kHere}}});
    leave_late_act(town, things);
    for (const char* each : {"device", "spare_device"}) {
        things[each] = town.fresh();
        town.act("registrar", "/devices", {{"device", things.at(each)}, {"name", "HP"}});
    }
    return things;
}

/// `text` with each {name} replaced by the thing of that name and {new} by an id that nothing bears.
inline std::string filled(Town& town, const Things& things, std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto begin = text.find('{');
        const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", begin + 1);
        out += text.substr(0, begin);
        if (begin == std::string_view::npos) break;
        const std::string name(text.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1));
        const auto thing = things.find(name);
        const bool place = end != std::string_view::npos && text[end] == '}' && !name.empty();
        if (place) REQUIRE_MESSAGE((name == "new" || thing != things.end()), name);
        out += !place ? "{" : name == "new" ? town.fresh() : thing->second;
        text.remove_prefix(place ? end + 1 : begin + 1);
    }
    return out;
}

}  // namespace layang::app::town
