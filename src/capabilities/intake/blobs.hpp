#pragma once
// The pictures of papers.
#include "platform/access/pictures.hpp"

namespace layang::intake {

/// Scans of a dossier's papers: they come before the dossier, and only that dossier may name them.
[[nodiscard]] access::PicturePurpose papers();

}  // namespace layang::intake
