#pragma once
// Who has which dossier open at this moment, so that two people do not judge one file without knowing of each other.
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"

namespace layang::intake {

/// A look holds so long; the desk looks again every half minute.
inline constexpr Seconds kLookHolds{75};

/// In memory only: a restart forgets it. Thread-safe.
class Looks {
public:
    /// `name` of the person as colleagues know it.
    void note(DossierId dossier, AccountId account, const std::string& name, Instant now);
    /// Names of the others who have it open, by account.
    [[nodiscard]] std::vector<std::string> others(DossierId dossier, AccountId account, Instant now);

private:
    struct Look {
        std::string name;
        Instant at;
    };
    std::mutex mutex_;
    std::map<DossierId, std::map<AccountId, Look>> looks_;
};

}  // namespace layang::intake
