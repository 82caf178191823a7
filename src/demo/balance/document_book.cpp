#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

/// Whether whoever packs or hands over there can have the document in hand: the shelf is the office's.
bool within_reach(const DocumentBook::Document& document, const Hands& at) {
    if (at.kind == "office") return document.place == "at the office" || document.place == "on the shelf";
    return document.place == "at the village" && document.place_code == at.place;
}
/// Whether somebody may find it: nobody knows where it is, or it fell out of its bag.
bool is_sought(const DocumentBook::Document& document) {
    return document.place == "lost" || document.place == "missing" || document.place == "in a bag";
}
bool in_office(const DocumentBook::Document& document) {
    return document.place == "at the printer" || document.place == "on the shelf" || document.place == "at the office";
}
/// Where its bag is found, it is in it again.
bool is_lost_with(const DocumentBook::Document& document, const std::string& bag) { return document.place == "lost" && document.bag == bag; }
std::string where(const DocumentBook::Document& document) {
    if (document.place.empty()) return "not printed";
    return document.place == "at the village" ? "at the village " + document.place_code : document.place;
}

std::string place_of(const Hands& at) { return at.kind == "village" ? "at the village" : "at the office"; }

/// What was packed for another village, whether that has opened the bag or not. A bag to the office may bring what strayed.
void check_bags(const BagBook& bags, const std::map<std::string, DocumentBook::Document>& documents,
                const std::set<std::pair<std::string, std::string>>& bagged, Faults& faults) {
    for (const auto& [thing, in] : bagged) {
        const auto id = thing.substr(thing.find(':') + 1);
        const auto* bag = bags.bag(in);
        const auto& document = documents.at(id);
        if (bag != nullptr && bag->direction == "outward" && bag->village != document.village)
            faults.push_back({"in-another-villages-bag", "document " + id + " (" + document.code + ')',
                              "is for " + document.village + " and was packed in bag " + in + " to " + bag->village});
    }
}

}  // namespace

void DocumentBook::read_making(const Event& event, Document& document) {
    const auto& payload = event.payload;
    if (event.type == "DocumentOrdered") {
        ++ordered_;
        document.code = payload.at("code").get<std::string>();
        document.kind = payload.at("kind").get<std::string>();
        document.dossier = payload.at("dossier").get<std::string>();
        document.village = payload.at("village").get<std::string>();
        for (const auto& row : payload.at("surrenders"))
            if (!row.value("if_held", false)) document.due[row.at("kind").get<std::string>()] += count_of(row, "count");
        if (payload.at("stock_counted").get<bool>()) on_counted_medium_.insert(event.id);
    } else if (event.type == "DocumentPrinted") {
        ++printed_;
        if (document.printed) noticed("printed-twice", event.id, "a second print while the first is still good");
        document.printed = true;
        document.place = "at the printer";
        const auto day = text_or_none(payload, "stock_day");
        if (!day.empty())
            on_blanks_.insert({payload.at("medium").get<std::string>(), day, event.id});
        else if (on_counted_medium_.contains(event.id))
            noticed("printed-without-blank", event.id, "printed on a counted medium, and no stock gave the blank");
    } else if (event.type == "DocumentShelved") {
        if (!document.printed) noticed("shelved-not-printed", event.id, "lies on a shelf and was never printed");
        document.place = "on the shelf";
    } else if (event.type == "DocumentSpoiled") {
        if (document.printed) ++spoiled_;
        document.printed = false;
        document.place.clear();
    } else if (event.type == "DocumentCancelled") {
        document.cancelled = true;
    }
}

void DocumentBook::read_travelling(const Event& event, Document& document) {
    const auto& payload = event.payload;
    const auto bag = text_or_none(payload, "bag");
    const auto key = "document:" + event.id;
    const auto at = payload.contains("at") ? hands_of(payload.at("at")) : Hands{};
    if (event.type == "DocumentBagged") {
        bagged_.emplace(key, bag);
        if (document.place == "in a bag")
            noticed("in-two-bags", event.id, "packed in bag " + bag + " while it lies in bag " + document.bag);
        else if (!within_reach(document, at) && !is_lost_with(document, bag))
            noticed("packed-from-nowhere", event.id,
                    "packed in bag " + bag + " at " + at.kind + ' ' + at.place + " while it is " + where(document));
        document.place = "in a bag";
        document.bag = bag;
    } else if (event.type == "DocumentReceived" || event.type == "DocumentSurplus") {
        if (event.type == "DocumentReceived") received_.emplace(key, bag);
        if (document.bag != bag)
            noticed("came-from-another-bag", event.id,
                    "packed in bag " + (document.bag.empty() ? "none" : document.bag) + ", found in bag " + bag);
        document.place = place_of(at);
        document.place_code = at.place;
    } else if (event.type == "DocumentMissing") {
        // A document that turned up elsewhere before its own bag was opened is where it was found.
        if (document.place == "in a bag")
            document.place = "missing";
        else
            noticed("missed-and-elsewhere", event.id, "missed in bag " + bag + " while it is " + document.place);
    } else if (event.type == "DocumentUnbagged" || event.type == "DocumentFound") {
        if (event.type == "DocumentUnbagged") bagged_.erase({key, bag});
        else if (!is_sought(document))
            noticed("found-not-sought", event.id, "found at " + at.kind + ' ' + at.place + " while it is " + where(document));
        document.place = place_of(at);
        document.place_code = at.place;
    } else if (event.type == "DocumentLost") {
        document.place = "lost";
    } else if (event.type == "DocumentHandedOver") {
        if (document.handed_over != 0)
            noticed("handed-over-twice", event.id, "handed over a second time");
        else if (!within_reach(document, at))
            noticed("handed-over-from-nowhere", event.id,
                    "handed over at " + at.kind + ' ' + at.place + " while it is " + where(document));
        if (document.handed_over == 0) document.handed_over = event.seq;
        document.place = "handed over";
    }
}

void DocumentBook::read(const Event& event) {
    if (event.kind != "document") return;
    auto& document = documents_[event.id];
    read_making(event, document);
    read_travelling(event, document);
    // At the office it is for nobody any more; elsewhere it is where it was until somebody brings it back.
    if (document.cancelled && in_office(document)) document.place = "cancelled";
}

void DocumentBook::close(const BagBook& bags, Faults& faults, Balance& balance) const {
    faults.insert(faults.end(), noticed_.begin(), noticed_.end());
    one_sided(bags.packed(), bagged_, "document:", "packed in", "the bag", faults);
    one_sided(bagged_, bags.packed(), "document:", "packed in", "itself", faults);
    one_sided(bags.found(), received_, "document:", "found in", "the bag", faults);
    one_sided(received_, bags.found(), "document:", "found in", "itself", faults);
    check_bags(bags, documents_, bagged_, faults);
    for (const auto& [id, document] : documents_) {
        if (!document.printed) continue;
        if (bagged_.contains({"document:" + id, document.bag})) ++balance.by_bag;
        auto place = document.place;
        if (place == "in a bag") {
            const auto* bag = bags.bag(document.bag);
            if (bag == nullptr || bag->opened)
                faults.push_back({"vanished", "document " + id, "its bag " + document.bag + " was opened, and nobody has it"});
            place = bag == nullptr ? "nowhere" : place_in(*bag);
        }
        if (place == "missing")
            faults.push_back({"missing", "document " + id + " (" + document.code + ')',
                              "was not in its bag " + document.bag + " and has not been found"});
        if (place == "at the village" && document.place_code != document.village)
            faults.push_back({"at-another-village", "document " + id + " (" + document.code + ')',
                              "is for " + document.village + " and lies in " + document.place_code});
        ++balance.documents[place];
    }
    balance.ordered = ordered_;
    balance.printed = printed_;
    balance.spoiled = spoiled_;
    std::int64_t in_places = spoiled_;
    for (const auto& [place, count] : balance.documents) in_places += count;
    if (in_places != printed_)
        faults.push_back({"documents-do-not-add-up", "all documents",
                          std::to_string(printed_) + " printed, " + std::to_string(in_places) + " in places or waste"});
}

}  // namespace layang::demo
