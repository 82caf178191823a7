#pragma once
// What the public pages say, in both languages.
#include <array>
#include <string_view>

namespace layang::notice {

/// Where one application or document stands, for whoever waits for it: what asks something of the resident stands last.
enum class Standing {
    /// `recorded_early`: what it yields is made later, by itself.
    done, withdrawn, rejected, waiting_check, recording, recorded_early, waiting_print, waiting_blank, printed, undelivered, damaged, courier, cancelled, missing, going_back,
    came_back, not_activated, village, to_be_recorded, returned,
};

struct StandingWords {
    std::string_view now;
    /// What the resident has to do.
    std::string_view todo;
};

struct Words {
    std::string_view file, title, journey, to_do, since, others, application, of, check_by, check_was_due, another_code, look, free_of_charge;
    std::string_view mistyped, mistyped_how, unknown, unknown_how, all_done, other_language, other_language_name;
    std::array<std::string_view, 6> steps;
    /// The last step of what is only recorded, or yields something later.
    std::string_view recorded;
    /// The last step of what came back from its way.
    std::string_view at_office_again;
    std::array<StandingWords, 20> standings;
    std::array<std::string_view, 7> days;
    std::array<std::string_view, 12> months;
    /// Between hours and minutes.
    char clock_sign;
};

inline constexpr std::string_view kWaitId = "Tunggu kabar dari desa. Saat menerima, siapkan tanda terima dan semua yang tertulis di sana.";
inline constexpr std::string_view kWaitEn = "Wait for word from the village. Have the receipt ready, and everything that it asks for.";

inline constexpr std::string_view kSentAgainId = "Tunggu kabar dari desa: dokumen dikirim lagi. Atau ambil di kantor Dukcapil; bawa tanda terima dan semua yang tertulis di sana.";
inline constexpr std::string_view kSentAgainEn = "Wait for word from the village: it is sent again. Or fetch it at the Dukcapil office; bring the receipt and everything that it asks for.";

inline constexpr Words kIndonesian{
    .file = "Berkas", .title = "Lacak berkas", .journey = "Perjalanan berkas", .to_do = "Yang perlu Anda lakukan", .since = "Sejak", .others = "{} lainnya: {}",
    .application = "Permohonan {} dari {}", .of = "{} dari {}", .check_by = "Diperiksa paling lambat", .check_was_due = "lewat target",
    .another_code = "Kode lain", .look = "Lihat", .free_of_charge = "Semua layanan ini gratis. Bila diminta uang, laporkan ke balai desa atau Dukcapil.",
    .mistyped = "Kode salah ketik", .mistyped_how = "Kode terdiri dari 12 huruf dan angka, seperti TK7K-4Q2M-9XHC. Periksa satu per satu.",
    .unknown = "Kode ini tidak ada", .unknown_how = "Periksa tanda terima Anda, atau tanyakan kepada petugas desa.",
    .all_done = "Selesai. Semua sudah diterima.", .other_language = "en", .other_language_name = "English",
    .steps = {"Berkas diterima", "Diperiksa, lengkap", "Dicetak", "Dibawa kurir", "Tiba di balai desa", "Diserahkan kepada Anda"},
    .recorded = "Dicatat", .at_office_again = "Kembali di kantor Dukcapil",
    .standings = {{{"Selesai.", "Tidak ada lagi. Simpan baik-baik."},
                   {"Dicabut oleh pemohon.", "Bila surat asli Anda dititipkan, ambil lagi dari petugas desa."},
                   {"Ditolak.", "Tanyakan alasannya kepada petugas desa. Bila surat asli Anda dititipkan, ambil lagi dari petugas."},
                   {"Menunggu diperiksa di Dukcapil.", "Tidak ada sekarang. Berkas diperiksa tanpa Anda datang ke kantor Dukcapil."},
                   {"Lengkap, sedang dicatat.", "Tidak ada. Anda tidak perlu datang ke kantor Dukcapil."},
                   {"Sudah dicatat.", "Tidak ada sekarang. Dokumennya dibuat mulai hari ulang tahun ke-17; simpan tanda terima ini."},
                   {"Lengkap, menunggu dicetak.", kWaitId},
                   {"Lengkap, menunggu blangko kosong.", kWaitId},
                   {"Selesai dicetak, menunggu dikirim ke desa.", kWaitId},
                   {"Belum sampai di desa, kembali di kantor Dukcapil.", kSentAgainId},
                   {"Rusak, akan dicetak ulang di kantor Dukcapil.", kWaitId},
                   {"Di tangan kurir, menuju balai desa.", kWaitId},
                   {"Pembuatan dokumen dibatalkan.", "Tanyakan kepada petugas desa; tunjukkan kode ini."},
                   {"Sedang dicari.", "Tanyakan kepada petugas desa; tunjukkan kode ini."},
                   {"Tidak diambil, kembali ke kantor Dukcapil.", "Tanyakan kepada petugas desa, atau ambil di kantor Dukcapil; tunjukkan kode ini."},
                   {"Tidak diambil, sudah kembali di kantor Dukcapil.", "Ambil di kantor Dukcapil, atau minta petugas desa agar dikirim lagi. Bawa tanda terima dan semua yang tertulis di sana."},
                   {"Sudah diterima, belum diaktifkan.", "Simpan baik-baik. Bila sejak itu belum diaktifkan, tanyakan kepada petugas desa harus ke mana dan membawa apa."},
                   {"Sudah tiba di balai desa.", "Ambil di balai desa. Bawa tanda terima dan semua yang tertulis di sana."},
                   {"Lengkap, menunggu perekaman.", "Yang bersangkutan datang sendiri untuk direkam. Tanyakan tempat dan waktunya kepada petugas desa; bawa tanda terima."},
                   {"Dikembalikan untuk dilengkapi.", "Hubungi petugas di tempat Anda mengajukan; bawa yang diminta."}}},
    .days = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"},
    .months = {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
    .clock_sign = '.',
};

inline constexpr Words kEnglish{
    .file = "File", .title = "Track a file", .journey = "The way of your file", .to_do = "What you have to do", .since = "Since", .others = "{} more: {}",
    .application = "Application {} of {}", .of = "{} of {}", .check_by = "Checked at the latest", .check_was_due = "past the target",
    .another_code = "Another code", .look = "Look", .free_of_charge = "All of this is free. If anybody asks for money, tell the village hall or Dukcapil.",
    .mistyped = "The code is mistyped", .mistyped_how = "A code has 12 letters and digits, like TK7K-4Q2M-9XHC. Check them one by one.",
    .unknown = "There is no such code", .unknown_how = "Check your receipt, or ask the village officer.",
    .all_done = "Done. Everything has been received.", .other_language = "id", .other_language_name = "Bahasa Indonesia",
    .steps = {"File received", "Checked, complete", "Printed", "With the courier", "At the village hall", "Handed to you"},
    .recorded = "Recorded", .at_office_again = "Back at the Dukcapil office",
    .standings = {{{"Done.", "Nothing more. Keep it safe."},
                   {"Withdrawn by the applicant.", "If you left an original paper, fetch it again from the village officer."},
                   {"Rejected.", "Ask the village officer for the reason. If you left an original paper, fetch it again from the officer."},
                   {"Waiting to be checked at Dukcapil.", "Nothing now. The file is checked without your coming to the office."},
                   {"Complete, being recorded.", "Nothing. You need not come to the office."},
                   {"Recorded.", "Nothing now. The document is made from the 17th birthday on; keep this receipt."},
                   {"Complete, waiting to be printed.", kWaitEn},
                   {"Complete, waiting for a blank.", kWaitEn},
                   {"Printed, waiting to go to the village.", kWaitEn},
                   {"Did not reach the village, back at the Dukcapil office.", kSentAgainEn},
                   {"Damaged, to be printed again at the Dukcapil office.", kWaitEn},
                   {"With the courier, on the way to the village hall.", kWaitEn},
                   {"The making of the document was cancelled.", "Ask the village officer; show this code."},
                   {"Being looked for.", "Ask the village officer; show this code."},
                   {"Not claimed, going back to the Dukcapil office.", "Ask the village officer, or fetch it at the Dukcapil office; show this code."},
                   {"Not claimed, back at the Dukcapil office.", "Fetch it at the Dukcapil office, or ask the village officer to have it sent again. Bring the receipt and everything that it asks for."},
                   {"Received, not activated yet.", "Keep it safe. If that has not been done since, ask the village officer where to go and what to bring."},
                   {"At the village hall.", "Fetch it at the village hall. Bring the receipt and everything that it asks for."},
                   {"Complete, waiting for the recording.", "The person comes to be recorded. Ask the village officer where and when; bring the receipt."},
                   {"Sent back to be completed.", "See the officer where you applied; bring what is asked for."}}},
    .days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
    .clock_sign = ':',
};

/// Where the officers bring the documents home.
inline constexpr std::string_view kBroughtHomeId = "Petugas desa mengantarnya ke rumah Anda. Siapkan tanda terima dan semua yang tertulis di sana.";
inline constexpr std::string_view kBroughtHomeEn = "The village officers bring it to your home. Have the receipt ready, and everything that it asks for.";

}  // namespace layang::notice
