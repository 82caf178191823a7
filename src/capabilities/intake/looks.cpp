#include "capabilities/intake/looks.hpp"

namespace layang::intake {

void Looks::note(DossierId dossier, AccountId account, const std::string& name, Instant now) {
    const std::lock_guard lock(mutex_);
    for (auto& [file, who] : looks_) std::erase_if(who, [&](const auto& look) { return now - look.second.at >= kLookHolds; });
    std::erase_if(looks_, [](const auto& of_file) { return of_file.second.empty(); });
    looks_[dossier][account] = {name, now};
}

std::vector<std::string> Looks::others(DossierId dossier, AccountId account, Instant now) {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    const auto found = looks_.find(dossier);
    if (found == looks_.end()) return names;
    for (const auto& [who, look] : found->second)
        if (who != account && now - look.at < kLookHolds) names.push_back(look.name);
    return names;
}

}  // namespace layang::intake
