#include "platform/access/access.hpp"
#include "platform/access/queries.hpp"
#include "platform/ledger/merkle.hpp"

namespace layang::access {
namespace {

constexpr Seconds kCountsOnceFor{3600};
/// While nothing can be written (a full disk) reading goes on; beyond this many lines the oldest wait no longer.
constexpr std::size_t kWaitingMax = 100'000;

Hash leaf_of(const View& view) {
    const Json line = {{"n", view.n}, {"actor", view.actor.text()}, {"at", to_string(view.at)}, {"what", view.what}, {"about", view.about}, {"reason", view.reason}, {"note", view.note_sealed}};
    return leaf_hash({}, view_of(canonical_json(line)));
}

CompactRange stored_range(store::Session& session, const std::string& regency) {
    const Bytes before = queries::view_head(session, regency);
    if (before.empty()) return {};
    auto range = CompactRange::parse(before);
    if (!range) throw store::StoreBroken("the view log's head is damaged");
    return std::move(*range);
}

std::string problem(std::string_view kind, std::int64_t n, std::string_view indonesian, std::string_view english) {
    return std::string(kind) + " at " + std::to_string(n) + ": " + std::string(indonesian) + " / " + std::string(english);
}

}  // namespace

void ViewBatch::note(View view) {
    const std::lock_guard lock(mutex_);
    const auto [noted, fresh] = noted_.try_emplace({view.actor, view.what, view.about}, view.at);
    if (!fresh && view.at - noted->second < kCountsOnceFor) return;
    noted->second = view.at;
    waiting_.push_back(std::move(view));
}

std::vector<View> ViewBatch::take() {
    const std::lock_guard lock(mutex_);
    if (!waiting_.empty()) std::erase_if(noted_, [now = waiting_.back().at](const auto& noted) { return now - noted.second >= kCountsOnceFor; });
    return std::exchange(waiting_, {});
}

void ViewBatch::put_back(std::vector<View> views) {
    const std::lock_guard lock(mutex_);
    waiting_.insert(waiting_.begin(), std::make_move_iterator(views.begin()), std::make_move_iterator(views.end()));
    if (waiting_.size() > kWaitingMax) waiting_.erase(waiting_.begin(), waiting_.end() - kWaitingMax);
}

void append_views(store::Session& session, const std::string& regency, std::vector<View> views) {
    CompactRange range = stored_range(session, regency);
    for (auto& view : views) {
        view.n = static_cast<std::int64_t>(range.size()) + 1;
        const Hash leaf = leaf_of(view);
        range.append(leaf);
        queries::insert_view(session, regency, view, Bytes(leaf.bytes.begin(), leaf.bytes.end()));
    }
    queries::save_view_head(session, regency, range.serialise());
}

std::vector<std::string> verify_views(store::Session& session, const std::string& regency) {
    std::vector<std::string> problems;
    CompactRange range;
    std::int64_t expected = 1;
    queries::each_view(session, regency, [&](const View& view, const Bytes& stored_leaf) {
        if (view.n != expected) problems.push_back(problem("missing-view", expected, "barisnya tidak ada", "its line is not there"));
        expected = view.n + 1;
        const Hash leaf = leaf_of(view);
        if (!std::ranges::equal(leaf.bytes, stored_leaf))
            problems.push_back(problem("changed-view", view.n, "isinya tidak cocok dengan daun yang tersimpan", "its line does not give the leaf that was stored with it"));
        range.append(leaf);
    });
    const auto stored = CompactRange::parse(queries::view_head(session, regency));
    if ((stored ? *stored : CompactRange{}) != range)
        problems.push_back(problem("view-head-differs", expected - 1, "kepala catatan akses bukan kepala baris ini", "the view log's head is not the head of these lines"));
    return problems;
}

void note_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about) {
    ground.views.note({0, caller.actor.account, ground.clock.now(), std::string(what), std::string(about), ""});
}

Result<void> write_views(Ground& ground) {
    auto views = ground.views.take();
    if (views.empty()) return {};
    Result<void> written;
    try {
        written = ground.store.write([&](store::Session& session) { return append_views(session, ground.regency, views), store::Verdict::keep; });
    } catch (...) {
        ground.views.put_back(std::move(views));
        throw;
    }
    if (!written) ground.views.put_back(std::move(views));
    return written;
}

std::string note_bound(const std::string& regency, const View& view) {
    return regency + "|view|" + view.actor.text() + '|' + to_string(view.at) + '|' + view.what + '|' + view.about + "|note";
}

Result<void> log_reasoned_view(Ground& ground, const Caller& caller, std::string_view what, std::string_view about, const Because& because) {
    const Instant now = ground.clock.now();
    const auto note = because.note.value_or("");
    TRY_VOID(ground.catalogue.known_reason("unmask", because.reason, note, ground.date_of(now)));
    View view{0, caller.actor.account, now, std::string(what), std::string(about), because.reason};
    if (!note.empty()) view.note_sealed = ground.ring.seal(view.actor.text(), SealClass::identity, note_bound(ground.regency, view), note);
    return ground.store.write([&](store::Session& session) { return append_views(session, ground.regency, {view}), store::Verdict::keep; });
}

}  // namespace layang::access
