#include "demo/balance/balance.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

/// A log as it is exported, one event after the other.
class Log {
public:
    Log& tell(const std::string& stream, const std::string& type, Json payload) {
        lines_.push_back(
            {{"seq", lines_.size() + 1}, {"stream", stream}, {"type", type}, {"actor", "a"}, {"payload", std::move(payload)}});
        return *this;
    }
    Log& without(const std::string& type) {
        std::erase_if(lines_, [&](const Json& line) { return line.at("type") == type; });
        for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i]["seq"] = i + 1;
        return *this;
    }
    [[nodiscard]] Balance balance(const Scans& scans = {{"blob1"}, {{"X", {"F1"}}}}) const {
        std::stringstream text;
        for (const auto& line : lines_) text << line.dump() << '\n';
        return recount(text, scans);
    }

private:
    std::vector<Json> lines_;
};

Json office() { return {{"kind", "office"}, {"desk", "counter"}, {"rider", nullptr}}; }
Json village(const std::string& code = "v1") { return {{"kind", "village"}, {"desk", code}, {"rider", nullptr}}; }
Json rider() { return {{"kind", "rider"}, {"desk", ""}, {"rider", "r1"}}; }
Json thing(const std::string& id) { return {{"kind", "document"}, {"id", id}}; }

/// Ordered, printed on a blank, on the shelf.
void make(Log& log, const std::string& id, const std::string& to = "v1") {
    const auto stream = "document:" + id;
    const Json surrenders = Json::array({{{"kind", "OLD"}, {"count", 1}, {"if_held", false}}});
    log.tell(stream, "DocumentOrdered",
             {{"code", "TK-" + id},
              {"kind", "D"},
              {"dossier", "dossier1"},
              {"village", to},
              {"surrenders", surrenders},
              {"stock_counted", true}})
        .tell(stream, "DocumentPrinted", {{"medium", "M"}, {"stock_day", "2026-01-05"}})
        .tell("stock:M:2026-01-05", "BlankUsed", {{"document", id}})
        .tell(stream, "DocumentShelved", {{"shelf", "A"}});
}
void pack(Log& log, const std::string& bag, const std::string& id, const std::string& to = "v1") {
    log.tell("bag:" + bag, "BagSealed",
             {{"seal", "S-" + bag}, {"direction", "outward"}, {"from", office()}, {"to", village(to)}, {"contents", {thing(id)}}})
        .tell("document:" + id, "DocumentBagged", {{"bag", bag}, {"at", office()}});
}
void carry(Log& log, const std::string& bag, const std::string& to = "v1") {
    log.tell("bag:" + bag, "BagTaken", {{"from", office()}, {"to", rider()}})
        .tell("bag:" + bag, "BagTaken", {{"from", rider()}, {"to", village(to)}});
}

/// A document from the order to the hand-over, the old one taken back; the stock opened, counted and closed.
Log good_day() {
    Log log;
    log.tell("dossier:dossier1", "DossierSubmitted", Json::object())
        .tell("application:app1", "ApplicationSubmitted", {{"service", "X"}, {"dossier", "dossier1"}})
        .tell("dossier:dossier1", "PaperAttached",
              {{"paper", 0}, {"requirement", "F1"}, {"applications", {"app1"}}, {"blobs", {"blob1"}}})
        .tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
    make(log, "d1");
    pack(log, "b1", "d1");
    carry(log, "b1");
    log.tell("bag:b1", "BagOpened", {{"present", {thing("d1")}}, {"missing", Json::array()}})
        .tell("document:d1", "DocumentReceived", {{"bag", "b1"}, {"at", village()}})
        .tell("old_document:o1", "OldDocumentSurrendered",
              {{"kind", "OLD"}, {"dossier", "dossier1"}, {"document", "d1"}, {"at", village()}})
        .tell("document:d1", "DocumentHandedOver", {{"at", village()}})
        .tell("stock:M:2026-01-05", "StockCounted", {{"counted", 9}, {"expected", 9}})
        .tell("stock:M:2026-01-05", "StockDayClosed", {{"balance", 9}})
        .tell("stock:M:2026-01-06", "StockDayOpened", {{"opening", 9}});
    return log;
}

/// "kind about; " of every fault.
std::string named(const Balance& balance) {
    std::string text;
    for (const auto& fault : balance.faults) text += fault.kind + ' ' + fault.about + "; ";
    return text;
}

}  // namespace

TEST_CASE("balance: a good day is balanced, and each thing is counted where it is") {
    const auto balance = good_day().balance();
    CHECK(named(balance).empty());
    CHECK(balance.documents == std::map<std::string, std::int64_t>{{"handed over", 1}});
    CHECK(balance.old_documents == std::map<std::string, std::int64_t>{{"at the village", 1}});
    CHECK(balance.villages_served == 1);
    REQUIRE(balance.blanks.size() == 2);
    CHECK(balance.blanks[0].balance() == 9);
    std::ostringstream table;
    tell(balance, table);
    CHECK(table.str().ends_with("BALANCED\n"));
}

TEST_CASE("balance: two documents in each other's bag are named") {
    auto log = good_day();
    make(log, "d2");
    make(log, "d3", "v2");
    pack(log, "b2", "d2");
    pack(log, "b3", "d3", "v2");
    carry(log, "b2");
    log.tell("bag:b2", "BagOpened", {{"present", Json::array()}, {"missing", {thing("d2")}}})
        .tell("document:d2", "DocumentMissing", {{"bag", "b2"}, {"at", village()}})
        .tell("document:d3", "DocumentSurplus", {{"bag", "b2"}, {"at", village()}});
    const auto faults = named(log.balance());
    CHECK(faults.find("missing document d2") != std::string::npos);
    CHECK(faults.find("came-from-another-bag document d3") != std::string::npos);
    CHECK(faults.find("at-another-village document d3") != std::string::npos);
}

TEST_CASE("balance: a hidden blank is named, from the count and from the print") {
    CHECK(named(good_day()
                    .without("StockCounted")
                    .without("StockDayClosed")
                    .tell("stock:M:2026-01-06", "StockCounted", {{"counted", 8}})
                    .balance())
              .find("hidden-blank blanks M 2026-01-06") != std::string::npos);
    const auto unbooked = named(good_day().without("BlankUsed").balance());
    CHECK(unbooked.find("hidden-blank document d1") != std::string::npos);
    CHECK(unbooked.find("closed-with-another-number blanks M 2026-01-05") != std::string::npos);
    CHECK(named(good_day().without("DocumentPrinted").balance()).find("blank-without-document document d1") != std::string::npos);
    CHECK(named(good_day().tell("stock:M:2026-01-07", "StockDayOpened", {{"opening", 7}}).balance())
              .find("opened-with-another-number") != std::string::npos);
}

TEST_CASE("balance: a missing scan is named with its paper and dossier") {
    const auto gone = good_day().balance({{}, {}});
    REQUIRE(gone.faults.size() == 1);
    CHECK(gone.faults[0].kind == "missing-scan");
    CHECK(gone.faults[0].about == "scan blob1");
    CHECK(gone.faults[0].what.find("paper 0 (F1) of dossier dossier1") != std::string::npos);
    CHECK(named(good_day().without("PaperAttached").balance()).find("missing-scan application app1 of dossier dossier1") !=
          std::string::npos);
    CHECK(named(good_day().balance({{"blob1"}, {{"X", {"F1", "F2"}}}})).find("missing-scan application app1") !=
          std::string::npos);
}

TEST_CASE("balance: nothing is twice") {
    CHECK(named(good_day()
                    .tell("bag:b9", "BagSealed",
                          {{"seal", "S-b1"},
                           {"direction", "outward"},
                           {"from", office()},
                           {"to", village()},
                           {"contents", Json::array()}})
                    .balance())
              .find("seal-twice bag b9") != std::string::npos);
    CHECK(named(good_day().tell("document:d1", "DocumentHandedOver", {{"at", village()}}).balance())
              .find("handed-over-twice document d1") != std::string::npos);
    CHECK(named(good_day().tell("document:d1", "DocumentPrinted", {{"medium", "A"}, {"stock_day", nullptr}}).balance())
              .find("printed-twice document d1") != std::string::npos);
    auto two_bags = good_day();
    make(two_bags, "d2");
    pack(two_bags, "b2", "d2");
    pack(two_bags, "b3", "d2");
    CHECK(named(two_bags.balance()).find("in-two-bags document d2") != std::string::npos);
    CHECK(named(good_day()
                    .tell("old_document:o1", "OldDocumentSurrendered",
                          {{"kind", "OLD"}, {"dossier", "dossier1"}, {"at", village()}})
                    .balance())
              .find("taken-twice old document o1") != std::string::npos);
}

TEST_CASE("balance: nothing vanishes") {
    CHECK(named(good_day().without("DocumentReceived").without("DocumentHandedOver").balance()).find("vanished document d1") !=
          std::string::npos);
    CHECK(named(good_day().without("DocumentBagged").balance()).find("bag-says-otherwise document:d1") != std::string::npos);
    CHECK(named(good_day().without("OldDocumentSurrendered").balance()).find("old-document-open document d1") !=
          std::string::npos);
    CHECK(named(good_day().without("BagTaken").tell("bag:b1", "BagTaken", {{"from", rider()}, {"to", office()}}).balance())
              .find("taken-from-other-hands bag b1") != std::string::npos);
    std::istringstream gap("{\"seq\":2,\"stream\":\"x:1\",\"type\":\"T\",\"payload\":{}}\nno line\n");
    CHECK(named(recount(gap, {})) == "gap-in-the-log event 2; no-event line 2; ");
}

}  // namespace layang::demo
