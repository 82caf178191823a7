#include "capabilities/notice/notice.hpp"

#include <fmt/format.h>

namespace layang::notice {
namespace {

struct StageWords {
    std::string_view now;
    std::string_view next;
};

StageWords words_of(const TrackedApplication& application) {
    using intake::Stage;
    switch (application.stage) {
        case Stage::returned:
            return {"Dikembalikan ke desa untuk dilengkapi.", "Hubungi petugas desa tempat Anda mengajukan; bawa yang diminta."};
        case Stage::verified:
            return {"Lengkap dan disetujui.", "Dokumen dicetak, dikirim ke desa, lalu diserahkan kepada Anda."};
        case Stage::rejected:
            return {"Ditolak.", "Tanyakan alasannya kepada petugas desa."};
        case Stage::withdrawn:
            return {"Dicabut oleh pemohon.", ""};
        case Stage::completed:
            return {"Selesai.", ""};
        case Stage::none:
        case Stage::submitted:
            break;
    }
    return {"Sudah diterima, menunggu diperiksa di Dukcapil.", "Anda tidak perlu datang ke kantor Dukcapil."};
}

constexpr std::string_view kHead =
    "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
    "<meta name=\"robots\" content=\"noindex\"><title>Lacak berkas</title><link rel=\"stylesheet\" href=\"/lacak.css\"></head><body>"
    "<header><strong>Layang</strong><span>Dukcapil, dari meja desa ke pintu rumah</span></header><main>";
constexpr std::string_view kFoot = "</main></body></html>";

}  // namespace

std::optional<Tracked> track(store::Session& session, const std::string& regency, const PublicCode& code, const Region& region) {
    const auto dossier = intake::queries::dossier_by_code(session, regency, code);
    if (!dossier) return std::nullopt;
    Tracked tracked{code, region.date_of(dossier->submitted_at), {}};
    for (const auto& row : intake::queries::applications_of(session, regency, dossier->dossier)) {
        TrackedApplication application{row.state, {}};
        for (const auto& document : printing::queries::documents_of(session, regency, row.application)) {
            const custody::Thing thing{custody::ThingKind::document, custody::thing_id(document.document)};
            const auto hands = custody::queries::thing_hands(session, regency, thing, document.ordered_at);
            application.hands.push_back(custody::public_sentence(hands, "id"));
        }
        tracked.applications.push_back(std::move(application));
    }
    return tracked;
}

std::string tracking_page(const Tracked& tracked) {
    std::string page(kHead);
    page += fmt::format("<p class=\"code\">{}</p><h1>Berkas diterima {}</h1>", tracked.code.text(), to_string(tracked.submitted_on));
    std::size_t number = 0;
    for (const auto& application : tracked.applications) {
        const auto words = words_of(application);
        page += fmt::format("<section><h2>Permohonan {}</h2><p>{}</p>", ++number, words.now);
        if (!application.hands.empty()) {
            page += "<ul>";
            for (const auto& hands : application.hands) page += "<li>" + hands + ".</li>";
            page += "</ul>";
        }
        if (!words.next.empty()) page += fmt::format("<p class=\"next\">Berikutnya: {}</p>", words.next);
        page += "</section>";
    }
    page += "<p class=\"next\">Saat dokumen diserahkan, bawa yang tertulis di tanda terima. Semua layanan ini gratis.</p>";
    return page += kFoot;
}

std::string not_found_page(bool known_form) {
    std::string page(kHead);
    page += known_form ? "<h1>Kode ini tidak ada</h1><p>Periksa tanda terima Anda, atau tanyakan kepada petugas desa.</p>"
                       : "<h1>Kode salah ketik</h1><p>Kode terdiri dari 12 huruf dan angka, seperti TK7K-4Q2M-9XHC. Periksa satu per satu.</p>";
    page += "<p><a href=\"/\">Coba lagi</a></p>";
    return page += kFoot;
}

}  // namespace layang::notice
