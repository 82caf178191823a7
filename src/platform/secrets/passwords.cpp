#include <condition_variable>
#include <mutex>

#include <sodium.h>

#include "platform/secrets/cipher.hpp"
#include "platform/secrets/secrets.hpp"

namespace layang::secrets {
namespace {

struct Cost {
    unsigned long long passes;
    std::size_t memory_bytes;
};
// Three passes over 64 MiB: about a tenth of a second on a small server, and two at a time fit its memory.
constexpr Cost kSafe{3, 64ULL << 20};
constexpr Cost kCheap{crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
constexpr std::size_t kAtOnce = 2;

class ArgonPasswords final : public Passwords {
public:
    explicit ArgonPasswords(Cost cost) : cost_(cost) { start_sodium(); }

    Result<std::string> hash(std::string_view password) override {
        const auto turn = TRY(take_turn());
        char text[crypto_pwhash_argon2id_STRBYTES] = {};
        if (crypto_pwhash_argon2id_str(text, password.data(), password.size(), cost_.passes, cost_.memory_bytes) != 0)
            return refuse(ErrorCode::kBusy);  // no memory for it now
        return std::string(text);
    }

    Result<bool> verify(std::string_view password, std::string_view hash) override {
        const auto turn = TRY(take_turn());
        return crypto_pwhash_argon2id_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
    }

private:
    struct GiveBack {
        void operator()(ArgonPasswords* owner) const {
            {
                const std::lock_guard lock(owner->mutex_);
                --owner->running_;
            }
            owner->freed_.notify_one();
        }
    };
    using Turn = std::unique_ptr<ArgonPasswords, GiveBack>;

    Result<Turn> take_turn() {
        std::unique_lock lock(mutex_);
        if (running_ >= kAtOnce && waiting_ >= kPasswordQueueMax) return refuse(ErrorCode::kBusy);
        ++waiting_;
        freed_.wait(lock, [this] { return running_ < kAtOnce; });
        --waiting_;
        ++running_;
        return Turn(this);
    }

    const Cost cost_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
};

}  // namespace

std::unique_ptr<Passwords> Passwords::make(bool cheap) { return std::make_unique<ArgonPasswords>(cheap ? kCheap : kSafe); }

}  // namespace layang::secrets
