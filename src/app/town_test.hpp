#pragma once
// A whole house with everybody in it, asked through its router without sockets: for tests that look at all routes at once.
// Whatever is asked and answered is held against the contract.
#include <doctest/doctest.h>

#include "app/contract_test.hpp"
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
    /// "name=value", for the next request; then all of what was said with it.
    std::string cookie = {};
    std::string set_cookie = {};
    std::string retry_after = {};
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
    /// What is asked breaks the contract, and is meant to.
    bool hostile = false;
    /// Empty: another one for every request.
    std::string address = {};
    /// Came by TLS.
    bool secure = false;
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
        request.address = what.address.empty() ? "10.0.0." + std::to_string(addresses_++ % 250) : what.address;
        request.secure = what.secure;
        if (!login.empty()) request.headers["cookie"] = cookie(login);
        if (what.method != http::Method::get) request.headers["idempotency-key"] = what.key.empty() ? fresh() : what.key;
        const auto response = match.route->handler(request);
        Answer answer{response.status, response.body, {}};
        std::string media;
        for (const auto& [name, value] : response.headers) {
            if (name == "Set-Cookie") answer.set_cookie = value, answer.cookie = value.substr(0, value.find(';'));
            if (name == "Retry-After") answer.retry_after = value;
            if (name == "Content-Type") media = value;
        }
        hold_against_contract(*match.route, request, answer, media, what.hostile);
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
    std::string upload(const std::string& login, const std::string& subject, const std::string& purpose = "dossier") {
        const std::string picture = "\xFF\xD8\xFF\xE0 picture";
        const auto blob = fresh();
        const auto answer = ask(login, {http::Method::put, "/blobs/" + blob + "?purpose=" + purpose + "&subject=" + subject + "&offset=0&total=" + std::to_string(picture.size()), picture});
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

    static void hold_against_contract(const http::Route& route, const http::Request& request, const Answer& answer, const std::string& media, bool hostile) {
        // A page that the contract does not know.
        if (route.operation.empty()) return;
        const auto& contract = Contract::the();
        if (!hostile)
            for (const auto& wrong : contract.wrong_in_request(route.operation, request.query, request.body))
                FAIL_CHECK(route.operation, " is asked otherwise than the contract says: ", wrong);
        for (const auto& wrong : contract.wrong_in_answer(route.operation, answer.status, media, answer.body))
            FAIL_CHECK(route.operation, " answers otherwise than the contract says: ", wrong);
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
