#include "capabilities/printing/routes.hpp"

#include <algorithm>

#include "capabilities/printing/bodies.hpp"

namespace layang::printing {
namespace {

using access::Api;
using access::Call;
using http::Method;
using ledger::Transaction;
using store::Session;

/// Among the states that the queue is asked for: on a shelf, and to be printed again.
constexpr std::string_view kDamagedOnShelf = "damaged";

struct StockPath {
    std::string medium;
    Date date;
};
Result<StockPath> stock_path(const Call& call) {
    const auto date = parse_date(call.request.at("date"));
    if (!date) return refuse(ErrorCode::kDateInvalid, "date");
    return StockPath{call.request.at("medium"), *date};
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        if (comma != 0) parts.emplace_back(text.substr(0, comma));
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return parts;
}

Json render_stock(Session& session, const Call& call, const std::string& about) {
    const auto on = parse_stock_stream(about);
    LAYANG_CHECK(on);
    const auto row = queries::stock_day(session, call.ground.regency, on->medium, on->day);
    LAYANG_CHECK(row);
    return encode(day_answer(*row));
}

access::RenderThing render_document(const Names& names) {
    return [&names](Session& session, const Call& call, const std::string& about) {
        const auto id = DocumentId::parse(std::string_view(about).substr(about.find(':') + 1));
        LAYANG_CHECK(id);
        const auto row = queries::document(session, call.ground.regency, *id);
        LAYANG_CHECK(row);
        return encode(queue_item(session, call.ground.regency, call.ground.ring, names, *row));
    };
}

/// The body once more: what was asked says what is answered, on a repeat as well.
Json render_batch(Session& session, const Call& call, const std::string&) {
    const auto asked = decode<bodies::Batch>(Json::parse(call.request.body));
    LAYANG_CHECK(asked);
    return encode(batch_answer(session, call.ground.regency, call.actor(), asked->documents));
}

void add_stock_reads(Api& api) {
    api.read("/api/v1/stock", "list_stock", Right::see_stock, [](const Call& call) -> Result<http::Response> {
        const Date today = call.ground.date_of(call.now);
        Date from = today.plus_days(-kStockDaysShown);
        if (const auto text = call.request.query_value("from"); !text.empty()) {
            const auto date = parse_date(text);
            if (!date) return refuse(ErrorCode::kDateInvalid, "from");
            from = *date;
        }
        std::vector<std::string> media;
        for (const auto* medium : call.ground.catalogue.media_on(today))
            if (medium->stock_counted) media.push_back(medium->code);
        StockListAnswer answer;
        call.ground.store.read([&](Session& session) {
            // One whose row has ended is kept as long as somebody waits for it.
            for (auto& medium : queries::waiting_media(session, call.ground.regency))
                if (std::ranges::find(media, medium) == media.end()) media.push_back(std::move(medium));
            answer = stock_answer(session, call.ground.regency, media, from);
        });
        return http::json_response(encode(answer));
    });
}

void add_stock_commands(Api& api, const Service& service) {
    const std::string base = "/api/v1/stock/{medium}/{date}/";
    api.command<bodies::OpenDay>(Method::post, base + "open", "open_stock_day", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const bodies::OpenDay& body) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.open_day(tx, call.actor(), path.medium, path.date, body.opening);
        }, render_stock);
    api.command<bodies::Receive>(Method::post, base + "receive", "receive_blanks", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const bodies::Receive& body) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.receive(tx, path.medium, ReceiveBlanks{call.actor(), path.date, body.count, body.reference});
        }, render_stock);
    api.command<bodies::SpoilBlanks>(Method::post, base + "spoil", "spoil_blanks", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const bodies::SpoilBlanks& body) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.spoil(tx, path.medium, SpoilBlanks{call.actor(), path.date, body.count, body.reason, sealed_note(body.note)});
        }, render_stock);
    api.command<bodies::Adjust>(Method::post, base + "adjust", "adjust_stock", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const bodies::Adjust& body) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.adjust(tx, path.medium, AdjustStock{call.actor(), path.date, body.count, body.reason, sealed_note(body.note)});
        }, render_stock);
    api.command<bodies::Count>(Method::post, base + "count", "count_stock", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const bodies::Count& body) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.count(tx, path.medium, CountStock{call.actor(), path.date, body.counted});
        }, render_stock);
    api.command<access::Nothing>(Method::post, base + "close", "close_stock_day", Right::keep_stock,
        [&service](Transaction& tx, const Call& call, const access::Nothing&) -> Result<std::string> {
            const auto path = TRY(stock_path(call));
            return service.close_day(tx, path.medium, CloseDay{call.actor(), path.date});
        }, render_stock);
}

Result<queries::QueueFilter> queue_filter(const Call& call) {
    queries::QueueFilter filter;
    filter.medium = call.request.query_value("medium");
    for (const auto& word : split(call.request.query_value("state"))) {
        if (word == kDamagedOnShelf) {
            filter.damaged = true;
            continue;
        }
        Reasons reasons;
        DocumentStanding state{};
        if (!decode_into(Json(word), state, reasons, "state")) return reasons.refusal();
        filter.states.push_back(state);
    }
    filter.areas = areas_of(call.actor(), Right::see_printing);
    filter.after = TRY(call.query_number("cursor", 0));
    const auto limit = TRY(call.query_number("limit", kQueuePage));
    if (limit < 1 || limit > kQueuePageMax)
        return refuse(ErrorCode::kNumberRange, "limit", {{"min", "1"}, {"max", std::to_string(kQueuePageMax)}});
    filter.limit = static_cast<std::size_t>(limit);
    return filter;
}

void add_queue(Api& api, const Names& names) {
    api.read_people("/api/v1/print-queue", "list_print_queue", Right::see_printing, [&names](const Call& call) -> Result<http::Response> {
        const auto filter = TRY(queue_filter(call));
        QueueAnswer answer;
        call.ground.store.read(
            [&](Session& session) { answer = queue_answer(session, call.ground.regency, call.ground.ring, names, filter); });
        return http::json_response(encode(answer));
    });
    api.read("/api/v1/labels.pdf", "get_labels", Right::see_printing, [&names](const Call& call) -> Result<http::Response> {
        Reasons reasons;
        std::vector<DocumentId> documents;
        decode_into(Json(split(call.request.query_value("documents"))), documents, reasons, "documents");
        if (reasons.any()) return reasons.refusal();
        Result<std::vector<Label>> labels = refuse(ErrorCode::kBroken);
        call.ground.store.read([&](Session& session) {
            labels = labels_of(session, call.ground.regency, call.ground.ring, names, areas_of(call.actor(), Right::see_printing), documents,
                               call.ground.date_of(call.now));
        });
        if (!labels) return refuse(labels.error());
        const Bytes pdf = TRY(render_labels(*labels, call.now));
        for (const auto document : documents) access::note_view(call.ground, call.caller, "get_labels", ledger::stream_of("document", document));
        // Names stand on it: no cache keeps it.
        return http::Response{200, {{"Content-Type", "application/pdf"}, {"Cache-Control", "private, no-store"}}, std::string(pdf.begin(), pdf.end())};
    });
}

void add_document_commands(Api& api, const Service& service, const Names& names) {
    const std::string base = "/api/v1/documents/{document}/";
    const auto render = render_document(names);
    api.command<bodies::Batch>(Method::post, "/api/v1/documents/print-batch", "print_batch", Right::print,
        [&service](Transaction& tx, const Call& call, const bodies::Batch& body) { return service.print_batch(tx, call.actor(), body.documents); },
        render_batch);
    api.command<access::Nothing>(Method::post, base + "print", "print_document", Right::print,
        [&service](Transaction& tx, const Call& call, const access::Nothing&) -> Result<std::string> {
            return service.print(tx, call.actor(), TRY(call.path_id<DocumentId>("document")));
        }, render);
    api.command<bodies::Pass>(Method::post, base + "pass", "pass_document", Right::print,
        [&service](Transaction& tx, const Call& call, const bodies::Pass& body) -> Result<std::string> {
            return service.pass(tx, TRY(call.path_id<DocumentId>("document")), PassDocument{call.actor(), body.shelf});
        }, render);
    api.command<access::Because>(Method::post, base + "spoil", "spoil_document", Right::print,
        [&service](Transaction& tx, const Call& call, const access::Because& body) -> Result<std::string> {
            return service.spoil(tx, TRY(call.path_id<DocumentId>("document")), SpoilDocument{call.actor(), body.reason, sealed_note(body.note)});
        }, render);
    api.command<access::Because>(Method::post, base + "cancel", "cancel_document", Right::print,
        [&service](Transaction& tx, const Call& call, const access::Because& body) -> Result<std::string> {
            return service.cancel(tx, TRY(call.path_id<DocumentId>("document")), CancelDocument{call.actor(), body.reason, sealed_note(body.note)});
        }, render);
}

}  // namespace

Rules rules_of(const Catalogue& catalogue) {
    Rules rules;
    rules.is_counted = [&catalogue](std::string_view medium, Date on) {
        for (const auto* row : catalogue.media_on(on))
            if (row->code == medium) return row->stock_counted;
        return false;
    };
    rules.known_reason = [&catalogue](std::string_view kind, std::string_view code, std::string_view note, Date on) {
        return catalogue.known_reason(kind, code, note, on);
    };
    rules.anomaly_owner = [&catalogue](std::string_view rule, Date on) { return catalogue.anomaly_owner(rule, on); };
    return rules;
}

Names names_of(const Region& region, const Catalogue& catalogue,
               std::function<std::string(Session&, const std::string& regency, DossierId)> dossier_code,
               std::function<std::optional<Instant>(Session&, const std::string& regency, ApplicationId)> legal_due) {
    Names names;
    names.place = [&region](std::string_view code) {
        const auto* village = region.village(code);
        return village == nullptr ? Names::Place{std::string(code), {}} : Names::Place{village->name, village->district};
    };
    names.kind = [&catalogue](std::string_view kind, Date on) {
        const auto* row = catalogue.document_at(kind, on);
        return row == nullptr ? std::string(kind) : row->name.id;
    };
    names.dossier_code = std::move(dossier_code);
    names.legal_due = std::move(legal_due);
    return names;
}

void add_routes(Api& api, const Service& service, const Names& names) {
    add_stock_reads(api);
    add_stock_commands(api, service);
    add_queue(api, names);
    add_document_commands(api, service, names);
}

}  // namespace layang::printing
