#pragma once
// Connections that can only read, handed out one to a thread.
#include <condition_variable>
#include <mutex>

#include "platform/store/sqlite/session.hpp"

namespace layang::store::sqlite {

class ReaderPool {
public:
    /// Throws StoreBroken. `count` is at least 1.
    ReaderPool(const std::string& file, std::size_t count);

    /// Runs `job` in one read transaction; waits until a connection is free. Programmer's error inside another read of this pool.
    void read(const std::function<void(SqliteSession&)>& job);

private:
    [[nodiscard]] Connection* take();
    void give_back(Connection* connection);

    std::vector<std::unique_ptr<Connection>> connections_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Connection*> free_;
};

}  // namespace layang::store::sqlite
