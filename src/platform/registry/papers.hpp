#pragma once
// The things that pass over the desk: documents and what they are made of, papers that are asked for, life events, reasons.
#include <optional>
#include <string>
#include <vector>

#include "platform/registry/dated.hpp"

namespace layang {

/// What a document is made of, from a day on.
struct Medium {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    bool stock_counted = false;  ///< each blank comes out of a counted stock
    LAYANG_FIELDS(Medium, code, valid_from, valid_to, instrument, name, stock_counted)
};

/// Which medium a document kind is printed on, from a day on.
struct MediumUse {
    std::string medium;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    LAYANG_FIELDS(MediumUse, medium, valid_from, valid_to, instrument)
};

/// A kind of document that is issued or taken back.
struct DocumentKind {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    /// Policy whose value says how this kind may be handed over in a village; absent: no restriction.
    std::optional<std::string> handover_policy;
    /// What happens to a surrendered one at the office.
    std::string when_surrendered;  ///< "destroy" or "archive"
    std::vector<MediumUse> media;  ///< empty: only ever taken back, never issued here
    LAYANG_FIELDS(DocumentKind, code, valid_from, valid_to, instrument, name, handover_policy, when_surrendered, media)
};

/// A paper that a service may ask for.
struct Requirement {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    Words must_show;                  ///< what has to be readable on the picture
    bool form = false;                ///< an official form that is filled in and signed
    std::vector<std::string> images;  ///< media types that are taken, "image/jpeg" ...
    int bytes_max = 0;                ///< of one picture or file
    int pages_max = 1;                ///< pictures for one paper
    LAYANG_FIELDS(Requirement, code, valid_from, valid_to, instrument, name, must_show, form, images, bytes_max, pages_max)
};

/// What people say at the desk: opens the services whose rows name it.
struct LifeEvent {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    Words brings;                    ///< the line below it: what comes out
    std::vector<std::string> words;  ///< everyday search words, any language
    std::string icon;                ///< name in the sprite
    int order = 0;                   ///< place in the list, smaller first
    LAYANG_FIELDS(LifeEvent, code, valid_from, valid_to, instrument, name, brings, words, icon, order)
};

/// A coded reason; `kind` is the question that it answers.
struct ReasonCode {
    std::string kind;
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;
    std::string instrument;
    Words name;
    bool note_required = false;  ///< must be explained in words
    bool still_to_come = false;  ///< an excuse that ends: the old document is to be brought later
    LAYANG_FIELDS(ReasonCode, kind, code, valid_from, valid_to, instrument, name, note_required, still_to_come)
};

}  // namespace layang
