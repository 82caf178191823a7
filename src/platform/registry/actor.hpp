#pragma once
// Who acts, and what a role may do: one table for HTTP, command line, simulator and the deciders.
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

namespace layang {

enum class Role {
    registrar, hamlet_head, counter, verifier, printer, stock_keeper, packer, dispatcher,
    rider, finance, mobile_team, lead, auditor, operator_role, admin,
};

/// What can be allowed. A route names exactly one; a decider asks for the same one.
enum class Right {
    submit_dossier,    ///< take in, resubmit, withdraw, upload scans
    see_dossiers,      ///< lists and details, masked
    unmask,            ///< see a NIK, open a scan, with a reason in the view log
    verify,            ///< verify, return, reject, stop and resume the clock
    report_siak,       ///< biometrics, print-ready, duplicate, completed: what happened in SIAK
    see_printing, print,
    see_stock, keep_stock,
    see_custody,       ///< bags, runs, whose hands
    pack,              ///< seal bags at the office, count in what came back
    receive_bags,      ///< take, open and compare, seal bags in the own village
    hand_over,         ///< release at the door, take old documents back, report attempts
    plan_runs,
    ride,              ///< own runs only: start, reach, take and give bags, report problems
    see_anomalies, resolve_anomalies,
    own_anomalies,     ///< see and resolve those that the own role answers for
    see_accounts, manage_accounts, see_view_log,
    see_ledger,        ///< the log's head over HTTP; exporting and verifying is for whoever has the files, metrics lie open
};

/// A role with the area that it holds in: "" the whole regency, "35.03.01" one kecamatan, "35.03.01.2001" one village.
struct Grant {
    Role role = Role::registrar;
    std::string area;
    LAYANG_FIELDS(Grant, role, area)
};

struct Actor {
    AccountId account;
    std::vector<Grant> grants;
};

[[nodiscard]] bool role_has(Role role, Right right);
/// Whether the role is that of one village's own people, and is held in no wider area.
[[nodiscard]] bool is_of_one_village(Role role);

/// The areas in which the actor holds the right, none inside another: {""} is everywhere, empty is nowhere. Every query filters by this.
[[nodiscard]] std::vector<std::string> areas_of(const Actor& actor, Right right);
/// Whether `area` covers a village: prefix on group borders ("35.03.01" covers "35.03.01.2001").
[[nodiscard]] bool area_covers(std::string_view area, std::string_view village);

/// Holds the right somewhere. Error: kNotAllowed.
[[nodiscard]] Result<void> require(const Actor& actor, Right right);
/// Holds the right in that village (or for "", in the whole regency). Errors: kNotAllowed, kOutOfScope.
[[nodiscard]] Result<void> require_in(const Actor& actor, Right right, std::string_view village);
/// Holds the right as one of that very village: an area that only covers it does not make somebody its own. Errors: kNotAllowed, kOutOfScope.
[[nodiscard]] Result<void> require_of(const Actor& actor, Right right, std::string_view village);
/// Holds the right in that village and beyond it: whoever holds it for the village alone works there, and speaks for no desk of the
/// office. Errors: kNotAllowed, kOutOfScope.
[[nodiscard]] Result<void> require_beyond(const Actor& actor, Right right, std::string_view village);

}  // namespace layang

template <>
struct layang::EnumNames<layang::Role> {
    static constexpr auto names = std::to_array<std::string_view>(
        {"registrar", "hamlet_head", "counter", "verifier", "printer", "stock_keeper", "packer", "dispatcher", "rider", "finance",
         "mobile_team", "lead", "auditor", "operator", "admin"});
};
LAYANG_ENUM(layang::Right, submit_dossier, see_dossiers, unmask, verify, report_siak, see_printing, print, see_stock, keep_stock, see_custody,
            pack, receive_bags, hand_over, plan_runs, ride, see_anomalies, resolve_anomalies, own_anomalies, see_accounts, manage_accounts,
            see_view_log, see_ledger)
