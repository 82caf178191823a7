#include "platform/ledger/log.hpp"

namespace layang::ledger {
namespace {

/// Replaces each {"sealed": ...} by what it holds, or by null when its key is gone. Returns how many stayed closed.
std::int64_t reveal_in(Json& json, const std::string& path, secrets::KeyRing& ring, const std::string& bound) {
    if (!json.is_structured()) return 0;
    if (json.is_object() && json.size() == 1 && json.contains("sealed") && json["sealed"].is_string()) {
        const auto plain = ring.open(bound + '|' + path, json["sealed"].get<std::string>());
        json = plain ? Json::parse(*plain) : Json(nullptr);
        return plain ? 0 : 1;
    }
    std::int64_t closed = 0;
    for (auto& [key, value] : json.items()) closed += reveal_in(value, path.empty() ? key : path + '.' + key, ring, bound);
    return closed;
}

std::string bound_of(const std::string& regency, const queries::EventRow& row, const Json& event) {
    return Transaction::bound_of(regency, row.stream, row.type, event.at("type_version").get<int>());
}

}  // namespace

void StoreLedger::export_events(const std::string& regency, bool reveal, std::ostream& to) {
    store_.read([&](store::Session& session) {
        queries::each_event(session, regency, 0, [&](const queries::EventRow& row) {
            Json event = Json::parse(text_of(row.bytes));
            if (reveal) reveal_in(event["payload"], "", ring_, bound_of(regency, row, event));
            event["salt"] = hex_of(row.salt);
            to << canonical_json(event) << '\n';
            return true;
        });
    });
}

std::int64_t StoreLedger::closed_events(const std::string& regency) {
    std::int64_t closed = 0;
    store_.read([&](store::Session& session) {
        queries::each_event(session, regency, 0, [&](const queries::EventRow& row) {
            try {
                Json event = Json::parse(text_of(row.bytes));
                if (reveal_in(event["payload"], "", ring_, bound_of(regency, row, event)) > 0) ++closed;
            } catch (const Json::exception&) {
                // No event any more: the recount of the log names it.
            } catch (const secrets::Tampered&) {
                // Changed, or its key was: so do the recount and the check of the keys.
            }
            return true;
        });
    });
    return closed;
}

}  // namespace layang::ledger
