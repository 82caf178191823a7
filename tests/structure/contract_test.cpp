// contract/openapi.yaml against the routes that the server really has, both ways.
#include <algorithm>
#include <regex>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include "app/house.hpp"
#include "platform/store/testing.hpp"
#include "sources.hpp"

namespace layang::structure::contract_test {
namespace {

/// "get /api/v1/session get_session"
using Operations = std::multiset<std::string>;

constexpr std::array<std::pair<http::Method, std::string_view>, 5> kMethods{{
    {http::Method::get, "get"},
    {http::Method::post, "post"},
    {http::Method::put, "put"},
    {http::Method::patch, "patch"},
    {http::Method::del, "delete"},
}};

std::string name_of(http::Method method) {
    for (const auto& [each, name] : kMethods)
        if (each == method) return std::string(name);
    return "?";
}

Operations promised(const std::string& contract) {
    const auto yaml = YAML::Load(contract);
    const auto base = yaml["servers"][0]["url"].as<std::string>();
    Operations found;
    for (const auto& path : yaml["paths"]) {
        // A page outside /api/v1 has a server of its own: "/".
        const auto own = path.second["servers"];
        const auto start = own ? own[0]["url"].as<std::string>() : base;
        for (const auto& [method, name] : kMethods)
            if (const auto operation = path.second[std::string(name)])
                found.insert(std::string(name) + ' ' + (start == "/" ? "" : start) + path.first.as<std::string>() + ' ' +
                             operation["operationId"].as<std::string>(""));
    }
    return found;
}

Operations served(const std::vector<http::Route>& routes) {
    Operations found;
    for (const auto& route : routes)
        if (!route.operation.empty()) found.insert(name_of(route.method) + ' ' + route.pattern + ' ' + route.operation);
    return found;
}

std::vector<std::string> only_in(const Operations& these, const Operations& those) {
    std::vector<std::string> rest;
    std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(rest));
    return rest;
}

std::vector<http::Route> routes_of_a_new_house() {
    const store::testing::TemporaryFolder folder;
    app::HouseConfig config;
    config.var = folder.file("var");
    config.data = LAYANG_SOURCE_DIR "/data";
    config.cheap_passwords = true;
    auto house = app::House::open(config);
    REQUIRE(house);
    http::Metrics metrics;
    auto routes = (*house)->router(metrics).routes();
    // Handlers point into the house, which ends here: only their names go on.
    for (auto& route : routes) route.handler = nullptr;
    return routes;
}

}  // namespace

TEST_SUITE("structure") {
    TEST_CASE("what the contract promises is served, and what is served is promised") {
        const auto contract = promised(read_source("contract/openapi.yaml"));
        const auto routes = routes_of_a_new_house();
        const auto server = served(routes);
        const auto missing = only_in(contract, server);
        const auto untold = only_in(server, contract);
        INFO("promised and not served:", listed(missing));
        INFO("served and not promised:", listed(untold));
        CHECK(missing.empty());
        CHECK(untold.empty());
        for (const auto& route : routes) {
            INFO(route.pattern);
            CHECK((!route.operation.empty() || !route.pattern.starts_with("/api/")));
        }
    }

    TEST_CASE("the proxy that the operations page describes lets the largest body through") {
        const auto page = read_source("docs/operations.md");
        std::smatch found;
        REQUIRE(std::regex_search(page, found, std::regex("client_max_body_size ([0-9]+)m;")));
        const std::size_t let_through = std::stoull(found[1].str()) << 20;
        std::size_t largest = 0;
        for (const auto& route : routes_of_a_new_house()) largest = std::max(largest, route.body_bytes_max);
        CHECK(let_through >= largest);
    }

    TEST_CASE("the limits that the operations page tells are those of the code") {
        const auto page = read_source("docs/operations.md");
        const http::ServerConfig server;
        const http::Route route{};
        const access::Limits limits;
        for (const auto& line : {
                 fmt::format("| request line and header | {} kB, {} kB |", server.url_bytes_max >> 10, server.header_bytes_max >> 10),
                 fmt::format("| body of a command | {} kB; a piece of a scan {} kB, a whole scan {} MB, ", route.body_bytes_max >> 10, secrets::kBlobPieceBytesMax >> 10,
                             secrets::kBlobBytesMax >> 20),
                 fmt::format("| connections, waiting requests | {}, more are closed at once; {}, ", server.connections_max, server.waiting_max),
                 fmt::format("| reading a request, waiting for its answer | {} s ", server.read_timeout_s),
                 fmt::format(", {} s |\n", server.handle_timeout_s),
                 fmt::format("look-ups of receipts from one address | {}, {}, {} a minute ", limits.requests, limits.log_ins, limits.look_ups),
                 fmt::format("| a log-in holds | {} hours ", limits.session_length.count / 3600),
                 fmt::format("| wrong passwords before a name waits; the longest wait | {}, {} minutes ", limits.free_failures, limits.lock_max.count / 60),
                 fmt::format("| passwords hashed at once, waiting | 2, {} |", secrets::kPasswordQueueMax),
             }) {
            INFO(line);
            CHECK(page.find(line) != std::string::npos);
        }
    }

    TEST_CASE("every operation has a name of its own") {
        std::set<std::string> names;
        for (const auto& line : promised(read_source("contract/openapi.yaml"))) {
            const auto name = line.substr(line.rfind(' ') + 1);
            INFO(line);
            CHECK_FALSE(name.empty());
            CHECK(names.insert(name).second);
        }
        CHECK_FALSE(names.empty());
    }

    TEST_CASE("a route that the contract lacks, or names otherwise, is noticed") {
        const auto contract = promised("servers: [{ url: /api/v1 }]\npaths:\n  /bags/{id}:\n    get: { operationId: get_bag }\n");
        CHECK(contract == Operations{"get /api/v1/bags/{id} get_bag"});
        CHECK(only_in(contract, served({})).size() == 1);
        CHECK(only_in(served({{http::Method::get, "/api/v1/bags/{id}", "read_bag", nullptr}}), contract).size() == 1);
        CHECK(only_in(served({{http::Method::get, "/api/v1/bags/{id}", "get_bag", nullptr}}), contract).empty());
    }
}

}  // namespace layang::structure::contract_test
