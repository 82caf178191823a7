#include "platform/ledger/queries.hpp"

namespace layang::ledger {

std::vector<store::Migration> migrations() {
    return {
        {"ledger", 1, R"(
CREATE TABLE event (
  regency TEXT NOT NULL, seq INTEGER NOT NULL, stream TEXT NOT NULL, stream_version INTEGER NOT NULL, type TEXT NOT NULL,
  command_id TEXT NOT NULL, salt BLOB NOT NULL, leaf BLOB NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (regency, seq));
CREATE UNIQUE INDEX event_stream ON event (regency, stream, stream_version);
CREATE TABLE head (
  regency TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, perfect BLOB NOT NULL, PRIMARY KEY (regency));
CREATE TABLE command (
  regency TEXT NOT NULL, command_id TEXT NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL, body_hash BLOB NOT NULL,
  first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, about TEXT NOT NULL, anomalies TEXT NOT NULL, refusal TEXT,
  device TEXT, device_seq INTEGER, received_at INTEGER NOT NULL, PRIMARY KEY (regency, command_id));
CREATE INDEX command_device ON command (regency, device, device_seq);
CREATE TABLE projection (
  regency TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (regency, name));
CREATE TABLE anomaly (
  regency TEXT NOT NULL, anomaly TEXT NOT NULL, rule TEXT NOT NULL, about TEXT NOT NULL, other_seq INTEGER NOT NULL,
  seq INTEGER NOT NULL, area TEXT NOT NULL, owner_role TEXT NOT NULL, detail TEXT NOT NULL, raised_at INTEGER NOT NULL,
  resolved_at INTEGER, resolution TEXT, note TEXT, PRIMARY KEY (regency, anomaly));
CREATE INDEX anomaly_open ON anomaly (regency, resolved_at, raised_at);
)"},
        {"ledger", 2, R"(
ALTER TABLE anomaly ADD COLUMN note_bound TEXT;
)"},
        {"ledger", 3, R"(
CREATE TABLE refused_number (
  regency TEXT NOT NULL, device TEXT NOT NULL, device_seq INTEGER NOT NULL, PRIMARY KEY (regency, device, device_seq));
)"},
    };
}

namespace queries {
namespace {

using store::Statement;

const Statement kInsertEvent("ledger.insert_event",
                             "INSERT INTO event (regency, seq, stream, stream_version, type, command_id, salt, leaf, bytes) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kStream("ledger.stream",
                        "SELECT seq, stream, stream_version, type, command_id, salt, leaf, bytes FROM event "
                        "WHERE regency = ? AND stream = ? ORDER BY stream_version");
const Statement kAfter("ledger.after",
                       "SELECT seq, stream, stream_version, type, command_id, salt, leaf, bytes FROM event "
                       "WHERE regency = ? AND seq > ? ORDER BY seq LIMIT ?");
const Statement kEvent("ledger.event", "SELECT seq, stream, stream_version, type, command_id, salt, leaf, bytes FROM event WHERE regency = ? AND seq = ?");
const Statement kHead("ledger.head", "SELECT size, root, perfect FROM head WHERE regency = ?");
const Statement kSaveHead("ledger.save_head",
                          "INSERT INTO head (regency, size, root, perfect) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT (regency) DO UPDATE SET size = excluded.size, root = excluded.root, perfect = excluded.perfect");
const Statement kCommand("ledger.command",
                         "SELECT operation, body_hash, first_seq, last_seq, about, anomalies, refusal, actor FROM command "
                         "WHERE regency = ? AND command_id = ?");
const Statement kCommandOfEvent("ledger.command_of_event",
                                "SELECT c.operation, c.body_hash, c.first_seq, c.last_seq, c.about, c.anomalies, c.refusal, c.actor FROM event e "
                                "JOIN command c ON c.regency = e.regency AND c.command_id = e.command_id WHERE e.regency = ? AND e.seq = ?");
const Statement kInsertCommand("ledger.insert_command",
                               "INSERT INTO command (regency, command_id, actor, operation, body_hash, first_seq, last_seq, about, "
                               "anomalies, refusal, device, device_seq, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const Statement kDeviceNumbers("ledger.device_numbers",
                               "SELECT device_seq FROM command WHERE regency = ? AND device = ? AND device_seq IS NOT NULL "
                               "UNION SELECT device_seq FROM refused_number WHERE regency = ? AND device = ? ORDER BY device_seq");
const Statement kNumber("ledger.device_number",
                        "SELECT device_seq FROM command WHERE regency = ? AND device = ? AND device_seq = ? "
                        "UNION SELECT device_seq FROM refused_number WHERE regency = ? AND device = ? AND device_seq = ?");
const Statement kKeepNumber("ledger.keep_number",
                            "INSERT INTO refused_number (regency, device, device_seq) VALUES (?, ?, ?)");
const Statement kLastHeard("ledger.last_heard",
                           "SELECT received_at FROM command WHERE regency = ? AND device = ? ORDER BY received_at DESC LIMIT 1");
const Statement kProjectionNumber("ledger.projection_number", "SELECT number FROM projection WHERE regency = ? AND name = ?");
const Statement kSaveProjectionNumber("ledger.save_projection_number",
                                      "INSERT INTO projection (regency, name, number) VALUES (?, ?, ?) "
                                      "ON CONFLICT (regency, name) DO UPDATE SET number = excluded.number");

constexpr std::int64_t kPageRows = 1000;

EventRow event_row(const store::Row& row) {
    return {row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.blob(5), row.blob(6), row.blob(7)};
}

CommandRow command_row(const store::Row& row) {
    return {row.text(0), row.blob(1), row.integer(2), row.integer(3), row.text(4), row.text(5), row.maybe_text(6), row.id<AccountId>(7)};
}

}  // namespace

void insert_event(store::Session& session, const std::string& regency, const EventRow& row) {
    session.run(kInsertEvent, regency, row.seq, row.stream, row.stream_version, row.type, row.command, row.salt, row.leaf, row.bytes);
}

std::vector<EventRow> stream_rows(store::Session& session, const std::string& regency, const std::string& stream) {
    return session.list(kStream, event_row, regency, stream);
}

void each_event(store::Session& session, const std::string& regency, std::int64_t after, const std::function<bool(const EventRow&)>& visit) {
    for (;;) {
        const auto page = session.list(kAfter, event_row, regency, after, kPageRows);
        for (const auto& row : page) {
            if (!visit(row)) return;
            after = row.seq;
        }
        if (std::cmp_less(page.size(), kPageRows)) return;
    }
}

std::optional<EventRow> event_at(store::Session& session, const std::string& regency, std::int64_t seq) {
    return session.first(kEvent, event_row, regency, seq);
}

CompactRange head_range(store::Session& session, const std::string& regency) {
    const auto bytes = session.first(kHead, [](const store::Row& row) { return row.blob(2); }, regency);
    if (!bytes) return {};
    auto range = CompactRange::parse(*bytes);
    if (!range) throw store::StoreBroken("the ledger's head row is damaged; run `layang ledger verify`");
    return std::move(*range);
}

void save_head(store::Session& session, const std::string& regency, const CompactRange& range) {
    const Hash root = range.root();
    session.run(kSaveHead, regency, static_cast<std::int64_t>(range.size()), Bytes(root.bytes.begin(), root.bytes.end()), range.serialise());
}

std::optional<Head> stored_head(store::Session& session, const std::string& regency) {
    return session.first(kHead, [](const store::Row& row) { return Head{row.integer(0), hex_of(row.blob(1))}; }, regency);
}

Bytes stored_range(store::Session& session, const std::string& regency) {
    return session.first(kHead, [](const store::Row& row) { return row.blob(2); }, regency).value_or(Bytes{});
}

std::optional<CommandRow> find_command(store::Session& session, const std::string& regency, CommandId command) {
    return session.first(kCommand, command_row, regency, command);
}

std::optional<CommandRow> command_of_event(store::Session& session, const std::string& regency, std::int64_t seq) {
    return session.first(kCommandOfEvent, command_row, regency, seq);
}

void insert_command(store::Session& session, const Act& act, const CommandRow& row) {
    session.run(kInsertCommand, act.regency, act.command, act.actor, row.operation, row.body_hash, row.first_seq, row.last_seq, row.about,
                row.anomalies, row.refusal, act.device, act.device_seq, act.received_at);
}

std::vector<std::int64_t> device_numbers(store::Session& session, const std::string& regency, DeviceId device) {
    return session.list(kDeviceNumbers, [](const store::Row& row) { return row.integer(0); }, regency, device, regency, device);
}

bool hear_number(store::Session& session, const Act& act) {
    if (!act.device || !act.device_seq) return false;
    const auto known = session.first(kNumber, [](const store::Row& row) { return row.integer(0); }, act.regency, *act.device, *act.device_seq,
                                     act.regency, *act.device, *act.device_seq);
    if (known) return false;
    session.run(kKeepNumber, act.regency, *act.device, *act.device_seq);
    return true;
}

std::optional<Instant> last_heard(store::Session& session, const std::string& regency, DeviceId device) {
    return session.first(kLastHeard, [](const store::Row& row) { return row.instant(0); }, regency, device);
}

std::optional<std::int64_t> projection_number(store::Session& session, const std::string& regency, std::string_view name) {
    return session.first(kProjectionNumber, [](const store::Row& row) { return row.integer(0); }, regency, name);
}

void save_projection_number(store::Session& session, const std::string& regency, std::string_view name, int number) {
    session.run(kSaveProjectionNumber, regency, name, number);
}

}  // namespace queries
}  // namespace layang::ledger
