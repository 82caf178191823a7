#pragma once
// One sealed file: a first line with its length, its media type and its own sealed key, then the pieces, each a sealed frame.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "platform/secrets/cipher.hpp"

namespace layang::secrets {

class BlobFile {
public:
    /// nullopt when there is none. Throws std::system_error when it cannot be opened.
    [[nodiscard]] static std::optional<BlobFile> open(const std::string& path, BlobId id, bool writing);
    /// Makes a new one with its first line. Throws std::system_error.
    struct Head {
        std::int64_t total = 0;
        std::string media_type;
        std::string sealed_key;
    };
    [[nodiscard]] static BlobFile create(const std::string& path, BlobId id, Head head);
    /// The first line of a file and nothing else of it; nullopt when there is no such file or line. Throws std::system_error.
    [[nodiscard]] static std::optional<Head> head_of(const std::string& path);
    BlobFile(BlobFile&& other) noexcept;
    BlobFile& operator=(BlobFile&&) = delete;
    ~BlobFile();

    /// False when the first line was never written whole; nothing else may be asked then.
    [[nodiscard]] bool has_head() const { return head_.total > 0; }
    [[nodiscard]] const Head& head() const { return head_; }
    /// Open bytes in whole frames. What a crash left half-written behind them does not count.
    [[nodiscard]] std::int64_t length() const { return length_; }

    /// Throws std::system_error; the file is then as before.
    void append(const SecretKey& key, std::string_view piece);
    /// Everything, opened; nullopt when a frame is missing, changed, or in another's place.
    [[nodiscard]] std::optional<std::string> content(const SecretKey& key) const;
    void sync() const;

private:
    BlobFile(int descriptor, BlobId id) : descriptor_(descriptor), id_(id) {}
    void read_head();
    void walk();
    [[nodiscard]] std::string read_at(std::int64_t offset, std::size_t size) const;
    [[nodiscard]] std::string bound(std::int64_t piece) const;

    int descriptor_;
    BlobId id_;
    Head head_;
    std::int64_t body_ = 0;
    std::int64_t end_ = 0;
    std::int64_t length_ = 0;
    std::int64_t pieces_ = 0;
};

}  // namespace layang::secrets
