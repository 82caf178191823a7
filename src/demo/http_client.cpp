#include "demo/http_client.hpp"

#include <algorithm>
#include <cctype>
#include <mutex>
#include <stdexcept>

#include <curl/curl.h>

namespace layang::demo {
namespace {

constexpr long kTimeout_s = 120;

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* to) {
    static_cast<std::string*>(to)->append(data, size * count);
    return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* to) {
    const std::string line(data, size * count);
    const auto colon = line.find(':');
    if (colon != std::string::npos) {
        std::string name = line.substr(0, colon);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const auto from = line.find_first_not_of(' ', colon + 1);
        const auto end = line.find_last_not_of("\r\n");
        if (from != std::string::npos && end != std::string::npos && end >= from)
            (*static_cast<std::map<std::string, std::string>*>(to))[name] = line.substr(from, end - from + 1);
    }
    return size * count;
}

}  // namespace

struct HttpClient::Inside {
    std::string address;
    CURL* curl = nullptr;
    ~Inside() { curl_easy_cleanup(curl); }
};

HttpClient::HttpClient(std::string address) : inside_(std::make_unique<Inside>()) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    inside_->address = std::move(address);
    inside_->curl = curl_easy_init();
    if (inside_->curl == nullptr) throw std::runtime_error("libcurl does not start");
}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

Answer HttpClient::ask(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
                       const std::string& body) {
    Answer answer;
    CURL* curl = inside_->curl;
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const auto& header : headers) list = curl_slist_append(list, header.c_str());
    const auto url = inside_->address + path;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kTimeout_s);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer.headers);
    if (method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    }
    const auto done = curl_easy_perform(curl);
    curl_slist_free_all(list);
    if (done != CURLE_OK) throw std::runtime_error(method + " " + path + ": " + curl_easy_strerror(done));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

}  // namespace layang::demo
