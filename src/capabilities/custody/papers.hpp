#pragma once
// The papers of custody: the label on a bag, the manifest that lies in it, and the rider's letter of assignment.
#include "base/bytes.hpp"
#include "capabilities/custody/answers.hpp"

namespace layang::custody {

/// A6: where the bag goes, its code to scan, seal and count. It hangs outside, so that nothing of people stands on it; nor a weight,
/// which nobody takes and no row of the rules tells.
[[nodiscard]] Result<Bytes> render_bag_label(const BagAnswer& bag, Instant now);
/// Contents masked, with boxes to tick; `head` (size:root of the log) stands at the foot (architecture D3).
[[nodiscard]] Result<Bytes> render_manifest(const BagAnswer& bag, const Names& names, const std::string& head, Instant now);
/// Surat tugas: who rides where with which bags. No personal data but the rider's own name. Error: kRiderMissing.
[[nodiscard]] Result<Bytes> render_assignment(const RunAnswer& run, const Names& names, const std::string& head, Instant now);

}  // namespace layang::custody
