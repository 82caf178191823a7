#include "capabilities/printing/holder.hpp"

namespace layang::printing {

std::optional<Holder> open_holder(secrets::KeyRing& ring, const DocumentRow& row) {
    return ledger::open_as<Holder>(ring, row.holder);
}

std::optional<MaskedHolder> masked_holder(secrets::KeyRing& ring, const DocumentRow& row) {
    const auto holder = open_holder(ring, row);
    if (!holder) return std::nullopt;
    return MaskedHolder{secrets::masked_name(holder->name), holder->nik ? holder->nik->masked() : std::string()};
}

}  // namespace layang::printing
