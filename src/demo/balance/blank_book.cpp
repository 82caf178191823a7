#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

}  // namespace

void BlankBook::read(const Event& event) {
    if (event.kind != "stock") return;
    // "stock:MEDIUM:DATE"
    const auto colon = event.id.find(':');
    const auto medium = event.id.substr(0, colon), date = event.id.substr(colon + 1);
    const auto& payload = event.payload;
    auto& days = days_[medium];
    const auto noticed = [&](const char* kind, std::string what) {
        noticed_.push_back({kind, "blanks " + medium + ' ' + date, std::move(what)});
    };
    if (event.type == "StockDayOpened") {
        const auto opening = count_of(payload, "opening");
        if (!days.empty() && (!days.back().closed || days.back().balance() != opening))
            noticed("opened-with-another-number", "opened with " + number(opening) + ", and " + days.back().date +
                                                      " was left with " + number(days.back().balance()));
        // What happened before somebody opened the day belongs to it.
        if (days.empty() || days.back().date != date) days.push_back({medium, date});
        days.back().opening = opening;
        return;
    }
    if (days.empty() || days.back().date != date) days.push_back({medium, date});
    auto& day = days.back();
    if (day.closed) noticed("after-closing", event.type + " after the day was closed");
    if (event.type == "BlanksReceived") day.received += count_of(payload, "count");
    if (event.type == "BlankSpoiled") day.spoiled += count_of(payload, "count");
    if (event.type == "StockAdjusted") day.adjusted += count_of(payload, "count");
    if (event.type == "BlankUsed") {
        ++day.used;
        used_.insert({medium, date, payload.at("document").get<std::string>()});
    }
    if (event.type == "StockCounted" && count_of(payload, "counted") != day.balance())
        noticed("hidden-blank",
                number(count_of(payload, "counted")) + " were counted, and the books say " + number(day.balance()));
    if (event.type == "StockDayClosed") {
        day.closed = true;
        if (count_of(payload, "balance") != day.balance())
            noticed("closed-with-another-number", "closed with " + number(count_of(payload, "balance")) +
                                                      ", and the day's acts leave " + number(day.balance()));
    }
    if (day.balance() < 0) noticed("below-zero", "more blanks went than there were: " + number(day.balance()));
}

void BlankBook::close(const DocumentBook& documents, Faults& faults, Balance& balance) const {
    faults.insert(faults.end(), noticed_.begin(), noticed_.end());
    for (const auto& [medium, days] : days_) balance.blanks.insert(balance.blanks.end(), days.begin(), days.end());
    const auto& printed = documents.on_blanks();
    for (const auto& one : std::set(used_.begin(), used_.end()))
        if (used_.count(one) > printed.count(one))
            faults.push_back({"blank-without-document", "document " + one[2],
                              "a blank of " + one[0] + " was used for it on " + one[1] + ", and nothing was printed"});
    for (const auto& one : std::set(printed.begin(), printed.end()))
        if (printed.count(one) > used_.count(one))
            faults.push_back({"hidden-blank", "document " + one[2],
                              "printed on " + one[0] + " on " + one[1] + ", and the stock has not used a blank for it"});
}

}  // namespace layang::demo
