#include "platform/secrets/key_table.hpp"
#include "platform/secrets/secrets.hpp"

namespace layang::secrets {

std::vector<store::Migration> migrations() {
    return {
        {"secrets", 1, R"(
CREATE TABLE data_key (
  subject TEXT NOT NULL, class TEXT NOT NULL, number INTEGER NOT NULL, key_id TEXT NOT NULL, wrapped BLOB NOT NULL,
  PRIMARY KEY (subject, class, number));
CREATE UNIQUE INDEX data_key_id ON data_key (key_id);
CREATE TABLE key_check (name TEXT NOT NULL PRIMARY KEY, sealed BLOB NOT NULL);
)"},
    };
}

namespace key_table {
namespace {

using store::Row;
using store::Statement;

constexpr std::string_view kCheckName = "master";

const Statement kCheckValue("secrets.check_value", "SELECT sealed FROM key_check WHERE name = ?");
const Statement kSaveCheckValue("secrets.save_check_value", "INSERT INTO key_check (name, sealed) VALUES (?, ?)");
const Statement kNewest("secrets.newest_key",
                        "SELECT key_id, subject, class, wrapped FROM data_key WHERE subject = ? AND class = ? ORDER BY number DESC LIMIT 1");
const Statement kById("secrets.key_by_id", "SELECT key_id, subject, class, wrapped FROM data_key WHERE key_id = ?");
const Statement kAll("secrets.all_keys", "SELECT key_id, subject, class, wrapped FROM data_key ORDER BY subject, class, number");
const Statement kAdd("secrets.add_key",
                     "INSERT INTO data_key (subject, class, number, key_id, wrapped) VALUES (?, ?, "
                     "(SELECT coalesce(max(number), 0) + 1 FROM data_key WHERE subject = ? AND class = ?), ?, ?)");
const Statement kIds("secrets.key_ids", "SELECT key_id FROM data_key WHERE subject = ? AND class = ?");
const Statement kErase("secrets.erase_keys", "DELETE FROM data_key WHERE subject = ? AND class = ?");

WrappedKey read_key(const Row& row) { return {row.text(0), row.text(1), row.text(2), row.blob(3)}; }

}  // namespace

std::optional<Bytes> check_value(store::Session& session) {
    return session.first(kCheckValue, [](const Row& row) { return row.blob(0); }, kCheckName);
}

void save_check_value(store::Session& session, const Bytes& sealed) { session.run(kSaveCheckValue, kCheckName, sealed); }

std::optional<WrappedKey> newest(store::Session& session, std::string_view subject, std::string_view cls) {
    return session.first(kNewest, read_key, subject, cls);
}

std::optional<WrappedKey> by_id(store::Session& session, std::string_view key_id) { return session.first(kById, read_key, key_id); }

void each(store::Session& session, const std::function<void(const WrappedKey&)>& visit) {
    session.for_each(kAll, [&](const Row& row) { visit(read_key(row)); });
}

void add(store::Session& session, const WrappedKey& key) {
    session.run(kAdd, key.subject, key.cls, key.subject, key.cls, key.key_id, key.wrapped);
}

std::vector<std::string> erase(store::Session& session, std::string_view subject, std::string_view cls) {
    auto ids = session.list(kIds, [](const Row& row) { return row.text(0); }, subject, cls);
    session.run(kErase, subject, cls);
    return ids;
}

}  // namespace key_table
}  // namespace layang::secrets
