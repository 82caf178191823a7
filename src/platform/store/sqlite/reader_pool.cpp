#include "platform/store/sqlite/reader_pool.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace layang::store::sqlite {
namespace {

/// The pools that this thread holds a connection of: the store's, and the key store's inside it.
thread_local std::vector<const ReaderPool*> reading;

}  // namespace

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
        Loan(ReaderPool* from, Connection* taken) : pool(from), connection(taken) { reading.push_back(from); }
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() {
            std::erase(reading, pool);
            sqlite3_exec(connection->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
            pool->give_back(connection);
        }
    };
    // A second connection for one thread could wait for ever: for others, who hold the rest and want a second one too.
    LAYANG_CHECK(std::ranges::find(reading, this) == reading.end());
    const Loan loan(this, take());
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
