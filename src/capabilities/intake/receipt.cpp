// The receipt that a family takes home: the code to ask by, and what happens next. No name and no number stands on it.
#include "capabilities/intake/answers.hpp"

namespace layang::intake {
namespace {

std::string local_time(const access::Ground& ground, Instant at) {
    const Date day = ground.calendar.local_date(at);
    const auto minute = (at.us - ground.calendar.at_local(day, 0).us) / 60'000'000;
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const auto ymd = day.ymd();
    return two(static_cast<unsigned>(ymd.day())) + '-' + two(static_cast<unsigned>(ymd.month())) + '-' + std::to_string(day.year()) + ", " +
           two(minute / 60) + '.' + two(minute % 60) + ' ' + ground.region.facts().zone_name;
}

}  // namespace

Result<paper::Sheet> receipt_sheet(store::Session& session, const access::Ground& ground, DossierId dossier, const std::string& origin) {
    const auto row = queries::dossier(session, ground.regency, dossier);
    if (!row) return refuse(ErrorCode::kNotFound, "dossier");
    const auto* village = ground.region.village(row->village);
    const auto* desk = ground.region.desk(row->desk);

    paper::KeyValues facts;
    facts.rows.push_back({"Diterima", local_time(ground, row->submitted_at)});
    facts.rows.push_back({"Loket", desk == nullptr ? row->desk : desk->name.id});
    facts.rows.push_back({"Tujuan dokumen", village == nullptr ? row->village : village->full_name()});
    facts.rows.push_back({"Diantar ke", row->delivery == "home" ? "Rumah" : "Balai desa"});
    facts.rows.push_back({"Target pemeriksaan", local_time(ground, row->target_due)});
    paper::Table services{{{"Permohonan", 1, paper::Align::kLeft, false}}, {}};
    for (const auto& one : queries::applications_of(session, ground.regency, dossier)) {
        const auto* service = ground.catalogue.service_at(one.service, ground.date_of(one.submitted_at));
        services.rows.push_back({service == nullptr ? one.service : service->name.id});
    }

    paper::Sheet sheet;
    sheet.letterhead = {"PEMERINTAH " + ground.region.facts().name, "Dinas Kependudukan dan Pencatatan Sipil"};
    sheet.title = "Tanda terima berkas";
    sheet.subtitle = row->code.text();
    sheet.blocks = {paper::BigCode{row->code.text()},
                    paper::Qr{origin.empty() ? row->code.text() : origin + "/lacak/" + row->code.text(), 35, "Pindai atau ketik kode ini untuk melihat sampai di mana berkas Anda.", {}},
                    facts,
                    services,
                    paper::Heading{"Selanjutnya"},
                    paper::Steps{{"Petugas memeriksa berkas. Bila ada yang kurang, desa menghubungi Anda.",
                                  "Dokumen dicetak dan dikirim ke desa Anda dalam tas bersegel.",
                                  "Dokumen diserahkan. Bawa tanda terima ini, bukti diri, dan dokumen lama yang diganti."}},
                    paper::Paragraph{"Layanan ini gratis.", paper::Voice::kQuiet, paper::Align::kLeft}};
    return sheet;
}

}  // namespace layang::intake
