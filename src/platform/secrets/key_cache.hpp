#pragma once
// Unwrapped data keys in memory, at most `kCachedKeysMax`, the longest unused goes first. Not thread-safe.
#include <list>
#include <string>
#include <unordered_map>

#include "platform/secrets/cipher.hpp"

namespace layang::secrets {

inline constexpr std::size_t kCachedKeysMax = 4096;

struct DataKey {
    std::string key_id;
    /// Subject and class in one, by which the newest key is found.
    std::string owner;
    SecretKey key;
};

class KeyCache {
public:
    /// `newest`: seal with this one from now on.
    void put(const DataKey& key, bool newest) {
        erase(key.key_id);
        order_.push_front(key);
        by_id_[key.key_id] = order_.begin();
        if (newest) by_owner_[key.owner] = key.key_id;
        if (order_.size() > kCachedKeysMax) erase(std::string(order_.back().key_id));
    }
    [[nodiscard]] const DataKey* by_id(const std::string& key_id) {
        const auto found = by_id_.find(key_id);
        if (found == by_id_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return &order_.front();
    }
    /// The newest key of this owner.
    [[nodiscard]] const DataKey* by_owner(const std::string& owner) {
        const auto found = by_owner_.find(owner);
        return found == by_owner_.end() ? nullptr : by_id(found->second);
    }
    void erase(const std::string& key_id) {
        const auto found = by_id_.find(key_id);
        if (found == by_id_.end()) return;
        const auto owner = by_owner_.find(found->second->owner);
        if (owner != by_owner_.end() && owner->second == key_id) by_owner_.erase(owner);
        order_.erase(found->second);
        by_id_.erase(found);
    }
    [[nodiscard]] std::size_t size() const { return order_.size(); }

private:
    std::list<DataKey> order_;
    std::unordered_map<std::string, std::list<DataKey>::iterator> by_id_;
    std::unordered_map<std::string, std::string> by_owner_;
};

}  // namespace layang::secrets
