#pragma once
// What intake's tables say. All SQL of the room stands in queries.cpp and projection.cpp.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/public_code_json.hpp"
#include "capabilities/intake/application_decider.hpp"
#include "platform/ledger/ledger.hpp"
#include "platform/registry/due_clock.hpp"
#include "platform/registry/nik_json.hpp"

namespace layang::intake {

using ledger::SealedText;

/// One row of the table `dossier`.
struct DossierRow {
    DossierId dossier;
    PublicCode code;
    std::string desk;
    std::string village;
    std::string delivery;
    Instant submitted_at;
    std::int64_t seq = 0;
    Instant target_due;
    SealedText applicant;
    SealedText contact;
    SealedText address;
};

/// One row of the table `application`.
struct ApplicationRow {
    ApplicationId application;
    DossierId dossier;
    std::string service;
    std::string rule;
    std::string village;
    Stage state = Stage::submitted;
    std::int64_t revision = 0;
    Instant submitted_at;
    Instant target_due;
    std::optional<Instant> legal_due;
    SealedText persons;
    SealedText answers;
    bool needs_biometrics = false;
    bool needs_print_ready = false;
    bool has_biometrics = false;
    bool print_ready = false;
    /// vector<PlannedDocument> as JSON.
    std::string outputs;
    /// Reasons of the last return as the event has them (JSON), and the event that their notes are bound to.
    SealedText returned;
    /// Of a rejection or withdrawal.
    std::string reason;
};

struct StopRow {
    std::string reason;
    ClockStop span;
};
struct PaperRow {
    std::int64_t paper = 0;
    std::string requirement;
    std::string substitute_for;
    std::string original;
    /// JSON lists of ids.
    std::string applications;
    std::string blobs;
    std::string replaced_for;
};
struct ReceiverRow {
    std::string relation;
    SealedText receiver;
};

/// The tables' schema.
[[nodiscard]] std::vector<store::Migration> migrations();
[[nodiscard]] ledger::Projection projection();

namespace queries {

[[nodiscard]] std::optional<DossierRow> dossier(store::Session& session, const std::string& regency, DossierId dossier);
[[nodiscard]] std::optional<DossierRow> dossier_by_code(store::Session& session, const std::string& regency, const PublicCode& code);
/// Newest first, with a number below `before`, until `visit` returns false; `village` empty: of all villages.
void dossiers(store::Session& session, const std::string& regency, const std::string& village, std::int64_t before,
              const std::function<bool(const DossierRow&)>& visit);
/// Most dossiers of one area that one token is followed to.
inline constexpr std::size_t kWithTokenMax = 500;
struct WithToken {
    std::vector<DossierId> dossiers;
    /// Some area has more than are named.
    bool cut = false;
};
/// By the keyed token of a number or a word, within the areas, newest first. Tokens of the ring's present key only (architecture D8).
[[nodiscard]] WithToken dossiers_with(store::Session& session, secrets::KeyRing& ring, const std::string& regency,
                                      const std::vector<std::string>& areas, std::string_view purpose, std::string_view normal_form);
/// How many there are, without that limit.
[[nodiscard]] std::int64_t count_with(store::Session& session, secrets::KeyRing& ring, const std::string& regency, const std::vector<std::string>& areas,
                                      std::string_view purpose, std::string_view normal_form);

[[nodiscard]] std::optional<ApplicationRow> application(store::Session& session, const std::string& regency, ApplicationId application);
[[nodiscard]] std::vector<ApplicationRow> applications_of(store::Session& session, const std::string& regency, DossierId dossier);
/// The verification queue: submitted; verified and not ordered yet, while the legal clock runs (what is in print or under way wants nothing
/// more of whoever verified it); verified, with a clock that is stopped.
enum class QueuePart { waiting, running, stopped };
/// Of the area ("" everywhere), by office target before the verdict and by legal limit afterwards, at most `limit`.
[[nodiscard]] std::vector<ApplicationRow> queued(store::Session& session, const std::string& regency, QueuePart part, const std::string& area,
                                                 std::size_t limit);
[[nodiscard]] std::int64_t queued_count(store::Session& session, const std::string& regency, QueuePart part, const std::string& area);
/// Of those that were verified: how many wait for a report from SIAK.
[[nodiscard]] std::int64_t awaited_count(store::Session& session, const std::string& regency, const std::string& area);
/// Of those that wait for a verdict: how many are past the office's target.
[[nodiscard]] std::int64_t late_count(store::Session& session, const std::string& regency, const std::string& area, Instant now);
/// Of the area ("" everywhere): what was sent back and not yet sent again.
[[nodiscard]] std::int64_t returned_count(store::Session& session, const std::string& regency, const std::string& area);
[[nodiscard]] std::vector<ApplicationRow> open_applications_with_nik(store::Session& session, secrets::KeyRing& ring, const std::string& regency,
                                                                     const std::string& service, const Nik& nik);
/// Complete but for a birthday that has come by `on`, and whose documents were not ordered yet.
[[nodiscard]] std::vector<ApplicationId> due_applications(store::Session& session, const std::string& regency, Date on);
[[nodiscard]] std::vector<StopRow> stops_of(store::Session& session, const std::string& regency, ApplicationId application);
[[nodiscard]] std::vector<PaperRow> papers_of(store::Session& session, const std::string& regency, DossierId dossier);
[[nodiscard]] std::vector<ReceiverRow> receivers_of(store::Session& session, const std::string& regency, DossierId dossier);

}  // namespace queries
}  // namespace layang::intake
