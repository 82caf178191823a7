#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <unistd.h>

#include "platform/http/static_files.hpp"

namespace layang::http::static_files_test {

namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("layang-static-" + std::to_string(::getpid()));
    Folder() {
        write("index.html", "<html>");
        write("sw.js", "worker");
        write("assets/app-1a2b.js", "script");
        write("assets/app-1a2b.js.gz", "GZ");
        write("assets/app-1a2b.js.br", "BR");
        write("../layang-outside.txt", "outside");
        fs::create_symlink(path / "../layang-outside.txt", path / "link.txt");
    }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, std::string_view text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << text;
    }
};

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}
Request asking(std::string path, std::string encodings = "") {
    Request request;
    request.path = std::move(path);
    request.headers["accept-encoding"] = std::move(encodings);
    return request;
}

}  // namespace

TEST_CASE("http static files: the best encoding that the browser takes, with its own tag") {
    const Folder folder;
    const StaticFiles files(folder.path, {});
    const auto brotli = files.answer(asking("/assets/app-1a2b.js", "gzip, br"));
    REQUIRE(brotli);
    CHECK(*brotli->shared_body == "BR");
    CHECK(header(*brotli, "Content-Encoding") == "br");
    CHECK(header(*brotli, "Content-Type") == "text/javascript; charset=utf-8");
    const auto gzip = files.answer(asking("/assets/app-1a2b.js", "gzip"));
    CHECK(*gzip->shared_body == "GZ");
    const auto plain = files.answer(asking("/assets/app-1a2b.js"));
    CHECK(*plain->shared_body == "script");
    CHECK(header(*plain, "ETag") != header(*gzip, "ETag"));
    CHECK(header(*plain, "Vary") == "Accept-Encoding");
    CHECK_FALSE(files.answer(asking("/assets/app-1a2b.js.gz")));
}

TEST_CASE("http static files: hashed names are kept for a year, the rest is asked for again") {
    const Folder folder;
    const StaticFiles files(folder.path, {});
    CHECK(header(*files.answer(asking("/assets/app-1a2b.js")), "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(*files.answer(asking("/")), "Cache-Control") == "no-cache");
    CHECK(header(*files.answer(asking("/sw.js")), "Cache-Control") == "no-cache");
    auto again = asking("/");
    again.headers["if-none-match"] = header(*files.answer(asking("/")), "ETag");
    CHECK(files.answer(again)->status == 304);
    CHECK(files.answer(again)->body_size() == 0);
}

TEST_CASE("http static files: the application's own paths get index.html, others and links nothing") {
    const Folder folder;
    const StaticFiles files(folder.path, {"/desa"});
    CHECK(*files.answer(asking("/desa"))->shared_body == "<html>");
    CHECK(*files.answer(asking("/desa/berkas/1"))->shared_body == "<html>");
    for (const char* path : {"/desaku", "/unknown", "/link.txt", "/../layang-outside.txt", "/assets"}) CHECK_FALSE(files.answer(asking(path)));
}

TEST_CASE("http static files: without a folder the start page says that it is missing") {
    const StaticFiles files("", {"/desa"});
    CHECK(files.answer(asking("/"))->shared_body->find("belum dibangun") != std::string::npos);
    CHECK(files.answer(asking("/desa"))->status == 200);
    CHECK_FALSE(files.answer(asking("/app.js")));
    CHECK(StaticFiles("/no/such/folder", {}).answer(asking("/"))->status == 200);
}

}  // namespace layang::http::static_files_test
