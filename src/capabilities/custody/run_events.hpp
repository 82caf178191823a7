#pragma once
// A run carries bags over stops with one rider. Planning, assigning, changing and cancelling are requests; the rest are reports.
#include <variant>

#include "base/money.hpp"
#include "base/public_code.hpp"
#include "capabilities/custody/types.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::custody {

struct FarePart {
    std::string name;
    Rupiah amount;
    LAYANG_FIELDS(FarePart, name, amount)
};
/// What a run costs, and by which dated row of the tariff.
struct Fare {
    Rupiah total;
    std::vector<FarePart> parts;
    std::string tariff_row;
    /// Road metres that are paid, so that whoever has the row counts `total` again from them; an unpaid way back is not among them.
    Metres distance;
    /// How the distance came about ("estimate", "map").
    std::string distance_source;
    LAYANG_FIELDS(Fare, total, parts, tariff_row, distance, distance_source)
};

/// `stops` are villages in the order of the ride; a stop's number is its place in the list, from 1.
struct RunPlanned {
    RunId run;
    PublicCode code;
    Date day;
    std::vector<BagId> bags;
    std::vector<std::string> stops;
    Fare fare;
    LAYANG_EVENT(RunPlanned, 1, run, code, day, bags, stops, fare)
};
struct RunAssigned {
    RunId run;
    AccountId rider;
    std::string letter_number;
    LAYANG_EVENT(RunAssigned, 1, run, rider, letter_number)
};
struct RunChanged {
    RunId run;
    std::vector<BagId> bags;
    std::vector<std::string> stops;
    Fare fare;
    LAYANG_EVENT(RunChanged, 1, run, bags, stops, fare)
};
struct RunCancelled {
    RunId run;
    /// Reason of the kind "run_cancelled".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(RunCancelled, 1, run, reason, note)
};
struct RunStarted {
    RunId run;
    LAYANG_EVENT(RunStarted, 1, run)
};
struct StopReached {
    RunId run;
    std::int64_t stop = 0;
    LAYANG_EVENT(StopReached, 1, run, stop)
};
struct RunCompleted {
    RunId run;
    LAYANG_EVENT(RunCompleted, 1, run)
};
struct RunAborted {
    RunId run;
    /// Reason of the kind "run_problem".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(RunAborted, 1, run, reason, note)
};
/// The rider's call for help. The note may hold anything that a rider types, so it is sealed under the rider's account.
struct RunProblem {
    RunId run;
    /// Reason of the kind "run_problem".
    std::string kind;
    std::optional<std::int64_t> stop;
    SealedNote note;
    std::optional<BlobId> photo;
    LAYANG_EVENT(RunProblem, 1, run, kind, stop, note, photo)
};
using RunEvent = std::variant<RunPlanned, RunAssigned, RunChanged, RunCancelled, RunStarted, StopReached, RunCompleted, RunAborted, RunProblem>;

}  // namespace layang::custody
