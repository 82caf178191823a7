#include "platform/ledger/event.hpp"

#include "base/check.hpp"

namespace layang::ledger {

queries::EventRow make_event(const Act& act, const EventFields& fields, Json payload, Random& random) {
    Json envelope = {
        {"regency", act.regency},
        {"seq", fields.seq},
        {"stream", fields.stream},
        {"stream_version", fields.stream_version},
        {"type", fields.type},
        {"type_version", fields.type_version},
        {"command_id", act.command.text()},
        {"actor", act.actor.text()},
        {"device", act.device ? Json(act.device->text()) : Json(nullptr)},
        {"device_seq", act.device_seq ? Json(*act.device_seq) : Json(nullptr)},
        {"occurred_at", to_string(act.occurred_at)},
        {"received_at", to_string(act.received_at)},
        {"rule_date", to_string(act.rule_date)},
        {"payload", std::move(payload)},
    };
    const std::string text = canonical_json(envelope);
    Bytes salt(kSaltBytes);
    random.fill(salt.data(), salt.size());
    const Hash leaf = leaf_hash(salt, view_of(text));
    return {fields.seq, std::string(fields.stream), fields.stream_version, std::string(fields.type), act.command.text(), std::move(salt),
            Bytes(leaf.bytes.begin(), leaf.bytes.end()), Bytes(text.begin(), text.end())};
}

namespace {

template <class IdType>
bool take_id(const Json& json, const char* name, IdType& to) {
    const auto id = IdType::parse(json.at(name).get_ref<const std::string&>());
    if (id) to = *id;
    return id.has_value();
}

bool take_stamp(const Json& json, Stored& to) {
    const auto occurred = parse_instant(json.at("occurred_at").get_ref<const std::string&>());
    const auto received = parse_instant(json.at("received_at").get_ref<const std::string&>());
    const auto rule_date = parse_date(json.at("rule_date").get_ref<const std::string&>());
    if (!occurred || !received || !rule_date || !take_id(json, "actor", to.stamp.actor)) return false;
    to.stamp.seq = to.seq;
    to.stamp.occurred_at = *occurred;
    to.stamp.received_at = *received;
    to.stamp.rule_date = *rule_date;
    return true;
}

}  // namespace

Result<Stored> EventReader::read(std::string_view bytes) const {
    Json json = TRY(parse_json(bytes));
    Stored stored;
    try {
        stored.regency = json.at("regency").get<std::string>();
        stored.seq = json.at("seq").get<std::int64_t>();
        stored.stream = json.at("stream").get<std::string>();
        stored.stream_version = json.at("stream_version").get<std::int64_t>();
        stored.type = json.at("type").get<std::string>();
        stored.command = json.at("command_id").get<std::string>();
        stored.type_version = json.at("type_version").get<int>();
        if (stored.type_version < 1) return refuse(ErrorCode::kDamaged, "", {{"what", "event " + std::to_string(stored.seq)}});
        stored.payload = std::move(json.at("payload"));
        if (!take_stamp(json, stored)) return refuse(ErrorCode::kDamaged, "", {{"what", "event " + std::to_string(stored.seq)}});
    } catch (const Json::exception&) {
        return refuse(ErrorCode::kDamaged, "", {{"what", "event"}});
    }
    stored.payload_version = stored.type_version;
    for (bool stepped = true; stepped;) {
        stepped = false;
        for (const auto& upcaster : upcasters_)
            if (upcaster.type == stored.type && upcaster.version == stored.payload_version) {
                stored.payload = upcaster.step(std::move(stored.payload));
                ++stored.payload_version;
                stepped = true;
            }
    }
    stored.ring_ = &ring_;
    return stored;
}

SealedText Stored::sealed(std::string_view field) const {
    const auto found = payload.find(std::string(field));
    if (found == payload.end() || found->is_null()) return {};
    return {found->at("sealed").get<std::string>(), Transaction::bound_of(regency, stream, type, type_version) + '|' + std::string(field)};
}

secrets::SealContext Stored::open_context() const {
    LAYANG_CHECK(ring_ != nullptr);
    secrets::SealContext context;
    context.ring = ring_;
    // What was sealed was bound to the version it was written with.
    context.bound = Transaction::bound_of(regency, stream, type, type_version);
    return context;
}

std::string Transaction::bound_of(std::string_view regency, std::string_view stream, std::string_view type, int version) {
    return std::string(regency) + '|' + std::string(stream) + '|' + std::string(type) + '|' + std::to_string(version);
}

ProjectedTable::ProjectedTable(std::string_view name, std::string_view key)
    : name_(name),
      clear_name_("clear." + std::string(name)),
      clear_sql_("DELETE FROM " + std::string(name) + " WHERE regency = ?"),
      dump_name_("dump." + std::string(name)),
      dump_sql_("SELECT * FROM " + std::string(name) + " WHERE regency = ? ORDER BY " + std::string(key)),
      clear_(std::make_unique<store::Statement>(clear_name_, clear_sql_)),
      dump_(std::make_unique<store::Statement>(dump_name_, dump_sql_)) {}

}  // namespace layang::ledger
