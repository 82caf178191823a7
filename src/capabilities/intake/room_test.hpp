#pragma once
// The room with a real store, key ring, ledger, blobs and the shipped rules under it, for tests.
#include "capabilities/intake/answers.hpp"
#include "capabilities/intake/examples_test.hpp"
#include "capabilities/intake/service.hpp"
#include "platform/registry/calendar_load.hpp"
#include "platform/store/testing.hpp"

namespace layang::intake::examples {

class Room {
public:
    Room() : region_(must_have(Region::load(LAYANG_SOURCE_DIR "/data", "3503"))),
             calendar_(must_have(load_calendar(LAYANG_SOURCE_DIR "/data", region_.facts().utc_offset_minutes))) {
        REQUIRE(secrets::KeyRing::create({folder_.file("keys")}));
        ring_ = must_have(secrets::KeyRing::open({folder_.file("keys")}, kNow));
        blobs_ = must_have(secrets::BlobStore::open(folder_.file("blobs"), *ring_));
        store::StoreConfig config;
        config.file = folder_.file("test.db");
        store_ = must_have(store::Store::open(config));
        auto steps = ledger::migrations();
        for (const auto& module : {access::migrations(), migrations()}) steps.insert(steps.end(), module.begin(), module.end());
        REQUIRE(store_->migrate(steps, kNow));
        ledger_ = ledger::Ledger::make(*store_, *ring_, random_, {access::projection(), projection()}, {}, {});
        passwords_ = secrets::Passwords::make(true);
        ground_.emplace(access::Ground{*store_, *ledger_, *ring_, *blobs_, *passwords_, catalogue(), region_, calendar_, clock_, random_, views_, "3503", "TK"});
        ground_->code_borne = [](store::Session& session, const PublicCode& code) { return queries::dossier_by_code(session, "3503", code).has_value(); };
        service_.emplace(*ground_);
    }

    template <class T>
    static T must_have(Result<T> result) {
        REQUIRE(result);
        return std::move(*result);
    }

    /// Runs one command on `kDay`, from `device` if it is set.
    Result<ledger::Outcome> run(const ledger::Decide& decide) {
        clock_.advance(Seconds{60});
        ledger::Act act;
        act.command = random_.id<CommandId>(clock_.now());
        act.regency = "3503";
        act.device = device;
        act.occurred_at = act.received_at = clock_.now();
        act.rule_date = kDay;
        return ledger_->execute(act, "test", act.command.text(), decide);
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
                REQUIRE(blobs_->put(blob, command.dossier.text(), 0, static_cast<std::int64_t>(picture.size()), picture));
        return command;
    }
    Result<ledger::Outcome> submit(const SubmitDossier& command) {
        return run([&](auto& tx) { return service_->submit(tx, registrar(), command); });
    }
    ApplicationId taken_in(const Service& service) {
        const auto command = bring(dossier_for(service));
        const auto outcome = submit(command);
        REQUIRE_MESSAGE(outcome, told(outcome.error()));
        return command.applications.front().application;
    }
    ledger::Outcome verify(ApplicationId id) {
        return must([&](auto& tx) { return service_->verify(tx, verifier(), id, {}); });
    }

    Json read(const std::function<Json(store::Session&)>& read) {
        Json json;
        store_->read([&](store::Session& session) { json = read(session); });
        return json;
    }
    std::optional<PrintOrder> order(ApplicationId id) {
        std::optional<PrintOrder> order;
        must([&](auto& tx) -> Result<std::string> { return order = print_order(tx, id), "application"; });
        return order;
    }

    [[nodiscard]] access::Ground& ground() { return *ground_; }
    [[nodiscard]] const IntakeService& service() const { return *service_; }
    [[nodiscard]] Instant now() const { return clock_.now(); }
    std::optional<DeviceId> device;

private:
    store::testing::TemporaryFolder folder_;
    ManualClock clock_{kNow};
    secrets::SystemRandom random_;
    access::ViewBatch views_;
    Region region_;
    WorkingCalendar calendar_;
    std::unique_ptr<secrets::KeyRing> ring_;
    std::unique_ptr<secrets::BlobStore> blobs_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<ledger::Ledger> ledger_;
    std::unique_ptr<secrets::Passwords> passwords_;
    std::optional<access::Ground> ground_;
    std::optional<IntakeService> service_;
};

}  // namespace layang::intake::examples
