#include "platform/ledger/log.hpp"

namespace layang::ledger {
namespace {

/// Replaces each {"sealed": ...} by what it holds, or by null when its key is gone.
void reveal_in(Json& json, const std::string& path, secrets::KeyRing& ring, const std::string& bound) {
    if (!json.is_structured()) return;
    if (json.is_object() && json.size() == 1 && json.contains("sealed") && json["sealed"].is_string()) {
        const auto plain = ring.open(bound + '|' + path, json["sealed"].get<std::string>());
        json = plain ? Json::parse(*plain) : Json(nullptr);
        return;
    }
    for (auto& [key, value] : json.items()) reveal_in(value, path.empty() ? key : path + '.' + key, ring, bound);
}

}  // namespace

void StoreLedger::export_events(const std::string& regency, bool reveal, std::ostream& to) {
    store_.read([&](store::Session& session) {
        queries::each_event(session, regency, 0, [&](const queries::EventRow& row) {
            Json event = Json::parse(text_of(row.bytes));
            if (reveal)
                reveal_in(event["payload"], "", ring_,
                          Transaction::bound_of(regency, row.stream, row.type, event.at("type_version").get<int>()));
            event["salt"] = hex_of(row.salt);
            to << canonical_json(event) << '\n';
            return true;
        });
    });
}

}  // namespace layang::ledger
