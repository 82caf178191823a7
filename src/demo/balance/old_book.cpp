#include <algorithm>

#include "demo/balance/books.hpp"

namespace layang::demo {

void OldBook::read(const Event& event) {
    if (event.kind != "old_document") return;
    const auto& payload = event.payload;
    auto& old = old_[event.id];
    const auto noticed = [&](const char* kind, std::string what) {
        noticed_.push_back({kind, "old document " + event.id, std::move(what)});
    };
    const auto at = payload.contains("at") ? hands_of(payload.at("at")) : Hands{};
    const auto bag = text_or_none(payload, "bag");
    if (event.type == "OldDocumentSurrendered" || event.type == "OldDocumentExcused") {
        if (!old.kind.empty()) noticed("taken-twice", "taken in a second time");
        old = {payload.at("kind").get<std::string>(),
               payload.at("dossier").get<std::string>(),
               text_or_none(payload, "document"),
               at.kind == "village" ? "at the village" : "at the office",
               "",
               event.type == "OldDocumentExcused"};
    } else if (event.type == "OldDocumentBagged") {
        bagged_.emplace("old_document:" + event.id, bag);
        if (old.kind.empty() || old.excused)
            noticed("packed-not-taken", "packed in bag " + bag + ", and nobody took it in");
        else if (old.place == "in a bag")
            noticed("in-two-bags", "packed in bag " + bag + " while it lies in bag " + old.bag);
        else if (old.place == "destroyed" || old.place == "archived")
            noticed("packed-after-its-end", "packed in bag " + bag + " although it is " + old.place);
        old.place = "in a bag";
        old.bag = bag;
    } else if (event.type == "OldDocumentUnbagged") {
        bagged_.erase({"old_document:" + event.id, bag});
        old.place = at.kind == "village" ? "at the village" : "at the office";
    } else if (event.type == "OldDocumentReceived") {
        received_.emplace("old_document:" + event.id, bag);
        if (old.bag != bag)
            noticed("came-from-another-bag", "packed in bag " + (old.bag.empty() ? "none" : old.bag) + ", found in bag " + bag);
        old.place = "counted in";
    } else if (event.type == "OldDocumentDestroyed" || event.type == "OldDocumentArchived") {
        if (old.place != "counted in" && old.place != "at the office")
            noticed("ended-from-nowhere", "ended while it is " + old.place);
        old.place = event.type == "OldDocumentDestroyed" ? "destroyed" : "archived";
    }
}

/// What a document says is taken back was taken, or excused, once it is handed over. What was given for the dossier as a whole counts
/// once, for whoever was handed a document first.
void OldBook::check_dues(const DocumentBook& documents, Faults& faults) const {
    std::map<std::pair<std::string, std::string>, std::int64_t> settled, for_dossier;
    for (const auto& [id, old] : old_)
        ++(old.document.empty() ? for_dossier[{old.dossier, old.kind}] : settled[{old.document, old.kind}]);
    std::map<std::int64_t, std::string> in_order;
    for (const auto& [id, document] : documents.documents())
        if (document.handed_over != 0) in_order.emplace(document.handed_over, id);
    for (const auto& [seq, id] : in_order) {
        const auto& document = documents.documents().at(id);
        for (const auto& [kind, count] : document.due) {
            const auto lacking = std::max<std::int64_t>(0, count - settled[{id, kind}]);
            auto& unnamed = for_dossier[{document.dossier, kind}];
            if (lacking > unnamed)
                faults.push_back({"old-document-open", "document " + id + " (" + document.code + ')',
                                  "handed over, and the old " + kind + " was neither taken nor excused"});
            unnamed -= std::min(unnamed, lacking);
        }
    }
}

void OldBook::close(const BagBook& bags, const DocumentBook& documents, Faults& faults, Balance& balance) const {
    faults.insert(faults.end(), noticed_.begin(), noticed_.end());
    one_sided(bags.packed(), bagged_, "old_document:", "packed in", "the bag", faults);
    one_sided(bagged_, bags.packed(), "old_document:", "packed in", "itself", faults);
    one_sided(bags.found(), received_, "old_document:", "found in", "the bag", faults);
    for (const auto& [id, old] : old_) {
        if (old.excused) {
            ++balance.old_documents["excused"];
            continue;
        }
        auto place = old.place;
        if (place == "in a bag") {
            const auto* bag = bags.bag(old.bag);
            if (bag == nullptr || bag->opened)
                faults.push_back(
                    {"vanished", "old document " + id, "its bag " + old.bag + " was opened, and it was not counted in"});
            place = bag != nullptr && bag->holder.kind == "rider"    ? "with a rider"
                    : bag != nullptr && bag->holder.kind == "office" ? "at the office, bag not opened"
                                                                     : "in a sealed bag at the village";
        }
        ++balance.old_documents[place];
    }
    check_dues(documents, faults);
}

}  // namespace layang::demo
