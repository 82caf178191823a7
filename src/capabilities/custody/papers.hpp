#pragma once
// The two papers of custody: the manifest that lies in a bag, and the rider's letter of assignment.
#include "base/bytes.hpp"
#include "capabilities/custody/answers.hpp"

namespace layang::custody {

/// Contents masked, with boxes to tick; `head` (size:root of the log) stands at the foot (design D3).
[[nodiscard]] Result<Bytes> render_manifest(const BagAnswer& bag, const Names& names, const std::string& head, Instant now);
/// Surat tugas: who rides where with which bags. No personal data but the rider's own name. Error: kConflict when nobody is assigned.
[[nodiscard]] Result<Bytes> render_assignment(const RunAnswer& run, const Names& names, const std::string& head, Instant now);

}  // namespace layang::custody
