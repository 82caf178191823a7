#include "app/manifest.hpp"

#include <fstream>
#include <sstream>

#include "app/file_copy.hpp"
#include "base/json.hpp"

namespace layang::app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kName = "manifest.json";

/// A list that was tampered with must not reach outside of the folder.
bool stays_inside(const std::string& name) {
    const fs::path path = name;
    // The system reads a name up to its first NUL: what follows would only hide what it is.
    if (path.empty() || path.is_absolute() || name.find('\0') != std::string::npos) return false;
    for (const auto& part : path)
        if (part == "..") return false;
    return true;
}

}  // namespace

std::string manifest_text(const Manifest& manifest) {
    const Json json{{"regency", manifest.regency}, {"made_at", manifest.made_at}, {"head", manifest.head}, {"files", manifest.files}};
    return json.dump(1) + '\n';
}

std::optional<Manifest> parse_manifest(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    Manifest manifest;
    for (const auto& [name, member] : {std::pair{"regency", &manifest.regency}, {"made_at", &manifest.made_at}, {"head", &manifest.head}}) {
        if (!json.contains(name) || !json[name].is_string()) return std::nullopt;
        *member = json[name].get<std::string>();
    }
    if (!json.contains("files") || !json["files"].is_object()) return std::nullopt;
    for (const auto& [path, hash] : json["files"].items()) {
        if (!hash.is_string() || !stays_inside(path)) return std::nullopt;
        manifest.files[path] = hash.get<std::string>();
    }
    return manifest;
}

Result<void> write_manifest(const fs::path& folder, const Manifest& manifest) { return write_file_durably(folder / kName, manifest_text(manifest)); }

Result<Manifest> read_manifest(const fs::path& folder) {
    std::ifstream file(folder / kName);
    std::ostringstream content;
    if (file) content << file.rdbuf();
    auto manifest = parse_manifest(content.str());
    if (!manifest) return refuse(ErrorCode::kDamaged, "", {{"what", (folder / kName).string() + " tidak ada atau tidak terbaca / is missing or cannot be read"}});
    return *manifest;
}

Result<void> copy_listed_files(const fs::path& folder, const Manifest& manifest, const fs::path& to) {
    for (const auto& [path, hash] : manifest.files) {
        const auto copied = copy_file_durably(folder / path, to / path);
        if (copied && *copied == hash) continue;
        if (!copied && copied.error().code() != ErrorCode::kNotFound) return refuse(copied.error());
        return refuse(ErrorCode::kDamaged, "", {{"what", (folder / path).string() + " hilang atau berubah sejak dicadangkan / is missing or has changed since the backup"}});
    }
    return {};
}

}  // namespace layang::app
