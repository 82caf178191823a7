#pragma once
// What is still missing: which papers an application's row asks for, and which of them are not there. Pure.
#include "capabilities/intake/content.hpp"

namespace layang::intake {

/// A paper that has been attached (and not replaced since).
struct HeldPaper {
    std::string requirement;
    std::optional<std::string> substitute_for;
    bool operator==(const HeldPaper&) const = default;
};

/// One line of the checklist.
struct PaperNeed {
    std::string requirement;
    std::vector<Substitute> substitutes;
    /// How many are asked for (one for each person in a role), and how many are there, substitutes included.
    int needed = 1;
    int held = 0;
    OriginalRule original = OriginalRule::shown;
    [[nodiscard]] bool missing() const { return held < needed; }
};

/// The whole list in the order of the row, lines whose condition does not hold left out; then what the receivers bring.
[[nodiscard]] std::vector<PaperNeed> checklist(const Service& service, const Content& content, const std::vector<HeldPaper>& papers, Date on);

/// Whether the desk must have looked at the original of this paper (or keep it), by the line of the row that it is for.
[[nodiscard]] bool wants_original(const Service& service, const Content& content, const HeldPaper& paper, Date on);

/// The checklist as reasons under `path`: kPaperMissing on "papers" with code, name and count; kWitnessesTooFew on "persons" for a
/// substitute that needs more; kSubstituteWrong where a paper claims to stand for one that does not accept it.
void check_papers(const Service& service, const Content& content, const std::vector<HeldPaper>& papers, const Rules& rules,
                  const std::string& path, Reasons& reasons);

}  // namespace layang::intake
