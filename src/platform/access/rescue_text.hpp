#pragma once
// What lies inside a rescue file once it is open: words that a phone wrote, or somebody in its name. Read without store and keys.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::access {

struct RescuedPicture {
    BlobId blob;
    std::string purpose;
    std::string subject;
    std::string bytes;
};

/// One act as the phone kept it.
struct RescuedLine {
    CommandId id;
    /// "POST", and where to, without "/api/v1".
    std::string method;
    std::string path;
    /// Canonical JSON.
    std::string body;
    /// By the phone's clock; the last server time that it had heard.
    Instant made_at;
    std::optional<Instant> heard;
    /// The number that the device had given it; none while the act could still be undone there.
    std::optional<std::int64_t> seq;
    std::vector<RescuedPicture> pictures;
};

struct RescueText {
    AccountId account;
    DeviceId device;
    std::vector<RescuedLine> acts;
};

/// Pictures that the act does not speak of, or that cannot be read, are left out. Error: kMalformed.
[[nodiscard]] Result<RescueText> read_rescue_text(std::string_view text);

/// Why a rescue file cannot be taken.
[[nodiscard]] Refusal unreadable_rescue(std::string_view id, std::string_view en);

}  // namespace layang::access
