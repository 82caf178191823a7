#pragma once
// One process at a time on a database: two that write and checkpoint the same WAL can lose commits (SQLite before 3.51.3).
#include <optional>
#include <string>

namespace layang::store::sqlite {

/// Holds FILE.lock while it lives; the kernel lets go when the process ends in whatever way.
class FileLock {
public:
    /// nullopt when another holder, in this process or another, has it. Throws std::system_error when it cannot be made.
    [[nodiscard]] static std::optional<FileLock> take(const std::string& file);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace layang::store::sqlite
