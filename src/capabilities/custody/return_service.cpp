#include "capabilities/custody/form.hpp"
#include "capabilities/custody/service.hpp"
#include "capabilities/custody/writing.hpp"

namespace layang::custody {
namespace {

using ledger::Transaction;

std::string stream(OldDocumentId id) { return stream_of(Thing{ThingKind::old_document, thing_id(id)}); }
std::string stream(OriginalId id) { return stream_of(Thing{ThingKind::original, thing_id(id)}); }

OldDocumentState load_old(Transaction& tx, OldDocumentId id) { return ledger::load<OldDocumentState, OldDocumentEvent>(tx, stream(id)); }

/// One report about many: each is decided, or none is written.
template <class Command>
Service::Answer end_all(Transaction& tx, const Rules& rules, const std::vector<OldDocumentId>& old_documents, const Command& command) {
    Reasons reasons;
    if (old_documents.empty()) reasons.add(ErrorCode::kFieldMissing, "old_documents");
    check_count(reasons, "old_documents", old_documents.size(), kEndedAtOnceMax);
    if (reasons.any()) return reasons.refusal();
    for (const auto id : old_documents) {
        const auto state = load_old(tx, id);
        write(tx, rules, stream(id), id.text(), state.village, TRY(decide(state, command(id))));
    }
    return stream(old_documents.front());
}

}  // namespace

Service::Answer Service::surrender(Transaction& tx, const Actor& actor, const OldDocumentSurrendered& surrendered) const {
    const auto id = surrendered.old_document;
    write(tx, rules_, stream(id), surrendered.dossier.text(), surrendered.village,
          TRY(decide(load_old(tx, id), SurrenderOldDocument{actor, surrendered})));
    return stream(id);
}

Service::Answer Service::excuse(Transaction& tx, const Actor& actor, const OldDocumentExcused& excused) const {
    TRY_VOID(known_reason(tx, "old_excused", excused.reason, "reason"));
    const auto id = excused.old_document;
    write(tx, rules_, stream(id), excused.dossier.text(), excused.village, TRY(decide(load_old(tx, id), ExcuseOldDocument{actor, excused})));
    return stream(id);
}

Service::Answer Service::destroy(Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents,
                                 const std::string& berita_acara, const std::string& desk) const {
    return end_all(tx, rules_, old_documents, [&](OldDocumentId id) { return DestroyOldDocument{actor, {id, berita_acara, office(desk)}}; });
}

Service::Answer Service::archive(Transaction& tx, const Actor& actor, const std::vector<OldDocumentId>& old_documents, const std::string& shelf,
                                 const std::string& desk) const {
    return end_all(tx, rules_, old_documents, [&](OldDocumentId id) { return ArchiveOldDocument{actor, {id, shelf, office(desk)}}; });
}

Service::Answer Service::keep(Transaction& tx, const Actor& actor, const OriginalKept& kept) const {
    const auto state = ledger::load<OriginalState, OriginalEvent>(tx, stream(kept.original));
    write(tx, rules_, stream(kept.original), kept.dossier.text(), kept.village, TRY(decide(state, KeepOriginal{actor, kept})));
    return stream(kept.original);
}

Service::Answer Service::give_back(Transaction& tx, const Actor& actor, const OriginalReturned& returned) const {
    const auto state = ledger::load<OriginalState, OriginalEvent>(tx, stream(returned.original));
    write(tx, rules_, stream(returned.original), returned.original.text(), state.kept ? state.kept->village : "",
          TRY(decide(state, ReturnOriginal{actor, returned})));
    return stream(returned.original);
}

}  // namespace layang::custody
