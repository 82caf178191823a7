#pragma once
// The public face of access: who is calling, the house's ground as rooms get it, and the log of who saw whom.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/public_code.hpp"
#include "base/time.hpp"
#include "platform/access/pictures.hpp"
#include "platform/access/types.hpp"
#include "platform/access/view_log.hpp"
#include "platform/ledger/ledger.hpp"
#include "platform/registry/actor.hpp"
#include "platform/registry/calendar.hpp"
#include "platform/registry/catalogue.hpp"
#include "platform/registry/region.hpp"
#include "platform/secrets/secrets.hpp"
#include "platform/store/store.hpp"

namespace layang::access {

/// How often one may try, and how long one stays in. Whoever runs the server sets them: `layang serve --help`.
struct Limits {
    Seconds session_length{12 * 3600};
    /// Wrong passwords before a name makes people wait; then 2, 4, 8 ... seconds, at most `lock_max`.
    std::int64_t free_failures = 3;
    Seconds lock_max{900};
    /// A minute: log-ins and look-ups of a receipt's code from one address; requests of one account, and as many from one
    /// address that end in kNotLoggedIn.
    std::int64_t log_ins = 20;
    std::int64_t look_ups = 60;
    std::int64_t requests = 1200;
};

/// Where a list that goes backwards in the log's numbers begins: the cursor of its first page.
inline constexpr std::int64_t kFromNewest = (std::int64_t{1} << 53) - 1;

/// The ground that every room stands on, wired once by the app. References outlive the server.
struct Ground {
    store::Store& store;
    ledger::Ledger& ledger;
    secrets::KeyRing& ring;
    secrets::BlobStore& blobs;
    secrets::Passwords& passwords;
    const Catalogue& catalogue;
    const Region& region;
    const WorkingCalendar& calendar;
    const Clock& clock;
    Random& random;
    ViewBatch& views;
    std::string regency;
    /// The two symbols that begin the regency's public codes.
    std::string code_prefix;
    /// Demo data lies in the store: the server listens on loopback only.
    bool demo = false;
    Limits limits = {};
    /// Whether a thing of any room bears the code: dossiers, documents, bags and runs share one code space.
    std::function<bool(store::Session&, const PublicCode&)> code_borne = [](store::Session&, const PublicCode&) { return false; };
    /// The dossier that a value of a path is about, of any room's things.
    std::function<std::optional<DossierId>(store::Session&, const PathValue&)> dossier_of = [](store::Session&, const PathValue&) { return std::nullopt; };
    /// What pictures are for, of all rooms.
    std::vector<PicturePurpose> pictures = {};

    /// The date that rules are looked up by for something that happens at `at`.
    [[nodiscard]] Date date_of(Instant at) const;
};

/// Who is calling.
struct Caller {
    Actor actor;
    std::string login;
    std::string full_name;
    bool must_change_password = false;
    Bytes session_hash;
    std::optional<DeviceId> device;
    /// When the device was enrolled, or without one when the session was opened: no act that the caller sends is older.
    Instant known_since;
    /// The account or its device was removed: nothing is shown any more, and acts go to the quarantine desk.
    std::optional<LateCause> removed;
};

[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] ledger::Projection projection();

/// A public code that nothing bears and no device holds.
[[nodiscard]] PublicCode new_code(const Ground& ground, ledger::Transaction& tx);

/// What was shown masked goes into the view log with the next batch. `what` is the operation, `about` a stream or a list's village.
void note_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about);
/// Writes the batch. Errors: kBusy; throws as the store does, and then nothing is lost.
[[nodiscard]] Result<void> write_views(Ground& ground);
/// A coded reason as it is sent, with the words that some rows ask for.
struct Because {
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(Because, reason, note)
};
/// Commits a line before somebody is shown in the open; needs a coded reason (kind "unmask" of data/reasons.toml). Errors: those of
/// Catalogue::known_reason.
[[nodiscard]] Result<void> log_reasoned_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about, const Because& because);

/// What `layang user add` does: makes the account and its one-time password in one act.
struct NewAccount {
    AccountId account;
    std::string one_time_password;
};
[[nodiscard]] Result<NewAccount> create_account(Ground& ground, const ledger::Act& act, const Actor& actor, std::string_view login,
                                                std::string_view full_name, const std::vector<Grant>& grants);
/// Sets a password outright: for demo accounts, whose passwords are printed in the open.
[[nodiscard]] Result<void> set_password(Ground& ground, AccountId account, std::string_view password, bool must_change);

/// The actor of the command line and of the server's own acts: every right, an id of its own that no person has.
[[nodiscard]] Actor system_actor();
/// An act of the system, now.
[[nodiscard]] ledger::Act system_act(Ground& ground);

}  // namespace layang::access
