#pragma once
// Pictures and files that acts name: what each is for, who may bring it, who may see it. Every room says so of its own things.
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/registry/actor.hpp"
#include "platform/secrets/secrets.hpp"
#include "platform/store/store.hpp"

namespace layang::access {

struct Ground;
class Api;

/// The thing that names a picture.
struct PictureOf {
    /// Under whose key it is sealed.
    std::string subject;
    /// What the view log says of it ("dossier:018f...").
    std::string stream;
    /// Where it lies; "" for the whole regency.
    std::string village;
};

struct PicturePurpose {
    /// As an upload says it.
    std::string name;
    /// As a command names them, one or a list: the field of its body.
    std::string field;
    SealClass cls = SealClass::scan;
    /// Whether the actor may bring a picture for that subject. Errors: kNotAllowed, kIdInvalid; kNotFound also outside of the area,
    /// so that nobody learns what exists.
    std::function<Result<void>(store::Session&, const Ground&, const Actor&, const std::string& subject)> may_bring;
    /// Who may open one, where the thing lies that names it: holders of any of these.
    std::vector<Right> see{Right::unmask};
    std::function<std::optional<PictureOf>(store::Session&, const std::string& regency, BlobId)> named_by;
    /// The pictures that a thing names by its own stream; absent where no anomaly is about such things.
    std::function<std::vector<BlobId>(store::Session&, const std::string& regency, const std::string& stream)> of_stream;
    /// Visits every picture that something names, with its subject.
    std::function<void(store::Session&, const std::string& regency, const std::function<void(BlobId, const std::string& subject)>& visit)> each;
};

/// Bytes that one account has sent and nothing names yet, at most; what lies there longer than `kBlobUnnamed` is swept and counts no more.
inline constexpr std::int64_t kUnnamedBytesMax = 256 << 20;

/// Keeps an account from filling the disk with pictures of nothing. In memory: a restart forgets what was sent before. Thread-safe.
class UnnamedBytes {
public:
    explicit UnnamedBytes(std::int64_t bytes_max = kUnnamedBytesMax) : bytes_max_(bytes_max) {}
    /// Whether `account` may begin a file of that size; `named` says of earlier ones whether something names them by now.
    /// Error: kRateLimited.
    [[nodiscard]] Result<void> room_for(AccountId account, BlobId blob, std::int64_t bytes, Instant now, const std::function<bool(BlobId)>& named);
    /// It has begun.
    void note(AccountId account, BlobId blob, std::int64_t bytes, Instant now);

private:
    struct Upload {
        std::int64_t bytes = 0;
        Instant at;
    };
    const std::int64_t bytes_max_;
    std::mutex mutex_;
    std::map<AccountId, std::map<BlobId, Upload>> uploads_;
};

/// Pictures of the thing of that stream which the actor may open.
[[nodiscard]] std::vector<BlobId> pictures_of(store::Session& session, const Ground& ground, const Actor& actor, const std::string& stream);
/// Whether anything names the picture.
[[nodiscard]] bool picture_named(store::Session& session, const Ground& ground, BlobId blob);
/// Pictures that a command's body names and that have not arrived, or were swept, with spaces in between.
[[nodiscard]] std::string missing_pictures(const Ground& ground, const Json& body);

/// Removes pictures that nothing has named for 48 h, unless an act that names them waits at the quarantine desk. Error: kBusy.
[[nodiscard]] Result<void> sweep_pictures(Ground& ground);

/// Uploads, and the opening of what was uploaded: logged before it is answered.
void add_picture_routes(Api& api);

}  // namespace layang::access
