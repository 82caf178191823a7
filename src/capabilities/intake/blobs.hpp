#pragma once
// The files that dossiers name, for whoever checks that they are there.
#include <functional>

#include "platform/store/store.hpp"

namespace layang::intake::queries {

/// Visits every file that a paper names; the dossier is the subject under which it was sealed.
void each_blob(store::Session& session, const std::string& regency, const std::function<void(BlobId, DossierId)>& visit);

}  // namespace layang::intake::queries
