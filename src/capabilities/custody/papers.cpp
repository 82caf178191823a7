#include "capabilities/custody/papers.hpp"

#include "platform/paper/paper.hpp"

namespace layang::custody {
namespace {

paper::Sheet sheet(const Names& names, std::string title, std::string subtitle, const std::string& head) {
    paper::Sheet made;
    made.letterhead = names.letterhead;
    made.title = std::move(title);
    made.subtitle = std::move(subtitle);
    made.footer = "Catatan log " + head;
    return made;
}

std::string way_of(Direction direction) { return direction == Direction::outward ? "Dukcapil ke desa" : "Desa ke Dukcapil"; }

std::string grouped(std::int64_t number) {
    auto digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ".");
    return digits;
}

std::string distance_of(const Fare& fare) {
    return grouped(fare.distance.count) + " m, " + (fare.distance_source == "estimate" ? "perkiraan" : "menurut peta");
}

/// "2020-06-08 08:00" in the regency's zone.
std::string local_minute(Instant at, Seconds zone) {
    const auto text = to_string(at + zone);
    return text.substr(0, 10) + ' ' + text.substr(11, 5);
}

}  // namespace

Result<Bytes> render_bag_label(const BagAnswer& bag, Instant now) {
    paper::Sheet label;
    label.size = paper::PaperSize::kA6Label;
    label.title = bag.village_name;
    label.subtitle = "Kec. " + bag.district_name;
    label.blocks = {paper::Qr{bag.code, 45, {}, bag.code}, paper::Rule{},
                    paper::KeyValues{{{"Arah", way_of(bag.direction)}, {"Segel", bag.seal}, {"Isi", std::to_string(bag.things)}}}};
    label.footer = "Tas bersegel. Jangan dibuka di jalan.";
    return paper::render_pdf({label}, now);
}

Result<Bytes> render_manifest(const BagAnswer& bag, const Names& names, const std::string& head, Instant now) {
    auto made = sheet(names, "Daftar isi tas", way_of(bag.direction), head);
    made.blocks.emplace_back(paper::Qr{bag.code, 30, "Kode tas", bag.code});
    made.blocks.emplace_back(paper::KeyValues{{{"Desa", bag.village_name + ", Kec. " + bag.district_name},
                                               {"Segel", bag.seal},
                                               {"Dikemas", local_minute(bag.sealed_at, names.zone)},
                                               {"Isi", std::to_string(bag.contents.size())}}});
    paper::Table table;
    table.columns = {{"No", 0.5, paper::Align::kRight, false}, {"Kode", 1.9, paper::Align::kLeft, true}, {"Jenis", 2, paper::Align::kLeft, false},
                     {"Nama", 2, paper::Align::kLeft, false}, {"NIK", 2.1, paper::Align::kLeft, true}, {"Ada", 0.6, paper::Align::kCentre, false}};
    int number = 0;
    for (const auto& one : bag.contents)
        table.rows.push_back({std::to_string(++number), one.code, one.name, one.holder, one.nik, "[   ]"});
    made.blocks.emplace_back(std::move(table));
    made.blocks.emplace_back(paper::Signatures{{{"Yang mengemas", ""}, {"Yang menerima", ""}}});
    return paper::render_pdf({made}, now);
}

Result<Bytes> render_assignment(const RunAnswer& run, const Names& names, const std::string& head, Instant now) {
    if (!run.rider || !run.letter_number) return refuse(ErrorCode::kRiderMissing, "rider");
    auto made = sheet(names, "Surat tugas", "Nomor " + *run.letter_number, head);
    made.blocks.emplace_back(paper::KeyValues{{{"Ditugaskan kepada", run.rider_name.value_or("")},
                                               {"Tanggal", to_string(run.day)},
                                               {"Rit", run.code},
                                               {"Ongkos", "Rp " + grouped(run.fare.total.amount)},
                                               {"Jarak yang dibayar", distance_of(run.fare)},
                                               {"Dasar tarif", run.fare.tariff_row}}});
    made.blocks.emplace_back(paper::Paragraph{"Membawa tas bersegel berikut. Tas untuk desa diserahkan hanya kepada petugas desa itu, tas yang diambil di desa "
                                              "hanya kepada petugas Dukcapil. Tas tidak boleh dibuka di jalan."});
    paper::Table stops;
    stops.columns = {{"No", 0.5, paper::Align::kRight, false}, {"Perhentian", 3, paper::Align::kLeft, false}, {"Tas", 3, paper::Align::kLeft, true}};
    for (const auto& stop : run.stops) {
        std::string bags;
        for (const auto& bag : run.bags)
            if (bag.village == stop.village)
                bags += std::string(bags.empty() ? "" : "\n") + (bag.direction == Direction::outward ? "serahkan " : "ambil ") + bag.code;
        stops.rows.push_back({std::to_string(stop.stop), stop.village_name + ", Kec. " + stop.district_name, bags});
    }
    made.blocks.emplace_back(std::move(stops));
    made.blocks.emplace_back(paper::Qr{run.code, 30, "Kode rit", run.code});
    made.blocks.emplace_back(paper::Signatures{{{"Yang menugaskan", ""}}});
    return paper::render_pdf({made}, now);
}

}  // namespace layang::custody
