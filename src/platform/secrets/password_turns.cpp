#include "platform/secrets/password_turns.hpp"

namespace layang::secrets {

Result<PasswordTurns::Turn> PasswordTurns::take() {
    std::unique_lock lock(mutex_);
    if (running_ >= kPasswordsAtOnce && waiting_ >= kPasswordQueueMax) return refuse(ErrorCode::kBusy);
    ++waiting_;
    freed_.wait(lock, [this] { return running_ < kPasswordsAtOnce; });
    --waiting_;
    ++running_;
    return Turn(this);
}

std::size_t PasswordTurns::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

void PasswordTurns::give_back() {
    {
        const std::lock_guard lock(mutex_);
        --running_;
    }
    freed_.notify_one();
}

}  // namespace layang::secrets
