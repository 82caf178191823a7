#include "platform/store/sqlite/reader_pool.hpp"

#include <algorithm>

namespace layang::store::sqlite {

ReaderPool::ReaderPool(const std::string& file, std::size_t count) {
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
        connections_.push_back(std::make_unique<Connection>(file, Connection::Mode::snapshot_only));
        free_.push_back(connections_.back().get());
    }
}

void ReaderPool::read(const std::function<void(SqliteSession&)>& job) {
    // Ends the snapshot and gives back, whatever the job throws.
    struct Loan {
        ReaderPool* pool;
        Connection* connection;
        ~Loan() {
            sqlite3_exec(connection->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
            pool->give_back(connection);
        }
    };
    const Loan loan{this, take()};
    loan.connection->control("BEGIN");
    SqliteSession session(*loan.connection);
    job(session);
    loan.connection->control("COMMIT");
}

Connection* ReaderPool::take() {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return !free_.empty(); });
    auto* connection = free_.back();
    free_.pop_back();
    return connection;
}

void ReaderPool::give_back(Connection* connection) {
    {
        const std::lock_guard lock(mutex_);
        free_.push_back(connection);
    }
    freed_.notify_one();
}

}  // namespace layang::store::sqlite
