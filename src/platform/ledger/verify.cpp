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
        if (row.seq != expected_) problem("missing-event", expected_, "peristiwa berikutnya bernomor " + std::to_string(row.seq), "the next event has number " + std::to_string(row.seq));
        expected_ = row.seq + 1;
        const Hash leaf = leaf_hash(row.salt, row.bytes);
        if (!std::equal(leaf.bytes.begin(), leaf.bytes.end(), row.leaf.begin(), row.leaf.end()))
            problem("changed-event", row.seq, "isinya tidak cocok dengan daun yang tersimpan", "its bytes do not give the leaf that was stored with them");
        range_.append(leaf);
        check_envelope(row);
        check_heard();
    }

    /// The head that is stored, and the range beside it from which the next event grows.
    void finish(const std::optional<Head>& stored, const Bytes& range) {
        const Head now = head();
        if (stored && stored->size > now.size) cut_tail(now.size, "kepala yang tersimpan", "the stored head", stored->size);
        else if (stored && (stored->size < now.size || stored->root_hex != now.root_hex || range != range_.serialise()))
            problem("head-differs", now.size, "kepala yang tersimpan bukan kepala peristiwa ini", "the stored head is not the head of these events");
        else if (!stored && now.size > 0) problem("head-differs", now.size, "kepala tidak tersimpan", "no head is stored");
        for (const auto& heard : heard_)
            if (heard.size > now.size) cut_tail(now.size, "kepala yang pernah didengar", "a head that was heard before", heard.size);
    }

    void unreadable(const std::string& why) {
        problem("unreadable-event", expected_, "berkas data tidak terbaca di sini (" + why + ')', "the store cannot be read here");
    }

    [[nodiscard]] Head head() const { return {static_cast<std::int64_t>(range_.size()), hex_of(range_.root().view())}; }
    std::vector<std::string> problems;

private:
    /// The kind is for programs, the two sentences for whoever has to act on them.
    void problem(std::string_view kind, std::int64_t seq, const std::string& indonesian, const std::string& english) {
        problems.push_back(std::string(kind) + " at " + std::to_string(seq) + ": " + indonesian + " / " + english);
    }
    void cut_tail(std::int64_t size, const std::string& indonesian, const std::string& english, std::int64_t counted) {
        const auto count = std::to_string(counted);
        problem("cut-tail", size + 1, indonesian + " menghitung " + count + " peristiwa", english + " counts " + count + " events");
    }

    void check_envelope(const queries::EventRow& row) {
        const auto stored = reader_.read(text_of(row.bytes));
        if (!stored) return problem("changed-event", row.seq, "isinya bukan peristiwa", "its bytes are no event");
        if (stored->seq != row.seq) problem("reordered-event", row.seq, "aslinya bernomor " + std::to_string(stored->seq), "it was written as number " + std::to_string(stored->seq));
        if (stored->stream != row.stream || stored->type != row.type || stored->stream_version != row.stream_version || stored->command != row.command)
            problem("changed-event", row.seq, "kolomnya tidak cocok dengan isinya", "its columns do not agree with its bytes");
        auto& last = versions_[row.stream];
        if (row.stream_version != last + 1) {
            const auto [here, before] = std::pair{std::to_string(row.stream_version), std::to_string(last)};
            problem("reordered-event", row.seq, "versi " + here + " dari alirannya menyusul " + before, "version " + here + " of its stream follows " + before);
        }
        last = row.stream_version;
    }

    void check_heard() {
        const auto size = static_cast<std::int64_t>(range_.size());
        for (const auto& heard : heard_)
            if (heard.size == size && !hex_of(range_.root().view()).starts_with(heard.root_hex))
                problem("rewritten-past", size, "kepala yang pernah didengar untuk ukuran ini lain", "the head heard for this size was another one");
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
        else unreadable.push_back("unreadable-head: kepala tidak terbaca / this is no head: " + text.substr(0, 80));
    }
    Auditor auditor(reader_, std::move(heard));
    try {
        store_.read([&](store::Session& session) {
            queries::each_event(session, regency, 0, [&](const queries::EventRow& row) { return auditor.visit(row), true; });
            auditor.finish(queries::stored_head(session, regency), queries::stored_range(session, regency));
        });
    } catch (const store::StoreBroken& broken) {
        auditor.unreadable(broken.what());
    }
    auditor.problems.insert(auditor.problems.end(), unreadable.begin(), unreadable.end());
    return {auditor.head(), std::move(auditor.problems)};
}

}  // namespace layang::ledger
