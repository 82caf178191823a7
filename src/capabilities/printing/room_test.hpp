#pragma once
// The room with a real store, key ring and ledger under it, for tests.
#include "capabilities/printing/examples_test.hpp"
#include "capabilities/printing/queries.hpp"
#include "capabilities/printing/service.hpp"
#include "platform/ledger/testing.hpp"
#include "platform/registry/catalogue.hpp"

namespace layang::printing::examples {

/// CARD and KIAB are counted; a card is spoiled by "misprint" or by "other", which must be explained; blanks are "lost"; a document is cancelled as "entered_twice".
inline Rules rules() {
    Rules rules;
    rules.is_counted = [](std::string_view medium, Date) { return medium == "CARD" || medium == "KIAB"; };
    rules.known_reason = [](std::string_view kind, std::string_view code, std::string_view note, Date on) {
        RuleTables tables;
        const auto row = [&](const char* of, const char* name, bool explained) { tables.reasons.push_back({of, name, on, {}, "", {}, explained}); };
        row("spoil", "misprint", false);
        row("spoil", "other", true);
        row("stock_adjust", "lost", false);
        row("document_cancelled", "entered_twice", false);
        return Catalogue(std::move(tables)).known_reason(kind, code, note, on);
    };
    rules.anomaly_owner = [](std::string_view, Date) { return Role::lead; };
    return rules;
}

class Room {
public:
    /// `reactions` sees the room's service, which stands at a fixed place.
    explicit Room(const std::function<std::vector<ledger::Reaction>(const Service&)>& reactions = {})
        : foundation_(now_, {migrations()}, {projection()}, reactions ? reactions(service) : std::vector<ledger::Reaction>{}) {}

    /// Runs one command on day `today`.
    Result<ledger::Outcome> run(const ledger::Decide& decide) {
        now_ = now_ + Seconds{60};
        return foundation_.execute(foundation_.act(now_, today), decide);
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
        return must_have(foundation_.read([&](store::Session& session) { return queries::document(session, "3503", document); }));
    }
    StockDayRow stock(Date day = kDay, const std::string& medium = "CARD") {
        return must_have(foundation_.read([&](store::Session& session) { return queries::stock_day(session, "3503", medium, day); }));
    }
    std::vector<std::string> types(const std::string& stream) {
        return foundation_.read([&](store::Session& session) {
            std::vector<std::string> list;
            for (const auto& stored : ledger().read(session, "3503", stream)) list.push_back(stored.type);
            return list;
        });
    }
    [[nodiscard]] store::Store& store() { return foundation_.store(); }
    [[nodiscard]] ledger::Ledger& ledger() { return foundation_.ledger(); }
    [[nodiscard]] secrets::KeyRing& ring() { return foundation_.ring(); }

    Date today = kDay;
    Actor keeper = actor(Role::stock_keeper);
    Actor printer = actor(Role::printer);
    Service service{rules(), [](ledger::Transaction& tx) { return PublicCode::make("TK", tx.random()); }};

private:
    template <class T>
    static T must_have(std::optional<T> found) {
        REQUIRE(found);
        return *std::move(found);
    }

    Instant now_{1'591'600'000'000'000};
    ledger::testing::Foundation foundation_;
};

}  // namespace layang::printing::examples
