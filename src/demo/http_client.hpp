#pragma once
// One connection to the server. Not for two threads at once.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace layang::demo {

using Json = nlohmann::json;

struct Answer {
    long status = 0;
    /// Names in lower case.
    std::map<std::string, std::string> headers;
    std::string body;

    [[nodiscard]] bool good() const { return status >= 200 && status < 300; }
    [[nodiscard]] Json json() const { return body.empty() ? Json() : Json::parse(body); }
};

class HttpClient {
public:
    explicit HttpClient(std::string address);
    ~HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;

    /// `path` from the root. Throws std::runtime_error when nobody answers.
    Answer ask(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
               const std::string& body);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace layang::demo
