#pragma once
// The room with a real store, key ring and ledger under it, for tests.
#include <doctest/doctest.h>

#include "capabilities/printing/examples_test.hpp"
#include "capabilities/printing/queries.hpp"
#include "capabilities/printing/service.hpp"
#include "platform/store/testing.hpp"

namespace layang::printing::examples {

/// CARD and KIAB are counted; a card is spoiled by "misprint" or by "other", which must be explained; blanks are "lost".
inline Rules rules() {
    Rules rules;
    rules.is_counted = [](std::string_view medium, Date) { return medium == "CARD" || medium == "KIAB"; };
    rules.note_required = [](std::string_view kind, std::string_view code, Date) -> std::optional<bool> {
        if (kind == "spoil" && (code == "misprint" || code == "other")) return code == "other";
        if (kind == "stock_adjust" && code == "lost") return false;
        return std::nullopt;
    };
    rules.anomaly_owner = [](std::string_view, Date) { return Role::lead; };
    return rules;
}

class Room {
public:
    /// `reactions` sees the room's service, which stands at a fixed place.
    explicit Room(const std::function<std::vector<ledger::Reaction>(const Service&)>& reactions = {}) {
        REQUIRE(secrets::KeyRing::create({folder_.file("keys")}));
        ring_ = std::move(*secrets::KeyRing::open({folder_.file("keys")}, now_));
        store::StoreConfig config;
        config.file = folder_.file("test.db");
        store_ = std::move(*store::Store::open(config));
        auto steps = ledger::migrations();
        for (const auto& step : migrations()) steps.push_back(step);
        REQUIRE(store_->migrate(steps, now_));
        ledger_ = ledger::Ledger::make(*store_, *ring_, random_, {projection()}, reactions ? reactions(service) : std::vector<ledger::Reaction>{}, {});
    }

    /// Runs one command on day `today`.
    Result<ledger::Outcome> run(const ledger::Decide& decide) {
        now_ = now_ + Seconds{60};
        ledger::Act act;
        act.command = random_.id<CommandId>(now_);
        act.regency = "3503";
        act.occurred_at = act.received_at = now_;
        act.rule_date = today;
        return ledger_->execute(act, "test", act.command.text(), decide);
    }
    ledger::Outcome must(const ledger::Decide& decide) {
        auto outcome = run(decide);
        REQUIRE(outcome);
        return *outcome;
    }

    ledger::Outcome open(std::optional<std::int64_t> opening, Date day = kDay, const std::string& medium = "CARD") {
        today = day;
        return must([&](auto& tx) { return service.open_day(tx, keeper, medium, day, opening); });
    }
    DocumentId order_one(DocumentOrdered order = examples::order(1)) {
        DocumentId id;
        must([&](auto& tx) -> Result<std::string> {
            id = TRY(service.order(tx, {order})).front();
            return "document";
        });
        return id;
    }
    ledger::Outcome print(DocumentId document) {
        return must([&](auto& tx) { return service.print(tx, printer, document); });
    }
    ledger::Outcome receive(std::int64_t count) {
        return must([&](auto& tx) { return service.receive(tx, "CARD", ReceiveBlanks{keeper, today, count, "SJ"}); });
    }
    ledger::Outcome spoil(DocumentId document) {
        return must([&](auto& tx) { return service.spoil(tx, document, SpoilDocument{printer, "misprint", {}}); });
    }

    DocumentRow row(DocumentId document) {
        std::optional<DocumentRow> found;
        store_->read([&](store::Session& session) { found = queries::document(session, "3503", document); });
        REQUIRE(found);
        return *found;
    }
    StockDayRow stock(Date day = kDay, const std::string& medium = "CARD") {
        std::optional<StockDayRow> found;
        store_->read([&](store::Session& session) { found = queries::stock_day(session, "3503", medium, day); });
        REQUIRE(found);
        return *found;
    }
    std::vector<std::string> types(const std::string& stream) {
        std::vector<std::string> list;
        store_->read([&](store::Session& session) {
            for (const auto& stored : ledger_->read(session, "3503", stream)) list.push_back(stored.type);
        });
        return list;
    }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] ledger::Ledger& ledger() { return *ledger_; }
    [[nodiscard]] secrets::KeyRing& ring() { return *ring_; }

    Date today = kDay;
    Actor keeper = actor(Role::stock_keeper);
    Actor printer = actor(Role::printer);
    Service service{rules(), [](ledger::Transaction& tx) { return PublicCode::make("TK", tx.random()); }};

private:
    store::testing::TemporaryFolder folder_;
    Instant now_{1'591'600'000'000'000};
    secrets::SystemRandom random_;
    std::unique_ptr<secrets::KeyRing> ring_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

}  // namespace layang::printing::examples
