#pragma once
// What is told about a document after it stood on the shelf: bags, the door, loss and damage. All of it are reports.
// Reasons are codes of dated rows, so that they can be counted and changed without the program.
#include <variant>

#include "capabilities/custody/types.hpp"
#include "platform/secrets/sealed.hpp"

namespace layang::custody {

/// Whom it was given to: the person whom the document is about, somebody whom the dossier named, or somebody else.
enum class ReceiverKind { holder, named, other };
/// The relation of somebody whom no receiver rule knows.
inline constexpr std::string_view kOtherRelation = "other";
/// Rule: R-HANDOVER-KTP, Permendagri 8/2016 article 5(1): a chip card is activated when its holder was verified.
enum class Activation { activated, deferred, not_applicable };

/// The reason of what is lost because its bag is.
inline constexpr std::string_view kLostWithBag = "with_bag";

/// Also when it is in it again: a bag that was lost is found closed.
struct DocumentBagged {
    DocumentId document;
    BagId bag;
    Party at;
    LAYANG_EVENT(DocumentBagged, 1, document, bag, at)
};
struct DocumentUnbagged {
    DocumentId document;
    BagId bag;
    Party at;
    LAYANG_EVENT(DocumentUnbagged, 1, document, bag, at)
};
/// Counted when the bag was opened.
struct DocumentReceived {
    DocumentId document;
    BagId bag;
    Party at;
    LAYANG_EVENT(DocumentReceived, 1, document, bag, at)
};
struct DocumentMissing {
    DocumentId document;
    BagId bag;
    Party at;
    LAYANG_EVENT(DocumentMissing, 1, document, bag, at)
};
/// Was in a bag whose manifest does not name it: it is there all the same.
struct DocumentSurplus {
    DocumentId document;
    BagId bag;
    Party at;
    LAYANG_EVENT(DocumentSurplus, 1, document, bag, at)
};
struct DocumentDamaged {
    DocumentId document;
    Party at;
    /// Reason of the kind "document_damaged"; none when it was only noticed at a count.
    std::optional<std::string> reason;
    SealedNote note = {};
    LAYANG_EVENT(DocumentDamaged, 1, document, at, reason, note)
};
struct DocumentLost {
    DocumentId document;
    Party at;
    /// Reason of the kind "document_lost".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(DocumentLost, 1, document, at, reason, note)
};
struct DocumentFound {
    DocumentId document;
    Party at;
    LAYANG_EVENT(DocumentFound, 1, document, at)
};
struct HandoverAttempted {
    DocumentId document;
    Party at;
    /// Reason of the kind "attempt_failed".
    std::string reason;
    SealedNote note = {};
    LAYANG_EVENT(HandoverAttempted, 1, document, at, reason, note)
};
struct DocumentHandedOver {
    DocumentId document;
    Party at;
    ReceiverKind to = ReceiverKind::holder;
    /// Place in the dossier's list of named receivers, from 0; only for `named`, and absent for somebody whom the dossier does not name.
    std::optional<std::int64_t> receiver_index;
    /// How the receiver is related to the holder: a relation of the receiver rules, or kOtherRelation.
    std::string relation;
    /// Code of a row of identifications.
    std::string identified_by;
    /// Photo or signature, sealed in the blob store.
    std::optional<BlobId> proof;
    Activation activation = Activation::not_applicable;
    std::optional<Sealed<std::string>> receiver_name;
    LAYANG_EVENT(DocumentHandedOver, 1, document, at, to, receiver_index, relation, identified_by, proof, activation, receiver_name)
};

using DeliveryEvent = std::variant<DocumentBagged, DocumentUnbagged, DocumentReceived, DocumentMissing, DocumentSurplus, DocumentDamaged,
                                   DocumentLost, DocumentFound, HandoverAttempted, DocumentHandedOver>;

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::ReceiverKind, holder, named, other)
LAYANG_ENUM(layang::custody::Activation, activated, deferred, not_applicable)
