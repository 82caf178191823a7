#pragma once
// What custody's tables say. Rows hold no personal data: names are sealed in events and opened by those who may see them.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "base/public_code.hpp"
#include "capabilities/custody/hands.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::custody {

/// Schema of this room, and its tables as a projection.
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] ledger::Projection projection();

namespace queries {

/// Rows that are read from the store at once, however long a list is.
inline constexpr std::int64_t kBatchMax = 200;
/// More than a rider has on any day.
inline constexpr std::int64_t kRunsOfRiderMax = 20;

/// What a list asks for; "" is any village, any state.
struct Filter {
    std::string village = {};
    std::string state = {};
    /// Continue after this place in line, in the order of the list; 0 begins.
    std::int64_t after = 0;
};
template <class Row>
using Visit = std::function<bool(const Row&)>;

struct BagRow {
    BagId bag;
    PublicCode code;
    std::string seal;
    Direction direction = Direction::outward;
    Party from;
    Party to;
    std::string village;
    /// sealed (closed and with its sender, also when it came back), carried (between its ends), arrived (closed, where it goes), opened, lost
    std::string state;
    Hands hands;
    std::optional<Instant> open_since;
    Instant sealed_at;
    std::int64_t sealed_seq = 0;
};
struct ContentRow {
    Thing thing;
    /// listed, present, missing, damaged, surplus
    std::string outcome;
};
[[nodiscard]] std::optional<BagRow> bag(store::Session& session, const std::string& regency, BagId bag);
[[nodiscard]] std::optional<BagRow> bag_by_code(store::Session& session, const std::string& regency, const std::string& symbols);
/// The bag on which that seal was first, however it is typed; it may bear another one now.
[[nodiscard]] std::optional<BagRow> bag_by_seal(store::Session& session, const std::string& regency, const std::string& seal);
/// Newest first, until `visit` returns false.
void bags(store::Session& session, const std::string& regency, const Filter& filter, const Visit<BagRow>& visit);
[[nodiscard]] std::vector<BagRow> bags_of_run(store::Session& session, const std::string& regency, RunId run);
/// What a rider has in hands, on whatever run or on none.
[[nodiscard]] std::vector<BagRow> bags_with_rider(store::Session& session, const std::string& regency, AccountId rider);
[[nodiscard]] std::vector<ContentRow> contents(store::Session& session, const std::string& regency, BagId bag);
[[nodiscard]] BagTrail bag_trail(store::Session& session, const std::string& regency, BagId bag);
/// The bags that lie with one half of a hand-over told before `until` and the other not.
[[nodiscard]] std::vector<BagId> half_told(store::Session& session, const std::string& regency, Instant until);
/// Whether such an anomaly was raised before.
[[nodiscard]] bool anomaly_known(store::Session& session, const std::string& regency, const std::string& rule, const std::string& about,
                                 std::int64_t other_seq);

[[nodiscard]] std::optional<Claimed> claimed(store::Session& session, const std::string& regency, std::string_view kind, const std::string& value);

/// The last step of a thing, and where it therefore is.
[[nodiscard]] std::optional<Step> thing_step(store::Session& session, const std::string& regency, const Thing& thing);
[[nodiscard]] Hands thing_hands(store::Session& session, const std::string& regency, const Thing& thing, Instant made_at);

struct DocumentCustodyRow {
    DocumentId document;
    std::string village;
    DossierId dossier;
    std::int64_t line_seq = 0;
    Instant made_at;
    /// making, shelved, cancelled, in_bag, at_village (its own), astray (in another), at_office, handed_over, missing, lost
    std::string state;
    bool shelved = false;
    bool cancelled = false;
    std::int64_t attempts = 0;
    std::optional<std::string> last_attempt;
    std::optional<Instant> handed_over_at;
    std::optional<std::string> activation;
    bool damaged = false;
    /// When it was last to be printed anew after it had moved.
    std::optional<Instant> remade_at;
};
[[nodiscard]] std::optional<DocumentCustodyRow> document(store::Session& session, const std::string& regency, DocumentId document);
/// In the order of their ordering, until `visit` returns false.
void documents(store::Session& session, const std::string& regency, const Filter& filter, const Visit<DocumentCustodyRow>& visit);
/// What lies in that village though it belongs to another, in the order of their ordering; kBatchMax at most.
[[nodiscard]] std::vector<DocumentCustodyRow> documents_astray_in(store::Session& session, const std::string& regency, const std::string& village);
/// Of one dossier, in the order of their ordering.
[[nodiscard]] std::vector<DocumentCustodyRow> documents_of(store::Session& session, const std::string& regency, DossierId dossier);
struct DueRow {
    std::string kind;
    int count = 1;
    bool if_held = false;
    int settled = 0;
};
/// What is due back for a document. Old documents that were taken or excused for it settle it, then those of the dossier as a whole,
/// each once: a sibling that was handed over before has used what it lacked.
[[nodiscard]] std::vector<DueRow> dues(store::Session& session, const std::string& regency, DocumentId document, DossierId dossier);

struct OldDocumentRow {
    OldDocumentId old_document;
    std::string kind;
    DossierId dossier;
    std::optional<std::string> document;
    std::string village;
    /// excused, at_village, at_office, in_bag, destroyed, archived
    std::string state;
    std::optional<std::string> excuse;
    Instant taken_at;
    std::string taken_where;
    std::optional<Instant> ended_at;
    std::optional<std::string> berita_acara;
    std::int64_t line_seq = 0;
};
[[nodiscard]] std::optional<OldDocumentRow> old_document(store::Session& session, const std::string& regency, OldDocumentId id);
/// In the order in which they came, until `visit` returns false; so with originals.
void old_documents(store::Session& session, const std::string& regency, const Filter& filter, const Visit<OldDocumentRow>& visit);
struct OriginalRow {
    OriginalId original;
    std::string kind;
    DossierId dossier;
    std::string village;
    /// kept (in the village, to go to the office), at_office, at_village (to be given back), in_bag, returned
    std::string state;
    /// It has been at the office, or needs not go there.
    bool goes_home = false;
    Instant kept_at;
    std::int64_t line_seq = 0;
};
[[nodiscard]] std::optional<OriginalRow> original(store::Session& session, const std::string& regency, OriginalId id);
void originals(store::Session& session, const std::string& regency, const Filter& filter, const Visit<OriginalRow>& visit);

struct StopRow {
    std::int64_t stop = 0;
    std::string village;
    std::optional<Instant> reached_at;
};
struct RunRow {
    RunId run;
    PublicCode code;
    Date day;
    std::string state;
    std::optional<std::string> rider;
    std::optional<std::string> letter_number;
    Rupiah fare_total;
    /// The fare as JSON text, as it stands in the event.
    std::string fare;
    std::int64_t planned_seq = 0;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> problem;
    std::vector<BagRow> bags;
    std::vector<StopRow> stops;
};
[[nodiscard]] std::optional<RunRow> run(store::Session& session, const std::string& regency, RunId run);
[[nodiscard]] std::optional<RunRow> run_by_code(store::Session& session, const std::string& regency, const std::string& symbols);
/// Newest first, of one state or (empty) of all, until `visit` returns false. The filter's village counts for nothing: a run has several.
void runs(store::Session& session, const std::string& regency, const Filter& filter, const Visit<RunRow>& visit);
/// The rider's own runs that are not over: those under way, then those planned, in the order of their planning; kRunsOfRiderMax at most.
[[nodiscard]] std::vector<RunRow> runs_of_rider(store::Session& session, const std::string& regency, AccountId rider);
/// Whose run, planned or under way, stops at that village; nullopt when that is nobody's or several riders'.
[[nodiscard]] std::optional<AccountId> rider_stopping_at(store::Session& session, const std::string& regency, const std::string& village);
/// The run of a bag that is not over.
[[nodiscard]] std::optional<RunId> open_run_of(store::Session& session, const std::string& regency, BagId bag);
/// When the runs ended on which that rider carries or carried the bag; nullopt for one that has not.
[[nodiscard]] std::vector<std::optional<Instant>> runs_with(store::Session& session, const std::string& regency, BagId bag, AccountId rider);

/// How many things of a village ("": of all villages) are in each state, for the desks' first lines.
struct Count {
    std::string village;
    std::string state;
    std::int64_t count = 0;
};
[[nodiscard]] std::vector<Count> document_counts(store::Session& session, const std::string& regency, const std::string& village);
[[nodiscard]] std::vector<Count> old_document_counts(store::Session& session, const std::string& regency, const std::string& village);
[[nodiscard]] std::vector<Count> original_counts(store::Session& session, const std::string& regency, const std::string& village);
/// Of bags that were neither opened nor lost; `state` says their direction. The outward ones that are where they go count once more, as "arrived".
[[nodiscard]] std::vector<Count> unopened_counts(store::Session& session, const std::string& regency, const std::string& village);

}  // namespace queries
}  // namespace layang::custody
