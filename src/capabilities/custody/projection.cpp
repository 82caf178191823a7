// The tables of custody, from events alone.
#include "capabilities/custody/projection.hpp"

namespace layang::custody {
namespace projecting {
namespace {

using store::Statement;

const Statement kClaim("custody.claim",
                       "INSERT INTO claim (regency, kind, value, stream, seq) VALUES (?, ?, ?, ?, ?) ON CONFLICT (regency, kind, value) DO NOTHING");
const Statement kReleaseAll("custody.release_all", "DELETE FROM claim WHERE regency = ? AND stream = ? AND kind = ?");

}  // namespace

void claim(store::Session& session, const ledger::Stored& event, std::string_view kind, const std::string& value, const std::string& stream) {
    session.run(kClaim, event.regency, kind, value, stream, event.seq);
}
void release_all_of(store::Session& session, const std::string& regency, const std::string& stream, std::string_view kind) {
    session.run(kReleaseAll, regency, stream, kind);
}

}  // namespace projecting

namespace {

const ledger::ProjectedTable kClaims("claim", "regency, kind, value");
const ledger::ProjectedTable kBags("bag", "regency, bag");
const ledger::ProjectedTable kContents("bag_content", "regency, bag, kind, thing");
const ledger::ProjectedTable kSteps("bag_step", "regency, bag, seq");
const ledger::ProjectedTable kHandovers("bag_handover", "regency, bag, place_no");
const ledger::ProjectedTable kPlaces("thing_place", "regency, kind, thing");
const ledger::ProjectedTable kDocuments("document_custody", "regency, document");
const ledger::ProjectedTable kDues("document_due", "regency, document, kind");
const ledger::ProjectedTable kOldDocuments("old_document", "regency, old_document");
const ledger::ProjectedTable kOriginals("original", "regency, original");
const ledger::ProjectedTable kRuns("run", "regency, run");
const ledger::ProjectedTable kRunBags("run_bag", "regency, run, bag");
const ledger::ProjectedTable kRunStops("run_stop", "regency, run, stop");

void apply(store::Session& session, const ledger::Stored& event, secrets::KeyRing&) {
    if (event.stream.starts_with("bag:")) projecting::apply_bag(session, event);
    else if (event.stream.starts_with("run:")) projecting::apply_run(session, event);
    else projecting::apply_thing(session, event);
}

}  // namespace

ledger::Projection projection() {
    return {"custody",
            9,
            {&kClaims, &kBags, &kContents, &kSteps, &kHandovers, &kPlaces, &kDocuments, &kDues, &kOldDocuments, &kOriginals, &kRuns, &kRunBags,
             &kRunStops},
            apply};
}

}  // namespace layang::custody
