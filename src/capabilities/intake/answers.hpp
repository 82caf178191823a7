#pragma once
// Dossiers and applications as the API shows them: masked, unless somebody gave a reason to see them in the open.
#include "capabilities/intake/queries.hpp"
#include "platform/access/access.hpp"
#include "platform/paper/paper.hpp"

namespace layang::intake {

/// Lines on one page of a list, and hits of a search, at most.
inline constexpr std::size_t kListMax = 100;
inline constexpr std::size_t kSearchMax = 50;
/// Lines of one list of the queue, at most: the most urgent ones.
inline constexpr std::size_t kQueueMax = 300;
/// Hamlets that are suggested, and the newest dossiers that they are taken from, at most.
inline constexpr std::size_t kHamletsMax = 30;
inline constexpr std::size_t kHamletsFrom = 300;

enum class Show { masked, open };

/// Null when there is no such thing.
[[nodiscard]] Json dossier_json(store::Session& session, access::Ground& ground, const Actor& reader, DossierId dossier, Show show);
[[nodiscard]] Json application_json(store::Session& session, access::Ground& ground, ApplicationId application, Show show);

/// Dossiers of the areas, newest first. `state`: a stage, "open", or empty; `before` from the cursor of the page before.
[[nodiscard]] Json dossiers_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas,
                                 const std::string& state, std::int64_t before);
/// By NIK, family card number, phone, name words or public code, within the areas; "more" when not all that was found is told.
[[nodiscard]] Json search_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& text);
/// Open applications for the same service and number: those of the areas one by one, of others only that there are some.
[[nodiscard]] Json duplicates_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& service,
                                   const Nik& nik);
/// What waits at Dukcapil, most urgent first, at most kQueueMax lines of each list: what wants a verdict, of the areas `to_verify`; what
/// is verified and waits for a report from SIAK, or whose clock is stopped, of `to_report`; no area lies inside another. "counts" tells how many
/// there are of each and how many are late: what is left of a clock is no place for a cursor. The same answer until something happens, or
/// a deadline passes.
[[nodiscard]] Json queue_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& to_verify,
                              const std::vector<std::string>& to_report, Instant now);
/// What a village calls its hamlets: as they were typed in its newest dossiers, the commonest first, at most kHamletsMax.
[[nodiscard]] Json hamlets_json(store::Session& session, access::Ground& ground, const std::string& village);
/// The rules in force on a day.
[[nodiscard]] Json catalogue_json(const Catalogue& catalogue, const Region& region, Date on);

/// The receipt: code, its address under `origin` ("https://layang.example"), what happens next. Error kNotFound.
[[nodiscard]] Result<paper::Sheet> receipt_sheet(store::Session& session, const access::Ground& ground, DossierId dossier, const std::string& origin);

}  // namespace layang::intake
