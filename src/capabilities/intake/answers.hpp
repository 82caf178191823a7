#pragma once
// Dossiers and applications as the API shows them: masked, unless somebody gave a reason to see them in the open.
#include "capabilities/intake/queries.hpp"
#include "platform/access/access.hpp"
#include "platform/paper/paper.hpp"

namespace layang::intake {

/// Lines on one page of a list, and hits of a search, at most.
inline constexpr std::size_t kListMax = 100;
inline constexpr std::size_t kSearchMax = 50;

enum class Show { masked, open };

/// Null when there is no such thing.
[[nodiscard]] Json dossier_json(store::Session& session, access::Ground& ground, const Actor& reader, DossierId dossier, Show show, Instant now);
[[nodiscard]] Json application_json(store::Session& session, access::Ground& ground, ApplicationId application, Show show, Instant now);

/// Dossiers of the areas, newest first. `state`: a stage, "open", or empty; `before` from the cursor of the page before.
[[nodiscard]] Json dossiers_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas,
                                 const std::string& state, std::int64_t before);
/// By NIK, family card number, phone, name words or public code, within the areas.
[[nodiscard]] Json search_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& text);
/// Open applications for the same service and number: those of the areas one by one, of others only that there are some.
[[nodiscard]] Json duplicates_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas, const std::string& service,
                                   const Nik& nik);
/// What waits, by what is left of its clock.
[[nodiscard]] Json queue_json(store::Session& session, access::Ground& ground, const std::vector<std::string>& areas, Instant now);
/// The rules in force on a day.
[[nodiscard]] Json catalogue_json(const access::Ground& ground, Date on);

/// The receipt: code, its address under `origin` ("https://layang.example"), what happens next. Error kNotFound.
[[nodiscard]] Result<paper::Sheet> receipt_sheet(store::Session& session, const access::Ground& ground, DossierId dossier, const std::string& origin);

/// Opens what the event sealed; nullopt when its key was erased.
template <class T>
[[nodiscard]] std::optional<T> open_as(secrets::KeyRing& ring, const SealedText& sealed) {
    const auto plain = ring.open(sealed.bound, sealed.text);
    if (!plain) return std::nullopt;
    auto value = decode<T>(Json::parse(*plain));
    LAYANG_CHECK(value);
    return std::move(*value);
}

}  // namespace layang::intake
