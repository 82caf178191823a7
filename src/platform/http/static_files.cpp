#include "platform/http/static_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <openssl/evp.h>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "platform/http/text.hpp"

namespace layang::http {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNotBuilt =
    "<!doctype html>\n<html lang=\"id\"><meta charset=\"utf-8\"><title>Layang</title>\n"
    "<h1>Layang</h1>\n<p>Server berjalan, tetapi tampilan web belum dibangun.</p>\n"
    "<p lang=\"en\">The server is running, but the front end has not been built.</p>\n</html>\n";

struct Kind {
    std::string_view extension;
    std::string_view content_type;
};
constexpr std::array kKinds{
    Kind{".html", "text/html; charset=utf-8"},       Kind{".js", "text/javascript; charset=utf-8"},
    Kind{".css", "text/css; charset=utf-8"},         Kind{".json", "application/json"},
    Kind{".webmanifest", "application/manifest+json"}, Kind{".svg", "image/svg+xml"},
    Kind{".png", "image/png"},                       Kind{".jpg", "image/jpeg"},
    Kind{".webp", "image/webp"},                     Kind{".ico", "image/x-icon"},
    Kind{".woff2", "font/woff2"},                    Kind{".wasm", "application/wasm"},
    Kind{".txt", "text/plain; charset=utf-8"},       Kind{".pdf", "application/pdf"},
};

std::string content_type_of(const std::string& path) {
    for (const auto& kind : kKinds)
        if (path.ends_with(kind.extension)) return std::string(kind.content_type);
    return "application/octet-stream";
}

/// Names under /assets carry a hash of their content; everything else may change at the next visit.
std::string cache_control_of(const std::string& path) {
    return path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
}

std::string short_hash(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    LAYANG_CHECK(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    return hex_of(ByteView(digest).first(16));
}

std::shared_ptr<const std::string> read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::make_shared<const std::string>(std::move(bytes).str());
}

std::map<std::string, std::shared_ptr<const std::string>> read_all(const fs::path& folder) {
    std::map<std::string, std::shared_ptr<const std::string>> all;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (!it->is_regular_file() || it->is_symlink() || it->file_size() > StaticFiles::kFileBytesMax) continue;
        all.emplace('/' + fs::relative(it->path(), folder).generic_string(), read(it->path()));
    }
    return all;
}

}  // namespace

StaticFiles::StaticFiles(const std::string& folder, std::vector<std::string> app_prefixes) : app_prefixes_(std::move(app_prefixes)) {
    const auto all = folder.empty() ? decltype(read_all({})){} : read_all(folder);
    const auto variant = [&](const std::string& name, std::string_view coding) -> std::optional<Variant> {
        const auto found = all.find(name);
        if (found == all.end()) return std::nullopt;
        return Variant{found->second, '"' + short_hash(*found->second) + std::string(coding) + '"'};
    };
    for (const auto& [path, bytes] : all) {
        if (path.ends_with(".gz") || path.ends_with(".br")) continue;
        files_[path] = {content_type_of(path), cache_control_of(path), *variant(path, ""), variant(path + ".gz", "-gz"),
                        variant(path + ".br", "-br")};
    }
    if (!files_.contains("/index.html")) {
        const auto page = std::make_shared<const std::string>(kNotBuilt);
        files_["/index.html"] = {content_type_of("/index.html"), "no-store", {page, '"' + short_hash(*page) + '"'}, {}, {}};
    }
}

const StaticFiles::File* StaticFiles::find(const std::string& path) const {
    const auto at = [this](const std::string& name) {
        const auto found = files_.find(name);
        return found == files_.end() ? nullptr : &found->second;
    };
    if (path == "/") return at("/index.html");
    if (const auto* file = at(path)) return file;
    for (const auto& prefix : app_prefixes_)
        if (path == prefix || (path.starts_with(prefix) && (prefix.ends_with('/') || path[prefix.size()] == '/'))) return at("/index.html");
    return nullptr;
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    const auto* file = find(request.path);
    if (!file) return std::nullopt;
    Response response;
    const auto accepted = request.header("accept-encoding");
    const Variant* chosen = &file->plain;
    const auto take = [&](const std::optional<Variant>& variant, const char* coding) {
        if (chosen != &file->plain || !variant || !accepts_encoding(accepted, coding)) return;
        chosen = &*variant;
        response.headers.emplace_back("Content-Encoding", coding);
    };
    take(file->brotli, "br");
    take(file->gzip, "gzip");
    response.headers.emplace_back("ETag", chosen->etag);
    response.headers.emplace_back("Cache-Control", file->cache_control);
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (etag_listed(request.header("if-none-match"), chosen->etag)) {
        response.status = 304;
        std::erase_if(response.headers, [](const auto& header) { return header.first == "Content-Encoding"; });
        return response;
    }
    response.headers.emplace_back("Content-Type", file->content_type);
    response.shared_body = chosen->bytes;
    return response;
}

}  // namespace layang::http
