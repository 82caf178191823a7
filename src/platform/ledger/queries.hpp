#pragma once
// The ledger's own SQL: events, heads, commands.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/ledger/ledger.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::ledger::queries {

/// One row of the log as it lies in the table; `bytes` is what was hashed.
struct EventRow {
    std::int64_t seq = 0;
    std::string stream;
    std::int64_t stream_version = 0;
    std::string type;
    std::string command;
    Bytes salt;
    Bytes leaf;
    Bytes bytes;
};

/// What is kept of a command for ever.
struct CommandRow {
    std::string operation;
    Bytes body_hash;
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    std::string about;
    std::string anomalies;
    std::optional<std::string> refusal;
    /// Whose it was, as it is read; what is inserted is whoever's act it is.
    AccountId actor = {};
};

void insert_event(store::Session& session, const std::string& regency, const EventRow& row);
[[nodiscard]] std::vector<EventRow> stream_rows(store::Session& session, const std::string& regency, const std::string& stream);
/// Visits events with seq > after in order, in pages, until `visit` returns false.
void each_event(store::Session& session, const std::string& regency, std::int64_t after, const std::function<bool(const EventRow&)>& visit);

[[nodiscard]] std::optional<EventRow> event_at(store::Session& session, const std::string& regency, std::int64_t seq);

[[nodiscard]] CompactRange head_range(store::Session& session, const std::string& regency);
void save_head(store::Session& session, const std::string& regency, const CompactRange& range);
/// The root as stored beside the range, for verification; nullopt when the regency has no head yet.
[[nodiscard]] std::optional<Head> stored_head(store::Session& session, const std::string& regency);
/// The range as it is stored, whether it can be read or not; empty when the regency has no head yet.
[[nodiscard]] Bytes stored_range(store::Session& session, const std::string& regency);

[[nodiscard]] std::optional<CommandRow> find_command(store::Session& session, const std::string& regency, CommandId command);
/// Of the command that recorded that event.
[[nodiscard]] std::optional<CommandRow> command_of_event(store::Session& session, const std::string& regency, std::int64_t seq);
void insert_command(store::Session& session, const Act& act, const CommandRow& row);
[[nodiscard]] std::vector<std::int64_t> device_numbers(store::Session& session, const std::string& regency, DeviceId device);
/// Keeps the act's number beside the commands, where no command bears it; false when there is none to keep.
[[nodiscard]] bool hear_number(store::Session& session, const Act& act);
[[nodiscard]] std::optional<Instant> last_heard(store::Session& session, const std::string& regency, DeviceId device);

[[nodiscard]] std::optional<std::int64_t> projection_number(store::Session& session, const std::string& regency, std::string_view name);
void save_projection_number(store::Session& session, const std::string& regency, std::string_view name, int number);

}  // namespace layang::ledger::queries
