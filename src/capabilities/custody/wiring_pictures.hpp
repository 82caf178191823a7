#pragma once
// The pictures of the door and of the road.
#include "platform/access/pictures.hpp"

namespace layang::custody {

/// Photos and signatures that prove a hand-over: the dossier's, kept as long as its proofs. All documents that are handed over at
/// once may name the same one.
[[nodiscard]] access::PicturePurpose handover_proofs();
/// What a rider shows of a problem on the road: the run's, for whoever plans runs.
[[nodiscard]] access::PicturePurpose problem_photos();

}  // namespace layang::custody
