#include "platform/access/late_acts.hpp"

#include <algorithm>

namespace layang::access {
namespace {

using store::Row;
using store::Statement;

#define LAYANG_LATE_COLUMNS \
    "SELECT act, account, device, cause, operation, path, body, body_bound, run_as, occurred_at, received_at, rule_date, state, reason, note, note_bound " \
    "FROM late_act "
const Statement kInsert("access.insert_late_act",
                        "INSERT INTO late_act (regency, act, account, device, cause, operation, path, body, body_bound, run_as, occurred_at, received_at, "
                        "rule_date, state, reason, note, note_bound) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', '', '', '')");
const Statement kJudge("access.judge_late_act", "UPDATE late_act SET state = ?, reason = ?, note = ?, note_bound = ? WHERE regency = ? AND act = ?");
const Statement kOne("access.late_act", LAYANG_LATE_COLUMNS "WHERE regency = ? AND act = ?");
const Statement kWaiting("access.late_acts", LAYANG_LATE_COLUMNS
                         "WHERE regency = ? AND state = 'waiting' AND (received_at, act) > (?, ?) ORDER BY received_at, act LIMIT ?");
const Statement kWaitingCount("access.late_act_count", "SELECT COUNT(*) FROM late_act WHERE regency = ? AND state = 'waiting'");
const Statement kWaitingOf("access.late_acts_of", "SELECT COUNT(*) FROM late_act WHERE regency = ? AND state = 'waiting' AND account = ?");
#undef LAYANG_LATE_COLUMNS

LateAct late_row(const Row& row) {
    auto path = decode<std::vector<PathValue>>(Json::parse(row.text(5)));
    if (!path) throw store::StoreBroken("late_act.path is no path");
    return {row.id<CommandId>(0), row.id<AccountId>(1), row.maybe_id<DeviceId>(2), row.choice<LateCause>(3), row.text(4), std::move(*path),
            {row.text(6), row.text(7)}, row.id<CommandId>(8), row.instant(9), row.instant(10), row.date(11), row.choice<LateState>(12), row.text(13),
            {row.text(14), row.text(15)}};
}

/// The waiting act, for whoever may judge it.
Result<LateAct> to_judge(ledger::Transaction& tx, const Actor& actor, CommandId act) {
    TRY_VOID(require_in(actor, Right::manage_accounts, ""));
    auto late = late_act(tx.session(), tx.act().regency, act);
    if (!late) return refuse(ErrorCode::kNotFound, "act");
    if (late->state != LateState::waiting) return refuse(ErrorCode::kAlreadyJudged, "act");
    return std::move(*late);
}

std::optional<DossierId> dossier_said(const std::string& body) {
    const auto json = parse_json(body);
    if (!json || !json->is_object()) return std::nullopt;
    const auto said = json->find("dossier");
    return said != json->end() && said->is_string() ? DossierId::parse(said->get_ref<const std::string&>()) : std::nullopt;
}

/// Whose key the words of an act, and of whoever judges it, lie under.
std::string subject_of(const Ground& ground, ledger::Transaction& tx, CommandId act, const std::vector<PathValue>& path, const std::string& body) {
    if (const auto said = dossier_said(body)) return said->text();
    for (const auto& value : path)
        if (const auto dossier = ground.dossier_of(tx.session(), value)) return dossier->text();
    return act.text();
}
std::string subject_of(const Ground& ground, ledger::Transaction& tx, const LateAct& late) {
    return subject_of(ground, tx, late.act, late.path, body_of(tx.ring(), late).value_or(""));
}

void collect_ids(const Json& json, std::set<BlobId>& ids) {
    if (json.is_string()) {
        if (const auto id = BlobId::parse(json.get_ref<const std::string&>())) ids.insert(*id);
    } else if (json.is_structured()) {
        for (const auto& part : json) collect_ids(part, ids);
    }
}

/// An id, a date, a medium, the number of a stop: what lies open in the log. Anything else names nothing, and may be somebody's name or number.
bool names_a_thing(const Catalogue& catalogue, Date on, const std::string& value) {
    constexpr std::size_t kStopDigitsMax = 3;
    const bool number = !value.empty() && value.size() <= kStopDigitsMax && value.find_first_not_of("0123456789") == std::string::npos;
    if (number || parse_uuid(value) || parse_date(value)) return true;
    return std::ranges::any_of(catalogue.media_on(on), [&](const Medium* medium) { return medium->code == value; });
}

}  // namespace

std::string late_stream(CommandId act) { return ledger::stream_of("late_act", act); }

Result<std::string> quarantine(const Ground& ground, ledger::Transaction& tx, const ActQuarantined& late) {
    for (const auto& [name, value] : late.path)
        if (!names_a_thing(ground.catalogue, late.rule_date, value)) return refuse(ErrorCode::kNotFound, name);
    const auto held = tx.session().first(kWaitingOf, [](const Row& row) { return row.integer(0); }, tx.act().regency, late.account);
    if (late.cause != LateCause::rescued && held.value_or(0) >= kLateActsMax)
        return refuse(ErrorCode::kLateActsFull, "", {{"max", std::to_string(kLateActsMax)}, {"seconds", std::to_string(kLateActsPatience.count)}});
    tx.append(late_stream(late.act), subject_of(ground, tx, late.act, late.path, late.body.open()), late);
    return late_stream(late.act);
}

std::vector<PathValue> path_of(const std::map<std::string, std::string>& path_values) {
    std::vector<PathValue> path;
    for (const auto& [name, value] : path_values) path.push_back({name, value});
    return path;
}

Result<std::string> release_act(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ActReleased& released) {
    const auto late = TRY(to_judge(tx, actor, released.act));
    tx.append(late_stream(released.act), subject_of(ground, tx, late), released);
    return late_stream(released.act);
}

Result<std::string> discard_act(const Ground& ground, ledger::Transaction& tx, const Actor& actor, const ActDiscarded& discarded) {
    const auto late = TRY(to_judge(tx, actor, discarded.act));
    if (ground.ledger.done(tx.session(), tx.act().regency, late.run_as)) return refuse(ErrorCode::kAlreadyJudged, "act");
    tx.append(late_stream(discarded.act), subject_of(ground, tx, late), discarded);
    return late_stream(discarded.act);
}

std::optional<LateAct> late_act(store::Session& session, const std::string& regency, CommandId act) { return session.first(kOne, late_row, regency, act); }
std::vector<LateAct> waiting_acts(store::Session& session, const std::string& regency, const std::optional<LateAct>& after, std::size_t limit) {
    return session.list(kWaiting, late_row, regency, after ? after->received_at : Instant{}, after ? after->act.text() : std::string(), limit);
}
std::int64_t waiting_count(store::Session& session, const std::string& regency) {
    return session.first(kWaitingCount, [](const Row& row) { return row.integer(0); }, regency).value_or(0);
}

std::set<BlobId> said_by_waiting(store::Session& session, const Ground& ground) {
    constexpr std::size_t kAtOnce = 100;
    std::set<BlobId> ids;
    std::optional<LateAct> last;
    while (true) {
        auto acts = waiting_acts(session, ground.regency, last, kAtOnce);
        for (const auto& act : acts)
            if (const auto body = body_of(ground.ring, act))
                if (const auto json = parse_json(*body)) collect_ids(*json, ids);
        if (acts.size() < kAtOnce) return ids;
        last = std::move(acts.back());
    }
}

Result<std::string> body_of(secrets::KeyRing& ring, const LateAct& late) {
    auto text = ledger::open_as<std::string>(ring, late.body);
    if (!text) return refuse(ErrorCode::kNotFound, "body");
    return std::move(*text);
}

void apply_late_act(store::Session& session, const ledger::Stored& event, const LateActEvent& late) {
    if (const auto* held = std::get_if<ActQuarantined>(&late)) {
        const auto body = event.sealed("body");
        session.run(kInsert, event.regency, held->act, held->account, held->device, name_of(held->cause), held->operation, encode(held->path).dump(),
                    body.text, body.bound, held->run_as, held->occurred_at, event.stamp.received_at, held->rule_date);
        return;
    }
    const auto note = event.sealed("note");
    if (const auto* released = std::get_if<ActReleased>(&late))
        session.run(kJudge, name_of(LateState::released), std::string(), note.text, note.bound, event.regency, released->act);
    else {
        const auto& discarded = std::get<ActDiscarded>(late);
        session.run(kJudge, name_of(LateState::discarded), discarded.reason, note.text, note.bound, event.regency, discarded.act);
    }
}

}  // namespace layang::access
