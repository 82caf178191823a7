#include <algorithm>
#include <set>

#include "capabilities/custody/form.hpp"
#include "capabilities/custody/service.hpp"
#include "capabilities/custody/writing.hpp"

namespace layang::custody {
namespace {

using ledger::Transaction;

std::string stream(OldDocumentId id) { return stream_of(Thing{ThingKind::old_document, thing_id(id)}); }
std::string stream(OriginalId id) { return stream_of(Thing{ThingKind::original, thing_id(id)}); }

/// Whether the last that is known of it is that it was not in its bag, or got lost with it.
bool is_missed(Transaction& tx, const Thing& thing) {
    const auto holder = queries::thing_hands(tx.session(), tx.act().regency, thing, {}).holder;
    return holder == Holder::missing || holder == Holder::lost;
}

OldDocumentState load_old(Transaction& tx, OldDocumentId id) { return ledger::load<OldDocumentState, OldDocumentEvent>(tx, stream(id)); }

/// An old document belongs to its dossier: that says the village, which kinds come back, and for which of its documents.
template <class Event>
Result<void> belongs(Transaction& tx, const Rules& rules, Event& event) {
    const auto facts = rules.dossier(tx.session(), tx.act().regency, event.dossier);
    if (!facts) return refuse(ErrorCode::kThingUnknown, "dossier");
    event.village = facts->village;
    Reasons reasons;
    if (std::ranges::find(facts->surrenders, event.kind) == facts->surrenders.end())
        reasons.add(ErrorCode::kChoiceUnknown, "kind", {{"value", event.kind.substr(0, 40)}});
    const auto document = event.document ? queries::document(tx.session(), tx.act().regency, *event.document) : std::nullopt;
    if (event.document && (!document || document->dossier != event.dossier)) reasons.add(ErrorCode::kThingUnknown, "document");
    // Under its own number a cancelled document is put away: what bears that number already would hide it.
    if (queries::document(tx.session(), tx.act().regency, {event.old_document.value})) reasons.add(ErrorCode::kIdInvalid, "old_document");
    if (reasons.any()) return reasons.refusal();
    return {};
}

/// One report about many: each is decided, or none is written.
template <class Command>
Service::Answer end_all(Transaction& tx, const Rules& rules, const std::vector<OldDocumentId>& old_documents, const Command& command) {
    Reasons reasons;
    if (old_documents.empty()) reasons.add(ErrorCode::kFieldMissing, "old_documents");
    check_count(reasons, "old_documents", old_documents.size(), kEndedAtOnceMax);
    if (reasons.any()) return reasons.refusal();
    std::set<OldDocumentId> seen;
    for (std::size_t i = 0; i < old_documents.size(); ++i) {
        const auto id = old_documents[i];
        // Named twice, it ends once.
        if (!seen.insert(id).second) continue;
        const auto state = load_old(tx, id);
        const auto decision = decide(state, command(id, rules.is_burnt(state.kind(), tx.act().rule_date)));
        if (decision) write(tx, rules, stream(id), id.text(), state.village, *decision);
        // A field that is named is the whole report's, and would be told of each again.
        else if (!decision.error().reasons().front().field.empty()) return refuse(decision.error());
        else reasons.add(decision.error().code(), "old_documents." + std::to_string(i));
    }
    if (reasons.any()) return reasons.refusal();
    return stream(old_documents.front());
}

}  // namespace

Result<std::string> Service::dossier_village(Transaction& tx, DossierId dossier) const {
    const auto facts = rules_.dossier(tx.session(), tx.act().regency, dossier);
    if (!facts) return refuse(ErrorCode::kThingUnknown, "dossier");
    return facts->village;
}

Service::Answer Service::surrender(Transaction& tx, const Actor& actor, OldDocumentSurrendered surrendered) const {
    TRY_VOID(known_place(surrendered.at, "at"));
    TRY_VOID(belongs(tx, rules_, surrendered));
    const auto id = surrendered.old_document;
    write(tx, rules_, stream(id), surrendered.dossier.text(), surrendered.village,
          TRY(decide(load_old(tx, id), SurrenderOldDocument{actor, surrendered})));
    return stream(id);
}

Service::Answer Service::excuse(Transaction& tx, const Actor& actor, OldDocumentExcused excused) const {
    TRY_VOID(known_place(excused.at, "at"));
    TRY_VOID(known_reason(tx, "old_excused", excused.reason, excused.note));
    TRY_VOID(belongs(tx, rules_, excused));
    const auto id = excused.old_document;
    write(tx, rules_, stream(id), excused.dossier.text(), excused.village, TRY(decide(load_old(tx, id), ExcuseOldDocument{actor, excused})));
    return stream(id);
}

Service::Answer Service::destroy(Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents,
                                 const std::string& berita_acara, const std::string& desk) const {
    TRY_VOID(known_place(office(desk), "desk"));
    return end_all(tx, rules_, old_documents, [&](OldDocumentId id, bool burnt) {
        return DestroyOldDocument{actor, {id, berita_acara, office(desk)}, burnt};
    });
}

Service::Answer Service::archive(Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents, const std::string& shelf,
                                 const std::string& desk) const {
    TRY_VOID(known_place(office(desk), "desk"));
    return end_all(tx, rules_, old_documents, [&](OldDocumentId id, bool burnt) {
        return ArchiveOldDocument{actor, {id, shelf, office(desk)}, burnt};
    });
}

Service::Answer Service::keep(Transaction& tx, const Actor& actor, OriginalKept kept) const {
    TRY_VOID(known_place(kept.at, "at"));
    kept.village = TRY(dossier_village(tx, kept.dossier));
    if (!rules_.is_paper(kept.kind, tx.act().rule_date)) return refuse(ErrorCode::kChoiceUnknown, "kind", {{"value", kept.kind.substr(0, 40)}});
    const auto state = ledger::load<OriginalState, OriginalEvent>(tx, stream(kept.original));
    write(tx, rules_, stream(kept.original), kept.dossier.text(), kept.village, TRY(decide(state, KeepOriginal{actor, kept})));
    return stream(kept.original);
}

Service::Answer Service::find(Transaction& tx, const Actor& actor, OldDocumentId old_document, const Party& at) const {
    TRY_VOID(known_place(at, "at"));
    const auto state = load_old(tx, old_document);
    const bool missed = is_missed(tx, {ThingKind::old_document, thing_id(old_document)});
    write(tx, rules_, stream(old_document), old_document.text(), state.village,
          TRY(decide(state, FindOldDocument{actor, old_document, at, missed})));
    return stream(old_document);
}

Service::Answer Service::find(Transaction& tx, const Actor& actor, OriginalId original, const Party& at) const {
    TRY_VOID(known_place(at, "at"));
    const auto state = ledger::load<OriginalState, OriginalEvent>(tx, stream(original));
    const bool missed = is_missed(tx, {ThingKind::original, thing_id(original)});
    write(tx, rules_, stream(original), original.text(), state.kept ? state.kept->village : "",
          TRY(decide(state, FindOriginal{actor, original, at, missed})));
    return stream(original);
}

Service::Answer Service::give_back(Transaction& tx, const Actor& actor, const OriginalReturned& returned) const {
    TRY_VOID(known_place(returned.at, "at"));
    const auto state = ledger::load<OriginalState, OriginalEvent>(tx, stream(returned.original));
    write(tx, rules_, stream(returned.original), returned.original.text(), state.kept ? state.kept->village : "",
          TRY(decide(state, ReturnOriginal{actor, returned, tx.act().occurred_at})));
    return stream(returned.original);
}

}  // namespace layang::custody
