#include "capabilities/printing/service.hpp"

#include <algorithm>
#include <set>

#include "capabilities/printing/queries.hpp"

namespace layang::printing {
namespace {

using ledger::Transaction;

std::string about(DocumentId document) { return ledger::stream_of("document", document); }
std::string about(const StockBook& book) { return stock_stream(book.state().medium, book.state().date); }

/// The first breach says why; that the blank was not reserved follows from it and needs no second anomaly.
StockDecision without_consequence(StockDecision stock, const DocumentDecision& document) {
    if (!document.breaches.empty()) std::erase_if(stock.breaches, [](const Breach& breach) { return breach.rule == "printed-without-blank"; });
    return stock;
}

}  // namespace

DocumentState load_document(Transaction& tx, DocumentId document) {
    DocumentState state;
    Instant moved;
    std::string bag;
    bool lost_with_bag = false;
    for (const auto& stored : tx.read(about(document))) {
        if (const auto event = stored.as_one_of<DocumentEvent>()) state = evolve(std::move(state), *event, stored.stamp);
        state.given = state.given || means_given(stored);
        const auto left = means_left(stored);
        const bool gone = means_gone(stored);
        if (stored.type == "DocumentBagged") bag = stored.payload.at("bag").get<std::string>();
        const bool counted_out = stored.type == "DocumentReceived" && stored.payload.at("bag") == bag;
        // Told only now, and it was before that bag was said to be lost: it was not in it.
        if (state.gone && lost_with_bag && counted_out) moved = std::min(moved, stored.stamp.occurred_at);
        if ((!left && !gone) || stored.stamp.occurred_at < moved) continue;
        if (left) {
            state.left = *left;
            state.with_receiver = means_given(stored);
        }
        state.gone = gone;
        lost_with_bag = stored.type == "DocumentLost" && stored.payload.at("reason") == "with_bag";
        moved = stored.stamp.occurred_at;
    }
    // Who loses what he was given applies for another.
    state.gone = state.gone && !state.given;
    return state;
}

Result<void> Service::known_medium(Transaction& tx, const std::string& medium, Date on) const {
    // Whoever waits for a blank whose row has ended is still printed on it.
    if (rules_.is_counted(medium, on) || queries::waiting(tx.session(), tx.act().regency, medium) > 0) return {};
    return refuse(ErrorCode::kChoiceUnknown, "medium", {{"value", medium.substr(0, 40)}});
}

void Service::write(Transaction& tx, const DocumentState& state, const DocumentDecision& decision) const {
    tx.append_all(about(state.document), state.dossier.text(), decision.events);
    for (const auto& breach : decision.breaches) raise_breach(tx, rules_, breach, about(state.document), state.village);
}

void Service::line_up(Transaction& tx, StockBook& book, DocumentId document, DossierId dossier) const {
    book.promote();
    const auto row = queries::document(tx.session(), tx.act().regency, document);
    LAYANG_CHECK(row);
    if (row->state == DocumentStanding::queued) tx.append(about(document), dossier.text(), DocumentQueued{row->medium, row->place});
}

Result<std::string> Service::open_day(Transaction& tx, const Actor& actor, const std::string& medium, Date day,
                                      std::optional<std::int64_t> opening) const {
    TRY_VOID(known_medium(tx, medium, day));
    StockBook book(tx, rules_, medium);
    OpenDay command{actor, tx.act().rule_date, medium, day, opening, {}};
    if (book.state().date == day) {
        book.write(TRY(decide(book.state(), command)));
    } else {
        // Judged before anything is closed: a refused opening leaves the old day as it is.
        command.previous = book.state();
        StockState fresh;
        const auto opened = TRY(decide(fresh, command));
        if (book.state().day == DayState::open) book.write(TRY(decide(book.state(), CloseDay{actor, book.state().date})));
        book.turn_to(day);
        book.write(opened);
    }
    book.promote();
    return about(book);
}

Result<std::string> Service::receive(Transaction& tx, const std::string& medium, const ReceiveBlanks& command) const {
    TRY_VOID(known_medium(tx, medium, command.date));
    StockBook book(tx, rules_, medium);
    book.write(TRY(decide(book.state(), command)));
    book.promote();
    return about(book);
}

Result<std::string> Service::spoil(Transaction& tx, const std::string& medium, const SpoilBlanks& command) const {
    TRY_VOID(known_medium(tx, medium, command.date));
    TRY_VOID(rules_.known_reason("spoil", command.reason, words_of(command.note), tx.act().rule_date));
    StockBook book(tx, rules_, medium);
    book.write(TRY(decide(book.state(), command)));
    return about(book);
}

Result<std::string> Service::adjust(Transaction& tx, const std::string& medium, const AdjustStock& command) const {
    TRY_VOID(known_medium(tx, medium, command.date));
    TRY_VOID(rules_.known_reason("stock_adjust", command.reason, words_of(command.note), tx.act().rule_date));
    StockBook book(tx, rules_, medium);
    book.write(TRY(decide(book.state(), command)));
    book.promote();
    return about(book);
}

Result<std::string> Service::count(Transaction& tx, const std::string& medium, const CountStock& command) const {
    TRY_VOID(known_medium(tx, medium, command.date));
    StockBook book(tx, rules_, medium);
    book.write(TRY(decide(book.state(), command)));
    return about(book);
}

Result<std::string> Service::close_day(Transaction& tx, const std::string& medium, const CloseDay& command) const {
    TRY_VOID(known_medium(tx, medium, command.date));
    StockBook book(tx, rules_, medium);
    book.write(TRY(decide(book.state(), command)));
    return about(book);
}

Result<std::string> Service::print(Transaction& tx, const Actor& actor, DocumentId document) const {
    StockBooks books(tx, rules_);
    TRY_VOID(print_on(tx, books, actor, document));
    return about(document);
}

Result<void> Service::print_on(Transaction& tx, StockBooks& books, const Actor& actor, DocumentId document) const {
    const auto state = load_document(tx, document);
    if (!state.stock_counted) {
        write(tx, state, TRY(decide(state, PrintDocument{actor, {}})));
        return {};
    }
    auto& book = books.of(state.medium);
    const auto decision = TRY(decide(state, PrintDocument{actor, book.state().date}));
    const auto used = without_consequence(decide(book.state(), UseBlank{document}), decision);
    book.write(used, about(document), state.village);
    write(tx, state, decision);
    return {};
}

Result<std::string> Service::print_batch(Transaction& tx, const Actor& actor, std::span<const DocumentId> documents) const {
    if (documents.empty()) return refuse(ErrorCode::kFieldMissing, "documents");
    if (documents.size() > kBatchMax) return refuse(ErrorCode::kTooMany, "documents", {{"max", std::to_string(kBatchMax)}});
    Reasons reasons;
    StockBooks books(tx, rules_);
    std::set<DocumentId> seen;
    bool recorded = false;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (!seen.insert(documents[i]).second) continue;
        if (const auto one = print_on(tx, books, actor, documents[i])) recorded = true;
        else reasons.add(one.error().code(), "documents." + std::to_string(i));
    }
    if (!recorded) return reasons.refusal();
    return "print-batch";
}

Result<std::string> Service::pass(Transaction& tx, DocumentId document, const PassDocument& command) const {
    const auto state = load_document(tx, document);
    write(tx, state, TRY(decide(state, command)));
    return about(document);
}

Result<std::string> Service::spoil(Transaction& tx, DocumentId document, const SpoilDocument& command) const {
    TRY_VOID(rules_.known_reason("spoil", command.reason, words_of(command.note), tx.act().rule_date));
    const auto state = load_document(tx, document);
    const auto decision = TRY(decide(state, command));
    if (!state.stock_counted) {
        write(tx, state, decision);
        return about(document);
    }
    StockBook book(tx, rules_, state.medium);
    const auto spoiled = decide(book.state(), SpoilDocumentBlank{document, command.reason, state.was_printed() || state.left});
    book.write(without_consequence(spoiled, decision), about(document), state.village);
    write(tx, state, decision);
    if (std::get<DocumentSpoiled>(decision.events.front()).reprint) line_up(tx, book, document, state.dossier);
    return about(document);
}

Result<std::string> Service::cancel(Transaction& tx, DocumentId document, const CancelDocument& command) const {
    if (command.actor) TRY_VOID(rules_.known_reason("document_cancelled", command.reason, words_of(command.note), tx.act().rule_date));
    const auto state = load_document(tx, document);
    write(tx, state, TRY(decide(state, command)));
    if (state.stock_counted) {
        StockBook book(tx, rules_, state.medium);
        book.write(decide(book.state(), ReleaseBlank{document}));
        book.promote();
    }
    return about(document);
}

Result<std::vector<DocumentId>> Service::order(Transaction& tx, std::vector<DocumentOrdered> orders) const {
    std::vector<DocumentId> ids;
    StockBooks books(tx, rules_);
    for (auto& order : orders) {
        order.document = tx.new_id<DocumentId>();
        order.code = new_code_(tx);
        const auto decision = TRY(decide(DocumentState{}, OrderDocument{order}));
        tx.append_all(about(order.document), order.dossier.text(), decision.events);
        ids.push_back(order.document);
        if (order.stock_counted) line_up(tx, books.of(order.medium), order.document, order.dossier);
    }
    return ids;
}

Result<void> Service::drop(Transaction& tx, ApplicationId application, const std::string& reason) const {
    for (const auto& row : queries::documents_of(tx.session(), tx.act().regency, application)) {
        const auto cancelled = cancel(tx, row.document, CancelDocument{{}, reason});
        if (!cancelled && !cancelled.error().has(ErrorCode::kDocumentCancelled)) return refuse(cancelled.error());
    }
    return {};
}

}  // namespace layang::printing
