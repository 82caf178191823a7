#include <fmt/format.h>

#include "capabilities/custody/hands.hpp"

namespace layang::custody {
namespace {

struct Words {
    std::string_view office, courier, village, resident, missing, lost, archived, destroyed, here, with_courier;
    std::string_view since, claimed;
    std::array<std::string_view, 12> months;
    std::array<std::string_view, 3> parties;
};
constexpr Words kIndonesian{"Di kantor Dukcapil", "Di tangan kurir", "Di balai desa", "Sudah diterima warga",
                            "Tidak ada saat tas dibuka", "Dilaporkan hilang", "Disimpan di arsip", "Sudah dimusnahkan",
                            "Di {}", "Di tangan {} (kurir)", "{}, sejak {} {} {} {:02}.{:02}",
                            "Menurut {} sudah {}, belum dikonfirmasi {}",
                            {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"},
                            {"Dukcapil", "kurir", "desa"}};
constexpr Words kEnglish{"At the civil registry office", "In the hands of the courier", "At the village office", "Received by the resident",
                         "Not found when the bag was opened", "Reported lost", "Kept in the archive", "Destroyed",
                         "At {}", "In the hands of {} (courier)", "{}, since {} {} {} {:02}:{:02}",
                         "According to the {}, already {}; not yet confirmed by the {}",
                         {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
                         {"office", "courier", "village"}};

const Words& words_of(std::string_view language) { return language == "en" ? kEnglish : kIndonesian; }

std::string place_phrase(const Hands& hands, const HandsNames& names, const Words& words) {
    switch (hands.holder) {
        case Holder::office: return names.place.empty() ? std::string(words.office) : fmt::format(fmt::runtime(words.here), names.place);
        case Holder::courier:
            return names.rider.empty() ? std::string(words.courier) : fmt::format(fmt::runtime(words.with_courier), names.rider);
        case Holder::village: return names.place.empty() ? std::string(words.village) : fmt::format(fmt::runtime(words.here), names.place);
        case Holder::resident: return std::string(words.resident);
        case Holder::missing: return std::string(words.missing);
        case Holder::lost: return std::string(words.lost);
        case Holder::archived: return std::string(words.archived);
        case Holder::destroyed: return std::string(words.destroyed);
    }
    return std::string(words.office);
}

/// Lower-cases the first letter: the phrase stands inside a sentence.
std::string inside(std::string phrase) {
    if (!phrase.empty() && phrase[0] >= 'A' && phrase[0] <= 'Z') phrase[0] = static_cast<char>(phrase[0] - 'A' + 'a');
    return phrase;
}

std::string claimed(const Hands& hands, const std::string& phrase, const Words& words) {
    return fmt::format(fmt::runtime(words.claimed), words.parties[static_cast<std::size_t>(hands.claimed_by)], inside(phrase),
                       words.parties[static_cast<std::size_t>(hands.awaits)]);
}

}  // namespace

std::string staff_sentence(const Hands& hands, const HandsNames& names, Seconds zone, std::string_view language) {
    const auto& words = words_of(language);
    auto phrase = place_phrase(hands, names, words);
    if (!hands.confirmed) phrase = claimed(hands, phrase, words);
    const auto local = hands.since + zone;
    const auto day_us = std::int64_t{86'400} * 1'000'000;
    const auto days = local.us >= 0 ? local.us / day_us : (local.us - day_us + 1) / day_us;
    const auto minutes = (local.us - days * day_us) / 60'000'000;
    const auto ymd = Date{static_cast<std::int32_t>(days)}.ymd();
    return fmt::format(fmt::runtime(words.since), phrase, static_cast<unsigned>(ymd.day()),
                       words.months[static_cast<unsigned>(ymd.month()) - 1], static_cast<int>(ymd.year()), minutes / 60, minutes % 60);
}

std::string public_sentence(const Hands& hands, std::string_view language) {
    const auto& words = words_of(language);
    const auto phrase = place_phrase(hands, {}, words);
    return hands.confirmed ? phrase : claimed(hands, phrase, words);
}

}  // namespace layang::custody
