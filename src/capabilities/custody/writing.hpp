#pragma once
// Loading and appending for the services: state by fold, events with their subject, breaches as anomalies.
#include "base/public_code_json.hpp"
#include "capabilities/custody/ports.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::custody {

/// The ledger's stamp in the words of the deciders; found by the ledger's `load`.
template <class State, class Event>
[[nodiscard]] State evolve(State state, const Event& event, const ledger::Stamp& stamp) {
    return evolve(std::move(state), event, When{stamp.seq, stamp.actor, stamp.occurred_at, stamp.received_at});
}

inline void raise(ledger::Transaction& tx, const Rules& rules, const Breach& breach, const std::string& area) {
    ledger::AnomalyRaised anomaly;
    anomaly.anomaly = tx.new_id<AnomalyId>();
    anomaly.rule = breach.rule;
    anomaly.about = breach.about;
    anomaly.other_seq = breach.other_seq;
    anomaly.area = area;
    anomaly.owner_role = std::string(name_of(rules.anomaly_owner(breach.rule, tx.act().rule_date)));
    anomaly.detail = breach.detail;
    tx.raise(std::move(anomaly));
}

/// `area`: the village in whose scope it happened, "" for the office. `subject`: who owns the sealed fields.
template <class Event>
void write(ledger::Transaction& tx, const Rules& rules, const std::string& stream, const std::string& subject, const std::string& area,
           const Decided<Event>& decided) {
    tx.append_all(stream, subject, decided.events);
    for (const auto& breach : decided.breaches) raise(tx, rules, breach, area);
}

}  // namespace layang::custody
