#pragma once
// Whose hands now: one value for every thing and bag at any time, and one sentence that says it.
#include <string>
#include <string_view>

#include "capabilities/custody/trail.hpp"

namespace layang::custody {

enum class Holder { office, courier, village, resident, missing, lost, archived, destroyed };

struct Hands {
    Holder holder = Holder::office;
    /// The desk or village where it is; empty with a courier or resident. For missing and lost: where it was last.
    std::string place;
    std::optional<AccountId> rider;
    Instant since;
    /// False while only one of the two reports of a hand-over exists.
    bool confirmed = true;
    /// When not confirmed: whose word it is, and whose word is awaited.
    PartyKind claimed_by = PartyKind::office;
    PartyKind awaits = PartyKind::office;
    /// The bag that it lies in.
    std::optional<BagId> bag;
    LAYANG_FIELDS(Hands, holder, place, rider, since, confirmed, claimed_by, awaits, bag)
};

/// Where a bag is. Total: an empty trail is a bag that is at the office since the beginning of time.
[[nodiscard]] Hands hands_of(const BagTrail& bag);
/// Whether what these hands hold is at that end of a bag's way: in that village, or at any desk of the office.
[[nodiscard]] bool lies_at(const Hands& hands, const Party& end);
/// When the bag was (last) opened and not sealed again since; nullopt for a closed one.
[[nodiscard]] std::optional<Instant> open_since(const BagTrail& bag);

/// Where a thing is, from the last step of its own trail and the state of the bag that this step names. Total: with no
/// step it is at the office since `made_at`; a bag that nobody knows leaves it where it was bagged; a thing that lay in a
/// bag when it was opened and that nobody counted is missing.
[[nodiscard]] Hands hands_of(const Step* last, const Hands* bag, std::optional<Instant> bag_open_since, Instant made_at);

/// Names for the staff's sentence; leave a name empty where the reader may not see it.
struct HandsNames {
    std::string rider;
    std::string place;
};
/// "Di tangan Pak Slamet (kurir), sejak 8 Juni 2020 09.14" or, on one side's word only, "Menurut kurir sudah di Desa
/// Besuki, belum dikonfirmasi desa". `language` is "id" or "en"; `zone` is the regency's offset from UTC.
[[nodiscard]] std::string staff_sentence(const Hands& hands, const HandsNames& names, Seconds zone, std::string_view language);
/// "Di tangan kurir": for residents and pages that everybody reads; no name, no place, no date.
[[nodiscard]] std::string public_sentence(const Hands& hands, std::string_view language);

}  // namespace layang::custody

LAYANG_ENUM(layang::custody::Holder, office, courier, village, resident, missing, lost, archived, destroyed)
