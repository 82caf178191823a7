#pragma once
// The holder's name for screens and papers: opened only at the moment of showing, and masked.
#include <optional>
#include <string>

#include "capabilities/printing/queries.hpp"

namespace layang::printing {

/// As the document has it; nullopt when the person was erased.
[[nodiscard]] std::optional<Holder> open_holder(secrets::KeyRing& ring, const DocumentRow& row);

struct MaskedHolder {
    std::string name;
    /// Empty for a person without a NIK.
    std::string nik;
    bool operator==(const MaskedHolder&) const = default;
};
/// "Siti R•••••", the last two digits. nullopt when the person was erased.
[[nodiscard]] std::optional<MaskedHolder> masked_holder(secrets::KeyRing& ring, const DocumentRow& row);

}  // namespace layang::printing
