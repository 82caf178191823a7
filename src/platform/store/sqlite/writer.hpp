#pragma once
// The writer thread: owns the only read-write connection and commits whatever is queued as one group.
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "platform/store/sqlite/session.hpp"

namespace layang::store::sqlite {

class Writer {
public:
    /// Opens (or creates) the file. Throws StoreBroken.
    explicit Writer(const StoreConfig& config);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    /// Finishes what is queued.
    ~Writer();

    /// As Store::write; the job sees the SQLite side.
    [[nodiscard]] Result<void> write(const std::function<Verdict(SqliteSession&)>& job);
    void before_commit(std::function<void()> hook);
    [[nodiscard]] std::size_t queue_length() const;

private:
    struct Waiting {
        const std::function<Verdict(SqliteSession&)>* job;
        std::exception_ptr failure = nullptr;
        bool done = false;
        std::condition_variable told = {};
    };
    using Group = std::vector<Waiting*>;

    void serve();
    /// Empty when the writer shall stop.
    [[nodiscard]] Group next_group();
    void commit_group(const Group& group);
    /// Returns whether the job's changes stay.
    [[nodiscard]] bool run_in_savepoint(Waiting& waiting);
    void undo_savepoint();
    void fail_group(const Group& group, std::exception_ptr failure);
    void tell(const Group& group);
    void checkpoint_when_idle();

    const std::size_t queue_max_;
    const std::size_t group_max_;
    const bool forget_deleted_;
    Connection connection_;
    SqliteSession session_;
    std::function<void()> hook_;
    bool checkpoint_due_ = false;

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace layang::store::sqlite
