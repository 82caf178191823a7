#pragma once
// The built front end, held in memory: read once at start, so that a request never waits for the disk.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/http.hpp"

namespace layang::http {

class StaticFiles {
public:
    /// Files larger than this, and links, are not served.
    static constexpr std::size_t kFileBytesMax = 32 * 1024 * 1024;

    /// `folder` may be absent; then "/" and the application's paths say that the front end has not been built.
    StaticFiles(const std::string& folder, std::vector<std::string> app_prefixes);

    /// The file behind the request's path, precompressed where the browser takes it, 304 where it has it;
    /// index.html below the application's own paths; nothing otherwise.
    [[nodiscard]] std::optional<Response> answer(const Request& request) const;

private:
    struct Variant {
        std::shared_ptr<const std::string> bytes;
        std::string etag;
    };
    struct File {
        std::string content_type;
        std::string cache_control;
        Variant plain;
        std::optional<Variant> gzip;
        std::optional<Variant> brotli;
    };
    [[nodiscard]] const File* find(const std::string& path) const;

    std::map<std::string, File> files_;
    std::vector<std::string> app_prefixes_;
};

}  // namespace layang::http
