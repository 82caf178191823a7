#pragma once
// The way back: old documents that are taken in and destroyed, and originals that were lent to the office.
#include <variant>

#include "capabilities/custody/types.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::custody {

enum class TakenWhere { desk, door };

/// `kind` is the code of a document kind (data/documents.toml).
struct OldDocumentSurrendered {
    OldDocumentId old_document;
    std::string kind;
    DossierId dossier;
    /// The new document that it makes room for; none when it was given for the whole dossier at the desk. What was cancelled after its
    /// print is this old document itself.
    std::optional<DocumentId> document;
    TakenWhere where = TakenWhere::desk;
    Party at;
    /// The village in whose scope it lies.
    std::string village;
    LAYANG_EVENT(OldDocumentSurrendered, 1, old_document, kind, dossier, document, where, at, village)
};
struct OldDocumentExcused {
    OldDocumentId old_document;
    std::string kind;
    DossierId dossier;
    std::optional<DocumentId> document;
    /// Reason of the kind "old_excused".
    std::string reason;
    Party at;
    std::string village;
    SealedNote note = {};
    LAYANG_EVENT(OldDocumentExcused, 1, old_document, kind, dossier, document, reason, at, village, note)
};
struct OldDocumentBagged {
    OldDocumentId old_document;
    BagId bag;
    Party at;
    LAYANG_EVENT(OldDocumentBagged, 1, old_document, bag, at)
};
struct OldDocumentUnbagged {
    OldDocumentId old_document;
    BagId bag;
    Party at;
    LAYANG_EVENT(OldDocumentUnbagged, 1, old_document, bag, at)
};
struct OldDocumentReceived {
    OldDocumentId old_document;
    BagId bag;
    Party at;
    LAYANG_EVENT(OldDocumentReceived, 1, old_document, bag, at)
};
/// Rule: R-OLD-CARD-BURN, SE Mendagri 470.13/11176/SJ of 13 December 2018: destroyed by burning, with a report of it.
struct OldDocumentDestroyed {
    OldDocumentId old_document;
    std::string berita_acara;
    Party at;
    LAYANG_EVENT(OldDocumentDestroyed, 1, old_document, berita_acara, at)
};
struct OldDocumentArchived {
    OldDocumentId old_document;
    std::string shelf;
    Party at;
    LAYANG_EVENT(OldDocumentArchived, 1, old_document, shelf, at)
};
using OldDocumentEvent = std::variant<OldDocumentSurrendered, OldDocumentExcused, OldDocumentBagged, OldDocumentUnbagged, OldDocumentReceived,
                                      OldDocumentDestroyed, OldDocumentArchived>;

/// `kind` is the requirement code of the paper that was kept.
struct OriginalKept {
    OriginalId original;
    std::string kind;
    DossierId dossier;
    Party at;
    std::string village;
    LAYANG_EVENT(OriginalKept, 1, original, kind, dossier, at, village)
};
struct OriginalBagged {
    OriginalId original;
    BagId bag;
    Party at;
    LAYANG_EVENT(OriginalBagged, 1, original, bag, at)
};
struct OriginalUnbagged {
    OriginalId original;
    BagId bag;
    Party at;
    LAYANG_EVENT(OriginalUnbagged, 1, original, bag, at)
};
struct OriginalReceived {
    OriginalId original;
    BagId bag;
    Party at;
    LAYANG_EVENT(OriginalReceived, 1, original, bag, at)
};
/// What it was brought for was withdrawn or rejected: it goes to its owner, wherever it lies, and needs not go to the office first.
struct OriginalReleased {
    OriginalId original;
    LAYANG_EVENT(OriginalReleased, 1, original)
};
struct OriginalReturned {
    OriginalId original;
    Party at;
    LAYANG_EVENT(OriginalReturned, 1, original, at)
};
using OriginalEvent = std::variant<OriginalKept, OriginalBagged, OriginalUnbagged, OriginalReceived, OriginalReleased, OriginalReturned>;

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::TakenWhere, desk, door)
