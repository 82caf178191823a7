#include "platform/access/late_acts.hpp"

namespace layang::access {
namespace {

using store::Row;
using store::Statement;

#define LAYANG_LATE_COLUMNS \
    "SELECT act, account, device, cause, operation, path, body, run_as, occurred_at, received_at, rule_date, state, note FROM late_act "
const Statement kInsert("access.insert_late_act",
                        "INSERT INTO late_act (regency, act, account, device, cause, operation, path, body, run_as, occurred_at, received_at, rule_date, "
                        "state, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '')");
const Statement kJudge("access.judge_late_act", "UPDATE late_act SET state = ?, note = ? WHERE regency = ? AND act = ?");
const Statement kOne("access.late_act", LAYANG_LATE_COLUMNS "WHERE regency = ? AND act = ?");
const Statement kWaiting("access.late_acts", LAYANG_LATE_COLUMNS "WHERE regency = ? AND state = 'waiting' ORDER BY received_at, act LIMIT ?");
const Statement kWaitingOf("access.late_acts_of", "SELECT COUNT(*) FROM late_act WHERE regency = ? AND state = 'waiting' AND account = ?");
#undef LAYANG_LATE_COLUMNS

LateAct late_row(const Row& row) {
    auto path = decode<std::vector<PathValue>>(Json::parse(row.text(5)));
    if (!path) throw store::StoreBroken("late_act.path is no path");
    return {row.id<CommandId>(0), row.id<AccountId>(1), row.maybe_id<DeviceId>(2), row.choice<LateCause>(3), row.text(4), std::move(*path),
            row.text(6), row.id<CommandId>(7), row.instant(8), row.instant(9), row.date(10), row.choice<LateState>(11), row.text(12)};
}

/// The waiting act, for whoever may judge it.
Result<LateAct> to_judge(ledger::Transaction& tx, const Actor& actor, CommandId act) {
    TRY_VOID(require(actor, Right::manage_accounts));
    auto late = late_act(tx.session(), tx.act().regency, act);
    if (!late) return refuse(ErrorCode::kNotFound, "act");
    if (late->state != LateState::waiting) return refuse(ErrorCode::kConflict, "act");
    return std::move(*late);
}

}  // namespace

std::string late_stream(CommandId act) { return ledger::stream_of("late_act", act); }

Result<std::string> quarantine(ledger::Transaction& tx, const ActQuarantined& late) {
    const auto held = tx.session().first(kWaitingOf, [](const Row& row) { return row.integer(0); }, tx.act().regency, late.account);
    if (held.value_or(0) >= kLateActsMax) return refuse(ErrorCode::kTooMany, "", {{"max", std::to_string(kLateActsMax)}});
    tx.append(late_stream(late.act), late.act.text(), late);
    return late_stream(late.act);
}

std::vector<PathValue> path_of(const std::map<std::string, std::string>& path_values) {
    std::vector<PathValue> path;
    for (const auto& [name, value] : path_values) path.push_back({name, value});
    return path;
}

Result<std::string> release_act(ledger::Transaction& tx, const Actor& actor, CommandId act, const std::string& note) {
    TRY(to_judge(tx, actor, act));
    tx.append(late_stream(act), act.text(), ActReleased{act, note});
    return late_stream(act);
}

Result<std::string> discard_act(ledger::Transaction& tx, const Actor& actor, CommandId act, const std::string& note) {
    TRY(to_judge(tx, actor, act));
    if (note.empty()) return refuse(ErrorCode::kFieldMissing, "note");
    tx.append(late_stream(act), act.text(), ActDiscarded{act, note});
    return late_stream(act);
}

std::optional<LateAct> late_act(store::Session& session, const std::string& regency, CommandId act) { return session.first(kOne, late_row, regency, act); }
std::vector<LateAct> waiting_acts(store::Session& session, const std::string& regency, std::int64_t limit) {
    return session.list(kWaiting, late_row, regency, limit);
}
bool any_waiting(store::Session& session, const std::string& regency) { return !waiting_acts(session, regency, 1).empty(); }

Result<std::string> body_of(secrets::KeyRing& ring, const std::string& regency, const LateAct& late) {
    const auto bound = ledger::Transaction::bound_of(regency, late_stream(late.act), ActQuarantined::kType, ActQuarantined::kVersion) + "|body";
    const auto text = ring.open(bound, late.body);
    if (!text) return refuse(ErrorCode::kNotFound, "body");
    return Json::parse(*text).get<std::string>();
}

void apply_late_act(store::Session& session, const ledger::Stored& event, const LateActEvent& late) {
    if (const auto* held = std::get_if<ActQuarantined>(&late))
        session.run(kInsert, event.regency, held->act, held->account, held->device, name_of(held->cause), held->operation, encode(held->path).dump(),
                    event.payload.at("body").at("sealed").get<std::string>(), held->run_as, held->occurred_at, event.stamp.received_at,
                    held->rule_date);
    else if (const auto* released = std::get_if<ActReleased>(&late)) session.run(kJudge, name_of(LateState::released), released->note, event.regency, released->act);
    else {
        const auto& discarded = std::get<ActDiscarded>(late);
        session.run(kJudge, name_of(LateState::discarded), discarded.note, event.regency, discarded.act);
    }
}

}  // namespace layang::access
