#pragma once
// Who saw whom (architecture D17): opened scans and unmasked data are written before they are shown, masked lists and details in batches.
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/store/store.hpp"

namespace layang::access {

/// One line: `what` is an operation, `about` a stream or a list's village, `reason` a code; never a name. What somebody wrote to
/// explain the reason may hold one, and lies sealed under the own account.
struct View {
    /// Place in the log, from 1; given when it is written.
    std::int64_t n = 0;
    AccountId actor;
    Instant at;
    std::string what;
    std::string about;
    std::string reason;
    std::string note_sealed = {};
};

/// What was shown masked and is not written yet. Thread-safe. Screens ask again and again: the same person, operation and thing
/// count once an hour.
class ViewBatch {
public:
    void note(View view);
    /// Hands over what has to be written.
    [[nodiscard]] std::vector<View> take();
    /// Could not be written: it waits for the next time.
    void put_back(std::vector<View> views);

private:
    using Key = std::tuple<AccountId, std::string, std::string>;
    std::mutex mutex_;
    std::map<Key, Instant> noted_;
    std::vector<View> waiting_;
};

/// What a line's note is bound to.
[[nodiscard]] std::string note_bound(const std::string& regency, const View& view);
/// Appends to the log and to its Merkle head. Throws StoreBroken when the head is damaged.
void append_views(store::Session& session, const std::string& regency, std::vector<View> views);
/// What is wrong with the log, each as "kind at n: Indonesian / English": changed-view, missing-view, view-head-differs.
[[nodiscard]] std::vector<std::string> verify_views(store::Session& session, const std::string& regency);

}  // namespace layang::access
