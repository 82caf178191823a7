#include "platform/store/sqlite/writer.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace layang::store::sqlite {
namespace {

// How long nothing must have happened before the WAL is carried over into the file; a big carry-over would stall a commit.
constexpr auto kIdleBeforeCheckpoint = std::chrono::seconds(1);

}  // namespace

Writer::Writer(const StoreConfig& config)
    : queue_max_(config.queue_max),
      group_max_(std::max<std::size_t>(config.group_max, 1)),
      forget_deleted_(config.forget_deleted),
      connection_(config.file, Connection::Mode::read_write),
      session_(connection_) {
    if (config.pages_max > 0) connection_.execute("PRAGMA max_page_count=" + std::to_string(config.pages_max));
    if (forget_deleted_) connection_.execute("PRAGMA secure_delete=ON");
    thread_ = std::thread([this] { serve(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

Result<void> Writer::write(const std::function<Verdict(SqliteSession&)>& job) {
    LAYANG_CHECK(std::this_thread::get_id() != thread_.get_id());
    Waiting waiting{&job};
    {
        std::unique_lock lock(mutex_);
        if (queue_.size() >= queue_max_) return refuse(ErrorCode::kBusy);
        queue_.push_back(&waiting);
        arrived_.notify_one();
        waiting.told.wait(lock, [&] { return waiting.done; });
    }
    if (waiting.failure) std::rethrow_exception(waiting.failure);
    return {};
}

void Writer::before_commit(std::function<void()> hook) {
    const std::lock_guard lock(mutex_);
    hook_ = std::move(hook);
}

std::size_t Writer::queue_length() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void Writer::serve() {
    while (true) {
        const auto group = next_group();
        if (group.empty()) return;
        commit_group(group);
        tell(group);
    }
}

void Writer::tell(const Group& group) {
    // Under the lock, because each is gone from its caller's stack as soon as the caller can go on.
    const std::lock_guard lock(mutex_);
    for (auto* waiting : group) {
        waiting->done = true;
        waiting->told.notify_one();
    }
}

Writer::Group Writer::next_group() {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return stopping_ || !queue_.empty(); };
    while (checkpoint_due_ && !arrived_.wait_for(lock, kIdleBeforeCheckpoint, ready)) {
        lock.unlock();
        checkpoint_when_idle();
        lock.lock();
    }
    arrived_.wait(lock, ready);
    const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(group_max_, queue_.size()));
    Group group(queue_.begin(), end);
    queue_.erase(queue_.begin(), end);
    return group;
}

void Writer::commit_group(const Group& group) {
    connection_.take_full();
    try {
        connection_.control("BEGIN IMMEDIATE");
        bool changed = false;
        for (auto* waiting : group) changed |= run_in_savepoint(*waiting);
        if (!changed) return connection_.control("ROLLBACK");
        if (hook_) hook_();
        connection_.control("COMMIT");
        checkpoint_due_ = true;
    } catch (...) {
        fail_group(group, std::current_exception());
    }
}

bool Writer::run_in_savepoint(Waiting& waiting) {
    connection_.control("SAVEPOINT job");
    auto verdict = Verdict::undo;
    try {
        verdict = (*waiting.job)(session_);
    } catch (...) {
        waiting.failure = std::current_exception();
    }
    // SQLite may have ended the whole transaction by itself; what came before is lost with it.
    if (connection_.take_full()) throw StoreFull("the disk or the configured page limit is full");
    if (!connection_.in_transaction()) throw StoreBroken("SQLite ended the transaction of a group");
    if (verdict == Verdict::undo) undo_savepoint();
    else connection_.control("RELEASE job");
    return verdict == Verdict::keep;
}

void Writer::undo_savepoint() {
    connection_.control("ROLLBACK TO job");
    connection_.control("RELEASE job");
}

void Writer::fail_group(const Group& group, std::exception_ptr failure) {
    try {
        if (connection_.in_transaction()) connection_.control("ROLLBACK");
    } catch (...) {
        // The waiters hear of the first failure; BEGIN fails for the next group if the connection is really broken.
    }
    connection_.take_full();
    for (auto* waiting : group) waiting->failure = failure;
}

void Writer::checkpoint_when_idle() {
    // Passive never waits for readers; what it cannot carry over now, it carries over after the next group. Truncating waits
    // a little, and empties the WAL of what has been deleted.
    const int mode = forget_deleted_ ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
    checkpoint_due_ = forget_deleted_ && code == SQLITE_BUSY;
}

}  // namespace layang::store::sqlite
