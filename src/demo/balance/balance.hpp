#pragma once
// The books of a day, counted again from the exported log alone: nothing here asks the server, its tables or its rules.
#include <cstdint>
#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace layang::demo {

/// Something that does not add up.
struct Fault {
    /// What kind of fault, as a word of its own: "came-from-another-bag".
    std::string kind;
    /// Ids of what it is about.
    std::string about;
    std::string what;
};

/// The blanks of one medium on one day.
struct BlankDay {
    std::string medium, date;
    std::int64_t opening = 0, received = 0, adjusted = 0, used = 0, spoiled = 0;
    bool closed = false;
    [[nodiscard]] std::int64_t balance() const { return opening + received + adjusted - used - spoiled; }
};

struct Balance {
    std::int64_t events = 0, dossiers = 0, applications = 0, papers = 0, scans = 0;
    std::int64_t bags = 0, seals = 0;
    /// Villages to which at least one bag was sealed.
    std::int64_t villages_served = 0;
    std::int64_t ordered = 0, printed = 0, spoiled = 0;
    /// Printed documents that a bag took along, wherever they are now.
    std::int64_t by_bag = 0;
    /// Where each printed document is: place -> how many.
    std::map<std::string, std::int64_t> documents;
    std::map<std::string, std::int64_t> old_documents;
    std::map<std::string, std::int64_t> originals;
    std::vector<BlankDay> blanks;
    /// Roles that did something, and how much.
    std::map<std::string, std::int64_t> acts_by_role;
    std::vector<Fault> faults;
    /// False where nobody could see whether the scans are there.
    bool scans_looked_at = true;

    [[nodiscard]] bool balanced() const { return faults.empty(); }
};

/// What stands beside the log: sealed files that are there, and the papers that every application for a service must have.
struct Scans {
    std::set<std::string> files;
    std::map<std::string, std::set<std::string>> wanted;
    /// False where only the log is: then no file is missed.
    bool files_are_here = true;
};

/// `log` is what `layang ledger export` writes, one event a line, unrevealed. A line that is none is a fault.
[[nodiscard]] Balance recount(std::istream& log, const Scans& scans);

/// The table of counts, what could not be looked at, then "BALANCED" or every fault by name.
void tell(const Balance& balance, std::ostream& to);

}  // namespace layang::demo
