#include "platform/ledger/transaction.hpp"

namespace layang::ledger {

WriterTransaction::WriterTransaction(const Machinery& machinery, const Act& act, store::Session& session)
    : machinery_(machinery),
      act_(act),
      session_(session),
      range_(queries::head_range(session, act.regency)),
      first_seq_(static_cast<std::int64_t>(range_.size()) + 1) {}

std::vector<Stored> WriterTransaction::read(const std::string& stream) {
    std::vector<Stored> events;
    for (const auto& row : queries::stream_rows(session_, act_.regency, stream)) {
        auto stored = machinery_.reader.read(text_of(row.bytes));
        if (!stored) throw store::StoreBroken("a stored event cannot be read; run `layang ledger verify`");
        events.push_back(std::move(*stored));
    }
    versions_[stream] = static_cast<std::int64_t>(events.size());
    return events;
}

std::int64_t WriterTransaction::next_version(const std::string& stream) {
    const auto found = versions_.find(stream);
    if (found != versions_.end()) return ++found->second;
    const auto length = static_cast<std::int64_t>(queries::stream_rows(session_, act_.regency, stream).size());
    return versions_[stream] = length + 1;
}

void WriterTransaction::append_json(const std::string& stream, std::string_view type, int version, Json payload) {
    const EventFields fields{static_cast<std::int64_t>(range_.size()) + 1, stream, next_version(stream), type, version};
    const auto row = make_event(act_, fields, std::move(payload), machinery_.random);
    queries::insert_event(session_, act_.regency, row);
    range_.append(*hash_of(row.leaf));
    auto stored = machinery_.reader.read(text_of(row.bytes));
    LAYANG_CHECK(stored);
    for (const auto& projection : machinery_.projections) projection.apply(session_, *stored, machinery_.ring);
    fresh_.push_back(std::move(*stored));
}

void WriterTransaction::raise(AnomalyRaised anomaly) {
    anomaly.anomaly = new_id<AnomalyId>();
    anomalies_.push_back(anomaly.rule);
    append(stream_of("anomaly", anomaly.anomaly), anomaly.anomaly.text(), anomaly);
}

Result<void> WriterTransaction::react() {
    std::size_t done = 0;
    for (int depth = 0; done < fresh_.size(); ++depth) {
        LAYANG_CHECK(depth < kReactionDepthMax);
        const std::size_t end = fresh_.size();
        for (; done < end; ++done)
            for (const auto& reaction : machinery_.reactions) {
                // Reactions append, which moves the vector: hand out a copy.
                const Stored event = fresh_[done];
                if (reaction.type == event.type) TRY_VOID(reaction.react(*this, event));
            }
    }
    return {};
}

std::pair<std::int64_t, std::int64_t> WriterTransaction::finish() {
    const auto last = static_cast<std::int64_t>(range_.size());
    if (last < first_seq_) return {0, 0};
    queries::save_head(session_, act_.regency, range_);
    return {first_seq_, last};
}

}  // namespace layang::ledger
