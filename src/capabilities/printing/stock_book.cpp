#include "capabilities/printing/stock_book.hpp"

#include "capabilities/printing/queries.hpp"

namespace layang::printing {

void raise_breach(ledger::Transaction& tx, const Rules& rules, const Breach& breach, const std::string& about, const std::string& area) {
    const auto owner = rules.anomaly_owner(breach.rule, tx.act().rule_date);
    tx.raise({{}, breach.rule, about, breach.other_seq, area, std::string(name_of(owner)), breach.detail});
}

StockBook::StockBook(ledger::Transaction& tx, const Rules& rules, std::string medium) : tx_(tx), rules_(rules) {
    const auto newest = queries::newest_day(tx.session(), tx.act().regency, medium);
    const Date day = newest.value_or(tx.act().rule_date);
    stream_ = stock_stream(medium, day);
    if (newest) state_ = ledger::load<StockState, StockEvent>(tx, stream_);
    // A day that only reports speak of knows neither its medium nor its date.
    state_.medium = std::move(medium);
    state_.date = day;
}

void StockBook::turn_to(Date day) {
    StockState fresh;
    fresh.medium = state_.medium;
    fresh.date = day;
    state_ = std::move(fresh);
    stream_ = stock_stream(state_.medium, day);
}

void StockBook::append(const StockEvent& event) {
    tx_.append(stream_, stream_, event);
    state_ = evolve(std::move(state_), event);
}

void StockBook::write(const StockDecision& decision) {
    for (const auto& event : decision.events) append(event);
    for (const auto& event : decision.events) {
        const auto* released = std::get_if<BlankReleased>(&event);
        if (released == nullptr || released->reason != kNoBlank) continue;
        const auto row = queries::document(tx_.session(), tx_.act().regency, released->document);
        LAYANG_CHECK(row);
        if (row->state == DocumentStanding::queued)
            tx_.append(ledger::stream_of("document", released->document), row->dossier.text(), DocumentQueued{state_.medium, row->place});
    }
    for (const auto& breach : decision.breaches) raise_breach(tx_, rules_, breach, stream_, "");
}

void StockBook::write(const StockDecision& decision, const std::string& document, const std::string& village) {
    write({decision.events, {}});
    for (const auto& breach : decision.breaches) raise_breach(tx_, rules_, breach, document, village);
}

void StockBook::promote() {
    while (state_.day == DayState::open && state_.available() > 0) {
        const auto first = queries::first_waiting(tx_.session(), tx_.act().regency, state_.medium);
        if (!first) return;
        const auto decision = decide(state_, ReserveBlank{first->document});
        // One in line has no blank, and there is one: nothing can refuse it.
        LAYANG_CHECK(decision && !decision->events.empty());
        write(*decision);
    }
}

}  // namespace layang::printing
