#include "demo/balance/balance.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "demo/balance/books.hpp"

namespace layang::demo::balance_test {
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
    const auto pass = [&](const Json& giver, const Json& taker) {
        for (const char* half : {"BagGiven", "BagTaken"}) log.tell("bag:" + bag, half, {{"from", giver}, {"to", taker}});
    };
    pass(office(), rider());
    pass(rider(), village(to));
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
    log.tell("bag:b1", "BagOpened", {{"by", village()}, {"present", {thing("d1")}}, {"missing", Json::array()}})
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
    CHECK(balance.by_bag == 1);
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
    log.tell("bag:b2", "BagOpened", {{"by", village()}, {"present", Json::array()}, {"missing", {thing("d2")}}})
        .tell("document:d2", "DocumentMissing", {{"bag", "b2"}, {"at", village()}})
        .tell("document:d3", "DocumentSurplus", {{"bag", "b2"}, {"at", village()}});
    const auto faults = named(log.balance());
    CHECK(faults.find("missing document d2") != std::string::npos);
    CHECK(faults.find("came-from-another-bag document d3") != std::string::npos);
    CHECK(faults.find("at-another-village document d3") != std::string::npos);
}

TEST_CASE("balance: two documents that were packed for each other's village are named before anybody opens a bag") {
    Log log;
    log.tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
    make(log, "d2");
    make(log, "d3", "v2");
    pack(log, "b2", "d3");
    pack(log, "b3", "d2", "v2");
    CHECK(named(log.balance()) == "in-another-villages-bag document d2 (TK-d2); in-another-villages-bag document d3 (TK-d3); ");
    // Noticed at the packing wall, and put right.
    for (const auto& [bag, id] : {std::pair{"b2", "d3"}, std::pair{"b3", "d2"}})
        log.tell(std::string("bag:") + bag, "BagReduced", {{"by", office()}, {"things", {thing(id)}}, {"seal", std::string("S-new-") + bag}})
            .tell(std::string("document:") + id, "DocumentUnbagged", {{"bag", bag}, {"at", office()}});
    pack(log, "b4", "d2");
    CHECK(named(log.balance()).empty());
}

TEST_CASE("balance: what was taken out of a bag before it left is packed once, in the other one") {
    Log log;
    log.tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
    make(log, "d2");
    pack(log, "b2", "d2");
    log.tell("bag:b2", "BagReduced", {{"by", office()}, {"things", {thing("d2")}}, {"seal", "S-new"}})
        .tell("document:d2", "DocumentUnbagged", {{"bag", "b2"}, {"at", office()}});
    pack(log, "b3", "d2");
    CHECK(named(log.balance()).empty());
    log.tell("bag:b3", "BagReduced", {{"by", office()}, {"things", {thing("d1")}}, {"seal", "S-newer"}});
    CHECK(named(log.balance()) == "taken-out-from-nowhere document:d1; ");
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

TEST_CASE("balance: where only the log is, no scan is missed, which is said; papers are missed all the same") {
    const auto balance = good_day().balance({{}, {{"X", {"F1"}}}, false});
    CHECK(named(balance).empty());
    CHECK(balance.scans == 1);
    std::ostringstream alone, with_files;
    tell(balance, alone);
    tell(good_day().balance(), with_files);
    CHECK(alone.str().find("NOT LOOKED AT: whether the scans are there") != std::string::npos);
    CHECK(with_files.str().find("NOT LOOKED AT") == std::string::npos);
    CHECK(named(good_day().balance({{}, {{"X", {"F1", "F2"}}}, false})) == "missing-scan application app1 of dossier dossier1; ");
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
    // However it was typed.
    CHECK(named(good_day().tell("bag:b1", "BagResealed", {{"by", office()}, {"seal", "S-7"}}).tell("bag:b2", "BagResealed", {{"by", office()}, {"seal", "s 7"}}).balance())
              .find("seal-twice bag b2") != std::string::npos);
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

TEST_CASE("balance: one old document settles one due of its dossier, and two dues of one kind want two") {
    const auto handed_over = [](Log& log, const std::string& id) { log.tell("document:" + id, "DocumentHandedOver", {{"at", office()}}); };
    const auto given = [](Log& log, const std::string& id) {
        log.tell("old_document:" + id, "OldDocumentSurrendered", {{"kind", "OLD"}, {"dossier", "dossier1"}, {"at", office()}});
    };
    Log log;
    make(log, "d1");
    make(log, "d2");
    given(log, "o1");
    handed_over(log, "d2");
    CHECK(named(log.balance()).find("old-document-open") == std::string::npos);
    handed_over(log, "d1");
    CHECK(named(log.balance()).find("old-document-open document d1") != std::string::npos);
    given(log, "o2");
    CHECK(named(log.balance()).find("old-document-open") == std::string::npos);
    Log couple;
    const Json one = {{"kind", "OLD"}, {"count", 1}, {"if_held", false}};
    couple.tell("document:d1", "DocumentOrdered",
                {{"code", "TK"}, {"kind", "D"}, {"dossier", "dossier1"}, {"village", "v1"}, {"surrenders", {one, one}}, {"stock_counted", false}});
    given(couple, "o1");
    handed_over(couple, "d1");
    CHECK(named(couple.balance()).find("old-document-open document d1") != std::string::npos);
}

TEST_CASE("balance: the counter hands over from its shelf, and a village only what a bag brought to it") {
    const auto handed_over_at = [](const Json& at) {
        Log log;
        make(log, "d1");
        log.tell("old_document:o1", "OldDocumentSurrendered", {{"kind", "OLD"}, {"dossier", "dossier1"}, {"at", at}})
            .tell("document:d1", "DocumentHandedOver", {{"at", at}});
        return log.balance({{}, {}});
    };
    CHECK(named(handed_over_at(office())).find("handed-over") == std::string::npos);
    const auto past_the_bag = handed_over_at(village());
    CHECK(named(past_the_bag).find("handed-over-from-nowhere document d1") != std::string::npos);
    CHECK(past_the_bag.by_bag == 0);
    CHECK_FALSE(past_the_bag.balanced());
    // Nor is the shelf a place from which a village finds things.
    Log found;
    make(found, "d1");
    found.tell("document:d1", "DocumentFound", {{"at", village()}});
    CHECK(named(found.balance()).find("found-not-sought document d1") != std::string::npos);
    found.tell("document:d1", "DocumentLost", {{"at", village()}}).tell("document:d1", "DocumentFound", {{"at", village()}});
    const auto again = named(found.balance());
    CHECK(again.find("found-not-sought", again.find("found-not-sought") + 1) == std::string::npos);
    // Nor what lies in another village.
    CHECK(named(good_day().without("DocumentHandedOver").tell("document:d1", "DocumentHandedOver", {{"at", village("v2")}}).balance())
              .find("handed-over-from-nowhere document d1") != std::string::npos);
}

TEST_CASE("balance: a hand-over has two halves, or an anomaly asks for the other") {
    CHECK(named(good_day().without("BagGiven").balance()) == "missing-hand-over bag b1; missing-hand-over bag b1; ");
    Log log;
    log.tell("bag:b1", "BagSealed",
             {{"seal", "S"}, {"direction", "outward"}, {"from", office()}, {"to", village()}, {"contents", Json::array()}})
        .tell("bag:b1", "BagGiven", {{"from", office()}, {"to", village()}});
    const auto asked_for = [&](const std::string& rule, int seq) {
        auto more = log;
        return named(more.tell("anomaly:a1", "AnomalyRaised", {{"rule", rule}, {"about", "bag:b1"}, {"other_seq", seq}}).balance());
    };
    CHECK(named(log.balance()) == "missing-hand-over bag b1; ");
    CHECK(asked_for("handover-unpaired", 2).empty());
    CHECK(asked_for("handover-unpaired", 1) == "missing-hand-over bag b1; ");
    CHECK(asked_for("bag-not-on-run", 2) == "missing-hand-over bag b1; ");
    // Told twice it is one, and whoever opens what was given to him has it.
    log.tell("bag:b1", "BagGiven", {{"from", office()}, {"to", village()}})
        .tell("bag:b1", "BagOpened", {{"by", village()}, {"present", Json::array()}, {"missing", Json::array()}});
    CHECK(named(log.balance()).empty());
}

TEST_CASE("balance: a bag that its opener never had is named") {
    const auto opened_by = [](const Json& by) {
        Log log;
        log.tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
        make(log, "d1");
        pack(log, "b1", "d1");
        log.tell("bag:b1", "BagOpened", {{"by", by}, {"present", {thing("d1")}}, {"missing", Json::array()}})
            .tell("document:d1", "DocumentReceived", {{"bag", "b1"}, {"at", village()}});
        return named(log.balance());
    };
    CHECK(opened_by(village()) == "opened-by-another bag b1; ");
    CHECK(opened_by(office()).empty());
}

TEST_CASE("balance: a document that is cancelled on its way is where it was until it comes back, and is then packed by nobody") {
    Log log;
    log.tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
    make(log, "d1");
    pack(log, "b1", "d1");
    carry(log, "b1");
    log.tell("document:d1", "DocumentCancelled", Json::object());
    CHECK(log.balance().documents == std::map<std::string, std::int64_t>{{"at the village, bag not opened", 1}});
    const auto count = [&](const std::string& bag, const Json& by) {
        log.tell("bag:" + bag, "BagOpened", {{"by", by}, {"present", {thing("d1")}}, {"missing", Json::array()}})
            .tell("document:d1", "DocumentReceived", {{"bag", bag}, {"at", by}});
    };
    count("b1", village());
    CHECK(log.balance().documents == std::map<std::string, std::int64_t>{{"at the village", 1}});
    log.tell("bag:b2", "BagSealed", {{"seal", "S-b2"}, {"direction", "inward"}, {"from", village()}, {"to", office()}, {"contents", {thing("d1")}}})
        .tell("document:d1", "DocumentBagged", {{"bag", "b2"}, {"at", village()}});
    for (const auto& [giver, taker] : {std::pair{village(), rider()}, std::pair{rider(), office()}})
        for (const char* half : {"BagGiven", "BagTaken"}) log.tell("bag:b2", half, {{"from", giver}, {"to", taker}});
    count("b2", office());
    CHECK(log.balance().documents == std::map<std::string, std::int64_t>{{"cancelled", 1}});
    CHECK(named(log.balance()).empty());
    pack(log, "b3", "d1");
    CHECK(named(log.balance()).find("packed-from-nowhere document d1") != std::string::npos);
}

TEST_CASE("balance: what was lost with its bag is in it again when that is found, and in no other") {
    Log log;
    log.tell("stock:M:2026-01-05", "StockDayOpened", {{"opening", 10}});
    make(log, "d2");
    pack(log, "b2", "d2");
    log.tell("bag:b2", "BagLost", {{"by", office()}, {"reason", "accident"}})
        .tell("document:d2", "DocumentLost", {{"at", office()}, {"reason", "with_bag"}});
    CHECK(named(log.balance()).empty());
    CHECK(log.balance().documents == std::map<std::string, std::int64_t>{{"lost", 1}});
    auto found = log;
    found.tell("bag:b2", "BagFound", {{"by", office()}}).tell("document:d2", "DocumentBagged", {{"bag", "b2"}, {"at", office()}});
    CHECK(named(found.balance()).empty());
    CHECK(found.balance().documents == std::map<std::string, std::int64_t>{{"in a sealed bag at the office", 1}});
    pack(log, "b3", "d2");
    CHECK(named(log.balance()).find("packed-from-nowhere document d2") != std::string::npos);
}

TEST_CASE("balance: an original is in one place from the desk that keeps it until it is given back") {
    const auto paper = [](const Json& replaces) {
        return Json{{"paper", 1}, {"requirement", "R"}, {"applications", Json::array()}, {"blobs", Json::array()}, {"original", "kept"}, {"replaces", replaces}};
    };
    const Json contents = Json::array({{{"kind", "original"}, {"id", "r1"}}});
    const auto sealed = [&](Log& log, const std::string& bag, const Json& from, const Json& to, const char* direction) {
        log.tell("bag:" + bag, "BagSealed", {{"seal", "S-" + bag}, {"direction", direction}, {"from", from}, {"to", to}, {"contents", contents}})
            .tell("original:r1", "OriginalBagged", {{"bag", bag}, {"at", from}});
        for (const auto& [giver, taker] : {std::pair{from, rider()}, std::pair{rider(), to}})
            for (const char* half : {"BagGiven", "BagTaken"}) log.tell("bag:" + bag, half, {{"from", giver}, {"to", taker}});
    };
    const auto opened = [&](Log& log, const std::string& bag, const Json& by) {
        log.tell("bag:" + bag, "BagOpened", {{"by", by}, {"present", contents}, {"missing", Json::array()}})
            .tell("original:r1", "OriginalReceived", {{"bag", bag}, {"at", by}});
    };
    const auto is_at = [](const Log& log, const std::string& place) {
        CHECK(named(log.balance()).empty());
        CHECK(log.balance().originals == std::map<std::string, std::int64_t>{{place, 1}});
    };
    Log log;
    log.tell("dossier:d1", "PaperAttached", paper(nullptr));
    CHECK(named(log.balance()) == "original-not-taken-in dossier d1; ");
    log.tell("original:r1", "OriginalKept", {{"kind", "R"}, {"dossier", "d1"}, {"at", village()}, {"village", "v1"}});
    log.tell("dossier:d1", "PaperAttached", paper(1));
    is_at(log, "at the village");
    sealed(log, "b1", village(), office(), "inward");
    is_at(log, "in a sealed bag at the office");

    // A planted loss: it was not in the bag, and nobody says where it is.
    auto lost = log;
    lost.tell("bag:b1", "BagOpened", {{"by", office()}, {"present", Json::array()}, {"missing", contents}});
    CHECK(named(lost.balance()) == "vanished original r1; ");
    CHECK_FALSE(lost.balance().balanced());
    auto hidden = log;
    hidden.tell("bag:b1", "BagOpened", {{"by", office()}, {"present", contents}, {"missing", Json::array()}});
    CHECK(named(hidden.balance()) == "bag-says-otherwise original:r1; vanished original r1; ");
    // It turned up.
    lost.tell("original:r1", "OriginalReceived", {{"bag", "b1"}, {"at", office()}});
    is_at(lost, "at the office");

    opened(log, "b1", office());
    is_at(log, "at the office");
    auto wrong = log;
    wrong.tell("original:r1", "OriginalReturned", {{"at", village()}});
    CHECK(named(wrong.balance()) == "given-back-from-nowhere original r1; ");
    sealed(log, "b2", office(), village(), "outward");
    opened(log, "b2", village());
    is_at(log, "at the village");
    log.tell("original:r1", "OriginalReturned", {{"at", village()}});
    is_at(log, "given back");
    auto twice = log;
    twice.tell("original:r1", "OriginalReturned", {{"at", village()}});
    CHECK(named(twice.balance()) == "given-back-twice original r1; ");
    sealed(log, "b3", village(), office(), "inward");
    CHECK(named(log.balance()) == "packed-from-nowhere original r1; ");
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
    for (const char* line : {R"({"seq":"1","stream":"x:1","type":"T","payload":{}})", R"({"seq":1e300,"stream":"x:1","type":"T","payload":{}})",
                             R"({"seq":1,"stream":7})", "[]"}) {
        std::istringstream odd(line);
        CHECK_MESSAGE(named(recount(odd, {})) == "no-event line 1; ", line);
    }
    std::istringstream huge(R"({"seq":1,"stream":"stock:M:2026-01-05","type":"BlanksReceived","payload":{"count":9223372036854775807}})");
    CHECK(named(recount(huge, {})).find("no-event event 1") != std::string::npos);
}

}  // namespace layang::demo::balance_test
