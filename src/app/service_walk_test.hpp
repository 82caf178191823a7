#pragma once
// Dossiers that are made from rows of data/ alone, and their way over the house's routes: desk, verdict, print, bag, rider, door.
// Nothing here names a service, a document, a paper or a receiver: a new row is walked without a new line.
#include <algorithm>
#include <set>

#include "app/town_life_test.hpp"
#include "capabilities/intake/examples_test.hpp"

namespace layang::app::town {

using intake::examples::catalogue;
using intake::examples::kDay;

/// One dossier of one service.
struct Case {
    const Service* service = nullptr;
    std::string what;
    intake::SubmitDossier command;
    [[nodiscard]] const intake::ApplicationDraft& draft() const { return command.applications.front(); }
    [[nodiscard]] std::string dossier() const { return command.dossier.text(); }
    [[nodiscard]] std::string application() const { return draft().application.text(); }
};

/// How often the row's `per` is met.
inline int times(const Case& one, std::string_view per) {
    if (per == kPerApplication) return 1;
    return static_cast<int>(std::ranges::count(one.draft().persons, per, &intake::RolePersonDraft::role));
}

/// Whether a condition of the row holds for the dossier as a whole: enough for dossiers that have one person in each role.
inline bool holds_for(const Case& one, const std::optional<Condition>& condition) {
    Reasons ignored;
    const auto content = intake::read_content(*one.service, one.draft().persons, one.draft().answers, intake::examples::rules(), "", ignored);
    return holds(condition, intake::facts_of(*one.service, content, kDay));
}

/// Kind -> how many documents the row promises; kind -> how many old ones come back with them.
struct Promised {
    std::map<std::string, int> documents, old_documents;
};
inline Promised promised(const Case& one) {
    Promised promise;
    for (const auto& output : one.service->outputs) {
        if (!holds_for(one, output.when)) continue;
        const int copies = output.count * times(one, output.per);
        if (copies == 0) continue;
        promise.documents[output.document] += copies;
        for (const auto& surrender : output.surrenders) {
            const bool once = surrender.per == kPerHolder || surrender.per == kPerApplication;
            if (holds_for(one, surrender.when)) promise.old_documents[surrender.document] += copies * surrender.count * (once ? 1 : times(one, surrender.per));
        }
    }
    return promise;
}

/// The relations that may receive one of the row's documents of that kind, each with its row.
inline std::map<std::string, ReceiverAllowed> allowed_for(const Service& service, std::string_view document) {
    std::map<std::string, ReceiverAllowed> allowed;
    for (const auto& output : service.outputs)
        if (output.document == document)
            for (const auto& one : catalogue().receiver_rule_at(output.receiver, kDay)->allowed) allowed.emplace(one.relation, one);
    return allowed;
}

/// Somebody in every role, so that every output that the row can yield is yielded, and every receiver named who may be.
inline Case with_everybody(const Service& service) {
    auto draft = intake::examples::application_for(service);
    for (const auto& role : service.roles)
        if (role.min == 0) draft.persons.push_back(intake::examples::person_for(service, role, intake::examples::age_for(role), 500 + static_cast<int>(draft.persons.size())));
    for (const auto& output : service.outputs)
        if (output.when) intake::examples::make_hold(service, *output.when, draft);
    Case one{&service, "everybody", intake::examples::dossier_with(service, draft)};
    std::set<std::string> relations;
    for (const auto& output : service.outputs)
        for (const auto& [relation, row] : allowed_for(service, output.document))
            if (relation != "self" && relations.insert(relation).second) intake::examples::name_receiver(service, one.command, relation);
    return one;
}

inline std::vector<Condition> conditions_of(const Service& service) {
    std::vector<Condition> found;
    const auto add = [&](const std::optional<Condition>& when) {
        if (when) found.push_back(*when);
    };
    for (const auto& use : service.requirements) add(use.when);
    for (const auto& field : service.fields) add(field.when);
    for (const auto& output : service.outputs) {
        add(output.when);
        for (const auto& surrender : output.surrenders) add(surrender.when);
    }
    return found;
}

/// With no more than the row asks for; with each of its conditions; with each substitute; and with everybody, so often that
/// each of the allowed receivers has his turn.
inline std::vector<Case> cases_of(const Service& service) {
    std::vector<Case> cases = {{&service, "the least", intake::examples::dossier_for(service)}};
    for (const auto& condition : conditions_of(service)) {
        auto draft = intake::examples::application_for(service);
        intake::examples::make_hold(service, condition, draft);
        cases.push_back({&service, "when " + encode(condition).dump(), intake::examples::dossier_with(service, draft)});
    }
    for (const auto& use : service.requirements)
        for (const auto& substitute : use.substitutes)
            cases.push_back({&service, substitute.code + " for " + use.code, intake::examples::dossier_with_substitute(service, use, substitute)});
    std::size_t turns = 1;
    for (const auto& output : service.outputs) turns = std::max(turns, allowed_for(service, output.document).size());
    for (std::size_t i = 0; i < turns; ++i) cases.push_back(with_everybody(service));
    return cases;
}

inline const Policy* card_policy_of(const Catalogue& rows, std::string_view document) {
    const auto* kind = rows.document_at(document, kDay);
    return kind == nullptr || !kind->handover_policy ? nullptr : rows.policy_at(*kind->handover_policy, kDay);
}
inline bool with_device(std::string_view identification) {
    const auto* row = catalogue().identification_at(identification, kDay);
    return row != nullptr && row->device_required;
}

/// Everybody in town, on the day of the rows.
class Walk {
public:
    explicit Walk(const std::filesystem::path& data = LAYANG_SOURCE_DIR "/data") : config_(Town::config_in(folder_)) {
        config_.clock = clock_;
        config_.data = data;
        town_ = std::make_unique<Town>(config_);
        settle_everybody(*town_);
    }
    [[nodiscard]] Town& town() { return *town_; }

    /// Ids, pictures and what else only the house can give.
    void prepare(Case& one) {
        one.command.dossier = *DossierId::parse(town().fresh());
        auto& application = one.command.applications.front().application;
        application = *ApplicationId::parse(town().fresh());
        for (auto& paper : one.command.papers) {
            paper.applications = {application};
            paper.blobs = {*BlobId::parse(town().upload("registrar", one.dossier()))};
        }
    }
    Answer submit(const intake::SubmitDossier& command) { return town().ask("registrar", {http::Method::post, "/dossiers", encode(command).dump()}); }

    /// Taken in, verified, and whatever the row waits for reported from SIAK.
    void take_in(Case& one) {
        prepare(one);
        const auto answer = submit(one.command);
        REQUIRE_MESSAGE(answer.status == 200, one.service->code, " ", one.what, ": ", answer.body);
        const auto path = "/applications/" + one.application();
        const auto page_says = [&, code = answer.json().at("result").at("code").get<std::string>()](std::string_view words) {
            return town().ask("", {http::Method::get, "=/lacak/" + code}).body.find(words) != std::string::npos;
        };
        const bool only_recorded = promised(one).documents.empty() || one.service->due.on == DueOn::birthday;
        const bool awaited = one.service->biometrics || !one.service->waits_for.empty();
        CHECK(town().act("verifier", path + "/verify", Json::object()).at("state") == (only_recorded && !awaited ? "completed" : "verified"));
        CHECK(page_says("<h1>Lengkap, menunggu perekaman.</h1>") == one.service->biometrics);
        if (one.service->biometrics) {
            CHECK(queued(one).empty());
            town().act("counter", path + "/biometrics", Json::object());
            CHECK_FALSE(page_says("menunggu perekaman"));
        }
        if (!one.service->waits_for.empty()) {
            CHECK(queued(one).empty());
            CHECK(page_says("menunggu dicetak") == (one.service->due.on == DueOn::verified));
            town().act("counter", path + "/print-ready", Json::object());
        }
    }
    [[nodiscard]] std::string state_of(const Case& one) {
        return town().read("verifier", "/dossiers/" + one.dossier()).at("applications").at(0).at("state").get<std::string>();
    }

    /// What waits at the printer's for this dossier.
    std::vector<Json> queued(const Case& one) {
        std::vector<Json> items;
        for (auto& item : print_queue())
            if (item.at("dossier") == one.dossier()) items.push_back(item);
        return items;
    }
    std::vector<Json> print_queue() {
        std::vector<Json> items;
        std::string cursor;
        do {
            const Json page = town().read("printer", "/print-queue?state=ordered,queued&limit=500" + (cursor.empty() ? "" : "&cursor=" + cursor));
            items.insert(items.end(), page.at("items").begin(), page.at("items").end());
            cursor = page.value("next", "");
        } while (!cursor.empty());
        return items;
    }

    /// Counted blanks of every medium; the first day needs a number, the next have yesterday's.
    void open_stock(int opening) {
        for (const auto* medium : catalogue().media_on(today()))
            if (medium->stock_counted)
                town().act("stock_keeper", "/stock/" + medium->code + '/' + to_string(today()) + "/open", opening > 0 ? Json{{"opening", opening}} : Json::object());
    }
    /// Prints all that is ordered; gives the documents.
    std::vector<Json> print_all() {
        const auto items = print_queue();
        for (const auto& chunk : chunks(items, 200)) {
            Json ids = Json::array();
            for (const auto& item : chunk) ids.push_back(item.at("document"));
            const Json batch = town().act("printer", "/documents/print-batch", {{"documents", ids}});
            for (const auto& one : batch.at("items")) CHECK_MESSAGE(one.at("recorded") == true, one.dump());
        }
        for (const auto& item : items) town().act("printer", "/documents/" + item.at("document").get<std::string>() + "/pass", {{"shelf", "A1"}});
        return items;
    }
    /// By bag, rider and run to the village, where each is found.
    void carry(const std::vector<Json>& documents) {
        for (const auto& chunk : chunks(documents, 200)) carry_bag(chunk);
    }

    /// A report at the door: the rules that it broke, each once.
    std::set<std::string> hand_over(const std::string& document, const Json& body, const std::string& who = "registrar") {
        const auto answer = town().ask(who, {http::Method::post, "/documents/" + document + "/handover", body.dump()});
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return answer.json().at("anomalies").get<std::set<std::string>>();
    }
    Json door(const std::string& document) { return town().read("registrar", "/documents/" + document); }

    /// Every old document that is due: taken or excused in turn.
    void settle_dues(const Json& door, Json& body) {
        const auto reasons = rows_on(catalogue().tables().reasons, kDay);
        body["taken"] = Json::array();
        body["excused"] = Json::array();
        for (const auto& due : door.at("dues"))
            for (int i = due.at("settled").get<int>(); i < due.at("count").get<int>(); ++i, ++settled_) {
                Json old = {{"old_document", town().fresh()}, {"kind", due.at("kind")}};
                if (settled_ % 2 == 0) {
                    body["taken"].push_back(old);
                    continue;
                }
                const auto excuse = std::ranges::find_if(reasons, [](const ReasonCode* one) { return one->kind == "old_excused" && !one->note_required; });
                REQUIRE(excuse != reasons.end());
                old["reason"] = (*excuse)->code;
                body["excused"].push_back(old);
            }
    }

    /// Another day: everybody logs in anew, and what falls due falls due.
    void go_to(Date day) {
        clock_->set(*parse_instant(to_string(day) + "T02:00:00Z"));
        for (const auto name : EnumNames<Role>::names) town().log_in_again(std::string(name));
        town().tick();
    }
    [[nodiscard]] Date today() { return town().ground().date_of(clock_->now()); }

private:
    static std::vector<std::vector<Json>> chunks(const std::vector<Json>& all, std::size_t size_max) {
        std::vector<std::vector<Json>> parts;
        for (const auto& one : all) {
            if (parts.empty() || parts.back().size() == size_max) parts.emplace_back();
            parts.back().push_back(one);
        }
        return parts;
    }
    /// An act that breaks no rule.
    void keeps(const std::string& who, const std::string& path, const Json& body) {
        const auto answer = town().ask(who, {http::Method::post, path, body.dump()});
        REQUIRE_MESSAGE(answer.status == 200, path, answer.body);
        CHECK_MESSAGE(answer.json().at("anomalies").empty(), path, answer.body);
        clock_->advance(Seconds{60});
    }
    void carry_bag(const std::vector<Json>& documents) {
        const auto bag = town().fresh(), run = town().fresh(), rider = town().account("rider");
        const auto number = std::to_string(++bags_), seal = "TG-00" + number, path = "/bags/" + bag;
        Json contents = Json::array();
        for (const auto& item : documents) contents.push_back({{"kind", "document"}, {"id", item.at("document")}});
        keeps("packer", "/bags", {{"bag", bag}, {"seal", seal}, {"direction", "outward"}, {"village", kHere}, {"contents", contents}});
        keeps("dispatcher", "/runs", {{"run", run}, {"day", to_string(today())}, {"bags", {bag}}, {"stops", {kHere}}});
        keeps("dispatcher", "/runs/" + run + "/assign", {{"rider", rider}, {"letter_number", "094/" + number}});
        keeps("packer", path + "/give", {{"from", "office"}, {"to", "rider"}, {"rider", rider}});
        keeps("rider", path + "/take", {{"from", "office"}, {"to", "rider"}});
        keeps("rider", "/runs/" + run + "/start", Json::object());
        keeps("rider", "/runs/" + run + "/stops/1/reach", Json::object());
        keeps("rider", path + "/give", {{"from", "rider"}, {"to", "village"}});
        keeps("registrar", path + "/take", {{"from", "rider"}, {"to", "village"}, {"seal_seen", seal}});
        keeps("registrar", path + "/open", {{"seal_intact", true}, {"seal_seen", seal}, {"present", contents}});
        keeps("rider", "/runs/" + run + "/complete", Json::object());
    }

    store::testing::TemporaryFolder folder_;
    std::shared_ptr<ManualClock> clock_ = std::make_shared<ManualClock>(*parse_instant(to_string(kDay) + "T02:00:00Z"));
    HouseConfig config_;
    std::unique_ptr<Town> town_;
    int bags_ = 0;
    int settled_ = 0;
};

}  // namespace layang::app::town
