#pragma once
// The ledger over the store: commands, reading, rebuilding. Verification and export are in files of their own.
#include "platform/ledger/transaction.hpp"

namespace layang::ledger {

class StoreLedger final : public Ledger {
public:
    StoreLedger(store::Store& store, secrets::KeyRing& ring, Random& random, std::vector<Projection> projections,
                std::vector<Reaction> reactions, std::vector<Upcaster> upcasters);

    void add_reactions(std::vector<Reaction> reactions) override { reactions_.insert(reactions_.end(), reactions.begin(), reactions.end()); }
    [[nodiscard]] Result<Outcome> execute(const Act& act, std::string_view asked, std::string_view body, const Decide& decide) override;
    void keep_number(const Act& act, const Refusal& refusal) override;
    void hear_number(const Act& act) override;
    [[nodiscard]] Head head(const std::string& regency) override;
    [[nodiscard]] std::vector<Stored> read(store::Session& session, const std::string& regency, const std::string& stream) override;
    [[nodiscard]] std::vector<Stored> read_last(store::Session& session, const std::string& regency) override;
    [[nodiscard]] Verification verify(const std::string& regency, const std::vector<std::string>& against) override;
    [[nodiscard]] std::string projection_hash(store::Session& session, const Projection& projection, const std::string& regency) override;
    [[nodiscard]] std::vector<std::string> rebuild(const std::string& regency, bool check_only) override;
    std::vector<std::string> rebuild_stale(const std::string& regency) override;
    void export_events(const std::string& regency, bool reveal, std::ostream& to) override;
    [[nodiscard]] std::int64_t closed_events(const std::string& regency) override;
    [[nodiscard]] std::optional<Told> told(store::Session& session, const std::string& regency, std::int64_t seq) override;
    [[nodiscard]] DeviceRecord device_record(store::Session& session, const std::string& regency, DeviceId device) override;
    [[nodiscard]] bool done(store::Session& session, const std::string& regency, CommandId command) override;

private:
    void replay(store::Session& session, const std::string& regency, const std::vector<const Projection*>& which);
    void keep_refusal(const Act& act, const std::string& operation, const Bytes& body_hash, const Refusal& refusal);

    store::Store& store_;
    secrets::KeyRing& ring_;
    Random& random_;
    std::vector<Projection> projections_;
    std::vector<Reaction> reactions_;
    std::vector<Upcaster> upcasters_;
    EventReader reader_;
    Machinery machinery_;
};

}  // namespace layang::ledger
