// The desk and the office, up to the shelf.
#include "demo/office.hpp"

#include <algorithm>
#include <stdexcept>

#include "demo/scan.hpp"

namespace layang::demo {
namespace {

constexpr std::size_t kBatchMax = 200;

/// `how` is the act and the kind of its reason.
void end_all(Person& who, const Catalogue& catalogue, const TakenIn& taken, const std::string& how) {
    for (const auto& application : taken.applications)
        (void)who.do_well("/applications/" + application + '/' + how, {{"reason", catalogue.reason(how)}});
}

}  // namespace

TakenIn submit(Person& desk, const Catalogue& catalogue, const Names& names, const std::string& desk_code,
               const std::string& village, Dice& dice, const std::vector<const ServiceRow*>& services) {
    const Filling filling{catalogue, names, desk_code, village, days_of(desk.today()), [&] { return desk.new_id(); }};
    auto bundle = fill_dossier(filling, dice, services);
    const auto dossier = bundle.body.at("dossier").get<std::string>();
    for (const auto& paper : bundle.papers)
        bundle.body["papers"][paper.index]["blobs"] = {
            desk.upload(dossier, drawn_scan(paper.requirement, paper.name, bundle.applicant))};
    (void)desk.do_well("/dossiers", bundle.body);
    TakenIn taken{dossier, village, {}, services};
    for (const auto& application : bundle.body.at("applications"))
        taken.applications.push_back(application.at("application").get<std::string>());
    return taken;
}

void resubmit(Person& desk, const TakenIn& taken, const std::string& application) {
    const auto dossier = desk.read("/dossiers/" + taken.dossier);
    for (const auto& paper : dossier.at("papers")) {
        const auto &serves = paper.at("applications"), &gone = paper.at("replaced_for");
        if (std::find(serves.begin(), serves.end(), Json(application)) == serves.end() ||
            std::find(gone.begin(), gone.end(), Json(application)) != gone.end())
            continue;
        const auto requirement = paper.at("requirement").get<std::string>();
        const auto blob = desk.upload(taken.dossier, drawn_scan(requirement, "FOTO ULANG", taken.village));
        const Json mended{{"requirement", requirement},
                          {"applications", {application}},
                          {"blobs", {blob}},
                          {"original", paper.at("original")},
                          {"replaces", paper.at("paper")}};
        (void)desk.do_well("/applications/" + application + "/resubmit", {{"papers", Json::array({mended})}});
        return;
    }
    throw std::runtime_error("application " + application + " has no paper");
}

void withdraw(Person& desk, const Catalogue& catalogue, const TakenIn& taken) { end_all(desk, catalogue, taken, "withdraw"); }

void verify(Person& verifier, const TakenIn& taken) {
    for (const auto& application : taken.applications)
        (void)verifier.do_well("/applications/" + application + "/verify", Json::object());
}

void report_from_siak(Person& reporter, const TakenIn& taken) {
    for (std::size_t i = 0; i < taken.applications.size(); ++i) {
        const auto path = "/applications/" + taken.applications[i];
        if (taken.services[i]->biometrics) (void)reporter.do_well(path + "/biometrics", Json::object());
        if (taken.services[i]->print_ready) (void)reporter.do_well(path + "/print-ready", Json::object());
    }
}

void give_back(Person& verifier, const Catalogue& catalogue, const std::string& application) {
    const Json reason{{"code", catalogue.reason("return")}, {"paper", 0}};
    (void)verifier.do_well("/applications/" + application + "/return", {{"reasons", Json::array({reason})}});
}

void reject(Person& verifier, const Catalogue& catalogue, const TakenIn& taken) { end_all(verifier, catalogue, taken, "reject"); }

std::vector<Printable> print_queue(Person& printer, const std::string& states) {
    std::vector<Printable> found;
    std::string cursor;
    do {
        const auto page = printer.read("/print-queue?limit=500&state=" + states + (cursor.empty() ? "" : "&cursor=" + cursor));
        for (const auto& row : page.at("items"))
            found.push_back({row.at("document").get<std::string>(), row.at("dossier").get<std::string>(),
                             row.at("village").get<std::string>(), row.at("medium").get<std::string>(),
                             row.at("state").get<std::string>()});
        cursor = page.value("next", std::string());
    } while (!cursor.empty());
    return found;
}

void print(Person& printer, const std::vector<std::string>& documents) {
    for (std::size_t at = 0; at < documents.size(); at += kBatchMax) {
        const auto end = std::min(documents.size(), at + kBatchMax);
        const std::vector<std::string> batch(documents.begin() + static_cast<std::ptrdiff_t>(at),
                                             documents.begin() + static_cast<std::ptrdiff_t>(end));
        const auto result = printer.do_well("/documents/print-batch", {{"documents", batch}});
        for (const auto& item : result.at("items"))
            if (!item.at("recorded").get<bool>()) throw std::runtime_error("not printed: " + item.dump());
    }
}

void pass(Person& printer, const std::string& document, const std::string& shelf) {
    (void)printer.do_well("/documents/" + document + "/pass", {{"shelf", shelf}});
}

Json stock_day(Person& keeper, const std::string& medium) {
    const auto stocks = keeper.read("/stock");
    for (const auto& stock : stocks.at("items"))
        if (stock.at("medium") == medium && !stock.at("days").empty()) return stock["days"].front();
    throw std::runtime_error("no stock of " + medium);
}

void open_stock(Person& keeper, const Catalogue& catalogue, int first_opening) {
    const auto stocks = keeper.read("/stock");
    for (const auto& medium : catalogue.counted_media()) {
        bool first = true;
        for (const auto& stock : stocks.at("items"))
            for (const auto& day : stock.at("days")) first &= stock.at("medium") != medium || day.at("state") == "unopened";
        (void)keeper.do_well("/stock/" + medium + '/' + keeper.today() + "/open",
                             first ? Json{{"opening", first_opening}} : Json::object());
    }
}

void close_stock(Person& keeper, const Catalogue& catalogue, int short_by) {
    for (const auto& medium : catalogue.counted_media()) {
        const auto day = stock_day(keeper, medium);
        const auto path = "/stock/" + medium + '/' + day.at("date").get<std::string>();
        // A count that differs breaks a rule, and is recorded all the same: that is what a count is for.
        (void)keeper.act(path + "/count", {{"counted", day.at("balance").get<int>() - short_by}});
        (void)keeper.do_well(path + "/close", Json::object());
        short_by = 0;
    }
}

}  // namespace layang::demo
