#include "capabilities/printing/answers.hpp"

#include <algorithm>

namespace layang::printing {
namespace {

bool covers(const std::vector<std::string>& areas, const std::string& village) {
    return std::any_of(areas.begin(), areas.end(), [&](const auto& area) { return area_covers(area, village); });
}

constexpr const char* kErasedName = "(dihapus)";

}  // namespace

StockDayAnswer day_answer(const StockDayRow& row) {
    return {row.medium,   row.day,      row.state,    row.opening,     row.received,  row.adjusted,     row.used,    row.spoiled,
            row.used_bad, row.reserved, row.available(), row.balance(), row.carried_from, row.counted, row.counted_expected};
}

StockListAnswer stock_answer(store::Session& session, const std::string& regency, const std::vector<std::string>& media, Date from) {
    StockListAnswer answer;
    for (const auto& medium : media) {
        StockAnswer one{medium, queries::waiting(session, regency, medium), {}};
        const auto newest = queries::newest_day(session, regency, medium);
        if (newest)
            for (const auto& row : queries::stock_days(session, regency, medium, std::min(from, *newest))) one.days.push_back(day_answer(row));
        answer.items.push_back(std::move(one));
    }
    return answer;
}

QueueItem queue_item(store::Session& session, const std::string& regency, secrets::KeyRing& ring, const Names& names, const DocumentRow& row) {
    QueueItem item;
    item.document = row.document;
    item.code = row.code;
    item.kind = row.kind;
    item.medium = row.medium;
    item.dossier = row.dossier;
    item.dossier_code = names.dossier_code(session, regency, row.dossier);
    item.village = row.village;
    const auto place = names.place(row.village);
    item.village_name = place.village;
    item.district_name = place.district;
    if (const auto holder = masked_holder(ring, row)) {
        item.holder = holder->name;
        if (!holder->nik.empty()) item.holder_nik = holder->nik;
    }
    item.state = row.state;
    if (row.state == DocumentStanding::queued) item.place = row.place;
    item.ordered_at = row.ordered_at;
    if (row.state == DocumentStanding::queued || row.state == DocumentStanding::ordered)
        item.legal_due = names.legal_due(session, regency, row.application);
    item.printed_at = row.printed_at;
    if (!row.shelf.empty()) item.shelf = row.shelf;
    item.damaged = row.damaged;
    return item;
}

QueueAnswer queue_answer(store::Session& session, const std::string& regency, secrets::KeyRing& ring, const Names& names,
                         const queries::QueueFilter& filter) {
    auto one_more = filter;
    one_more.limit = filter.limit + 1;
    auto rows = queries::print_queue(session, regency, one_more);
    QueueAnswer answer;
    if (rows.size() > filter.limit) {
        rows.resize(filter.limit);
        answer.next = std::to_string(rows.back().line_seq);
    }
    for (const auto& row : rows) answer.items.push_back(queue_item(session, regency, ring, names, row));
    return answer;
}

BatchAnswer batch_answer(store::Session& session, const std::string& regency, const Actor& actor, const std::vector<DocumentId>& documents) {
    BatchAnswer answer;
    for (const auto id : documents) {
        BatchItem item{id, false, {}, {}, {}, {}};
        const auto row = queries::document(session, regency, id);
        const auto allowed = row ? require_in(actor, Right::print, row->village) : Result<void>(refuse(ErrorCode::kNotFound));
        item.recorded = allowed.has_value();
        if (item.recorded) {
            item.state = row->state;
        } else {
            const auto& why = info(allowed.error().code());
            item.refused = std::string(why.slug);
            item.reason = std::string(why.id);
            item.reason_en = std::string(why.en);
        }
        answer.items.push_back(std::move(item));
    }
    return answer;
}

Result<std::vector<Label>> labels_of(store::Session& session, const std::string& regency, secrets::KeyRing& ring, const Names& names,
                                     const std::vector<std::string>& areas, const std::vector<DocumentId>& documents, Date on) {
    if (documents.empty()) return refuse(ErrorCode::kFieldMissing, "documents");
    if (documents.size() > kLabelsMax) return refuse(ErrorCode::kTooMany, "documents", {{"max", std::to_string(kLabelsMax)}});
    Reasons reasons;
    std::vector<Label> labels;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto row = queries::document(session, regency, documents[i]);
        if (!row || !covers(areas, row->village)) {
            reasons.add(ErrorCode::kNotFound, "documents." + std::to_string(i));
            continue;
        }
        const auto place = names.place(row->village);
        const auto holder = masked_holder(ring, *row);
        labels.push_back({row->code, names.kind(row->kind, on), holder ? holder->name : kErasedName, place.village, place.district});
    }
    if (reasons.any()) return reasons.refusal();
    return labels;
}

}  // namespace layang::printing
