#pragma once
// keys.db: data keys, wrapped. Subjects are ids, never personal data.
#include <functional>

#include "platform/store/store.hpp"

namespace layang::secrets {

struct WrappedKey {
    std::string key_id;
    std::string subject;
    std::string cls;
    Bytes wrapped;
};

namespace key_table {
/// A value sealed under the master key, by which a wrong master key is noticed at the start.
[[nodiscard]] std::optional<Bytes> check_value(store::Session& session);
void save_check_value(store::Session& session, const Bytes& sealed);
/// The newest key of a subject in a class.
[[nodiscard]] std::optional<WrappedKey> newest(store::Session& session, std::string_view subject, std::string_view cls);
[[nodiscard]] std::optional<WrappedKey> by_id(store::Session& session, std::string_view key_id);
/// Visits all of them.
void each(store::Session& session, const std::function<void(const WrappedKey&)>& visit);
void add(store::Session& session, const WrappedKey& key);
/// Ids of the keys that went.
[[nodiscard]] std::vector<std::string> erase(store::Session& session, std::string_view subject, std::string_view cls);
}  // namespace key_table

}  // namespace layang::secrets
