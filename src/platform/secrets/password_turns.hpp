#pragma once
// Whose turn it is: a password costs 64 MiB and a tenth of a second, so few are worked on at a time.
#include <condition_variable>
#include <memory>
#include <mutex>

#include "platform/secrets/secrets.hpp"

namespace layang::secrets {

inline constexpr std::size_t kPasswordsAtOnce = 2;

class PasswordTurns {
public:
    struct GiveBack {
        void operator()(PasswordTurns* turns) const { turns->give_back(); }
    };
    /// Held while one password is worked on.
    using Turn = std::unique_ptr<PasswordTurns, GiveBack>;

    /// Waits while `kPasswordsAtOnce` are worked on. Error: kBusy when `kPasswordQueueMax` are waiting already.
    [[nodiscard]] Result<Turn> take();
    [[nodiscard]] std::size_t waiting() const;

private:
    void give_back();

    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
};

}  // namespace layang::secrets
