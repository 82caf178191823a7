#pragma once
// The stock of one medium inside one command: always the newest day, because that is where blanks lie now.
#include <map>

#include "capabilities/printing/rules.hpp"
#include "capabilities/printing/stock_decider.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::printing {

/// Writes a breach down as an anomaly about `about`; `area` is the village, "" for the office.
void raise_breach(ledger::Transaction& tx, const Rules& rules, const Breach& breach, const std::string& about, const std::string& area);

class StockBook {
public:
    /// Loads the newest day of the medium; where there is none yet, an unopened one on the act's rule date.
    StockBook(ledger::Transaction& tx, const Rules& rules, std::string medium);

    [[nodiscard]] const StockState& state() const { return state_; }
    /// Turns to a day that does not exist yet: opening it is the next decision.
    void turn_to(Date day);

    /// Appends the events, and raises the breaches about the stock, or about `document` and its village. Documents whose
    /// reservation had to go stand in line again.
    void write(const StockDecision& decision);
    void write(const StockDecision& decision, const std::string& document, const std::string& village);

    /// Gives free blanks to the first in line until one of the two is used up.
    void promote();

private:
    void append(const StockEvent& event);

    ledger::Transaction& tx_;
    const Rules& rules_;
    std::string stream_;
    StockState state_;
};

/// The books of one act, one for each medium: a day of many events is folded once, however many documents the act is about.
class StockBooks {
public:
    StockBooks(ledger::Transaction& tx, const Rules& rules) : tx_(tx), rules_(rules) {}
    [[nodiscard]] StockBook& of(const std::string& medium) { return books_.try_emplace(medium, tx_, rules_, medium).first->second; }

private:
    ledger::Transaction& tx_;
    const Rules& rules_;
    std::map<std::string, StockBook> books_;
};

}  // namespace layang::printing
