#pragma once
// A service of the office, described by one dated row: who it is about, what is asked, which papers, what comes out.
// The code knows no service by name; a row of data/services.toml is enough for a new one.
#include <optional>
#include <string>
#include <vector>

#include "platform/registry/condition.hpp"
#include "platform/registry/dated.hpp"

namespace layang {

/// Where `per` names no role: once for the whole application.
inline constexpr std::string_view kPerApplication = "application";

enum class NikNeed { required, optional, none };

/// A part that persons play in an application: subject, head, newborn, reporter ...
struct PersonRole {
    std::string code;
    Words name;
    int min = 1;  ///< how many persons at least
    int max = 1;  ///< and at most
    NikNeed nik = NikNeed::required;
    /// Field that gives the date of birth where no NIK does.
    std::optional<std::string> birth_date_field;
    /// Full years on the day of submission: `min_age` inclusive, `max_age` exclusive.
    std::optional<int> min_age;
    std::optional<int> max_age;
    /// When this holds (asked about the person alone), the age limits do not.
    std::optional<Condition> age_unless;
    /// What a refusal for the age says; present whenever there is a limit.
    std::optional<Words> age_refusal;
    LAYANG_FIELDS(PersonRole, code, name, min, max, nik, birth_date_field, min_age, max_age, age_unless, age_refusal)
};

enum class FieldKind { text, date, choice, number, nik, kk };

struct FieldChoice {
    std::string value;
    Words name;
    LAYANG_FIELDS(FieldChoice, value, name)
};

/// One question of the form.
struct FormField {
    std::string key;
    Words label;
    FieldKind kind = FieldKind::text;
    /// "application", or a role: then it is asked for each person in it.
    std::string per;
    bool required = false;
    /// Asked only when this holds.
    std::optional<Condition> when;
    std::vector<FieldChoice> choices;
    /// Fields with the same shared key, in all services of a dossier, are one question.
    std::optional<std::string> shared;
    /// Longest text, in characters.
    std::optional<int> length_max;
    /// Dates: how many days before and after the day of submission are allowed (0 = that day).
    std::optional<int> days_back_max;
    std::optional<int> days_ahead_max;
    /// Numbers: smallest and largest.
    std::optional<int> number_min;
    std::optional<int> number_max;
    /// What a refusal for a limit says, where the common sentence does not explain it.
    std::optional<Words> refusal;
    LAYANG_FIELDS(FormField, key, label, kind, per, required, when, choices, shared, length_max, days_back_max, days_ahead_max, number_min,
                  number_max, refusal)
};

/// Another paper that is accepted instead.
struct Substitute {
    std::string code;
    int witnesses = 0;  ///< persons in the service's witness role that must sign it
    LAYANG_FIELDS(Substitute, code, witnesses)
};

/// What happens to the original: only seen; kept, carried to the office and brought back; not needed.
enum class OriginalRule { shown, kept, none };

/// A paper that this service asks for.
struct PaperUse {
    std::string code;  ///< row of data/requirements.toml
    std::string per;   ///< "application" or a role: one for each person in it
    OriginalRule original = OriginalRule::shown;
    std::optional<Condition> when;
    std::vector<Substitute> substitutes;
    LAYANG_FIELDS(PaperUse, code, per, original, when, substitutes)
};

/// An old document that is taken back when the new one is handed over.
struct Surrender {
    std::string document;  ///< document kind
    std::string per;       ///< "holder": of whoever the output is for; "application"; or a role
    int count = 1;
    /// Only where the person has one; "never had one" is an ordinary excuse.
    bool if_held = false;
    std::optional<Condition> when;
    LAYANG_FIELDS(Surrender, document, per, count, if_held, when)
};
/// Where `per` of a surrender means the person (or application) that the output is for.
inline constexpr std::string_view kPerHolder = "holder";

/// A document that the service yields.
struct Output {
    std::string document;  ///< document kind
    std::string per;       ///< "application", or a role: one for each person in it
    int count = 1;         ///< copies for each
    std::optional<Condition> when;
    std::string receiver;  ///< receiver rule
    std::vector<Surrender> surrenders;
    LAYANG_FIELDS(Output, document, per, count, when, receiver, surrenders)
};

enum class DueOn { verified, birthday };

/// When the documents are ordered: as soon as the application is verified (and what it waits for has come), or on a birthday.
/// With `birthday` the application is complete without a document, and the order falls due when the person in `role` is `age`.
struct Due {
    DueOn on = DueOn::verified;
    std::optional<std::string> role;
    std::optional<int> age;
    LAYANG_FIELDS(Due, on, role, age)
};

/// What the service waits for before its documents may be ordered.
enum class WaitFor { print_ready };

/// Names of the policies that set the two clocks.
struct ServiceClock {
    std::string office_target;
    std::string legal;
    LAYANG_FIELDS(ServiceClock, office_target, legal)
};

struct Service {
    std::string code;
    Date valid_from;
    std::optional<Date> valid_to;  ///< exclusive
    std::string instrument;
    Words name;
    Words gloss;                           ///< what it brings, in everyday words
    std::vector<std::string> life_events;  ///< that open it
    std::vector<std::string> forms;        ///< official form codes that its answers fill
    std::vector<PersonRole> roles;
    std::vector<FormField> fields;
    std::vector<PaperUse> requirements;
    std::vector<Output> outputs;
    bool biometrics = false;               ///< a recording of the person must be reported before verification is complete
    std::vector<WaitFor> waits_for;
    ServiceClock clock;
    Due due;
    LAYANG_FIELDS(Service, code, valid_from, valid_to, instrument, name, gloss, life_events, forms, roles, fields, requirements, outputs,
                  biometrics, waits_for, clock, due)
};

}  // namespace layang

LAYANG_ENUM(layang::NikNeed, required, optional, none)
LAYANG_ENUM(layang::FieldKind, text, date, choice, number, nik, kk)
LAYANG_ENUM(layang::OriginalRule, shown, kept, none)
LAYANG_ENUM(layang::DueOn, verified, birthday)
LAYANG_ENUM(layang::WaitFor, print_ready)
