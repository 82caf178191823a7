#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>

#include "platform/http/http.hpp"
#include "platform/http/test_client.hpp"

using namespace layang;
using namespace layang::http;
using layang::http::testing::RawClient;

namespace {

ServerConfig quiet_config() {
    ServerConfig config;
    config.port = 0;
    config.workers = 4;
    config.quiet = true;
    return config;
}

Response text(std::string body) { return {200, {{"Content-Type", "text/plain"}}, std::move(body)}; }

Router example_router() {
    Router router;
    router.add({Method::get, "/ping", "", [](const Request&) { return text("pong"); }});
    router.add({Method::get, "/things/{id}", "", [](const Request& request) { return text(request.at("id") + '|' + request.query_value("q")); }});
    router.add({Method::post, "/things", "", [](const Request& request) { return text(std::to_string(request.body.size())); }, 1000});
    router.add({Method::put, "/photo", "", [](const Request& request) { return text(std::to_string(request.body.size())); }, 100'000, true});
    router.add({Method::get, "/throws", "", [](const Request&) -> Response { throw std::runtime_error("secret"); }});
    router.add({Method::get, "/full", "", [](const Request&) -> Response { throw std::length_error("full"); }});
    router.add({Method::get, "/cached", "", [](const Request& request) { return with_etag(request, text("same")); }});
    return router;
}

struct Running {
    Metrics metrics;
    Server server;
    explicit Running(ServerConfig config = quiet_config(), Router router = example_router())
        : server(std::move(config), std::move(router), metrics) {
        REQUIRE(server.start().has_value());
    }
    RawClient client() { return RawClient(server.port()); }
};

std::string get(std::string_view target, std::string_view headers = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + std::string(headers) + "\r\n";
}
std::string post(std::string_view target, std::string_view body, std::string_view type = "application/json") {
    return "POST " + std::string(target) + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + std::string(type) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("http server: a request reaches its handler decoded, and keep-alive serves the next one") {
    Running running;
    auto client = running.client();
    auto answer = client.ask(get("/things/a%20b?q=%C3%A9+1"));
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "a b|é 1");
    answer = client.ask(get("/ping"));
    REQUIRE(answer);
    CHECK(answer->body == "pong");
}

TEST_CASE("http server: what cannot be read is refused as a problem") {
    Running running;
    for (const char* target : {"/a/../ping", "/%2e%2e/ping", "/things/%zz", "/things/a%00b", "/things/%ff", "/things/a%2Fb", "/ping?q=%"}) {
        CAPTURE(target);
        const auto answer = running.client().ask(get(target));
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(answer->header("content-type") == "application/problem+json");
        CHECK(parse_json(answer->body)->at("code") == "malformed");
    }
    CHECK(running.client().ask(get("/nowhere"))->status == 404);
    const auto wrong_method = running.client().ask("DELETE /things HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(wrong_method);
    CHECK(wrong_method->status == 405);
    CHECK(wrong_method->header("allow") == "POST");
}

TEST_CASE("http server: a body over the route's limit is refused before it is read") {
    Running running;
    CHECK(running.client().ask(post("/things", std::string(1000, 'x')))->body == "1000");
    // Only the head is sent: an answer proves that the server did not wait for the body.
    const auto early = running.client().ask("POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n");
    REQUIRE(early);
    CHECK(early->status == 413);
    CHECK(early->header("connection") == "close");
}

TEST_CASE("http server: a JSON route takes no other media type, a raw one takes all") {
    Running running;
    CHECK(running.client().ask(post("/things", "{}", "text/plain"))->status == 415);
    CHECK(running.client().ask(post("/things", "{}", "Application/JSON; charset=utf-8"))->status == 200);
    CHECK(running.client().ask("PUT /photo HTTP/1.1\r\nHost: x\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\n\r\nabc")->body == "3");
}

TEST_CASE("http server: an exception ends its request, not the server, and tells nothing") {
    Running running;
    auto client = running.client();
    const auto answer = client.ask(get("/throws", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n"));
    REQUIRE(answer);
    CHECK(answer->status == 500);
    CHECK(parse_json(answer->body)->at("trace") == "0af7651916cd43dd8448eb211c80319c");
    CHECK(answer->body.find("secret") == std::string::npos);
    CHECK(client.ask(get("/ping"))->status == 200);
}

TEST_CASE("http server: stop() answers every request that it had accepted") {
    constexpr int kRequests = 200;
    std::mutex mutex;
    std::condition_variable opened;
    bool open = false;
    std::atomic<int> waiting = 0;
    auto router = example_router();
    router.add({Method::get, "/slow", "", [&](const Request&) {
                    ++waiting;
                    std::unique_lock lock(mutex);
                    opened.wait(lock, [&] { return open; });
                    return text(std::string(5000, 's'));
                }});
    auto config = quiet_config();
    config.workers = kRequests;
    Running running(config, std::move(router));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < kRequests; ++i) {
        clients.push_back(std::make_unique<RawClient>(running.server.port()));
        REQUIRE(clients.back()->send(get("/slow")));
    }
    while (waiting < kRequests) std::this_thread::yield();
    std::thread stopper([&] { running.server.stop(); });
    // Once nobody can connect, stop() has begun.
    while (running.client().connected()) std::this_thread::yield();
    {
        const std::lock_guard lock(mutex);
        open = true;
    }
    opened.notify_all();
    int whole = 0;
    for (auto& client : clients) {
        const auto answer = client->read();
        whole += answer && answer->status == 200 && answer->body.size() == 5000;
    }
    stopper.join();
    CHECK(whole == kRequests);
}
