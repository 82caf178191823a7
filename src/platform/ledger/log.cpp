#include "platform/ledger/log.hpp"

#include "platform/ledger/refusal_json.hpp"

namespace layang::ledger {
namespace {

/// Reasons quote what was asked, and somebody may have typed a number or a name where a code belongs: they are kept sealed,
/// only the code of the first one stands in the open ("reason-unknown v1..."). Each command has a key of its own: what one
/// person typed can be forgotten without the others'. A code that says nothing more needs none.
std::string kept_refusal(secrets::KeyRing& ring, CommandId command, const Refusal& refusal) {
    const std::string slug(info(refusal.code()).slug);
    if (refusal == Refusal(refusal.code())) return slug;
    return slug + ' ' + ring.seal(command.text(), SealClass::identity, "refusal|" + command.text(), refusal_text(refusal));
}
Refusal opened_refusal(secrets::KeyRing& ring, CommandId command, const std::string& kept) {
    const auto space = kept.find(' ');
    const auto plain = space == std::string::npos ? std::nullopt : ring.open("refusal|" + command.text(), kept.substr(space + 1));
    return plain ? refusal_of(*plain) : Refusal(error_code_of(kept.substr(0, space)).value_or(ErrorCode::kConflict));
}

/// A repeated command: same question, same answer; another one under the same id, or somebody else's, is refused.
Result<Outcome> answer_again(secrets::KeyRing& ring, const Act& act, const queries::CommandRow& kept, const Bytes& body_hash) {
    if (kept.actor != act.actor || kept.body_hash != body_hash) return refuse(ErrorCode::kCommandReused);
    if (kept.refusal) return refuse(opened_refusal(ring, act.command, *kept.refusal));
    Outcome outcome{true, kept.about, kept.first_seq, kept.last_seq, {}};
    for (const auto& rule : Json::parse(kept.anomalies)) outcome.anomalies.push_back(rule.get<std::string>());
    return outcome;
}

/// What may change by itself is not kept: who asks again is decided anew. Missing pictures are sent, a one-time password is changed,
/// and the same command repeated.
bool is_kept(const Refusal& refusal) {
    if (refusal.has(ErrorCode::kBlobsMissing) || refusal.has(ErrorCode::kPasswordChangeDue)) return false;
    const int status = info(refusal.code()).http_status;
    return status != 401 && status != 429 && status < 500;
}

/// What stands in the open of what was asked: the values of a path may be anything that somebody typed.
std::string name_of_operation(std::string_view asked) { return std::string(asked.substr(0, asked.find(' '))); }

}  // namespace

StoreLedger::StoreLedger(store::Store& store, secrets::KeyRing& ring, Random& random, std::vector<Projection> projections,
                         std::vector<Reaction> reactions, std::vector<Upcaster> upcasters)
    : store_(store),
      ring_(ring),
      random_(random),
      projections_(std::move(projections)),
      reactions_(std::move(reactions)),
      upcasters_(std::move(upcasters)),
      reader_(ring_, upcasters_),
      machinery_{ring_, random_, projections_, reactions_, reader_} {
    projections_.push_back(anomaly_projection());
    store_.before_commit([this] { ring_.commit_pending(); });
}

std::unique_ptr<Ledger> Ledger::make(store::Store& store, secrets::KeyRing& ring, Random& random, std::vector<Projection> projections,
                                     std::vector<Reaction> reactions, std::vector<Upcaster> upcasters) {
    return std::make_unique<StoreLedger>(store, ring, random, std::move(projections), std::move(reactions), std::move(upcasters));
}

Result<Outcome> StoreLedger::execute(const Act& act, std::string_view asked, std::string_view body, const Decide& decide) {
    const Bytes body_hash = ring_.body_hash(std::string(asked) + '\n' + std::string(body));
    const std::string operation = name_of_operation(asked);
    Result<Outcome> answer = refuse(ErrorCode::kBroken);
    bool fresh_refusal = false;
    TRY_VOID(store_.write([&](store::Session& session) {
        if (const auto kept = queries::find_command(session, act.regency, act.command)) {
            answer = answer_again(ring_, act, *kept, body_hash);
            return queries::hear_number(session, act) ? store::Verdict::keep : store::Verdict::undo;
        }
        WriterTransaction tx(machinery_, act, session);
        // The clock's own acts come every minute under ids that nobody repeats: those that changed nothing are not kept, refused or not.
        const bool clocks_own = act.actor == AccountId{};
        auto about = decide(tx);
        if (about)
            if (auto reacted = tx.react(); !reacted) about = refuse(reacted.error());
        if (!about) {
            answer = refuse(about.error());
            fresh_refusal = !clocks_own && is_kept(about.error());
            return store::Verdict::undo;
        }
        const auto [first, last] = tx.finish();
        if (last == 0 && clocks_own) {
            answer = Outcome{false, *about, 0, 0, {}};
            return store::Verdict::undo;
        }
        queries::insert_command(session, act,
                                {operation, body_hash, first, last, *about, Json(tx.anomalies()).dump(), std::nullopt});
        answer = Outcome{false, *about, first, last, tx.anomalies()};
        return store::Verdict::keep;
    }));
    if (fresh_refusal) keep_refusal(act, operation, body_hash, answer.error());
    return answer;
}

void StoreLedger::keep_refusal(const Act& act, const std::string& operation, const Bytes& body_hash, const Refusal& refusal) {
    // Best effort: when the queue is full the command is simply decided again.
    (void)store_.write([&](store::Session& session) {
        if (queries::find_command(session, act.regency, act.command)) return store::Verdict::undo;
        queries::insert_command(session, act, {operation, body_hash, 0, 0, "", "[]", kept_refusal(ring_, act.command, refusal)});
        return store::Verdict::keep;
    });
}

void StoreLedger::keep_number(const Act& act, const Refusal& refusal) {
    if (is_kept(refusal)) hear_number(act);
}

void StoreLedger::hear_number(const Act& act) {
    if (!act.device || !act.device_seq) return;
    // Best effort, as for a refusal that is kept whole.
    (void)store_.write([&](store::Session& session) { return queries::hear_number(session, act) ? store::Verdict::keep : store::Verdict::undo; });
}

Head StoreLedger::head(const std::string& regency) {
    Head head{0, hex_of(empty_root().view())};
    store_.read([&](store::Session& session) {
        if (const auto stored = queries::stored_head(session, regency)) head = *stored;
    });
    return head;
}

std::vector<Stored> StoreLedger::read(store::Session& session, const std::string& regency, const std::string& stream) {
    std::vector<Stored> events;
    for (const auto& row : queries::stream_rows(session, regency, stream)) {
        auto stored = reader_.read(text_of(row.bytes));
        if (!stored) throw store::StoreBroken("a stored event cannot be read; run `layang ledger verify`");
        events.push_back(std::move(*stored));
    }
    return events;
}

std::vector<Stored> StoreLedger::read_last(store::Session& session, const std::string& regency) {
    std::vector<Stored> events;
    const auto head = queries::stored_head(session, regency);
    if (!head) return events;
    queries::each_event(session, regency, head->size - 1, [&](const queries::EventRow& row) {
        if (auto stored = reader_.read(text_of(row.bytes))) events.push_back(std::move(*stored));
        return false;
    });
    return events;
}

std::optional<Told> StoreLedger::told(store::Session& session, const std::string& regency, std::int64_t seq) {
    const auto row = queries::event_at(session, regency, seq);
    const auto command = queries::command_of_event(session, regency, seq);
    if (!row || !command) return std::nullopt;
    auto stored = reader_.read(text_of(row->bytes));
    if (!stored) throw store::StoreBroken("a stored event cannot be read; run `layang ledger verify`");
    return Told{name_of_operation(command->operation), command->first_seq, std::move(*stored)};
}

DeviceRecord StoreLedger::device_record(store::Session& session, const std::string& regency, DeviceId device) {
    DeviceRecord record;
    record.last_heard = queries::last_heard(session, regency, device);
    std::int64_t expected = 1;
    for (const auto number : queries::device_numbers(session, regency, device)) {
        for (; expected < number && record.missing.size() < 1000; ++expected) record.missing.push_back(expected);
        expected = number + 1;
    }
    return record;
}

bool StoreLedger::done(store::Session& session, const std::string& regency, CommandId command) {
    const auto row = queries::find_command(session, regency, command);
    return row && !row->refusal;
}

}  // namespace layang::ledger
