#pragma once
// What access shows of its tables.
#include "platform/access/api.hpp"

namespace layang::access {

[[nodiscard]] Json session_json(Ground& ground, const Caller& caller);
[[nodiscard]] Json account_json(store::Session& session, Ground& ground, AccountId account);
[[nodiscard]] Json accounts_json(store::Session& session, Ground& ground);
/// With the device's unused codes when `with_codes`, for its own account only.
[[nodiscard]] Json device_json(store::Session& session, Ground& ground, DeviceId device, bool with_codes);
[[nodiscard]] Json devices_json(store::Session& session, Ground& ground);
[[nodiscard]] Json anomalies_json(store::Session& session, const Ground& ground, const Actor& actor, bool open_only);
[[nodiscard]] Json anomaly_json(store::Session& session, const Ground& ground, AnomalyId anomaly);
[[nodiscard]] Json late_act_json(store::Session& session, const Ground& ground, const LateAct& late);
[[nodiscard]] Json late_acts_json(store::Session& session, const Ground& ground);
[[nodiscard]] Json views_json(store::Session& session, const Ground& ground, std::int64_t before);

}  // namespace layang::access
