#include "platform/access/access.hpp"
#include "platform/access/queries.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::access {

Result<void> log_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about, std::string_view reason) {
    return ground.store.write([&](store::Session& session) {
        const Bytes before = queries::view_head(session, ground.regency);
        CompactRange range;
        if (!before.empty()) {
            auto parsed = CompactRange::parse(before);
            if (!parsed) throw store::StoreBroken("the view log's head is damaged");
            range = std::move(*parsed);
        }
        const queries::ViewRow row{static_cast<std::int64_t>(range.size()) + 1, caller.actor.account, ground.clock.now(), std::string(what),
                                   std::string(about), std::string(reason)};
        const Json line = {{"n", row.n}, {"actor", row.actor.text()}, {"at", to_string(row.at)}, {"what", row.what}, {"about", row.about}, {"reason", row.reason}};
        const Hash leaf = leaf_hash({}, view_of(canonical_json(line)));
        range.append(leaf);
        queries::insert_view(session, ground.regency, row, Bytes(leaf.bytes.begin(), leaf.bytes.end()));
        queries::save_view_head(session, ground.regency, range.serialise());
        return store::Verdict::keep;
    });
}

Result<void> log_reasoned_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about, const std::string& reason) {
    if (ground.catalogue.reason_at("unmask", reason, ground.date_of(ground.clock.now())) == nullptr)
        return refuse(ErrorCode::kReasonUnknown, "reason", {{"code", reason.substr(0, 20)}});
    return log_view(ground, caller, what, about, reason);
}

}  // namespace layang::access
