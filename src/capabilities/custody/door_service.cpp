#include <map>
#include <set>

#include "capabilities/custody/form.hpp"
#include "capabilities/custody/service.hpp"
#include "capabilities/custody/writing.hpp"

namespace layang::custody {
namespace {

using ledger::Transaction;

std::string stream(DocumentId document) { return stream_of(Thing{ThingKind::document, thing_id(document)}); }

Result<queries::DocumentCustodyRow> known(Transaction& tx, DocumentId document) {
    auto row = queries::document(tx.session(), tx.act().regency, document);
    if (!row) return refuse(ErrorCode::kThingUnknown);
    return *row;
}
DocumentFacts facts_of(const queries::DocumentCustodyRow& row) { return {row.document, row.village, row.shelved, row.cancelled, row.remade_at}; }

template <class MakeCommand>
Service::Answer tell(Transaction& tx, const Rules& rules, DocumentId document, const MakeCommand& make) {
    const auto row = TRY(known(tx, document));
    const auto state = ledger::load<DeliveryState, DeliveryEvent>(tx, stream(document));
    write(tx, rules, stream(document), row.dossier.text(), row.village, TRY(decide(state, make(facts_of(row)))));
    return stream(document);
}

/// Words that stand openly in the ledger are codes of rows.
Result<void> known_codes(const Rules& rules, const DocumentHandedOver& handed, Date on) {
    Reasons reasons;
    const auto unknown = [&](const char* field, const std::string& value) { reasons.add(ErrorCode::kChoiceUnknown, field, {{"value", value.substr(0, 40)}}); };
    if (handed.relation != kOtherRelation && !rules.is_relation(handed.relation, on)) unknown("relation", handed.relation);
    if (!rules.is_identification(handed.identified_by, on)) unknown("identified_by", handed.identified_by);
    if (reasons.any()) return reasons.refusal();
    return {};
}

/// Old documents that one act takes or excuses, each once; what is wrong with one is told with its place in the list.
class ComesBack {
public:
    explicit ComesBack(Reasons& reasons) : reasons_(reasons) {}

    template <class Act>
    void tell(const std::string& list, OldDocumentId id, const Act& act) {
        const auto path = list + '.' + std::to_string(places_[list]++);
        if (!seen_.insert(id).second) return reasons_.add(ErrorCode::kNamedTwice, path + ".old_document");
        const Service::Answer told = act();
        if (told) return;
        for (const auto& reason : told.error().reasons())
            reasons_.add(reason.code, reason.field.empty() ? path : path + '.' + reason.field, reason.args, reason.rule);
    }

private:
    Reasons& reasons_;
    std::set<OldDocumentId> seen_;
    std::map<std::string, std::size_t> places_;
};

}  // namespace

Result<void> Service::known_reason(const Transaction& tx, std::string_view kind, const std::string& code, const SealedNote& note, std::string_view field) const {
    return rules_.known_reason(kind, code, words_of(note), tx.act().rule_date, field);
}

Result<void> Service::known_place(const Party& party, std::string_view field) const {
    if (party.desk.empty() || rules_.is_place(party)) return {};
    return refuse(ErrorCode::kChoiceUnknown, std::string(field), {{"value", party.desk.substr(0, 40)}});
}

DoorRules Service::door_rules(store::Session& session, const std::string& regency, const printing::DocumentRow& document, Date on) const {
    DoorRules door;
    for (const auto& offer : rules_.receivers(session, regency, document, on)) door.allowed.push_back({offer.to, offer.index, offer.relation, offer.identified});
    const auto policy = rules_.card_policy(document.kind, on);
    door.activation_due = policy.has_value();
    if (policy) door.card_policy = *policy;
    door.with_device = rules_.with_device(on);
    for (const auto& due : queries::dues(session, regency, document.document, document.dossier))
        door.dues.push_back({due.kind, due.count, due.settled, due.if_held});
    return door;
}

Service::Answer Service::attempt(Transaction& tx, const Actor& actor, const HandoverAttempted& attempted) const {
    TRY_VOID(known_place(attempted.at, "at"));
    TRY_VOID(known_reason(tx, "attempt_failed", attempted.reason, attempted.note));
    return tell(tx, rules_, attempted.document, [&](const DocumentFacts& facts) { return AttemptHandover{actor, facts, attempted, tx.act().occurred_at}; });
}

Service::Answer Service::hand_over(Transaction& tx, const Actor& actor, const DocumentHandedOver& handed, const std::vector<TakenAtDoor>& taken,
                                   const std::vector<ExcusedAtDoor>& excused) const {
    TRY_VOID(known_place(handed.at, "at"));
    Reasons reasons;
    reasons.take(known_codes(rules_, handed, tx.act().rule_date));
    check_count(reasons, "taken", taken.size(), kTakenAtOnceMax);
    check_count(reasons, "excused", excused.size(), kTakenAtOnceMax);
    if (taken.size() > kTakenAtOnceMax || excused.size() > kTakenAtOnceMax) return reasons.refusal();
    const auto row = TRY(known(tx, handed.document));
    const auto document = printing::queries::document(tx.session(), tx.act().regency, handed.document);
    LAYANG_CHECK(document);
    const auto where = handed.at.kind == PartyKind::office ? TakenWhere::desk : TakenWhere::door;
    // First what comes back, so that the hand-over finds it settled.
    ComesBack comes_back(reasons);
    for (const auto& old : taken)
        comes_back.tell("taken", old.old_document, [&] {
            return surrender(tx, actor, {old.old_document, old.kind, row.dossier, handed.document, where, handed.at, row.village});
        });
    for (const auto& old : excused)
        comes_back.tell("excused", old.old_document, [&] {
            return excuse(tx, actor, {old.old_document, old.kind, row.dossier, handed.document, old.reason, handed.at, row.village, sealed_note(old.note)});
        });
    const auto door = door_rules(tx.session(), tx.act().regency, *document, tx.act().rule_date);
    auto told = tell(tx, rules_, handed.document,
                     [&](const DocumentFacts& facts) { return HandOver{actor, facts, door, handed, tx.act().occurred_at}; });
    reasons.take(told);
    if (reasons.any()) return reasons.refusal();
    return told;
}

Service::Answer Service::lose(Transaction& tx, const Actor& actor, const DocumentLost& lost) const {
    TRY_VOID(known_place(lost.at, "at"));
    TRY_VOID(known_reason(tx, "document_lost", lost.reason, lost.note));
    return tell(tx, rules_, lost.document, [&](const DocumentFacts& facts) { return LoseDocument{actor, facts, lost}; });
}
Service::Answer Service::find(Transaction& tx, const Actor& actor, const DocumentFound& found) const {
    TRY_VOID(known_place(found.at, "at"));
    return tell(tx, rules_, found.document, [&](const DocumentFacts& facts) { return FindDocument{actor, facts, found}; });
}
Service::Answer Service::damage(Transaction& tx, const Actor& actor, const DocumentDamaged& damaged) const {
    TRY_VOID(known_place(damaged.at, "at"));
    if (damaged.reason) TRY_VOID(known_reason(tx, "document_damaged", *damaged.reason, damaged.note));
    return tell(tx, rules_, damaged.document, [&](const DocumentFacts& facts) { return DamageDocument{actor, facts, damaged}; });
}

}  // namespace layang::custody
