#pragma once
// A command at work inside the writer's savepoint.
#include "platform/ledger/event.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::ledger {

/// What a transaction needs of its ledger.
struct Machinery {
    secrets::KeyRing& ring;
    Random& random;
    const std::vector<Projection>& projections;
    const std::vector<Reaction>& reactions;
    const EventReader& reader;
};

class WriterTransaction final : public Transaction {
public:
    WriterTransaction(const Machinery& machinery, const Act& act, store::Session& session);

    [[nodiscard]] const Act& act() const override { return act_; }
    [[nodiscard]] store::Session& session() override { return session_; }
    [[nodiscard]] std::vector<Stored> read(const std::string& stream) override;
    void append_json(const std::string& stream, std::string_view type, int version, Json payload) override;
    void raise(AnomalyRaised anomaly) override;
    [[nodiscard]] Random& random() override { return machinery_.random; }
    [[nodiscard]] secrets::KeyRing& ring() override { return machinery_.ring; }

    /// Lets other rooms react to what was appended. A refusal of a reaction refuses the whole command.
    [[nodiscard]] Result<void> react();
    /// Writes the head; returns (first seq, last seq), (0, 0) when nothing was appended.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> finish();
    [[nodiscard]] const std::vector<std::string>& anomalies() const { return anomalies_; }

private:
    [[nodiscard]] std::int64_t next_version(const std::string& stream);

    const Machinery& machinery_;
    const Act& act_;
    store::Session& session_;
    CompactRange range_;
    std::int64_t first_seq_;
    std::map<std::string, std::int64_t> versions_;
    std::vector<Stored> fresh_;
    std::vector<std::string> anomalies_;
};

}  // namespace layang::ledger
