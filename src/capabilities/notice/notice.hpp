#pragma once
// What a receipt's code tells anybody who has it: stages and hands, no person and no kind of paper.
#include <string>
#include <vector>

#include "base/public_code.hpp"
#include "base/time.hpp"
#include "capabilities/custody/custody.hpp"
#include "capabilities/intake/intake.hpp"
#include "platform/registry/region.hpp"

namespace layang::notice {

struct TrackedApplication {
    intake::Stage stage = intake::Stage::submitted;
    /// One sentence for each document, "Di tangan kurir".
    std::vector<std::string> hands;
};
struct Tracked {
    PublicCode code;
    Date submitted_on;
    std::vector<TrackedApplication> applications;
};

/// nullopt when the regency has no such receipt.
[[nodiscard]] std::optional<Tracked> track(store::Session& session, const std::string& regency, const PublicCode& code, const Region& region);

/// The page, complete and self-contained.
[[nodiscard]] std::string tracking_page(const Tracked& tracked);
/// The page for a code that is mistyped (`known_form` false) or that nothing has.
[[nodiscard]] std::string not_found_page(bool known_form);

}  // namespace layang::notice
