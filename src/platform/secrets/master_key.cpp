#include "platform/secrets/master_key.hpp"

#include "platform/secrets/private_file.hpp"

namespace layang::secrets {
namespace {

constexpr std::string_view kFirstLine = "layang master key 1\n";

}  // namespace

std::string master_key_file(const std::string& folder) { return folder + "/master.key"; }
std::string keys_database_file(const std::string& folder) { return folder + "/keys.db"; }

Result<void> write_master_key(const std::string& folder, const SecretKey& key) {
    return write_new_file(master_key_file(folder), std::string(kFirstLine) + hex_of(key.bytes) + '\n');
}

Result<SecretKey> read_master_key(const std::string& folder) {
    const auto file = master_key_file(folder);
    const auto content = read_file(file);
    if (!content) return refuse(ErrorCode::kKeyMissing, "", {{"where", file}});
    if (!keep_private(file) || !keep_private(folder))
        return refuse(ErrorCode::kConfigInvalid, "", {{"what", file + " can be read by others"}});
    const auto damaged = [&] { return refuse(ErrorCode::kDamaged, "", {{"what", file}}); };
    std::string_view rest = *content;
    if (!rest.starts_with(kFirstLine)) return damaged();
    rest.remove_prefix(kFirstLine.size());
    if (rest.ends_with('\n')) rest.remove_suffix(1);
    const auto bytes = bytes_of_hex(rest);
    const auto key = bytes ? SecretKey::of(text_of(*bytes)) : std::nullopt;
    if (!key) return damaged();
    return *key;
}

}  // namespace layang::secrets
