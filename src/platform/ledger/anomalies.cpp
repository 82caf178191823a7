#include "platform/ledger/ledger.hpp"

namespace layang::ledger {
namespace {

using store::Statement;

const Statement kInsert("anomaly.insert",
                        "INSERT INTO anomaly (regency, anomaly, rule, about, other_seq, seq, area, owner_role, detail, raised_at) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kResolve("anomaly.resolve",
                         "UPDATE anomaly SET resolved_at = ?, resolution = ?, note = ?, note_bound = ? WHERE regency = ? AND anomaly = ?");
const ProjectedTable kTable("anomaly", "regency, anomaly");

void apply(store::Session& session, const Stored& event, secrets::KeyRing&) {
    if (const auto raised = event.as<AnomalyRaised>())
        session.run(kInsert, event.regency, raised->anomaly, raised->rule, raised->about, raised->other_seq, event.seq, raised->area,
                    raised->owner_role, raised->detail, event.stamp.received_at);
    else if (const auto resolved = event.as<AnomalyResolved>()) {
        const auto note = event.sealed("note");
        session.run(kResolve, event.stamp.received_at, resolved->reason, note.text, note.bound, event.regency, resolved->anomaly);
    }
}

}  // namespace

Projection anomaly_projection() { return {"anomalies", 3, {&kTable}, apply}; }

}  // namespace layang::ledger
