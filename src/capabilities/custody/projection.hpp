#pragma once
// The three parts of custody's projection: bags, things, runs. Each looks only at its own events.
#include "base/public_code_json.hpp"
#include "capabilities/custody/queries.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::custody::projecting {

void apply_bag(store::Session& session, const ledger::Stored& event);
void apply_thing(store::Session& session, const ledger::Stored& event);
void apply_run(store::Session& session, const ledger::Stored& event);

/// The first who claims has it; a later one changes nothing (architecture D11).
void claim(store::Session& session, const ledger::Stored& event, std::string_view kind, const std::string& value, const std::string& stream);
void release_all_of(store::Session& session, const std::string& regency, const std::string& stream, std::string_view kind);

}  // namespace layang::custody::projecting
