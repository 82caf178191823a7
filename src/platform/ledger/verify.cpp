#include <algorithm>
#include <unordered_map>

#include "platform/ledger/heads.hpp"
#include "platform/ledger/log.hpp"

namespace layang::ledger {
namespace {

/// Walks the log once and names what is wrong, so that a person knows where to look.
class Auditor {
public:
    Auditor(const EventReader& reader, std::vector<Head> heard) : reader_(reader), heard_(std::move(heard)) {
        std::sort(heard_.begin(), heard_.end(), [](const Head& a, const Head& b) { return a.size < b.size; });
        check_heard();
    }

    void visit(const queries::EventRow& row) {
        if (row.seq != expected_) problem("missing-event", expected_, "the next event has number " + std::to_string(row.seq));
        expected_ = row.seq + 1;
        const Hash leaf = leaf_hash(row.salt, row.bytes);
        if (!std::equal(leaf.bytes.begin(), leaf.bytes.end(), row.leaf.begin(), row.leaf.end()))
            problem("changed-event", row.seq, "its bytes do not give the leaf that was stored with them");
        range_.append(leaf);
        check_envelope(row);
        check_heard();
    }

    void finish(const std::optional<Head>& stored) {
        const Head now = head();
        if (stored && stored->size > now.size) problem("cut-tail", now.size + 1, "the head counts " + std::to_string(stored->size) + " events");
        else if (stored && (stored->size < now.size || stored->root_hex != now.root_hex))
            problem("head-differs", now.size, "the stored head is not the head of these events");
        for (const auto& heard : heard_)
            if (heard.size > now.size) problem("cut-tail", now.size + 1, "a head of " + std::to_string(heard.size) + " events was heard before");
    }

    [[nodiscard]] Head head() const { return {static_cast<std::int64_t>(range_.size()), hex_of(range_.root().view())}; }
    std::vector<std::string> problems;

private:
    void problem(std::string_view kind, std::int64_t seq, const std::string& detail) {
        problems.push_back(std::string(kind) + " at " + std::to_string(seq) + ": " + detail);
    }

    void check_envelope(const queries::EventRow& row) {
        const auto stored = reader_.read(text_of(row.bytes));
        if (!stored) return problem("changed-event", row.seq, "its bytes are no event");
        if (stored->seq != row.seq) problem("reordered-event", row.seq, "it was written as number " + std::to_string(stored->seq));
        if (stored->stream != row.stream || stored->type != row.type || stored->stream_version != row.stream_version)
            problem("changed-event", row.seq, "its columns do not agree with its bytes");
        auto& last = versions_[row.stream];
        if (row.stream_version != last + 1) problem("reordered-event", row.seq, "version " + std::to_string(row.stream_version) + " of its stream follows " + std::to_string(last));
        last = row.stream_version;
    }

    void check_heard() {
        const auto size = static_cast<std::int64_t>(range_.size());
        for (const auto& heard : heard_)
            if (heard.size == size && heard.root_hex != hex_of(range_.root().view()))
                problem("rewritten-past", size, "the head heard for this size was another one");
    }

    const EventReader& reader_;
    std::vector<Head> heard_;
    CompactRange range_;
    std::int64_t expected_ = 1;
    std::unordered_map<std::string, std::int64_t> versions_;
};

}  // namespace

Verification StoreLedger::verify(const std::string& regency, const std::vector<std::string>& against) {
    std::vector<Head> heard;
    std::vector<std::string> unreadable;
    for (const auto& text : against) {
        if (auto head = parse_head(text)) heard.push_back(*head);
        else unreadable.push_back("unreadable-head: " + text.substr(0, 80));
    }
    Auditor auditor(reader_, std::move(heard));
    store_.read([&](store::Session& session) {
        queries::each_event(session, regency, 0, [&](const queries::EventRow& row) { return auditor.visit(row), true; });
        auditor.finish(queries::stored_head(session, regency));
    });
    auditor.problems.insert(auditor.problems.end(), unreadable.begin(), unreadable.end());
    return {auditor.head(), std::move(auditor.problems)};
}

}  // namespace layang::ledger
