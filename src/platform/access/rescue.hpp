#pragma once
// Rescue files (web/src/device/rescue.ts): the unsent acts of a phone that is about to die, sealed to the office. An admin
// brings the file in; its acts and pictures come to the quarantine desk.
#include "platform/access/api.hpp"
#include "platform/access/bodies.hpp"
#include "platform/access/rescue_text.hpp"

namespace layang::access {

inline constexpr std::size_t kRescueBytesMax = 48 << 20;

struct RescuedAct {
    ActQuarantined late;
    /// The device's own number of the act.
    std::optional<std::int64_t> seq;
    std::vector<RescuedPicture> pictures;
};

/// What the server will not take of a file: an act that it does not know, or with a picture that it will not have.
struct RefusedAct {
    Instant occurred_at;
    /// Empty when it is not known.
    std::string operation;
    Refusal why;
};

struct Rescued {
    std::vector<RescuedAct> acts;
    /// They keep no other out.
    std::vector<RefusedAct> refused;
};

/// Anybody can seal something to the office: the file proves nothing, and its acts wait for the admin's judgement like all late
/// ones. Errors: kMalformed for another format or content, kRescueForeign for what was sealed to another office, and those of `rescued_of`.
[[nodiscard]] Result<Rescued> open_rescue_file(const Api& api, Ground& ground, const bodies::RescueFile& file);
/// What the house makes of what lies in the file. Error: kDeviceUnknown when the device is not one that the account enrolled.
[[nodiscard]] Result<Rescued> rescued_of(const Api& api, Ground& ground, RescueText text);
/// Puts the pictures where the acts will look for them. Errors: those of BlobStore::put that say nothing of the picture; then the file comes again.
[[nodiscard]] Result<void> keep_pictures(Ground& ground, Rescued& rescued);
/// The command of whoever brings the file, `act`: all of them come to the desk, or none; those that stand there already are left as they
/// are. Then the numbers that the device had given them are heard, as those of acts that it sends itself: they are missed no longer, and
/// those between them are. Errors: those of `quarantine` and require_unchanged.
[[nodiscard]] Result<ledger::Outcome> bring_in(const Call& call, const ledger::Act& act, const std::vector<RescuedAct>& rescued);

}  // namespace layang::access
