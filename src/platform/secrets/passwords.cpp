#include <array>

#include <sodium.h>

#include "platform/secrets/cipher.hpp"
#include "platform/secrets/password_turns.hpp"

namespace layang::secrets {
namespace {

struct Cost {
    unsigned long long passes;
    std::size_t memory_bytes;
};
// Three passes over 64 MiB: about a tenth of a second on a small server.
constexpr Cost kSafe{3, 64ULL << 20};
constexpr Cost kCheap{crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};

class ArgonPasswords final : public Passwords {
public:
    explicit ArgonPasswords(Cost cost) : cost_(cost) {
        start_sodium();
        std::array<char, 32> nobody{};
        randombytes_buf(nobody.data(), nobody.size());
        decoy_ = hash({nobody.data(), nobody.size()}).value();
    }

    Result<std::string> hash(std::string_view password) override {
        const auto turn = TRY(turns_.take());
        char text[crypto_pwhash_argon2id_STRBYTES] = {};
        if (crypto_pwhash_argon2id_str(text, password.data(), password.size(), cost_.passes, cost_.memory_bytes) != 0)
            return refuse(ErrorCode::kBusy);  // no memory for it now
        return std::string(text);
    }

    Result<bool> verify(std::string_view password, std::string_view hash) override {
        const auto turn = TRY(turns_.take());
        return crypto_pwhash_argon2id_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
    }

    const std::string& decoy() const override { return decoy_; }

private:
    const Cost cost_;
    PasswordTurns turns_;
    std::string decoy_;
};

}  // namespace

std::unique_ptr<Passwords> Passwords::make(bool cheap) { return std::make_unique<ArgonPasswords>(cheap ? kCheap : kSafe); }

}  // namespace layang::secrets
