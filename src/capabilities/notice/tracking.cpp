// What has happened to a receipt's applications and documents, from their rows and their events.
#include <algorithm>

#include "capabilities/notice/notice.hpp"

namespace layang::notice {
namespace {

using ledger::Stored;

class Tracker {
public:
    Tracker(store::Session& session, const access::Ground& ground) : session_(session), ground_(ground) {}

    [[nodiscard]] TrackedApplication application(const intake::ApplicationRow& row) const {
        TrackedApplication tracked;
        tracked.stage = row.state;
        tracked.received_at = tracked.since = row.submitted_at;
        tracked.target_due = row.target_due;
        const auto outputs = Json::parse(row.outputs);
        tracked.yields = !outputs.empty();
        tracked.due_later = tracked.yields && outputs.at(0).contains("due") && outputs.at(0).at("due").is_string();
        tracked.awaits_recording = row.needs_biometrics && !row.has_biometrics;
        for (const auto& event : events("application", row.application)) {
            tracked.since = event.stamp.occurred_at;
            if (event.type == intake::ApplicationVerified::kType) tracked.checked_at = event.stamp.occurred_at;
        }
        for (const auto& document : printing::queries::documents_of(session_, ground_.regency, row.application)) {
            if (document.state == printing::DocumentStanding::cancelled) tracked.cancelled_at = std::max(tracked.cancelled_at, cancelled_at(document));
            else tracked.documents.push_back(this->document(document));
        }
        if (!tracked.documents.empty()) tracked.cancelled_at.reset();
        return tracked;
    }

private:
    template <class Tag>
    [[nodiscard]] std::vector<Stored> events(std::string_view kind, const Id<Tag>& id) const {
        return ground_.ledger.read(session_, ground_.regency, ledger::stream_of(kind, id));
    }

    [[nodiscard]] std::optional<Instant> cancelled_at(const printing::DocumentRow& row) const {
        for (const auto& event : events("document", row.document))
            if (event.type == printing::DocumentCancelled::kType) return event.stamp.occurred_at;
        return std::nullopt;
    }
    [[nodiscard]] TrackedDocument document(const printing::DocumentRow& row) const {
        TrackedDocument tracked;
        tracked.standing = row.state;
        const custody::Thing thing{custody::ThingKind::document, custody::thing_id(row.document)};
        tracked.hands = custody::queries::thing_hands(session_, ground_.regency, thing, row.ordered_at);
        const auto bag = tracked.hands.bag ? custody::queries::bag(session_, ground_.regency, *tracked.hands.bag) : std::nullopt;
        tracked.going_back = bag && bag->direction == custody::Direction::inward;
        const auto delivery = custody::queries::document(session_, ground_.regency, row.document);
        tracked.came_back = delivery && delivery->state == "at_office";
        tracked.damaged = delivery && delivery->damaged;
        tracked.activation_deferred = delivery && delivery->activation == name_of(custody::Activation::deferred);
        if (row.state != printing::DocumentStanding::ordered) reach(tracked, Milestone::printed, row.printed_at);
        for (const auto& event : events("document", row.document)) {
            if (const auto bagged = event.as<custody::DocumentBagged>()) follow(tracked, bagged->bag);
            if (const auto received = event.as<custody::DocumentReceived>(); received && received->at.kind == custody::PartyKind::village)
                reach(tracked, Milestone::at_village, event.stamp.occurred_at);
            // The way of a copy that is printed anew is not that of the one before it.
            if (event.type == printing::DocumentSpoiled::kType && event.payload.at("reprint").get<bool>())
                for (const auto step : {Milestone::with_courier, Milestone::at_village}) tracked.reached[static_cast<std::size_t>(step)].reset();
            if (event.type == custody::DocumentHandedOver::kType) reach(tracked, Milestone::handed_over, event.stamp.occurred_at);
        }
        return tracked;
    }

    /// The way of the bag is the way of what lies in it, opened or not.
    void follow(TrackedDocument& tracked, BagId bag) const {
        for (const auto& event : events("bag", bag)) {
            const auto taken = event.as<custody::BagTaken>();
            if (taken && taken->to.kind == custody::PartyKind::rider) reach(tracked, Milestone::with_courier, event.stamp.occurred_at);
            if (taken && taken->to.kind == custody::PartyKind::village) reach(tracked, Milestone::at_village, event.stamp.occurred_at);
        }
    }

    static void reach(TrackedDocument& tracked, Milestone step, std::optional<Instant> at) {
        auto& reached = tracked.reached[static_cast<std::size_t>(step)];
        if (at && !reached) reached = at;
    }

    store::Session& session_;
    const access::Ground& ground_;
};

}  // namespace

std::optional<Tracked> track(store::Session& session, const access::Ground& ground, const PublicCode& code) {
    const auto dossier = intake::queries::dossier_by_code(session, ground.regency, code);
    if (!dossier) return std::nullopt;
    Tracked tracked{code, dossier->delivery == "home", {}};
    const Tracker tracker(session, ground);
    for (const auto& row : intake::queries::applications_of(session, ground.regency, dossier->dossier)) tracked.applications.push_back(tracker.application(row));
    return tracked;
}

}  // namespace layang::notice
