// Documents after the shelf, old documents, originals: where each is, and what became of it.
#include "capabilities/custody/delivery_events.hpp"
#include "capabilities/custody/old_document_events.hpp"
#include "capabilities/custody/projection.hpp"
#include "capabilities/printing/printing.hpp"

namespace layang::custody::projecting {
namespace {

using store::Session;
using store::Statement;

const Statement kPlace("custody.set_place",
                       "INSERT INTO thing_place (regency, kind, thing, step_at, step, where_kind, where_desk, bag, seq) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (regency, kind, thing) DO UPDATE SET step_at = excluded.step_at, "
                       "step = excluded.step, where_kind = excluded.where_kind, where_desk = excluded.where_desk, bag = excluded.bag, "
                       "seq = excluded.seq");
const Statement kOrdered("custody.document_ordered",
                         "INSERT INTO document_custody (regency, document, village, dossier, line_seq, made_at, state, shelved, cancelled, "
                         "attempts, damaged) VALUES (?, ?, ?, ?, ?, ?, 'making', 0, 0, 0, 0)");
const Statement kDue("custody.document_due",
                     "INSERT INTO document_due (regency, document, kind, due_count, if_held) VALUES (?, ?, ?, ?, ?) "
                     "ON CONFLICT (regency, document, kind) DO UPDATE SET due_count = document_due.due_count + excluded.due_count");
const Statement kShelved("custody.document_shelved",
                         "UPDATE document_custody SET shelved = 1, made_at = ?, state = CASE WHEN state IN ('making', 'cancelled', 'at_office') THEN "
                         "(CASE WHEN cancelled = 1 THEN 'cancelled' ELSE 'shelved' END) ELSE state END WHERE regency = ? AND document = ?");
const Statement kCancelled("custody.document_cancelled",
                           "UPDATE document_custody SET cancelled = 1, state = CASE WHEN state IN ('making', 'shelved', 'at_office') THEN 'cancelled' "
                           "ELSE state END WHERE regency = ? AND document = ?");
const Statement kSpoiled("custody.document_spoiled",
                         "UPDATE document_custody SET damaged = 0, shelved = 0, state = CASE WHEN state IN ('shelved', 'at_office') THEN 'making' "
                         "ELSE state END WHERE regency = ? AND document = ?");
const Statement kRemade("custody.document_remade", "UPDATE document_custody SET remade_at = ? WHERE regency = ? AND document = ?");
const Statement kOnShelf("custody.document_on_shelf",
                         "UPDATE document_custody SET state = CASE WHEN cancelled = 1 THEN 'cancelled' ELSE 'shelved' END "
                         "WHERE regency = ? AND document = ?");
const Statement kDocumentState("custody.document_state",
                               "UPDATE document_custody SET state = ?, astray_in = ? WHERE regency = ? AND document = ?");
const Statement kAttempt("custody.document_attempt",
                         "UPDATE document_custody SET attempts = attempts + 1, last_attempt = ? WHERE regency = ? AND document = ?");
const Statement kDamaged("custody.document_damaged", "UPDATE document_custody SET damaged = 1 WHERE regency = ? AND document = ?");
const Statement kHandedOver("custody.document_handed_over",
                            "UPDATE document_custody SET handed_over_at = COALESCE(handed_over_at, ?), activation = ? "
                            "WHERE regency = ? AND document = ?");
const Statement kOldInsert("custody.old_insert",
                           "INSERT INTO old_document (regency, old_document, kind, dossier, document, village, state, excuse, taken_at, taken_where, "
                           "line_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (regency, old_document) DO NOTHING");
const Statement kOldState("custody.old_state", "UPDATE old_document SET state = ? WHERE regency = ? AND old_document = ?");
const Statement kOldEnded("custody.old_ended",
                          "UPDATE old_document SET ended_at = COALESCE(ended_at, ?), berita_acara = COALESCE(berita_acara, ?) "
                          "WHERE regency = ? AND old_document = ?");
// `goes_home`: it has been at the office, or needs not go there. Given back and kept anew, it has still to go.
const Statement kOriginalInsert("custody.original_insert",
                                "INSERT INTO original (regency, original, kind, dossier, village, state, goes_home, kept_at, line_seq) "
                                "VALUES (?, ?, ?, ?, ?, 'kept', 0, ?, ?) ON CONFLICT (regency, original) DO UPDATE SET "
                                "goes_home = CASE WHEN original.state = 'returned' THEN 0 ELSE original.goes_home END");
const Statement kOriginalState("custody.original_state",
                               "UPDATE original SET state = CASE WHEN goes_home = 1 THEN ? ELSE ? END WHERE regency = ? AND original = ?");
const Statement kOriginalGoesHome("custody.original_goes_home",
                                  "UPDATE original SET goes_home = 1, state = CASE WHEN state = 'kept' THEN 'at_village' ELSE state END "
                                  "WHERE regency = ? AND original = ?");

const Statement kTurnedUp("custody.turned_up",
                          "UPDATE bag_content SET outcome = 'present' WHERE regency = ? AND bag = ? AND kind = ? AND thing = ? AND outcome = 'missing'");

/// The word that lists use, from the last thing that happened.
std::string_view state_of(const Step& last) {
    switch (last.move) {
        case Move::bagged: return "in_bag";
        case Move::missing: return "missing";
        case Move::lost: return "lost";
        case Move::to_resident: return "handed_over";
        case Move::destroyed: return "destroyed";
        case Move::archived: return "archived";
        case Move::placed: case Move::unbagged: case Move::counted: case Move::found: break;
    }
    return last.where.kind == PartyKind::village ? "at_village" : "at_office";
}

struct Rows {
    Session& session;
    const ledger::Stored& event;

    /// Keeps whichever step happened later in the world, unless the earlier one disproves it.
    void step(const Thing& thing, Move move, const Party& at, std::optional<BagId> bag = std::nullopt) const {
        const Step step{event.stamp.occurred_at, move, at, bag, event.seq};
        const auto known = queries::thing_step(session, event.regency, thing);
        if (known && !before(*known, step) && !disproves(step, *known)) return;
        session.run(kPlace, event.regency, name_of(thing.kind), thing.id, step.at, name_of(step.move), name_of(at.kind), at.desk, bag, step.seq);
        const auto state = state_of(step);
        // Taken out before the bag left, a document is back on the shelf and is packed again.
        const bool on_shelf = move == Move::unbagged && at.kind == PartyKind::office;
        if (thing.kind == ThingKind::document && on_shelf) session.run(kOnShelf, event.regency, thing.id);
        else if (thing.kind == ThingKind::document) document_state({thing.id.value}, state, at);
        if (thing.kind == ThingKind::old_document) session.run(kOldState, state, event.regency, thing.id);
        if (thing.kind == ThingKind::original) original_state(thing, move == Move::to_resident ? "returned" : state);
    }
    void document_state(DocumentId document, std::string_view state, const Party& at) const {
        const auto row = queries::document(session, event.regency, document);
        const bool astray = state == "at_village" && row && row->village != at.desk;
        if (state == "at_office" && row && row->cancelled) state = "cancelled";
        session.run(kDocumentState, astray ? "astray" : state, astray ? at.desk : std::string(), event.regency, document);
    }
    /// In its village it waits for the way to the office until it has been there or is released, and for its owner afterwards.
    void original_state(const Thing& original, std::string_view state) const {
        session.run(kOriginalState, state, state == "at_village" ? "kept" : state, event.regency, original.id);
    }
    /// Also when it is told late: of where it lies now, a later report may have told already.
    void original_at(OriginalId original, const Party& at) const {
        if (at.kind == PartyKind::office) session.run(kOriginalGoesHome, event.regency, original);
    }
    /// Also what was missed first.
    void received(const Thing& thing, BagId bag, const Party& at) const {
        session.run(kTurnedUp, event.regency, bag, name_of(thing.kind), thing.id);
        step(thing, Move::counted, at, bag);
    }
    /// Printed anew, it is in the office again, wherever its last copy was or got lost.
    void made_anew(DocumentId document) const {
        if (!queries::thing_step(session, event.regency, of(document))) return;
        step(of(document), Move::placed, Party{});
        session.run(kRemade, event.stamp.occurred_at, event.regency, document);
    }
    static Thing of(DocumentId id) { return {ThingKind::document, thing_id(id)}; }
    static Thing of(OldDocumentId id) { return {ThingKind::old_document, thing_id(id)}; }
    static Thing of(OriginalId id) { return {ThingKind::original, thing_id(id)}; }

    void operator()(const DocumentBagged& e) const { step(of(e.document), Move::bagged, e.at, e.bag); }
    void operator()(const DocumentUnbagged& e) const { step(of(e.document), Move::unbagged, e.at); }
    void operator()(const DocumentReceived& e) const { step(of(e.document), Move::counted, e.at, e.bag); }
    void operator()(const DocumentSurplus& e) const { step(of(e.document), Move::counted, e.at, e.bag); }
    void operator()(const DocumentMissing& e) const { step(of(e.document), Move::missing, e.at, e.bag); }
    void operator()(const DocumentLost& e) const {
        const auto known = queries::thing_step(session, event.regency, of(e.document));
        step(of(e.document), Move::lost, e.at, e.reason == kLostWithBag ? lies_in(known ? &*known : nullptr) : std::nullopt);
    }
    void operator()(const DocumentFound& e) const { step(of(e.document), Move::found, e.at); }
    void operator()(const DocumentDamaged& e) const { session.run(kDamaged, event.regency, e.document); }
    void operator()(const HandoverAttempted& e) const { session.run(kAttempt, e.reason, event.regency, e.document); }
    void operator()(const DocumentHandedOver& e) const {
        session.run(kHandedOver, event.stamp.occurred_at, name_of(e.activation), event.regency, e.document);
        if (e.proof) claim(session, event, "picture", e.proof->text(), event.stream);
        step(of(e.document), Move::to_resident, e.at);
    }

    void operator()(const OldDocumentSurrendered& e) const {
        session.run(kOldInsert, event.regency, e.old_document, e.kind, e.dossier, e.document, e.village, "at_village", std::optional<std::string>{},
                    event.stamp.occurred_at, name_of(e.where), event.seq);
        step(of(e.old_document), Move::placed, e.at);
    }
    void operator()(const OldDocumentExcused& e) const {
        session.run(kOldInsert, event.regency, e.old_document, e.kind, e.dossier, e.document, e.village, "excused",
                    std::optional<std::string>(e.reason), event.stamp.occurred_at, "none", event.seq);
    }
    void operator()(const OldDocumentBagged& e) const { step(of(e.old_document), Move::bagged, e.at, e.bag); }
    void operator()(const OldDocumentUnbagged& e) const { step(of(e.old_document), Move::unbagged, e.at); }
    void operator()(const OldDocumentReceived& e) const { received(of(e.old_document), e.bag, e.at); }
    void operator()(const OldDocumentDestroyed& e) const {
        session.run(kOldEnded, event.stamp.occurred_at, e.berita_acara, event.regency, e.old_document);
        step(of(e.old_document), Move::destroyed, e.at);
    }
    void operator()(const OldDocumentArchived& e) const {
        session.run(kOldEnded, event.stamp.occurred_at, std::optional<std::string>{}, event.regency, e.old_document);
        step(of(e.old_document), Move::archived, e.at);
    }

    void operator()(const OriginalKept& e) const {
        session.run(kOriginalInsert, event.regency, e.original, e.kind, e.dossier, e.village, event.stamp.occurred_at, event.seq);
        original_at(e.original, e.at);
        step(of(e.original), Move::placed, e.at);
    }
    void operator()(const OriginalBagged& e) const { step(of(e.original), Move::bagged, e.at, e.bag); }
    void operator()(const OriginalUnbagged& e) const { step(of(e.original), Move::unbagged, e.at); }
    void operator()(const OriginalReceived& e) const {
        original_at(e.original, e.at);
        received(of(e.original), e.bag, e.at);
    }
    void operator()(const OriginalReleased& e) const { session.run(kOriginalGoesHome, event.regency, e.original); }
    void operator()(const OriginalReturned& e) const { step(of(e.original), Move::to_resident, e.at); }
};

/// What printing tells of a document. Its sealed holder is left alone: only what custody needs is read.
void apply_printing(const Rows& rows) {
    const auto& [session, event] = rows;
    const auto document = event.stream.substr(event.stream.find(':') + 1);
    if (event.type == printing::DocumentOrdered::kType) {
        session.run(kOrdered, event.regency, document, event.payload.at("village").get<std::string>(), event.payload.at("dossier").get<std::string>(),
                    event.seq, event.stamp.occurred_at);
        const auto dues = event.payload.find("surrenders");
        if (dues == event.payload.end()) return;
        for (const auto& json : *dues) {
            const auto due = decode<printing::SurrenderDue>(json);
            LAYANG_CHECK(due);
            session.run(kDue, event.regency, document, due->kind, due->count, due->if_held);
        }
    } else if (event.type == printing::DocumentShelved::kType) {
        session.run(kShelved, event.stamp.occurred_at, event.regency, document);
    } else if (event.type == printing::DocumentSpoiled::kType) {
        if (!event.payload.at("reprint").get<bool>()) return;
        if (const auto id = DocumentId::parse(document)) rows.made_anew(*id);
        session.run(kSpoiled, event.regency, document);
    } else if (event.type == printing::DocumentCancelled::kType) {
        session.run(kCancelled, event.regency, document);
    }
}

}  // namespace

void apply_thing(Session& session, const ledger::Stored& event) {
    const Rows rows{session, event};
    if (event.stream.starts_with("document:")) {
        apply_printing(rows);
        if (const auto one = event.as_one_of<DeliveryEvent>()) std::visit(rows, *one);
    } else if (event.stream.starts_with("old_document:")) {
        if (const auto one = event.as_one_of<OldDocumentEvent>()) std::visit(rows, *one);
    } else if (event.stream.starts_with("original:")) {
        if (const auto one = event.as_one_of<OriginalEvent>()) std::visit(rows, *one);
    }
}

}  // namespace layang::custody::projecting
