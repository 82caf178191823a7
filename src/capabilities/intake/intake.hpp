#pragma once
// Intake, as other rooms see it: what was applied for, how it stands, and what it yields. Other rooms include this header alone.
#include <array>
#include <optional>
#include <vector>

#include "capabilities/intake/queries.hpp"

namespace layang::intake {

/// The application's state; `stage` is none when there is no such application.
[[nodiscard]] ApplicationState load_application(ledger::Transaction& tx, ApplicationId application);
[[nodiscard]] DossierState load_dossier(ledger::Transaction& tx, DossierId dossier);

/// A document to be made, with its holder in the open: seal it again before it is stored.
struct OrderedDocument {
    PlannedDocument plan;
    Person holder;
};
struct PrintOrder {
    ApplicationId application;
    DossierId dossier;
    std::string village;
    std::string service;
    std::string rule;
    std::vector<OrderedDocument> documents;
};

/// What is to be printed once nothing more is awaited; nullopt before that, after rejection or withdrawal, when nothing is yielded and when
/// the person was erased. `plan.due` says from which date on a document may be ordered (absent: at once).
[[nodiscard]] std::optional<PrintOrder> print_order(ledger::Transaction& tx, ApplicationId application);

/// Events after which `print_order` may have become non-empty: what a reaction has to listen to.
inline constexpr std::array<std::string_view, 4> kOrderTriggers{ApplicationVerified::kType, BiometricsRecorded::kType,
                                                                PrintReadyConfirmed::kType, ClockResumed::kType};

struct NamedReceiver {
    Sealed<Receiver> receiver;
    std::string relation;
};
[[nodiscard]] std::vector<NamedReceiver> receivers_of(ledger::Transaction& tx, DossierId dossier);

/// The legal limit, with all that stops have given back; while the clock stands, as it was when it stopped. Nullopt before the application is
/// verified, and once it is completed or came to nothing.
[[nodiscard]] std::optional<Instant> legal_due(store::Session& session, const WorkingCalendar& calendar, const std::string& regency,
                                               ApplicationId application);

/// One of its documents waits for a blank, or none does any more: stops or resumes the legal clock of a verified application, once.
void await_blanks(ledger::Transaction& tx, ApplicationId application, bool waiting);

/// All its documents are in the right hands: appends ApplicationCompleted, once; anything but a verified application is left alone.
void complete_application(ledger::Transaction& tx, ApplicationId application);
/// All its documents were cancelled and nobody was given one: the clock of a verified application stands, and the order with it, until
/// whoever verifies resumes it, which orders the documents again, or rejects it; anything else is left alone.
void stop_for_cancelled(ledger::Transaction& tx, ApplicationId application);

}  // namespace layang::intake
