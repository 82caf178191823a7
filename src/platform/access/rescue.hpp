#pragma once
// Rescue files (web/src/device/rescue.ts): the unsent acts of a phone that is about to die, sealed to the office. An admin
// brings the file in; its acts and pictures come to the quarantine desk.
#include "platform/access/api.hpp"

namespace layang::access {

inline constexpr std::size_t kRescueBytesMax = 48 << 20;

/// The file as the phone saves it; bytes are base64.
struct RescueFile {
    std::string format;
    std::string made_at;
    AccountId account;
    DeviceId device;
    std::int64_t acts = 0;
    std::string public_key;
    std::string iv;
    std::string sealed;
    LAYANG_FIELDS(RescueFile, format, made_at, account, device, acts, public_key, iv, sealed)
};

struct RescuedPicture {
    BlobId blob;
    std::string subject;
    std::string bytes;
};
struct RescuedAct {
    ActQuarantined late;
    std::vector<RescuedPicture> pictures;
};

/// Errors: kMalformed for another format or content, kDamaged when it was sealed to another office, kNotFound for an account
/// that this regency does not have.
[[nodiscard]] Result<std::vector<RescuedAct>> open_rescue_file(const Api& api, Ground& ground, const RescueFile& file);
/// Puts the pictures where the acts will look for them. Errors: those of BlobStore::put.
[[nodiscard]] Result<void> keep_pictures(Ground& ground, const std::vector<RescuedAct>& rescued);
/// Acts that stand at the desk already are left as they are. Error: kTooMany.
[[nodiscard]] Result<std::string> quarantine_all(ledger::Transaction& tx, const std::vector<RescuedAct>& rescued);

}  // namespace layang::access
