#pragma once
// What access shows of its tables.
#include "platform/access/api.hpp"

namespace layang::access {

/// Rows of one page of a list, at most. A page is {"items": [...], "next": cursor of the page behind it, when there is one}.
inline constexpr std::size_t kPageMax = 100;

[[nodiscard]] Json session_json(Ground& ground, const Caller& caller);
[[nodiscard]] Json account_json(store::Session& session, Ground& ground, AccountId account);
/// By log-in, behind the account `after`; `disabled`: of that standing only. With how many there are of each standing, whatever was
/// asked for. Error: kMalformed when `after` is none.
[[nodiscard]] Result<Json> accounts_json(store::Session& session, const Ground& ground, std::optional<bool> disabled, const std::optional<AccountId>& after);
/// With the device's unused codes when `with_codes`, for its own account only.
[[nodiscard]] Json device_json(store::Session& session, Ground& ground, DeviceId device, bool with_codes);
/// Newest first, behind the device `after`; `account`: of that one only. Error: kMalformed when `after` is none.
[[nodiscard]] Result<Json> devices_json(store::Session& session, const Ground& ground, const std::optional<AccountId>& account,
                                        const std::optional<DeviceId>& after);
/// Newest first, below the number `before`; `next` is the cursor of the following page.
[[nodiscard]] Json anomalies_json(store::Session& session, const Ground& ground, const Actor& actor, bool open_only, std::int64_t before);
[[nodiscard]] Json anomaly_json(store::Session& session, const Ground& ground, const Actor& reader, AnomalyId anomaly);
/// The anomaly, what was told and what that contradicts, each with who told it and what was said outside of seals; the pictures of the
/// thing that the reader may open. Null when the reader may not see it.
[[nodiscard]] Json anomaly_in_full(store::Session& session, const Ground& ground, const Actor& reader, AnomalyId anomaly);
[[nodiscard]] Json late_act_json(store::Session& session, const Ground& ground, const LateAct& late);
/// Those that wait, oldest first, behind the act `after`, with how many there are. Error: kMalformed when `after` is none.
[[nodiscard]] Result<Json> late_acts_json(store::Session& session, const Ground& ground, const std::optional<CommandId>& after);
/// Newest first, below the number `before`.
[[nodiscard]] Json views_json(store::Session& session, const Ground& ground, std::int64_t before);

}  // namespace layang::access
