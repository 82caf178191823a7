#pragma once
// The room with a real store, key ring, ledger, blobs and the shipped rules under it, for tests.
#include "capabilities/intake/answers.hpp"
#include "capabilities/intake/examples_test.hpp"
#include "capabilities/intake/service.hpp"
#include "platform/ledger/testing.hpp"
#include "platform/registry/calendar_load.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::intake::examples {

class Room {
public:
    explicit Room(const Catalogue& rows = catalogue()) : rows_(rows) {
        ground_.code_borne = [](store::Session& session, const PublicCode& code) { return queries::dossier_by_code(session, "3503", code).has_value(); };
    }

    /// Runs one command on `kDay`, from `device` if it is set.
    Result<ledger::Outcome> run(const ledger::Decide& decide) {
        clock_.advance(Seconds{60});
        auto act = foundation_.act(clock_.now(), kDay);
        act.device = device;
        if (occurred) act.occurred_at = *occurred;
        return foundation_.execute(act, decide);
    }
    ledger::Outcome must(const ledger::Decide& decide) {
        auto outcome = run(decide);
        REQUIRE_MESSAGE(outcome, told(outcome.error()));
        return *outcome;
    }

    /// Its pictures arrive first.
    SubmitDossier bring(SubmitDossier command) {
        const std::string picture = "\xFF\xD8\xFF\xE0 picture";
        for (const auto& paper : command.papers)
            for (const auto blob : paper.blobs)
                REQUIRE(blobs_->put(blob, {command.dossier.text(), SealClass::scan}, 0, static_cast<std::int64_t>(picture.size()), picture));
        return command;
    }
    Result<ledger::Outcome> submit(const SubmitDossier& command) {
        return run([&](auto& tx) { return service_.submit(tx, registrar(), command); });
    }
    ApplicationId taken_in(const Service& service) {
        const auto command = bring(dossier_for(service));
        const auto outcome = submit(command);
        REQUIRE_MESSAGE(outcome, told(outcome.error()));
        return command.applications.front().application;
    }
    ledger::Outcome verify(ApplicationId id) {
        return must([&](auto& tx) { return service_.verify(tx, verifier(), id, {}); });
    }

    Json read(const std::function<Json(store::Session&)>& read) {
        return foundation_.read(read);
    }
    std::optional<PrintOrder> order(ApplicationId id) {
        std::optional<PrintOrder> order;
        must([&](auto& tx) -> Result<std::string> { return order = print_order(tx, id), "application"; });
        return order;
    }

    [[nodiscard]] access::Ground& ground() { return ground_; }
    [[nodiscard]] const IntakeService& service() const { return service_; }
    [[nodiscard]] Instant now() const { return clock_.now(); }
    void pass(Seconds time) { clock_.advance(time); }
    std::optional<DeviceId> device;
    /// When acts happened, if not at the moment at which they arrive.
    std::optional<Instant> occurred;

private:
    const Catalogue& rows_;
    ledger::testing::Foundation foundation_{kNow, {access::migrations(), migrations()}, {access::projection(), projection()}};
    ManualClock clock_{kNow};
    access::ViewBatch views_;
    Region region_ = ledger::testing::must_have(Region::load(real_data_folder(), "3503"));
    WorkingCalendar calendar_ = ledger::testing::must_have(load_calendar(real_data_folder(), region_.facts().utc_offset_minutes));
    std::unique_ptr<secrets::BlobStore> blobs_ = ledger::testing::must_have(secrets::BlobStore::open(foundation_.file("blobs"), foundation_.ring()));
    std::unique_ptr<secrets::Passwords> passwords_ = secrets::Passwords::make(true);
    access::Ground ground_{foundation_.store(), foundation_.ledger(), foundation_.ring(), *blobs_, *passwords_, rows_, region_,
                           calendar_, clock_, foundation_.random(), views_, "3503", "TK"};
    IntakeService service_{ground_};
};

/// The first dossier as a verifier sees it.
inline Json dossier_of(Room& room, Show show = Show::masked) {
    return room.read([&](auto& session) { return dossier_json(session, room.ground(), verifier(), numbered<DossierId>(1), show); });
}

}  // namespace layang::intake::examples
