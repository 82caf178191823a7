#pragma once
// The room with a real store, key ring and ledger under it, for tests.
#include "capabilities/custody/examples_test.hpp"
#include "capabilities/custody/service.hpp"
#include "platform/ledger/testing.hpp"

namespace layang::custody::examples {

inline Rules example_rules() {
    Rules rules;
    rules.anomaly_owner = [](std::string_view, Date) { return Role::lead; };
    rules.pair_within = [](Date) { return Seconds{24 * 3600}; };
    rules.is_place = [](const Party& party) { return party.desk != "nowhere"; };
    rules.known_reason = [](std::string_view, std::string_view code, std::string_view, Date, std::string_view field) -> Result<void> {
        if (code == "no-such-reason") return refuse(ErrorCode::kReasonUnknown, std::string(field));
        return {};
    };
    rules.still_to_come = [](std::string_view excuse, Date) { return excuse == "later"; };
    rules.is_relation = [](std::string_view relation, Date) { return relation == "self" || relation == "parent"; };
    rules.is_identification = [](std::string_view way, Date) { return way == "fingerprint" || way == "card_shown"; };
    rules.run_days = [](Date) { return 7; };
    rules.is_burnt = [](std::string_view kind, Date) { return kind != "S3"; };
    rules.is_paper = [](std::string_view kind, Date) { return kind != "X"; };
    rules.dossier = [](store::Session&, const std::string&, DossierId dossier) {
        return dossier == numbered<DossierId>(200) ? std::nullopt : std::optional(DossierFacts{kBesukiCode, {"S1", "S3"}});
    };
    rules.card_policy = [](std::string_view kind, Date) {
        return kind == "CARD-KIND" ? std::optional(CardPolicy::deferred_activation) : std::nullopt;
    };
    rules.with_device = [](Date) { return std::vector<std::string>{"fingerprint"}; };
    rules.receivers = [](store::Session&, const std::string&, const printing::DocumentRow&, Date) {
        return std::vector<ReceiverOffer>{{ReceiverKind::holder, {}, "self", "Siti R\u2022\u2022\u2022\u2022\u2022", {"fingerprint", "card_shown"}},
                                          {ReceiverKind::named, 0, "parent", "Sri W\u2022\u2022\u2022\u2022", {"card_shown"}}};
    };
    rules.fare = [](const std::vector<std::string>& stops, Date on) -> Result<Fare> {
        if (on < *Date::of(2019, 5, 1)) return refuse(ErrorCode::kBroken);
        const auto amount = Rupiah{10'000} * static_cast<std::int64_t>(stops.size());
        return Fare{amount, {{"distance", amount}}, "CONTRACT@2020-06-01", Metres{5'000}, "estimate"};
    };
    rules.is_rider = [](store::Session&, const std::string&, AccountId account) { return account == kSlamet.account || account == kOtherRider.account; };
    return rules;
}

class Room {
public:
    /// Runs one command a minute later, or at `happened` when the report is late.
    Result<ledger::Outcome> run(const ledger::Decide& decide, std::optional<Instant> happened = {}) {
        now = now + Seconds{60};
        auto act = foundation_.act(now, *Date::of(2020, 6, 8));
        act.occurred_at = happened.value_or(now);
        return foundation_.execute(act, decide);
    }
    ledger::Outcome must(const ledger::Decide& decide, std::optional<Instant> happened = {}) {
        auto outcome = run(decide, happened);
        REQUIRE(outcome);
        return *outcome;
    }

    /// A document on the shelf.
    DocumentId shelved(std::uint8_t number, const std::string& village_code = kBesukiCode, std::vector<printing::SurrenderDue> dues = {},
                       std::optional<DossierId> dossier = {}) {
        printing::DocumentOrdered order;
        order.document = numbered<DocumentId>(number);
        order.code = PublicCode::make("TK", number);
        order.dossier = dossier.value_or(numbered<DossierId>(number));
        order.kind = "CARD-KIND";
        order.medium = "CARD";
        order.village = village_code;
        order.holder = printing::Holder{"Siti Rahayu", {}};
        order.receiver_rule = "P";
        order.surrenders = std::move(dues);
        order.service = "SERVICE";
        order.rule = "SERVICE@2020-01-01";
        must([&](auto& tx) -> Result<std::string> {
            const auto stream = "document:" + order.document.text();
            tx.append(stream, order.dossier.text(), order);
            tx.append(stream, order.dossier.text(), printing::DocumentShelved{"A1"});
            return stream;
        });
        return order.document;
    }
    static Thing thing(DocumentId id) { return {ThingKind::document, thing_id(id)}; }

    ledger::Outcome seal(std::uint8_t number, std::vector<Thing> contents, const std::string& seal_number, const Party& to = kBesuki) {
        const BagSealed bag{numbered<BagId>(number), PublicCode::make("TK", 1000u + number), seal_number, Direction::outward, kOffice, to, std::move(contents)};
        return must([&](auto& tx) { return service.seal(tx, kPacker, bag); });
    }
    ledger::Outcome open(std::uint8_t number, std::vector<Thing> present, std::vector<Surplus> surplus = {}) {
        return must([&](auto& tx) {
            return service.open(tx, kRegistrar, {numbered<BagId>(number), kBesuki, true, {}, present, {}, surplus, {}});
        });
    }
    DocumentHandedOver to_holder(DocumentId document) {
        DocumentHandedOver handed;
        handed.document = document;
        handed.at = kBesuki;
        handed.relation = "self";
        handed.identified_by = "card_shown";
        handed.activation = Activation::deferred;
        handed.receiver_name = Sealed<std::string>("Siti Rahayu");
        return handed;
    }

    template <class Read>
    auto read(const Read& job) {
        return foundation_.read(job);
    }
    Hands hands(const Thing& one) {
        return read([&](store::Session& session) { return queries::thing_hands(session, "3503", one, now); });
    }
    std::string state(DocumentId document) {
        return read([&](store::Session& session) { return queries::document(session, "3503", document).value().state; });
    }
    queries::BagRow bag(std::uint8_t number) {
        return read([&](store::Session& session) { return queries::bag(session, "3503", numbered<BagId>(number)).value(); });
    }
    [[nodiscard]] ledger::Ledger& ledger() { return foundation_.ledger(); }

    Instant now = kMorning;
    Service service{example_rules()};

private:
    ledger::testing::Foundation foundation_{now, {printing::migrations(), custody::migrations()}, {printing::projection(), custody::projection()}};
};

inline const RunId kRun = numbered<RunId>(5);
inline RunPlanned run_with(RunId run, std::vector<BagId> bags) {
    return {run, PublicCode::make("TK", 2000u + run.value.bytes[15]), *Date::of(2020, 6, 8), std::move(bags), {kBesukiCode}, {}};
}

}  // namespace layang::custody::examples
