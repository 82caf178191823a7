#pragma once
// The one ledger: events appended in one transaction with the projections that screens read, each command exactly once.
#include <functional>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "platform/secrets/secrets.hpp"
#include "platform/secrets/sealed_json.hpp"
#include "platform/store/store.hpp"

namespace layang::ledger {

/// One act of one person: comes in with every command.
struct Act {
    CommandId command;
    std::string regency;
    AccountId actor;
    std::optional<DeviceId> device;
    std::optional<std::int64_t> device_seq;
    /// When it happened (drift-corrected device time), when the server received it, and the date that rules are looked up by.
    Instant occurred_at;
    Instant received_at;
    Date rule_date;
};

/// When and by whom an event was made: what evolve may know beside the event.
struct Stamp {
    std::int64_t seq = 0;
    AccountId actor;
    Instant occurred_at;
    Instant received_at;
    Date rule_date;
};

/// A sealed text as tables keep it, verbatim, and beside it what it was bound to when it was sealed: the event's version of that time
/// stands in it, whatever shape the event has today.
struct SealedText {
    std::string text;
    std::string bound;
};

/// One event as stored (architecture D2), its payload brought to the newest shape by the upcasters.
class Stored {
public:
    std::string regency;
    std::int64_t seq = 0;
    std::string stream;
    std::int64_t stream_version = 0;
    std::string type;
    /// Id of the command that recorded it.
    std::string command;
    /// As it was written, and as the payload stands here.
    int type_version = 1;
    int payload_version = 1;
    Stamp stamp;
    Json payload;

    /// A field's sealed text, for a table; empty when the field is not there.
    [[nodiscard]] SealedText sealed(std::string_view field) const;
    /// The typed event when this is one; sealed values are opened, or erased when their key is gone.
    template <class Event>
    [[nodiscard]] std::optional<Event> as() const {
        if (type != Event::kType) return std::nullopt;
        LAYANG_CHECK(payload_version == Event::kVersion);  // an upcaster is missing, or a newer program wrote it
        auto context = open_context();
        auto event = decode<Event>(payload, &context);
        LAYANG_CHECK(event);  // what was stored must fold; golden files prove it for every version
        return std::move(*event);
    }
    /// Like `as`, for a variant of events; nullopt when the type is none of them.
    template <class Variant>
    [[nodiscard]] std::optional<Variant> as_one_of() const {
        return one_of(static_cast<Variant*>(nullptr));
    }

private:
    friend class EventReader;
    secrets::KeyRing* ring_ = nullptr;
    [[nodiscard]] secrets::SealContext open_context() const;
    template <class... Events>
    [[nodiscard]] std::optional<std::variant<Events...>> one_of(std::variant<Events...>*) const {
        std::optional<std::variant<Events...>> found;
        ((found || type != Events::kType ? void() : void(found.emplace(*as<Events>()))), ...);
        return found;
    }
};

/// The stream of a thing: "bag:018f...". Stock has two parts: "stock:KTP-BLANK:2020-06-08".
template <class Tag>
[[nodiscard]] std::string stream_of(std::string_view kind, const Id<Tag>& id) {
    return std::string(kind) + ':' + id.text();
}

/// Why a report that broke a rule was recorded all the same (architecture, idea 3).
struct AnomalyRaised {
    AnomalyId anomaly;
    /// "seal-twice", "handover-after-lost", ...: has a sentence and an owner role in data/.
    std::string rule;
    /// The stream that it is about, and the event (seq) that the new one contradicts; 0 when there is none.
    std::string about;
    std::int64_t other_seq = 0;
    /// Village for scope; "" for the office.
    std::string area;
    std::string owner_role;
    /// Codes and counts only, never personal data.
    std::string detail;
    LAYANG_EVENT(AnomalyRaised, 1, anomaly, rule, about, other_seq, area, owner_role, detail)
};
/// `reason` is of the kind "anomaly_resolved".
struct AnomalyResolved {
    AnomalyId anomaly;
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(AnomalyResolved, 1, anomaly, reason, note)
};

/// One command inside the writer's transaction. An appended event is at once in its stream and in the tables; a refusal rolls
/// everything back and leaves nothing behind but itself.
class Transaction {
public:
    virtual ~Transaction() = default;
    [[nodiscard]] virtual const Act& act() const = 0;
    /// Tables as they stand with every event that was appended so far.
    [[nodiscard]] virtual store::Session& session() = 0;
    [[nodiscard]] virtual std::vector<Stored> read(const std::string& stream) = 0;
    /// `subject` owns the data key of sealed fields: the dossier's id where it is about residents, the account's for staff, else
    /// the thing's own (device, bag, stock day, anomaly).
    virtual void append_json(const std::string& stream, std::string_view type, int version, Json payload) = 0;
    virtual void raise(AnomalyRaised anomaly) = 0;
    [[nodiscard]] virtual Random& random() = 0;
    [[nodiscard]] virtual secrets::KeyRing& ring() = 0;

    template <class IdType>
    [[nodiscard]] IdType new_id() { return random().id<IdType>(act().received_at); }

    template <class Event>
    void append(const std::string& stream, const std::string& subject, const Event& event) {
        secrets::SealContext context;
        context.ring = &ring();
        context.subject = subject;
        context.bound = bound_of(act().regency, stream, Event::kType, Event::kVersion);
        append_json(stream, Event::kType, Event::kVersion, encode(event, &context));
    }
    template <class... Events>
    void append(const std::string& stream, const std::string& subject, const std::variant<Events...>& event) {
        std::visit([&](const auto& one) { append(stream, subject, one); }, event);
    }
    template <class Event>
    void append_all(const std::string& stream, const std::string& subject, const std::vector<Event>& events) {
        for (const auto& event : events) append(stream, subject, event);
    }

    [[nodiscard]] static std::string bound_of(std::string_view regency, std::string_view stream, std::string_view type, int version);
};

/// What an event sealed, out of a table's two columns. Nothing when it was not said, or its key is gone.
template <class T>
[[nodiscard]] std::optional<T> open_as(secrets::KeyRing& ring, const SealedText& sealed) {
    const auto plain = sealed.text.empty() ? std::nullopt : ring.open(sealed.bound, sealed.text);
    if (!plain) return std::nullopt;
    auto value = decode<T>(Json::parse(*plain));
    LAYANG_CHECK(value);
    return std::move(*value);
}

/// State of a thing: the fold of its stream by `State evolve(State, const Event&, const Stamp&)`, found in the State's namespace.
/// Events of other rooms on the same stream are skipped. Versions count all events of the stream.
template <class State, class Event>
[[nodiscard]] State load(Transaction& tx, const std::string& stream) {
    State state{};
    for (const auto& stored : tx.read(stream))
        if (const auto event = stored.as_one_of<Event>()) state = evolve(std::move(state), *event, stored.stamp);
    return state;
}

/// A table that is written from events and from nothing else; `key` is its ORDER BY, the regency's column first.
class ProjectedTable {
public:
    ProjectedTable(std::string_view name, std::string_view key);
    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] const store::Statement& clear() const { return *clear_; }
    [[nodiscard]] const store::Statement& dump() const { return *dump_; }

private:
    std::string_view name_;
    std::string clear_name_, clear_sql_, dump_name_, dump_sql_;
    std::unique_ptr<store::Statement> clear_, dump_;
};

/// One room's projection. `apply` reads the event only: no rules, no clock, no randomness (architecture D5).
struct Projection {
    std::string_view name;
    /// Raise it when `apply` changes: `migrate` then rebuilds.
    int number = 1;
    std::vector<const ProjectedTable*> tables;
    std::function<void(store::Session&, const Stored&, secrets::KeyRing&)> apply;
};

/// What a room does when another room's event is appended, inside the same command and transaction (printing orders documents
/// when intake verified an application). Runs once, when the event is new; never on a rebuild. Reactions may append, and are
/// then asked about what they appended, at most `kReactionDepthMax` deep.
struct Reaction {
    std::string_view name;
    std::string_view type;
    std::function<Result<void>(Transaction&, const Stored&)> react;
};
inline constexpr int kReactionDepthMax = 8;

/// One step of an event's shape: from `version` to `version + 1`, pure.
struct Upcaster {
    std::string_view type;
    int version;
    std::function<Json(Json)> step;
};

struct Head {
    std::int64_t size = 0;
    std::string root_hex;
    /// "1234:ab12...": what is printed on receipts and mailed.
    [[nodiscard]] std::string text() const { return std::to_string(size) + ':' + root_hex; }
};

/// What came of a command.
struct Outcome {
    bool repeated = false;
    /// The thing that the command was about, as the decider named it ("bag:018f..."): the answer is rendered from it anew.
    std::string about;
    std::int64_t first_seq = 0;
    std::int64_t last_seq = 0;
    /// Rules that the recorded report broke.
    std::vector<std::string> anomalies;
};

/// Decides one command: loads, decides, appends; returns what it is about, or the refusal.
using Decide = std::function<Result<std::string>(Transaction&)>;

/// What came from a device (architecture D12).
struct DeviceRecord {
    /// When its last act was received; nothing when none was.
    std::optional<Instant> last_heard;
    /// Numbers that are missing among those that came, refused or not: acts that were lost on the device, or are still on it. The first thousand.
    std::vector<std::int64_t> missing;
};

/// One event, and the command that told of it.
struct Told {
    /// As the API calls it ("take_bag"), or a name of the house's own for what it does by itself.
    std::string operation;
    /// Number of the first event of the same command.
    std::int64_t first_seq = 0;
    Stored event;
};

/// What `verify` found; empty `problems` is a sound log.
struct Verification {
    Head head;
    std::vector<std::string> problems;
};

class Ledger {
public:
    virtual ~Ledger() = default;
    [[nodiscard]] static std::unique_ptr<Ledger> make(store::Store& store, secrets::KeyRing& ring, Random& random,
                                                      std::vector<Projection> projections, std::vector<Reaction> reactions,
                                                      std::vector<Upcaster> upcasters);

    /// Rooms that react need the ledger's ground first: called once, before the first command.
    virtual void add_reactions(std::vector<Reaction> reactions) = 0;

    /// Exactly once per (regency, command id): a repeat gives the same outcome or the same refusal; the same id with anything else
    /// asked, or by anybody else, is kCommandReused. `asked` is the operation's name, and after a blank what it is asked of: only the name is kept in the
    /// open; all of it and `body` are hashed with the ring's key. Refusals with status 401, 429 or 5xx are not kept,
    /// nor is what the clock's own acts, which have no actor, are refused.
    [[nodiscard]] virtual Result<Outcome> execute(const Act& act, std::string_view asked, std::string_view body, const Decide& decide) = 0;

    /// Of an act that was refused for good before it came to `execute`: nothing but the device's number, which is then not missing.
    virtual void keep_number(const Act& act, const Refusal& refusal) = 0;
    /// Of an act that somebody else has told under the same id, without the number that its device has given it since: that number is not
    /// missing either. A repeat through `execute` is heard by itself.
    virtual void hear_number(const Act& act) = 0;

    [[nodiscard]] virtual Head head(const std::string& regency) = 0;
    [[nodiscard]] virtual std::vector<Stored> read(store::Session& session, const std::string& regency, const std::string& stream) = 0;
    /// The newest event, or nothing.
    [[nodiscard]] virtual std::vector<Stored> read_last(store::Session& session, const std::string& regency) = 0;

    /// Recounts leaves, order, versions and head; `against` holds heads ("size:root") heard before.
    [[nodiscard]] virtual Verification verify(const std::string& regency, const std::vector<std::string>& against) = 0;
    /// SHA-256 over the ordered dump of one projection's tables.
    [[nodiscard]] virtual std::string projection_hash(store::Session& session, const Projection& projection, const std::string& regency) = 0;
    /// Replays the ledger into the projections. With `check_only` nothing is changed and differing projections are named.
    [[nodiscard]] virtual std::vector<std::string> rebuild(const std::string& regency, bool check_only) = 0;
    /// Rebuilds projections whose number is newer than what the tables hold. Returns the names.
    virtual std::vector<std::string> rebuild_stale(const std::string& regency) = 0;
    /// NDJSON, one event a line: the fields of architecture D2 plus `salt`; with `reveal`, sealed values are opened.
    virtual void export_events(const std::string& regency, bool reveal, std::ostream& to) = 0;
    /// How many events hold something whose key is gone. Nobody erases persons yet: until then it was lost.
    [[nodiscard]] virtual std::int64_t closed_events(const std::string& regency) = 0;
    [[nodiscard]] virtual DeviceRecord device_record(store::Session& session, const std::string& regency, DeviceId device) = 0;
    /// The event of that number; nullopt when there is none.
    [[nodiscard]] virtual std::optional<Told> told(store::Session& session, const std::string& regency, std::int64_t seq) = 0;
    /// Whether a command was done; not when it was refused.
    [[nodiscard]] virtual bool done(store::Session& session, const std::string& regency, CommandId command) = 0;
};

/// Schema of this room.
[[nodiscard]] std::vector<store::Migration> migrations();
/// The anomalies' own projection.
[[nodiscard]] Projection anomaly_projection();

/// Reads stored events, through the upcasters. Used by the ledger and by golden-file tests.
class EventReader {
public:
    EventReader(secrets::KeyRing& ring, const std::vector<Upcaster>& upcasters) : ring_(ring), upcasters_(upcasters) {}
    /// Error: kDamaged when the bytes are no event.
    [[nodiscard]] Result<Stored> read(std::string_view bytes) const;

private:
    secrets::KeyRing& ring_;
    const std::vector<Upcaster>& upcasters_;
};

}  // namespace layang::ledger
