#include "capabilities/printing/holder.hpp"

namespace layang::printing {

std::optional<Holder> open_holder(secrets::KeyRing& ring, const DocumentRow& row) {
    const auto plain = ring.open(row.holder_bound, row.holder);
    if (!plain) return std::nullopt;
    auto holder = decode<Holder>(Json::parse(*plain));
    LAYANG_CHECK(holder);
    return std::move(*holder);
}

std::optional<MaskedHolder> masked_holder(secrets::KeyRing& ring, const DocumentRow& row) {
    const auto holder = open_holder(ring, row);
    if (!holder) return std::nullopt;
    return MaskedHolder{secrets::masked_name(holder->name), holder->nik ? holder->nik->masked() : std::string()};
}

}  // namespace layang::printing
