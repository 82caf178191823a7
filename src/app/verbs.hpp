#pragma once
// The command line: one function a verb, each returning the exit code of its worst error.
#include <iosfwd>
#include <string>
#include <vector>

#include "app/backup.hpp"
#include "app/house.hpp"

namespace layang::app {

struct ServeOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string static_folder = "web/dist";
    std::string tls_certificate_file;
    std::string tls_key_file;
    std::vector<std::string> trusted_proxies;
};
/// Serves until SIGINT or SIGTERM; a demo store on loopback only.
int serve(const HouseConfig& house, const ServeOptions& options);
/// Makes store and keys where there are none; brings schema and projections up to date.
int migrate(const HouseConfig& house);
/// Prints the one-time password. `grants` as parse_grant reads them.
int add_user(const HouseConfig& house, const std::string& login, const std::string& full_name, const std::vector<std::string>& grants);
/// Log and view log, without keys; `heads_file` ("" for none) holds heads heard before, one a line. Also beside a serving house.
int verify_ledger(const HouseConfig& house, const std::string& heads_file);
/// Replays the log into a copy and names the projections that differ. Also beside a serving house.
int check_projections(const HouseConfig& house);
/// Writes every projection anew, in the house itself.
int rebuild_ledger(const HouseConfig& house);
/// NDJSON on standard output; keys are asked for only when sealed values are to be revealed. Also beside a serving house.
int export_ledger(const HouseConfig& house, bool reveal);
/// See backup.hpp. A log that does not add up is copied all the same, told, and an exit code.
int back_up_house(const HouseConfig& house, const BackupFolders& to);
int restore_house(const HouseConfig& house, const BackupFolders& from);
/// Everything that check_up finds, in two languages. Also beside a serving house.
int doctor(const HouseConfig& house);
/// The nine demo accounts, and sixty dossiers unless `accounts_only`.
int load_demo(const HouseConfig& house, bool accounts_only, std::uint64_t seed);
struct DemoDay {
    std::uint64_t seed = 1;
    int dossiers = 400;
    /// "", "swap", "hidden-blank", "past-the-bag", "missing-hand-over", "missing-scan": what is broken on purpose.
    std::string plant;
};
/// Plays a whole day of the regency in an empty store and recounts its books from the exported log. Damage is an exit code.
int demo_day(const HouseConfig& house, const DemoDay& day);
/// The same recount of an exported log. No store is opened; where that of `house` is none, scans are not looked for, which is told.
int demo_recount(const HouseConfig& house, const std::string& file);

/// Writes every reason of a refusal to standard error, Indonesian first; returns the exit code.
int say(const Refusal& refusal);
/// "registrar:35.03.01.2001" or "admin". Errors: kChoiceUnknown.
[[nodiscard]] Result<Grant> parse_grant(const std::string& text);

}  // namespace layang::app
