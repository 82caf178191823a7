#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include <curl/curl.h>
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <unistd.h>

#include "platform/http/http.hpp"
#include "platform/http/test_client.hpp"

namespace layang::http::tls_test {

namespace fs = std::filesystem;

namespace {

struct Pair {
    fs::path folder = fs::temp_directory_path() / ("layang-tls-" + std::to_string(::getpid()));
    fs::path certificate = folder / "certificate.pem";
    fs::path key = folder / "key.pem";
    Pair() { fs::create_directories(folder); }
    ~Pair() { fs::remove_all(folder); }

    /// A fresh key and a certificate that it signs itself, with `serial` to tell it by.
    void write(long serial) const {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), X509_free);
        ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), serial);
        X509_gmtime_adj(X509_getm_notBefore(x509.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
        X509_set_pubkey(x509.get(), pair.get());
        X509_sign(x509.get(), pair.get(), EVP_sha256());
        const std::unique_ptr<FILE, decltype(&fclose)> certificate_file(fopen(certificate.c_str(), "w"), fclose);
        PEM_write_X509(certificate_file.get(), x509.get());
        const std::unique_ptr<FILE, decltype(&fclose)> key_file(fopen(key.c_str(), "w"), fclose);
        PEM_write_PrivateKey(key_file.get(), pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
    }
};

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* to) {
    static_cast<std::string*>(to)->append(bytes, size * count);
    return size * count;
}

struct Got {
    std::string body;
    std::string head;
    std::string serial;
};
Got fetch(std::uint16_t port) {
    Got got;
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
    const auto url = "https://127.0.0.1:" + std::to_string(port) + "/ping";
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_CERTINFO, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 10L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &got.body);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &got.head);
    if (curl_easy_perform(curl.get()) != CURLE_OK) return got;
    curl_certinfo* certificates = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_CERTINFO, &certificates);
    for (int i = 0; certificates && i < certificates->num_of_certs; ++i)
        for (const auto* item = certificates->certinfo[i]; item; item = item->next)
            if (std::string_view(item->data).starts_with("Serial Number:")) got.serial = item->data + 14;
    return got;
}

}  // namespace

TEST_CASE("http TLS: answers are secure, a renewed certificate is taken up, by itself too, a broken one is not") {
    const Pair files;
    files.write(0x1111);
    ServerConfig config;
    config.port = 0;
    config.quiet = true;
    config.workers = 2;
    config.tls_certificate_file = files.certificate;
    config.tls_key_file = files.key;
    config.certificate_check_s = 1;
    Router router;
    router.add({Method::get, "/ping", "", [](const Request& request) { return Response{200, {}, request.secure ? "secure" : "plain"}; }});
    Metrics metrics;
    Server server(config, router, metrics);
    REQUIRE(server.start().has_value());
    const auto first = fetch(server.port());
    CHECK(first.body == "secure");
    CHECK(first.head.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
    CHECK(first.serial == "1111");

    files.write(0x2222);
    CHECK(server.reload_tls().has_value());
    CHECK(fetch(server.port()).serial == "2222");

    std::ofstream(files.key) << "broken";
    CHECK_FALSE(server.reload_tls().has_value());
    CHECK(fetch(server.port()).serial == "2222");

    files.write(0x3333);
    std::string renewed;
    for (int tries = 0; tries < 100 && renewed != "3333"; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        renewed = fetch(server.port()).serial;
    }
    CHECK(renewed == "3333");

    http::testing::RawClient plain(server.port());
    plain.send("GET /ping HTTP/1.1\r\n\r\n");
    plain.close_writing();
    CHECK_FALSE(plain.read());
    server.stop();
}

}  // namespace layang::http::tls_test
