#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

constexpr const char* kInBag = "in a bag";
constexpr const char* kGivenBack = "given back";

bool is_kept(const Json& paper) { return text_or_none(paper, "original") == "kept"; }
/// A sheet that is photographed again is the same sheet.
bool comes_in_place_of_another(const Json& paper) { return paper.contains("replaces") && !paper.at("replaces").is_null(); }

}  // namespace

void OriginalBook::put(Original& original, const Hands& at) {
    original.place = at.kind == "village" ? "at the village" : "at the office";
    original.place_code = at.kind == "village" ? at.place : "";
}

bool OriginalBook::lies_at(const Original& original, const Hands& at) {
    if (at.kind == "village") return original.place == "at the village" && original.place_code == at.place;
    return original.place == "at the office";
}

void OriginalBook::read(const Event& event) {
    const auto& payload = event.payload;
    if (event.type == "PaperAttached" && is_kept(payload) && !comes_in_place_of_another(payload))
        ++papers_[{event.id, payload.at("requirement").get<std::string>()}];
    if (event.kind == "original") follow(event);
}

void OriginalBook::follow(const Event& event) {
    const auto& payload = event.payload;
    auto& original = originals_[event.id];
    const auto noticed = [&](const char* kind, std::string what) { noticed_.push_back({kind, "original " + event.id, std::move(what)}); };
    const auto at = payload.contains("at") ? hands_of(payload.at("at")) : Hands{};
    const auto bag = text_or_none(payload, "bag");
    const auto here = " at " + at.kind + ' ' + at.place + " while it is " + original.place + (original.place_code.empty() ? "" : ' ' + original.place_code);
    if (event.type == "OriginalKept") {
        // Given back and brought again, it is kept once more.
        if (!original.kind.empty() && original.place != kGivenBack) noticed("taken-twice", "taken in a second time");
        original.kind = payload.at("kind").get<std::string>();
        ++taken_[{payload.at("dossier").get<std::string>(), original.kind}];
        put(original, at);
    } else if (event.type == "OriginalBagged") {
        bagged_.emplace("original:" + event.id, bag);
        if (original.place == kInBag)
            noticed("in-two-bags", "packed in bag " + bag + " while it lies in bag " + original.bag);
        else if (!lies_at(original, at))
            noticed("packed-from-nowhere", "packed in bag " + bag + here);
        original.place = kInBag;
        original.bag = bag;
    } else if (event.type == "OriginalUnbagged") {
        bagged_.erase({"original:" + event.id, bag});
        put(original, at);
    } else if (event.type == "OriginalReceived") {
        received_.emplace("original:" + event.id, bag);
        if (original.bag != bag)
            noticed("came-from-another-bag", "packed in bag " + (original.bag.empty() ? "none" : original.bag) + ", found in bag " + bag);
        put(original, at);
    } else if (event.type == "OriginalReturned") {
        if (original.place == kGivenBack) noticed("given-back-twice", "given back a second time");
        else if (!lies_at(original, at)) noticed("given-back-from-nowhere", "given back" + here);
        original.place = kGivenBack;
        original.place_code.clear();
    }
}

void OriginalBook::close(const BagBook& bags, Faults& faults, Balance& balance) const {
    faults.insert(faults.end(), noticed_.begin(), noticed_.end());
    one_sided(bags.packed(), bagged_, "original:", "packed in", "the bag", faults);
    one_sided(bagged_, bags.packed(), "original:", "packed in", "itself", faults);
    one_sided(bags.found(), received_, "original:", "found in", "the bag", faults);
    for (const auto& [of, count] : papers_) {
        const auto taken = taken_.find(of);
        if (taken == taken_.end() || taken->second < count)
            faults.push_back({"original-not-taken-in", "dossier " + of.first, "the original of its " + of.second + " was kept, and nobody has it"});
    }
    for (const auto& [id, original] : originals_) {
        auto place = original.place;
        if (place == kInBag) {
            const auto* bag = bags.bag(original.bag);
            if (bag == nullptr || bag->opened)
                faults.push_back({"vanished", "original " + id, "its bag " + original.bag + " was opened, and it was not counted in"});
            place = bag == nullptr || bag->opened ? "nowhere" : place_in(*bag);
        }
        ++balance.originals[place];
    }
}

}  // namespace layang::demo
