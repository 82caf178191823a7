#pragma once
// The quarantine desk: acts that were still on a device when its account or the device was removed (architecture D13). Each is kept
// whole and counts for nothing until an admin has let it in or thrown it out.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/access/access.hpp"

namespace layang::access {

/// Waiting late acts of one account at most: a removed user is no longer trusted with the disk. What comes beyond them stays on the
/// device, which asks again after `kLateActsPatience`. A rescue file, which an admin brings, comes whole.
inline constexpr std::int64_t kLateActsMax = 500;
inline constexpr Seconds kLateActsPatience{3600};

enum class LateState { waiting, released, discarded };

struct LateAct {
    CommandId act;
    AccountId account;
    std::optional<DeviceId> device;
    LateCause cause = LateCause::account_removed;
    std::string operation;
    std::vector<PathValue> path;
    /// See `body_of`.
    ledger::SealedText body;
    CommandId run_as;
    Instant occurred_at;
    Instant received_at;
    Date rule_date;
    LateState state = LateState::waiting;
    /// Why it was thrown out, and the note of whoever judged it; both empty while it waits.
    std::string reason;
    ledger::SealedText note;
};

/// "late_act:ID"
[[nodiscard]] std::string late_stream(CommandId act);

/// Takes an act into quarantine. Its words are sealed as those of the dossier that it is about, and go when that one is erased; an
/// act about none has a key of its own. Errors: kLateActsFull, kNotFound for a path that names no thing.
[[nodiscard]] Result<std::string> quarantine(const Ground& ground, ledger::Transaction& tx, const ActQuarantined& late);
[[nodiscard]] std::vector<PathValue> path_of(const std::map<std::string, std::string>& path_values);
/// Both end the waiting; the reason of a discard is the caller's to check. Errors: kNotAllowed, kOutOfScope, kNotFound, kAlreadyJudged when
/// it has been judged already, and for throwing out what was run already by somebody who let it in.
[[nodiscard]] Result<std::string> release_act(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ActReleased& released);
[[nodiscard]] Result<std::string> discard_act(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ActDiscarded& discarded);

[[nodiscard]] std::optional<LateAct> late_act(store::Session& session, const std::string& regency, CommandId act);
/// Waiting ones, oldest first, behind the act `after`, at most `limit`.
[[nodiscard]] std::vector<LateAct> waiting_acts(store::Session& session, const std::string& regency, const std::optional<LateAct>& after, std::size_t limit);
[[nodiscard]] std::int64_t waiting_count(store::Session& session, const std::string& regency);
/// Every id that the waiting acts say, pictures among them. An act whose key is gone says none.
[[nodiscard]] std::set<BlobId> said_by_waiting(store::Session& session, const Ground& ground);
/// The act's content as it was sent. Error: kNotFound when its key is gone.
[[nodiscard]] Result<std::string> body_of(secrets::KeyRing& ring, const LateAct& late);

/// Puts a late act's event into the tables.
void apply_late_act(store::Session& session, const ledger::Stored& event, const LateActEvent& late);

}  // namespace layang::access
LAYANG_ENUM(layang::access::LateState, waiting, released, discarded)
