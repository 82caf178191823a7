#pragma once
// How rooms are joined: what printing and custody ask of intake, and who reacts to whom.
#include "capabilities/custody/routes.hpp"
#include "capabilities/intake/routes.hpp"
#include "capabilities/printing/orders.hpp"
#include "capabilities/printing/routes.hpp"

namespace layang::app {

/// Documents that an application yields and that are due, as printing orders them; `catalogue` says on what they are made that
/// day, and whether a want of blanks stops the clock.
[[nodiscard]] printing::OrderSource order_source(const Catalogue& catalogue);
/// What custody asks of dossiers; names are opened with `ring` and masked.
[[nodiscard]] custody::DossierSource dossier_source(secrets::KeyRing& ring);
/// The services of the rooms, in the order in which they lean on each other. Stays at one place: routes and reactions refer to it.
struct Rooms {
    explicit Rooms(access::Ground& ground);
    Rooms(const Rooms&) = delete;
    Rooms& operator=(const Rooms&) = delete;

    void add_routes(access::Api& api) const;

    printing::OrderSource orders;
    custody::DossierSource dossiers;
    intake::IntakeService intake;
    printing::Service printing;
    printing::Names printing_names;
    custody::Service custody;
    custody::Names custody_names;
};

[[nodiscard]] std::vector<ledger::Projection> all_projections();
/// The steps from every older shape of an event to today's, of all rooms: whoever opens the log reads it through these.
[[nodiscard]] std::vector<ledger::Upcaster> all_upcasters();
/// What pictures are for, of all rooms.
[[nodiscard]] std::vector<access::PicturePurpose> all_pictures();

}  // namespace layang::app
