#include "capabilities/notice/notice.hpp"

#include <utility>

#include <doctest/doctest.h>

namespace layang::notice::tracking_test {

using custody::Holder;
using intake::Stage;

namespace {

const Instant kMonday = *parse_instant("2020-06-08T02:02:00Z");
const PageFrame kFrame{"id", "Kabupaten Trenggalek", Seconds{7 * 3600}};

Instant later(int hours) { return kMonday + Seconds{hours * 3600}; }

TrackedDocument document(Holder holder, std::size_t reached) {
    TrackedDocument document;
    document.standing = printing::DocumentStanding::shelved;
    document.hands.holder = holder;
    document.hands.since = later(30);
    for (auto i = static_cast<std::size_t>(Milestone::printed); i <= reached; ++i) document.reached[i] = later(static_cast<int>(i) * 10);
    return document;
}
TrackedApplication application(Stage stage, std::vector<TrackedDocument> documents = {}) {
    TrackedApplication application{stage, kMonday, later(9), {}, later(2), true, std::move(documents)};
    if (stage == Stage::verified || stage == Stage::completed) application.checked_at = later(4);
    return application;
}
Tracked tracked(std::vector<TrackedApplication> applications) { return {PublicCode::make("TK", 42), false, std::move(applications)}; }
std::string page(const Tracked& tracked, const PageFrame& frame = kFrame, Instant now = kMonday) { return tracking_page(tracked, frame, now); }
bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("tracking: the first line says whose hands, the list what was done and when, the last part what to do") {
    const auto text = page(tracked({application(Stage::verified, {document(Holder::courier, 3)})}));
    CHECK(has(text, "<h1>Di tangan kurir, menuju balai desa.</h1><p class=\"q\">Sejak 9 Jun, 15.02</p>"));
    CHECK(has(text, "<li class=\"y\"><i></i>Berkas diterima<span class=\"q\">8 Jun, 09.02</span>"));
    CHECK(has(text, "<li class=\"y\"><i></i>Diperiksa, lengkap<span class=\"q\">8 Jun, 13.02</span>"));
    CHECK(has(text, "<li class=\"h\"><i></i><b>Dibawa kurir</b><span class=\"q\">9 Jun, 15.02</span>"));
    CHECK(has(text, "<li class=\"n\"><i></i>Tiba di balai desa</li>"));
    CHECK(has(text, "Tunggu kabar dari desa."));
    CHECK_FALSE(has(text, "Diperiksa paling lambat"));
}

TEST_CASE("tracking: what waits to be checked says until when, and when that is past") {
    const auto waiting = tracked({application(Stage::submitted)});
    CHECK(has(page(waiting), "<div class=\"d\"><p class=\"q\">Diperiksa paling lambat</p><b>Senin, 8 Jun, 18.02</b></div>"));
    CHECK(has(page(waiting, kFrame, later(10)), "lewat target"));
    CHECK(has(page(waiting, {"en", kFrame.regency_name, kFrame.zone}), "<b>Monday, 8 Jun, 18:02</b>"));
}

TEST_CASE("tracking: of several documents the one that asks something stands first, the others are counted") {
    const auto text = page(tracked({application(Stage::verified, {document(Holder::resident, 5), document(Holder::village, 4), document(Holder::resident, 5)})}));
    CHECK(has(text, "<h1>Sudah tiba di balai desa.</h1>"));
    CHECK(has(text, "2 lainnya: Selesai."));
    CHECK(has(text, "<b>Diserahkan kepada Anda, 2 dari 3</b>"));
    CHECK(has(text, "Ambil di balai desa."));
    auto home = tracked({application(Stage::verified, {document(Holder::village, 4)})});
    home.brought_home = true;
    CHECK(has(page(home), "mengantarnya ke rumah Anda"));
}

TEST_CASE("tracking: one side's word is told as one side's word") {
    auto claimed = document(Holder::village, 3);
    claimed.hands.confirmed = false;
    claimed.hands.claimed_by = custody::PartyKind::rider;
    claimed.hands.awaits = custody::PartyKind::village;
    const auto by_courier = page(tracked({application(Stage::verified, {claimed})}));
    CHECK(has(by_courier, "<h1>Menurut kurir sudah di balai desa, belum dikonfirmasi desa.</h1>"));
    // Nobody is sent there on the courier's word alone; on the village's he is.
    CHECK(has(by_courier, "<p>Tunggu kabar dari desa."));
    CHECK_FALSE(has(by_courier, "Ambil di balai desa"));
    std::swap(claimed.hands.claimed_by, claimed.hands.awaits);
    CHECK(has(page(tracked({application(Stage::verified, {claimed})})), "<p>Ambil di balai desa."));
    auto back = document(Holder::office, 4);
    back.going_back = true;
    back.hands.confirmed = false;
    back.hands.claimed_by = custody::PartyKind::rider;
    const auto not_there_yet = page(tracked({application(Stage::verified, {back})}));
    CHECK(has(not_there_yet, "<h1>Menurut kurir sudah di kantor Dukcapil, belum dikonfirmasi Dukcapil.</h1>"));
    CHECK(has(not_there_yet, "<p>Tanyakan kepada petugas desa"));
}

TEST_CASE("tracking: whoever has to be recorded is told to come, and what is made only later does not wait for its print") {
    auto awaited = application(Stage::verified);
    awaited.awaits_recording = true;
    CHECK(has(page(tracked({awaited})), "<h1>Lengkap, menunggu perekaman.</h1>"));
    CHECK(has(page(tracked({awaited})), "Yang bersangkutan datang sendiri untuk direkam."));
    CHECK(has(page(tracked({awaited}), {"en", "Trenggalek", Seconds{0}}), "<h1>Complete, waiting for the recording.</h1>"));
    awaited.stage = Stage::submitted;
    CHECK_FALSE(has(page(tracked({awaited})), "tidak perlu datang"));
    auto early = application(Stage::verified);
    early.due_later = true;
    CHECK(has(page(tracked({early})), "<h1>Lengkap, sedang dicatat.</h1>"));
}

TEST_CASE("tracking: what nobody claimed and goes back to the office is not on its way to the village") {
    for (const auto holder : {Holder::village, Holder::courier}) {
        auto unclaimed = document(holder, 4);
        unclaimed.going_back = true;
        const auto waiting = tracked({application(Stage::verified, {document(Holder::courier, 3), unclaimed})});
        CHECK(has(page(waiting), "<h1>Tidak diambil, kembali ke kantor Dukcapil.</h1>"));
        CHECK(has(page(waiting), "1 lainnya: Di tangan kurir, menuju balai desa."));
        CHECK(has(page(waiting), "ambil di kantor Dukcapil"));
        CHECK(has(page(waiting, {"en", "Trenggalek", Seconds{0}}), "<h1>Not claimed, going back to the Dukcapil office.</h1>"));
    }
}

TEST_CASE("tracking: what came back to the office says why, and what happens next; it does not wait for its first way") {
    const auto english = [](const Tracked& one) { return page(one, {"en", "Trenggalek", Seconds{0}}); };
    auto unclaimed = document(Holder::office, 4);
    unclaimed.came_back = true;
    const auto back = tracked({application(Stage::verified, {document(Holder::village, 4), unclaimed})});
    CHECK(has(page(back), "1 lainnya: Tidak diambil, sudah kembali di kantor Dukcapil."));
    const auto alone = tracked({application(Stage::verified, {unclaimed})});
    CHECK(has(page(alone), "<h1>Tidak diambil, sudah kembali di kantor Dukcapil.</h1>"));
    CHECK(has(page(alone), "<li class=\"h\"><i></i><b>Kembali di kantor Dukcapil</b><span class=\"q\">9 Jun, 15.02</span>"));
    CHECK(has(page(alone), "Ambil di kantor Dukcapil, atau minta petugas desa agar dikirim lagi."));
    CHECK(has(english(alone), "<h1>Not claimed, back at the Dukcapil office.</h1>"));
    CHECK_FALSE(has(page(alone), "menunggu dikirim ke desa"));
    // Its bag stands there and was not opened yet.
    auto unopened = document(Holder::office, 4);
    unopened.going_back = true;
    CHECK(has(page(tracked({application(Stage::verified, {unopened})})), "<h1>Tidak diambil, sudah kembali di kantor Dukcapil.</h1>"));
    // The village never had it.
    auto undelivered = document(Holder::office, 3);
    undelivered.came_back = true;
    CHECK(has(page(tracked({application(Stage::verified, {undelivered})})), "<h1>Belum sampai di desa, kembali di kantor Dukcapil.</h1>"));
    CHECK(has(page(tracked({application(Stage::verified, {undelivered})})), "Tunggu kabar dari desa: dokumen dikirim lagi."));
    // Set aside before it ever left; packed all the same, it is on its way.
    auto set_aside = document(Holder::office, 2);
    set_aside.damaged = true;
    CHECK(has(page(tracked({application(Stage::verified, {set_aside})})), "<h1>Rusak, akan dicetak ulang di kantor Dukcapil.</h1>"));
    set_aside.hands.bag = BagId{};
    CHECK(has(page(tracked({application(Stage::verified, {set_aside})})), "<h1>Selesai dicetak, menunggu dikirim ke desa.</h1>"));
    for (const auto holder : {Holder::office, Holder::courier, Holder::village}) {
        auto damaged = document(holder, 4);
        damaged.damaged = damaged.going_back = true;
        CHECK(has(page(tracked({application(Stage::verified, {damaged})})), "<h1>Rusak, akan dicetak ulang di kantor Dukcapil.</h1>"));
        CHECK(has(english(tracked({application(Stage::verified, {damaged})})), "<h1>Damaged, to be printed again at the Dukcapil office.</h1>"));
    }
}

TEST_CASE("tracking: what was recorded early is not done: its document is made later") {
    const auto early = tracked({application(Stage::completed)});
    CHECK(has(page(early), "<h1>Sudah dicatat.</h1><p class=\"q\">Sejak 8 Jun, 11.02</p>"));
    CHECK(has(page(early), "<b>Dicatat</b><span class=\"q\">8 Jun, 11.02</span>"));
    CHECK(has(page(early), "<li class=\"n\"><i></i>Dicetak</li>"));
    CHECK(has(page(early), "ulang tahun ke-17"));
    CHECK_FALSE(has(page(early), "Selesai."));
    CHECK(has(page(early, {"en", "Trenggalek", Seconds{0}}), "<h1>Recorded.</h1>"));
    // With a sibling that is done it is still told.
    CHECK(has(page(tracked({application(Stage::completed, {document(Holder::resident, 5)}), application(Stage::completed)})), "<h1>Sudah dicatat.</h1>"));
}

TEST_CASE("tracking: sent back, rejected, recorded and done") {
    auto returned = application(Stage::returned);
    returned.checked_at = later(1);
    CHECK(has(page(tracked({returned})), "<b>Dikembalikan untuk dilengkapi</b>"));
    CHECK(has(page(tracked({returned})), "<p>Hubungi petugas di tempat Anda mengajukan"));
    CHECK(has(page(tracked({returned})), "<li class=\"n\"><i></i>Diperiksa, lengkap</li>"));
    CHECK(has(page(tracked({application(Stage::rejected)})), "<b>Ditolak</b><span class=\"q\">8 Jun, 11.02</span></li></ol>"));
    // Whoever left an original is told to fetch it.
    for (const auto stage : {Stage::withdrawn, Stage::rejected}) CHECK(has(page(tracked({application(stage)})), "surat asli"));
    auto recorded = application(Stage::completed);
    recorded.yields = false;
    CHECK(has(page(tracked({recorded})), "<li class=\"y\"><i></i>Dicatat<span class=\"q\">8 Jun, 11.02</span></li></ol>"));
    const auto done = tracked({application(Stage::completed, {document(Holder::resident, 5)}), recorded});
    CHECK(has(page(done), "<h1>Selesai. Semua sudah diterima.</h1>"));
    CHECK(has(page(done), "Permohonan 2 dari 2"));
}

TEST_CASE("tracking: what was found complete and then cancelled is not promised, and says whom to ask") {
    for (const auto stage : {Stage::verified, Stage::completed}) {
        auto cancelled = application(stage);
        cancelled.cancelled_at = later(30);
        const auto text = page(tracked({cancelled}));
        CHECK(has(text, "<h1>Pembuatan dokumen dibatalkan.</h1><p class=\"q\">Sejak 9 Jun, 15.02</p>"));
        CHECK(has(text, "<li class=\"h\"><i></i><b>Pembuatan dokumen dibatalkan</b><span class=\"q\">9 Jun, 15.02</span>"));
        CHECK(has(text, "<li class=\"n\"><i></i>Dicetak</li>"));
        CHECK(has(text, "Tanyakan kepada petugas desa; tunjukkan kode ini."));
    }
    auto again = application(Stage::submitted), rejected = application(Stage::rejected);
    again.cancelled_at = rejected.cancelled_at = later(30);
    CHECK(has(page(tracked({again})), "<h1>Menunggu diperiksa di Dukcapil.</h1>"));
    CHECK(has(page(tracked({rejected})), "<h1>Ditolak.</h1>"));
}

TEST_CASE("tracking: a card that was handed over without activation is not done, and says what is left to do") {
    auto card = document(Holder::resident, 5);
    card.activation_deferred = true;
    const auto both = page(tracked({application(Stage::completed, {card, document(Holder::resident, 5)})}));
    CHECK(has(both, "<h1>Sudah diterima, belum diaktifkan.</h1>"));
    CHECK(has(both, "1 lainnya: Selesai."));
    CHECK(has(both, "tanyakan kepada petugas desa harus ke mana dan membawa apa"));
    // Whoever finds the receipt learns of no kind of paper.
    for (const char* word : {"kartu", "Kartu", "sidik jari"}) CHECK_FALSE_MESSAGE(has(both, word), word);
    CHECK(has(both, "<li class=\"y\"><i></i>Diserahkan kepada Anda"));
}

TEST_CASE("tracking: what was handed over at the office never went by courier") {
    auto at_office = document(Holder::resident, 2);
    at_office.reached[static_cast<std::size_t>(Milestone::handed_over)] = later(50);
    const auto text = page(tracked({application(Stage::completed, {at_office})}));
    CHECK_FALSE(has(text, "Dibawa kurir"));
    CHECK(has(text, "<li class=\"y\"><i></i>Diserahkan kepada Anda"));
}

TEST_CASE("tracking: the largest page is small, needs no script, and stands in two languages") {
    std::vector<TrackedApplication> applications(8, application(Stage::verified, std::vector<TrackedDocument>(8, document(Holder::courier, 3))));
    for (const char* language : {"id", "en"}) {
        PageFrame frame = kFrame;
        frame.language = language;
        const auto text = page(tracked(applications), frame);
        CHECK(text.size() < 10'000);
        CHECK_FALSE(has(text, "<script"));
        CHECK(has(text, std::string("<html lang=\"") + language));
        CHECK(has(text, std::string("?lang=") + (frame.language == "en" ? "id" : "en")));
    }
    CHECK(has(page(tracked(applications), {"en", "Trenggalek", Seconds{0}}), "With the courier, on the way to the village hall."));
    // However they are mixed, the same words are said once.
    for (auto& one : applications)
        for (std::size_t i = 0; i < one.documents.size(); i += 2) {
            one.documents[i].hands.confirmed = false;
            one.documents[i].hands.awaits = custody::PartyKind::rider;
        }
    const auto mixed = page(tracked(applications));
    CHECK(has(mixed, "<p class=\"o\">32 lainnya: Menurut Dukcapil sudah di tangan kurir, belum dikonfirmasi kurir.</p>"));
    CHECK(mixed.size() < 10'000);
}

TEST_CASE("tracking: a mistyped code and one that nothing has are told apart, each in the language that was asked for") {
    const auto code = PublicCode::make("TK", 42);
    const PageFrame english{"en", kFrame.regency_name, kFrame.zone};
    CHECK(has(not_found_page(std::nullopt, kFrame), "<h1>Kode salah ketik</h1>"));
    CHECK(has(not_found_page(std::nullopt, english), "<h1>The code is mistyped</h1>"));
    CHECK(has(not_found_page(code, kFrame), "<h1>Kode ini tidak ada</h1>"));
    CHECK(has(not_found_page(code, english), "<h1>There is no such code</h1>"));
    // The code stays when the language changes.
    CHECK(has(not_found_page(code, english), "<a href=\"/lacak/" + code.text() + "?lang=id\""));
    CHECK(has(not_found_page(std::nullopt, english), "<a href=\"/lacak?lang=id\""));
}

TEST_CASE("tracking: every page leads home and to another code in its own language") {
    const auto code = PublicCode::make("TK", 42);
    for (const char* language : {"id", "en"}) {
        const PageFrame frame{language, kFrame.regency_name, kFrame.zone};
        for (const auto& text : {page(tracked({application(Stage::submitted)}), frame), not_found_page(code, frame), not_found_page(std::nullopt, frame)}) {
            CHECK(has(text, std::string("<header><a href=\"/?lang=") + language + "\">"));
            CHECK(has(text, std::string("name=\"lang\" value=\"") + language + "\""));
        }
    }
}

}  // namespace layang::notice::tracking_test
