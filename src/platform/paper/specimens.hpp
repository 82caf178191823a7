#pragma once
// The four papers of the house with invented words: tests print them, and a person looks at them
// (LAYANG_PAPER_OUT=DIR layang_tests -tc='*specimen*').
#include <fmt/format.h>

#include "platform/paper/paper.hpp"

namespace layang::paper::specimens {

inline std::vector<std::string> letterhead() {
    return {"PEMERINTAH KABUPATEN TRENGGALEK", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
            "Jalan Contoh Nomor 1, Trenggalek 66311 · Telepon (0355) 000000"};
}

inline Sheet receipt() {
    Sheet sheet;
    sheet.letterhead = {"Kecamatan Panggul", "DESA BESUKI", "24 November 2026, 09.02 WIB"};
    sheet.title = "Tanda Terima Berkas";
    sheet.blocks = {
        Qr{"https://layang.example/lacak/TK7K4Q2M9XHC", 38,
           "Simpan kode ini. Pindai, atau ketik di layang.example, untuk melihat sampai di mana berkas Anda.", "TK7K-4Q2M-9XHC"},
        Rule{},
        Paragraph{"Dijanjikan di balai desa paling lambat", Voice::kQuiet},
        Paragraph{"Senin, 30 November 2026, pukul 09.02", Voice::kStrong},
        Heading{"Isi berkas"},
        KeyValues{{{"Pemohon", "Siti Aminah"},
                   {"NIK", "··············42"},
                   {"Permohonan", "Akta kelahiran, kartu keluarga, kartu identitas anak"},
                   {"Syarat diterima", "Surat keterangan lahir, KK lama, buku nikah (asli dilihat), KTP-el ayah dan ibu"},
                   {"Penerima", "Pemohon, atau anggota keluarga dalam satu KK"}}},
        Heading{"Selanjutnya"},
        Steps{{"Dukcapil memeriksa berkas, paling lama satu hari kerja.", "Dokumen dicetak, lalu dibawa kurir ke desa.",
               "Anda dikabari lewat WhatsApp. Bawa KK lama dan KTP-el saat mengambil."}},
        Signatures{{{"Petugas registrasi Desa Besuki", "Lastri Wahyuni"}}},
    };
    sheet.footer = "Catatan ke 1.482.207, sidik 9F3A-71C2 · Pelayanan ini tidak dipungut biaya";
    return sheet;
}

inline Sheet manifest(int rows) {
    Sheet sheet;
    sheet.letterhead = letterhead();
    sheet.title = "Manifes Tas";
    sheet.subtitle = "TK9B-70QD-M4WZ · segel 004512";
    Table table;
    table.columns = {{"No.", 0.6, Align::kRight}, {"Kode dokumen", 2.2, Align::kLeft, true}, {"Jenis", 2},
                     {"Dusun", 1.6},              {"Penerima", 2.3}};
    const char* const kinds[] = {"KTP-el", "Kartu keluarga", "Akta kelahiran", "Kartu identitas anak"};
    const char* const hamlets[] = {"Krajan", "Sumberejo", "Ngrayung", "Pucanganak"};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({std::to_string(i), fmt::format("TK7K-4Q{:02}-9XH{}", i % 100, "CDEF"[i % 4]), kinds[i % 4],
                              hamlets[i % 3], i % 7 == 0 ? "Keluarga Bapak Suprapto Hadi Wijoyo" : "Ibu Siti A."});
    sheet.blocks = {KeyValues{{{"Dari", "Dinas Dukcapil, loket pengemasan"},
                               {"Ke", "Balai Desa Besuki, Kecamatan Panggul"},
                               {"Rit", "TKR1-55PA-02HN, 24 November 2026"},
                               {"Isi", fmt::format("{} dokumen", rows)}}},
                    table,
                    Signatures{{{"Yang menyerahkan,\npengemas", "Dwi Cahyono"},
                                {"Yang membawa,\nkurir", ""},
                                {"Yang menerima,\npetugas desa", "Lastri Wahyuni"}}}};
    sheet.footer = "Catatan ke 1.482.355, sidik 77C0-1D9E";
    return sheet;
}

inline Sheet assignment_letter() {
    Sheet sheet;
    sheet.letterhead = letterhead();
    sheet.title = "SURAT TUGAS";
    sheet.subtitle = "Nomor 470/118/35.03.05/2026";
    sheet.blocks = {
        Paragraph{"Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Trenggalek menugaskan kurir yang disebut di bawah ini untuk "
                  "membawa tas bersegel berisi dokumen kependudukan ke desa tujuan, dan menyerahkannya kepada petugas registrasi desa."},
        KeyValues{{{"Kurir", "Slamet Riyadi"},
                   {"Kendaraan", "Sepeda motor, AG 1234 YZ"},
                   {"Rit", "TKR1-55PA-02HN"},
                   {"Berlaku", "24 November 2026, pukul 08.00 sampai 17.00 WIB"}}},
        Heading{"Tujuan"},
        Table{{{"", 0.5, Align::kRight}, {"Desa", 2}, {"Tas", 2, Align::kLeft, true}, {"Segel", 1.2, Align::kLeft, true}, {"Tiba", 1, Align::kRight}},
              {{"1", "Besuki, Panggul", "TK9B-70QD-M4WZ", "004512", "09.40"},
               {"2", "Wonocoyo, Panggul", "TK9B-81RE-N5X0", "004513", "10.15"},
               {"3", "Nglebeng, Panggul", "TK9B-92SF-P6Y1", "004514", "10.50"}}},
        Paragraph{"Kurir tidak membuka segel dan tidak meninggalkan tas tanpa tanda terima. Segel yang rusak, tas yang hilang, atau jalan "
                  "yang putus dilaporkan saat itu juga."},
        Signatures{{{"Trenggalek, 24 November 2026\nKepala Dinas,", "Nama Kepala Dinas\nNIP ················01"}}},
        Qr{"https://layang.example/lacak/TKR155PA02HN", 25, "Pindai untuk memeriksa bahwa surat ini berlaku."},
    };
    sheet.footer = "Catatan ke 1.482.361, sidik A04B-5F2C";
    return sheet;
}

inline Sheet label() {
    Sheet sheet;
    sheet.size = PaperSize::kA6Label;
    sheet.letterhead = {"Dinas Dukcapil Trenggalek", "BESUKI", "Kecamatan Panggul · rak 14"};
    sheet.blocks = {Qr{"TK9B70QDM4WZ", 45, "", "TK9B-70QD-M4WZ"},
                    KeyValues{{{"Isi", "12 dokumen"}, {"Segel", "004512"}, {"Dikemas", "24 November 2026, 07.50"}}}};
    sheet.footer = "Tas bersegel. Jangan dibuka di jalan.";
    return sheet;
}

inline Sheet slip() {
    Sheet sheet;
    sheet.size = PaperSize::kSlip58;
    sheet.letterhead = {"Desa Besuki, Kec. Panggul"};
    sheet.blocks = {BigCode{"TK7K-4Q2M-9XHC"},
                    Qr{"https://layang.example/lacak/TK7K4Q2M9XHC", 30, ""},
                    Rule{},
                    Paragraph{"Dijanjikan di balai desa paling lambat", Voice::kQuiet},
                    Paragraph{"Senin, 30 November 2026", Voice::kStrong},
                    Steps{{"Dukcapil memeriksa, paling lama 24 jam.", "Dicetak, lalu dibawa kurir ke desa."}}};
    sheet.footer = "Catatan ke 1.482.207, sidik 9F3A-71C2";
    return sheet;
}

}  // namespace layang::paper::specimens
