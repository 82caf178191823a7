#pragma once
// For tests of a room's routes.
#include "platform/access/api.hpp"
#include "platform/access/service.hpp"
#include "platform/access/sessions.hpp"
#include "platform/ledger/testing.hpp"
#include "platform/registry/calendar_example.hpp"
#include "platform/registry/table_folder_for_tests.hpp"

namespace layang::access::testing {

/// A day of the demo's first week.
inline constexpr Instant kMonday{1'591'582'500'000'000};  // 2020-06-08 09.15 WIB

/// The house's ground over the shipped rule tables, with people who log in and routes that are asked without a socket.
/// Stays where it was made.
class Floor {
public:
    /// Of the rooms that stand on it; access is there.
    Floor(const std::vector<std::vector<store::Migration>>& rooms, std::vector<ledger::Projection> projections,
          std::vector<ledger::Reaction> reactions = {})
        : foundation_(kMonday, with(access::migrations(), rooms), with(access::projection(), std::move(projections)), std::move(reactions)) {}

    [[nodiscard]] Ground& ground() { return ground_; }
    [[nodiscard]] Api& api() { return api_; }
    [[nodiscard]] const http::Router& router() const { return router_; }
    [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
    [[nodiscard]] const Region& region() const { return region_; }
    [[nodiscard]] ManualClock& clock() { return clock_; }
    [[nodiscard]] CommandId new_command() { return foundation_.random().id<CommandId>(clock_.now()); }

    /// Token of a new account's session.
    std::string log_in(const std::string& login, const std::vector<Grant>& grants, AccountId* account = nullptr) {
        const auto made = create_account(ground_, system_act(ground_), system_actor(), login, "Nama " + login, grants);
        REQUIRE(made);
        if (account) *account = made->account;
        REQUIRE(set_password(ground_, made->account, "rahasia sekali", false));
        const auto session = access::log_in(ground_, login, "rahasia sekali");
        REQUIRE(session);
        return session->token;
    }

    /// `path`: below /api/v1, with its `?name=value&...`. A minute passes.
    http::Response send(http::Method method, const std::string& path, const Json& body, const std::string& token, std::optional<CommandId> command = {}) {
        http::Request request;
        request.method = method;
        const auto question = path.find('?');
        request.path = "/api/v1" + path.substr(0, question);
        for (auto at = question; at != std::string::npos;) {
            const auto equals = path.find('=', at), end = path.find('&', equals);
            request.query[path.substr(at + 1, equals - at - 1)] = path.substr(equals + 1, end == std::string::npos ? end : end - equals - 1);
            at = end;
        }
        clock_.advance(Seconds{60});
        request.headers = {{"cookie", "layang=" + token}, {"idempotency-key", command.value_or(new_command()).text()}};
        if (method == http::Method::post) request.body = body.dump();
        const auto match = router_.match(method, request.path);
        REQUIRE_MESSAGE(match.route != nullptr, path);
        request.path_values = match.values;
        return match.route->handler(request);
    }
    http::Response get(const std::string& path, const std::string& token) { return send(http::Method::get, path, {}, token); }
    http::Response post(const std::string& path, const Json& body, const std::string& token) { return send(http::Method::post, path, body, token); }
    /// Its answer, which must be a good one; `done` posts.
    Json got(const std::string& path, const std::string& token) { return good(path, get(path, token)); }
    Json done(const std::string& path, const Json& body, const std::string& token) { return good(path, post(path, body, token)); }

    /// What the house does by itself.
    void by_itself(const ledger::Decide& decide) {
        const auto outcome = foundation_.execute(system_act(ground_), decide);
        REQUIRE(outcome);
    }

private:
    template <class T>
    static std::vector<T> with(T first, std::vector<T> others) {
        others.insert(others.begin(), std::move(first));
        return others;
    }
    static Json good(const std::string& path, const http::Response& response) {
        REQUIRE_MESSAGE(response.status == 200, path << ": " << response.body);
        return Json::parse(response.body);
    }

    ledger::testing::Foundation foundation_;
    ManualClock clock_{kMonday};
    ViewBatch views_;
    Catalogue catalogue_ = ledger::testing::must_have(Catalogue::load(real_data_folder()));
    Region region_ = ledger::testing::must_have(Region::load(real_data_folder(), "3503"));
    WorkingCalendar calendar_ = calendar_example::calendar();
    std::unique_ptr<secrets::BlobStore> blobs_ = ledger::testing::must_have(secrets::BlobStore::open(foundation_.file("blobs"), foundation_.ring()));
    std::unique_ptr<secrets::Passwords> passwords_ = secrets::Passwords::make(true);
    Ground ground_{foundation_.store(), foundation_.ledger(), foundation_.ring(), *blobs_, *passwords_, catalogue_, region_,
                   calendar_, clock_, foundation_.random(), views_, "3503", "TK", false};
    http::Router router_;
    Api api_{router_, ground_};
};

}  // namespace layang::access::testing
