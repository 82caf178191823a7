#pragma once
// The port's Session over one SQLite connection.
#include "platform/store/sqlite/connection.hpp"

namespace layang::store::sqlite {

class SqliteSession final : public Session {
public:
    explicit SqliteSession(Connection& connection) : connection_(connection) {}
    void each(const Statement& statement, std::span<const Value> parameters, const std::function<bool(const Row&)>& visit) override;
    std::int64_t change(const Statement& statement, std::span<const Value> parameters) override;
    /// For migrations.
    [[nodiscard]] Connection& connection() { return connection_; }

private:
    Connection& connection_;
};

}  // namespace layang::store::sqlite
