#pragma once
// What a receipt's code tells anybody who has it: what happened, whose hands, what next; no person and no kind of paper.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/public_code.hpp"
#include "base/time.hpp"
#include "capabilities/custody/custody.hpp"
#include "capabilities/intake/intake.hpp"
#include "platform/access/access.hpp"

namespace layang::notice {

/// The steps of the way, in their order.
enum class Milestone { received, checked, printed, with_courier, at_village, handed_over };
inline constexpr std::size_t kMilestones = 6;

struct TrackedDocument {
    printing::DocumentStanding standing = printing::DocumentStanding::ordered;
    custody::Hands hands;
    /// It lies in a bag that goes back to the office.
    bool going_back = false;
    /// It was on its way or in its village, is at the office again, and waits there for what is done with it next.
    bool came_back = false;
    /// Nobody gives it out: it is to be printed again.
    bool damaged = false;
    /// It was handed over as a card that works only once it is activated.
    bool activation_deferred = false;
    /// When each step was reached; `received` and `checked` belong to the application.
    std::array<std::optional<Instant>, kMilestones> reached;
};
struct TrackedApplication {
    intake::Stage stage = intake::Stage::submitted;
    Instant received_at;
    /// Until when the office means to have looked at it.
    Instant target_due;
    std::optional<Instant> checked_at;
    /// Of the last thing that happened to the application itself.
    Instant since;
    /// The service yields documents, whether they are ordered yet or not.
    bool yields = false;
    std::vector<TrackedDocument> documents;
    /// Since when all that was ordered for it is cancelled; then `documents` is empty.
    std::optional<Instant> cancelled_at = {};
    /// Nobody has recorded the person yet, whom it takes.
    bool awaits_recording = false;
    /// What it yields is made on a day that is yet to come: today there is only something to record.
    bool due_later = false;
};
struct Tracked {
    PublicCode code;
    bool brought_home = false;
    std::vector<TrackedApplication> applications;
};

/// nullopt when the regency has no such receipt.
[[nodiscard]] std::optional<Tracked> track(store::Session& session, const access::Ground& ground, const PublicCode& code);

/// What all pages show around it.
struct PageFrame {
    /// "id" or "en".
    std::string language = "id";
    std::string regency_name;
    Seconds zone;
};
/// The page, complete and without script.
[[nodiscard]] std::string tracking_page(const Tracked& tracked, const PageFrame& frame, Instant now);
/// The page for a code that nothing has; nullopt: what was typed is no code.
[[nodiscard]] std::string not_found_page(const std::optional<PublicCode>& code, const PageFrame& frame);

}  // namespace layang::notice
