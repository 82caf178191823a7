#pragma once
// A whole house with everybody in it, asked through its router without sockets: for tests that look at all routes at once.
#include <doctest/doctest.h>

#include "app/house.hpp"
#include "platform/http/text.hpp"
#include "platform/store/testing.hpp"

namespace layang::app::town {

/// The village where everything happens, one in another kecamatan, and that kecamatan.
inline constexpr std::string_view kHere = "35.03.01.2001";
inline constexpr std::string_view kElsewhere = "35.03.02.2001";
inline constexpr std::string_view kOtherDistrict = "35.03.02";
/// What everybody's password is.
inline constexpr std::string_view kPassword = "layang-demo";

struct Answer {
    int status = 0;
    std::string body;
    /// The problem's code; empty when it is none.
    std::string code;
    std::string cookie = {};
    [[nodiscard]] Json json() const { return Json::parse(body); }
};

/// "POST /bags {...}"; the path stands under /api/v1 unless it begins with '='.
struct Ask {
    http::Method method = http::Method::get;
    std::string path;
    std::string body = {};
    /// Empty: a fresh one for every write.
    std::string key = {};
    std::map<std::string, std::string> headers = {};
};

class Town {
public:
    Town() : own_folder_(std::make_unique<store::testing::TemporaryFolder>()) { open(config_in(*own_folder_)); }
    explicit Town(const HouseConfig& config) { open(config); }

    [[nodiscard]] static HouseConfig config_in(const store::testing::TemporaryFolder& folder) {
        HouseConfig config;
        config.var = folder.file("var");
        config.data = LAYANG_SOURCE_DIR "/data";
        config.cheap_passwords = true;
        return config;
    }

    [[nodiscard]] access::Ground& ground() { return house_->ground(); }
    [[nodiscard]] const std::vector<http::Route>& routes() const { return router_.routes(); }

    AccountId settle(const std::string& login, const std::vector<Grant>& grants) {
        const auto made = access::create_account(ground(), access::system_act(ground()), access::system_actor(), login, "Orang Contoh", grants);
        REQUIRE(made);
        REQUIRE(access::set_password(ground(), made->account, kPassword, false));
        return accounts_[login] = made->account;
    }
    [[nodiscard]] std::string account(const std::string& login) const { return accounts_.at(login).text(); }

    /// `login` empty: nobody.
    Answer ask(const std::string& login, const Ask& what) {
        const auto target = http::parse_target((what.path.starts_with('=') ? "" : "/api/v1") + what.path.substr(what.path.starts_with('=')));
        REQUIRE_MESSAGE(target, what.path);
        const auto match = router_.match(what.method, target->path);
        REQUIRE_MESSAGE(match.route != nullptr, what.path);
        http::Request request;
        request.method = what.method;
        request.path = target->path;
        request.query = target->query;
        request.path_values = match.values;
        request.headers = what.headers;
        request.body = what.body;
        // Logging in is limited by address.
        request.address = "10.0.0." + std::to_string(addresses_++ % 250);
        if (!login.empty()) request.headers["cookie"] = cookie(login);
        if (what.method != http::Method::get) request.headers["idempotency-key"] = what.key.empty() ? fresh() : what.key;
        const auto response = match.route->handler(request);
        Answer answer{response.status, response.body, {}};
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") answer.cookie = value.substr(0, value.find(';'));
        if (response.status >= 400 && response.body.starts_with('{')) answer.code = Json::parse(response.body).value("code", "");
        return answer;
    }
    Json read(const std::string& login, const std::string& path) {
        const auto answer = ask(login, {http::Method::get, path});
        REQUIRE_MESSAGE(answer.status == 200, path, answer.body);
        return answer.json();
    }
    /// A command that is accepted; gives `result`.
    Json act(const std::string& login, const std::string& path, const Json& body) {
        const auto answer = ask(login, {http::Method::post, path, body.dump()});
        REQUIRE_MESSAGE(answer.status == 200, path, answer.body);
        return answer.json().at("result");
    }
    std::string upload(const std::string& login, const std::string& dossier) {
        const std::string picture = "\xFF\xD8\xFF\xE0 picture";
        const auto blob = fresh();
        const auto answer = ask(login, {http::Method::put, "/blobs/" + blob + "?subject=" + dossier + "&offset=0&total=" + std::to_string(picture.size()), picture});
        REQUIRE_MESSAGE(answer.status == 200, answer.body);
        return blob;
    }

    /// A UUIDv7 that nothing bears yet.
    [[nodiscard]] std::string fresh() { return ground().random.id<CommandId>(ground().clock.now()).text(); }
    void tick() { house_->tick(); }
    [[nodiscard]] std::string head() { return ground().ledger.head(ground().regency).text(); }
    void log_in_again(const std::string& login) { cookies_.erase(login); }

private:
    void open(const HouseConfig& config) {
        auto house = House::open(config);
        REQUIRE(house);
        house_ = std::move(*house);
        router_ = house_->router(metrics_);
    }

    const std::string& cookie(const std::string& login) {
        auto& cookie = cookies_[login];
        if (!cookie.empty()) return cookie;
        const auto answer = ask("", {http::Method::post, "/session", Json{{"name", login}, {"password", kPassword}}.dump()});
        REQUIRE_MESSAGE(answer.status == 200, login, answer.body);
        return cookie = answer.cookie;
    }

    std::unique_ptr<store::testing::TemporaryFolder> own_folder_;
    http::Metrics metrics_;
    std::unique_ptr<House> house_;
    http::Router router_;
    std::map<std::string, AccountId> accounts_;
    std::map<std::string, std::string> cookies_;
    int addresses_ = 0;
};

}  // namespace layang::app::town
