#pragma once
// Keys, sealing, search tokens, sealed files. Nothing here knows what a dossier is: a *subject* is the text that a data key
// belongs to (a dossier id, an account id).
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "platform/secrets/sealed.hpp"
#include "platform/store/store.hpp"

LAYANG_ENUM(layang::SealClass, identity, scan, proof, biometric)

namespace layang::secrets {

/// Cryptographic randomness.
class SystemRandom final : public Random {
public:
    void fill(std::uint8_t* to, std::size_t size) override;
};

/// Where keys live. `folder` is outside `var/`: /etc/layang, LAYANG_KEYS, or VAR.keys/ for a trial. Holds master.key (0600) and keys.db.
struct KeysConfig {
    std::string folder;
};

/// The ring: the master key unwraps data keys, which lie wrapped in keys.db. Thread-safe.
class KeyRing {
public:
    virtual ~KeyRing() = default;
    /// Makes master key and keys.db for a new installation. Error: kConfigInvalid when there is already one.
    [[nodiscard]] static Result<void> create(const KeysConfig& config);
    /// Errors: kKeyMissing (says where), kDamaged (also when master.key does not fit keys.db), kStoreInUse, kConfigInvalid when
    /// others can read the key and that cannot be mended.
    [[nodiscard]] static Result<std::unique_ptr<KeyRing>> open(const KeysConfig& config, Instant now);

    /// Seals under the newest data key of (subject, class), making one when there is none. A new key is pending until
    /// `commit_pending`, which must come before the commit of whatever uses it.
    /// Text form: "v1." key id "." base64(nonce, XChaCha20-Poly1305). `bound` is associated data (regency, stream, type, field, version).
    [[nodiscard]] virtual std::string seal(std::string_view subject, SealClass cls, std::string_view bound, std::string_view plain) = 0;
    /// The key id inside the text names the key (and so subject and class). nullopt when that key was erased. Throws
    /// secrets::Tampered when it does not open.
    [[nodiscard]] virtual std::optional<std::string> open(std::string_view bound, std::string_view sealed) = 0;
    /// Writes pending keys durably to keys.db. Called on the main store's writer thread before its COMMIT. Throws StoreFull, StoreBroken.
    virtual void commit_pending() = 0;
    /// Forgets all keys of (subject, class), durably: what they sealed can never be opened again.
    [[nodiscard]] virtual Result<void> erase(std::string_view subject, SealClass cls) = 0;

    /// Keyed token (HMAC-SHA-256, 16 bytes) for exact search; `purpose` is the namespace ("nik", "kk", "phone", "name-word", "name").
    [[nodiscard]] virtual Bytes token(std::string_view purpose, std::string_view normal_form) = 0;
    /// Which key that is. Kept beside every token that is searched for, so that those of an older key are known when there is a newer one.
    [[nodiscard]] virtual std::string token_key_id() const = 0;
    /// Keyed hash for command bodies, so that a guessed body cannot be recognised in the store.
    [[nodiscard]] virtual Bytes body_hash(std::string_view body) = 0;
    /// The office's public key, to which phones seal their rescue files: an uncompressed P-256 point. It comes from the master
    /// key, so it is kept and lost with it.
    [[nodiscard]] virtual Bytes office_key() const = 0;
    /// Opens what was sealed to it; see OfficeKey. Error: kDamaged.
    [[nodiscard]] virtual Result<std::string> open_rescue(std::string_view point, std::string_view info, std::string_view iv, std::string_view sealed) const = 0;
    [[nodiscard]] virtual Result<void> backup_to(const std::string& file) = 0;
};

/// The tables of keys.db, a file of its own.
[[nodiscard]] std::vector<store::Migration> migrations();

struct Tampered : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Name words in the sound form of architecture D8 (case, doubled letters, old spelling oe/u, dj/j, tj/c, Moh/Muh/Mochamad folded), each once.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);
/// Digits only, with 62/0 prefixes made one.
[[nodiscard]] std::string phone_normal(std::string_view phone);
/// "••••••••••••••41": all but the last two characters hidden.
[[nodiscard]] std::string masked_number(std::string_view number);
/// "Siti R••••••": first word, then initials; of a name of one word its three first letters, or one.
[[nodiscard]] std::string masked_name(std::string_view name);

/// What a codec needs to seal and open the fields of one event: set by the ledger around encode and decode.
struct SealContext : CodecContext {
    KeyRing* ring = nullptr;
    std::string subject;
    /// "3503|application:018f...|ApplicationSubmitted|1"; the field's path is added per value.
    std::string bound;
    /// false: leave sealed values erased without asking for keys (verification, export).
    bool opening = true;
};

/// Largest sealed file, largest piece of one, and how long an unnamed one is kept.
inline constexpr std::int64_t kBlobBytesMax = 8 << 20;
inline constexpr std::size_t kBlobPieceBytesMax = 64 << 10;
inline constexpr Seconds kBlobUnnamed{48 * 3600};

/// Whose a sealed file is, and how long such files are kept: it opens under nothing else.
struct BlobOwner {
    std::string subject;
    SealClass cls = SealClass::scan;
};

/// Sealed files under FOLDER/xx/ID (architecture D9). Pieces are written and synced before anything names the file. Thread-safe.
/// A file has a key of its own, sealed under the owner's key; its pieces never touch the disk open.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    [[nodiscard]] static Result<std::unique_ptr<BlobStore>> open(const std::string& folder, KeyRing& ring);

    /// Starts or continues an upload: `offset` must be the length so far (a repeated piece is accepted and ignored).
    /// An empty piece at offset 0 keeps nothing and only asks. Returns the length after it: less than was sent before when the beginning has
    /// gone, and then everything is sent again. Errors: kTooLarge, kConflict (ask for the length so far and go on from there), kMediaUnsupported
    /// when the first piece is no JPEG, PNG, WebP or PDF, kNotFound when the owner was erased, kDiskFull, kBroken.
    [[nodiscard]] virtual Result<std::int64_t> put(BlobId id, const BlobOwner& owner, std::int64_t offset, std::int64_t total, std::string_view piece) = 0;
    /// Whole, synced, sealed.
    [[nodiscard]] virtual bool complete(BlobId id) = 0;
    struct Description {
        std::string media_type;
        std::int64_t bytes = 0;
    };
    /// What a whole file is, by its first line alone: costs no more for a large one. Errors: kNotFound (also when erased), kDamaged
    /// (also when it is another owner's).
    [[nodiscard]] virtual Result<Description> describe(BlobId id, const BlobOwner& owner) = 0;
    struct Content {
        std::string media_type;
        std::string bytes;
    };
    /// Errors: kNotFound (also when erased), kDamaged.
    [[nodiscard]] virtual Result<Content> get(BlobId id, const BlobOwner& owner) = 0;
    /// Files of which nothing was sent for 48 h.
    [[nodiscard]] virtual std::vector<BlobId> resting(Instant now) = 0;
    /// Removes one of them, unless its upload has gone on meanwhile; says whether. That nothing names it the caller knows.
    virtual bool remove_resting(BlobId id, Instant now) = 0;
};

/// Sniffs JPEG, PNG, WebP, PDF by their first bytes; nullopt otherwise.
[[nodiscard]] std::optional<std::string_view> sniff_media_type(std::string_view bytes);

/// Callers that wait for a password to be hashed, at most: each holds one of the server's workers, and most of those are for people
/// who are in already.
inline constexpr std::size_t kPasswordQueueMax = 16;

/// Argon2id, at most two at a time, others wait in a queue of `kPasswordQueueMax`; kBusy beyond.
class Passwords {
public:
    virtual ~Passwords() = default;
    /// `cheap` uses the smallest cost: for demo and tests only.
    [[nodiscard]] static std::unique_ptr<Passwords> make(bool cheap);
    [[nodiscard]] virtual Result<std::string> hash(std::string_view password) = 0;
    [[nodiscard]] virtual Result<bool> verify(std::string_view password, std::string_view hash) = 0;
    /// A hash that no password fits and that costs the same to find out: for names that nobody has.
    [[nodiscard]] virtual const std::string& decoy() const = 0;
};

}  // namespace layang::secrets
