// What parse_json accepts, canonical_json writes in one form: reading that form again gives the same value and bytes. The bytes of an event,
// out of a store that may be damaged or somebody else's, are read or refused, and in their one form are the same event.
#include <cstdint>
#include <cstdlib>

#include "platform/ledger/ledger.hpp"

namespace {

using namespace layang;

void check(bool promise) {
    if (!promise) std::abort();
}

/// Asked for nothing while an event is read.
class NoRing final : public secrets::KeyRing {
    std::string seal(std::string_view, SealClass, std::string_view, std::string_view) override { std::abort(); }
    std::optional<std::string> open(std::string_view, std::string_view) override { std::abort(); }
    void commit_pending() override { std::abort(); }
    Result<void> erase(std::string_view, SealClass) override { std::abort(); }
    Bytes token(std::string_view, std::string_view) override { std::abort(); }
    std::string token_key_id() const override { std::abort(); }
    Bytes body_hash(std::string_view) override { std::abort(); }
    Bytes office_key() const override { std::abort(); }
    Result<std::string> open_rescue(std::string_view, std::string_view, std::string_view, std::string_view) const override { std::abort(); }
    Result<void> backup_to(const std::string&) override { std::abort(); }
};

void event(std::string_view bytes, std::string_view canonical) {
    static NoRing ring;
    static const std::vector<ledger::Upcaster> none;
    const ledger::EventReader reader(ring, none);
    const auto read = reader.read(bytes), again = reader.read(canonical);
    check(read.has_value() == again.has_value());
    if (!read) return check(!read.error().reasons().empty());
    check(read->type_version >= 1 && read->payload_version == read->type_version && read->stamp.seq == read->seq);
    check(again->seq == read->seq && again->stream == read->stream && again->type == read->type && again->payload == read->payload);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto first = parse_json(text);
    if (!first) return 0;
    const auto canonical = canonical_json(*first);
    const auto second = parse_json(canonical);
    check(second && *second == *first && canonical_json(*second) == canonical);
    event(text, canonical);
    return 0;
}
