#include "platform/secrets/blob_file.hpp"

#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/secrets/secrets.hpp"

namespace layang::secrets {
namespace {

constexpr std::string_view kFirstWords = "layang blob 2 ";
constexpr std::size_t kHeadBytesMax = 512;
constexpr std::size_t kSizeBytes = 4;

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

void write_all(int descriptor, std::string_view bytes, std::int64_t offset) {
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("write of a sealed file");
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += written;
    }
}

std::string size_text(std::size_t size) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((size >> shift) & 0xff);
    return text;
}

std::size_t size_of(std::string_view text) {
    std::size_t size = 0;
    for (const char c : text) size = (size << 8) | static_cast<unsigned char>(c);
    return size;
}

}  // namespace

std::optional<BlobFile> BlobFile::open(const std::string& path, BlobId id, bool writing) {
    const int descriptor = ::open(path.c_str(), (writing ? O_RDWR : O_RDONLY) | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) return std::nullopt;
    if (descriptor < 0) fail("opening of a sealed file");
    BlobFile file(descriptor, id);
    file.read_head();
    if (file.has_head()) file.walk();
    return file;
}

std::optional<BlobFile::Head> BlobFile::head_of(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) return std::nullopt;
    if (descriptor < 0) fail("opening of a sealed file");
    BlobFile file(descriptor, {});
    file.read_head();
    if (!file.has_head()) return std::nullopt;
    return file.head_;
}

BlobFile BlobFile::create(const std::string& path, BlobId id, Head head) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("making of a sealed file");
    BlobFile file(descriptor, id);
    const auto line = std::string(kFirstWords) + std::to_string(head.total) + ' ' + head.media_type + ' ' + head.sealed_key + '\n';
    try {
        write_all(descriptor, line, 0);
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
    file.head_ = std::move(head);
    file.body_ = file.end_ = static_cast<std::int64_t>(line.size());
    return file;
}

BlobFile::BlobFile(BlobFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      id_(other.id_),
      head_(std::move(other.head_)),
      body_(other.body_),
      end_(other.end_),
      length_(other.length_),
      pieces_(other.pieces_) {}

BlobFile::~BlobFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void BlobFile::read_head() {
    const auto start = read_at(0, kHeadBytesMax);
    const auto line_end = start.find('\n');
    if (!start.starts_with(kFirstWords) || line_end == std::string::npos) return;
    const char* from = start.data() + kFirstWords.size();
    std::int64_t total = 0;
    const auto [rest, error] = std::from_chars(from, start.data() + line_end, total);
    if (error != std::errc{} || *rest != ' ' || total < 1 || total > kBlobBytesMax) return;
    const std::string_view words(rest + 1, start.data() + line_end);
    const auto space = words.find(' ');
    if (space == std::string_view::npos) return;
    head_ = {total, std::string(words.substr(0, space)), std::string(words.substr(space + 1))};
    body_ = static_cast<std::int64_t>(line_end) + 1;
}

void BlobFile::walk() {
    struct stat status{};
    if (::fstat(descriptor_, &status) != 0) fail("look at a sealed file");
    end_ = body_;
    while (true) {
        const auto prefix = read_at(end_, kSizeBytes);
        const auto size = size_of(prefix);
        const auto next = end_ + static_cast<std::int64_t>(kSizeBytes + size + kFrameOverhead);
        if (prefix.size() < kSizeBytes || size == 0 || size > kBlobPieceBytesMax || next > status.st_size) return;
        end_ = next;
        length_ += static_cast<std::int64_t>(size);
        ++pieces_;
    }
}

void BlobFile::append(const SecretKey& key, std::string_view piece) {
    const auto frame = size_text(piece.size()) + seal_frame(key, bound(pieces_), piece);
    try {
        // Whatever a crash left behind the last whole frame is overwritten, and cut off where it was longer.
        if (::ftruncate(descriptor_, end_) != 0) fail("cutting of a sealed file");
        write_all(descriptor_, frame, end_);
    } catch (...) {
        (void)!::ftruncate(descriptor_, end_);
        throw;
    }
    end_ += static_cast<std::int64_t>(frame.size());
    length_ += static_cast<std::int64_t>(piece.size());
    ++pieces_;
}

std::optional<std::string> BlobFile::content(const SecretKey& key) const {
    std::string content;
    auto offset = body_;
    for (std::int64_t piece = 0; piece < pieces_; ++piece) {
        const auto size = size_of(read_at(offset, kSizeBytes));
        const auto plain = open_frame(key, bound(piece), read_at(offset + static_cast<std::int64_t>(kSizeBytes), size + kFrameOverhead));
        if (!plain) return std::nullopt;
        content += *plain;
        offset += static_cast<std::int64_t>(kSizeBytes + size + kFrameOverhead);
    }
    if (static_cast<std::int64_t>(content.size()) != head_.total) return std::nullopt;
    return content;
}

void BlobFile::sync() const {
    if (::fsync(descriptor_) != 0) fail("sync of a sealed file");
}

std::string BlobFile::read_at(std::int64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const auto got = ::pread(descriptor_, bytes.data() + have, size - have, offset + static_cast<std::int64_t>(have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read of a sealed file");
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

std::string BlobFile::bound(std::int64_t piece) const {
    return "blob|" + id_.text() + '|' + std::to_string(head_.total) + '|' + std::to_string(piece);
}

}  // namespace layang::secrets
