#pragma once
// A6 labels: what the packer and the village see of a document before it is opened.
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/public_code.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::printing {

/// Most labels in one PDF.
inline constexpr std::size_t kLabelsMax = 200;

struct Label {
    PublicCode code;
    /// Name of the document kind, in Indonesian: "KTP-el".
    std::string kind;
    /// Masked already.
    std::string holder;
    std::string village;
    std::string district;
};

/// One page a label, in the order given; the QR holds the code alone. Errors: kFieldMissing (none), kTooMany.
[[nodiscard]] Result<Bytes> render_labels(const std::vector<Label>& labels, Instant created);

}  // namespace layang::printing
