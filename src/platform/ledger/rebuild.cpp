#include <algorithm>

#include <openssl/evp.h>

#include "platform/ledger/log.hpp"

namespace layang::ledger {
namespace {

/// SHA-256 over a stream of length-prefixed values, so that no two dumps look alike by accident.
class DumpHash {
public:
    DumpHash() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_, EVP_sha256(), nullptr); }
    ~DumpHash() { EVP_MD_CTX_free(context_); }
    DumpHash(const DumpHash&) = delete;
    DumpHash& operator=(const DumpHash&) = delete;

    void add(char kind, std::string_view bytes) {
        const std::string prefix = std::string(1, kind) + std::to_string(bytes.size()) + ':';
        EVP_DigestUpdate(context_, prefix.data(), prefix.size());
        EVP_DigestUpdate(context_, bytes.data(), bytes.size());
    }
    void add(const store::Value& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value)) add('i', std::to_string(*integer));
        else if (const auto* text = std::get_if<std::string>(&value)) add('t', *text);
        else if (const auto* blob = std::get_if<Bytes>(&value)) add('b', text_of(*blob));
        else add('n', "");
    }
    [[nodiscard]] std::string hex() {
        Bytes digest(32);
        EVP_DigestFinal_ex(context_, digest.data(), nullptr);
        return hex_of(digest);
    }

private:
    EVP_MD_CTX* context_;
};

}  // namespace

std::string StoreLedger::projection_hash(store::Session& session, const Projection& projection, const std::string& regency) {
    DumpHash hash;
    for (const auto* table : projection.tables) {
        hash.add('T', table->name());
        session.for_each(
            table->dump(),
            [&](const store::Row& row) {
                for (int column = 0; column < row.columns(); ++column) hash.add(row.value(column));
            },
            regency);
    }
    return hash.hex();
}

void StoreLedger::replay(store::Session& session, const std::string& regency, const std::vector<const Projection*>& which) {
    // The last room's tables first: nothing refers to tables of rooms above.
    for (auto it = which.rbegin(); it != which.rend(); ++it)
        for (const auto* table : (*it)->tables) session.run(table->clear(), regency);
    queries::each_event(session, regency, 0, [&](const queries::EventRow& row) {
        auto stored = reader_.read(text_of(row.bytes));
        if (!stored) throw store::StoreBroken("event " + std::to_string(row.seq) + " cannot be read; run `layang ledger verify`");
        for (const auto* projection : which) projection->apply(session, *stored, ring_);
        return true;
    });
}

std::vector<std::string> StoreLedger::rebuild(const std::string& regency, bool check_only) {
    std::vector<std::string> changed;
    const auto written = store_.write([&](store::Session& session) {
        std::vector<const Projection*> all;
        std::vector<std::string> before;
        for (const auto& projection : projections_) {
            all.push_back(&projection);
            before.push_back(projection_hash(session, projection, regency));
        }
        replay(session, regency, all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (projection_hash(session, *all[i], regency) != before[i]) changed.emplace_back(all[i]->name);
            queries::save_projection_number(session, regency, all[i]->name, all[i]->number);
        }
        return check_only ? store::Verdict::undo : store::Verdict::keep;
    });
    if (!written) throw store::StoreBroken("the writer is busy");
    return changed;
}

std::vector<std::string> StoreLedger::rebuild_stale(const std::string& regency) {
    std::vector<std::string> names;
    const auto written = store_.write([&](store::Session& session) {
        std::vector<const Projection*> stale;
        for (const auto& projection : projections_)
            if (queries::projection_number(session, regency, projection.name) != projection.number) stale.push_back(&projection);
        if (stale.empty()) return store::Verdict::undo;
        replay(session, regency, stale);
        for (const auto* projection : stale) {
            names.emplace_back(projection->name);
            queries::save_projection_number(session, regency, projection->name, projection->number);
        }
        return store::Verdict::keep;
    });
    if (!written) throw store::StoreBroken("the writer is busy");
    return names;
}

}  // namespace layang::ledger
