#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <doctest/doctest.h>

#include "platform/http/http.hpp"
#include "platform/http/test_client.hpp"

namespace layang::http::server_test {

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

TEST_CASE("http server: HEAD is GET without the body, 304 spares it, 405 knows HEAD") {
    Running running;
    auto client = running.client();
    const auto head = client.ask("HEAD /ping HTTP/1.1\r\nHost: x\r\n\r\n", true);
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->header("content-length") == "4");
    // The next answer on the same connection would be garbled if a body had followed.
    const auto cached = client.ask(get("/cached"));
    REQUIRE(cached);
    CHECK(cached->status == 200);
    const auto unchanged = client.ask(get("/cached", "If-None-Match: " + cached->header("etag") + "\r\n"));
    REQUIRE(unchanged);
    CHECK(unchanged->status == 304);
    CHECK(client.ask("OPTIONS /ping HTTP/1.1\r\nHost: x\r\n\r\n")->header("allow") == "GET, HEAD");
}

TEST_CASE("http server: chunked bodies are put together, and cut off at the route's limit") {
    Running running;
    const std::string head = "PUT /photo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    CHECK(running.client().ask(head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")->body == "5");
    auto client = running.client();
    client.send(head);
    const std::string chunk = "2710\r\n" + std::string(10'000, 'x') + "\r\n";
    for (int i = 0; i < 11; ++i) client.send(chunk);
    const auto answer = client.read();
    REQUIRE(answer);
    CHECK(answer->status == 413);
    CHECK(client.closed());
}

TEST_CASE("http server: requests sent in one go are answered in their order") {
    Running running;
    auto client = running.client();
    std::string all;
    for (int i = 0; i < 50; ++i) all += get("/things/" + std::to_string(i));
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        const auto answer = client.read();
        REQUIRE(answer);
        CHECK(answer->body == std::to_string(i) + "|");
    }
}

TEST_CASE("http server: what is too long in the head is answered, what is no HTTP is cut off") {
    Running running;
    CHECK(running.client().ask(get("/ping?x=" + std::string(5000, 'x')))->status == 414);
    CHECK(running.client().ask(get("/ping", "X-Long: " + std::string(17'000, 'x') + "\r\n"))->status == 431);
    CHECK(running.client().ask(get("/ping", "X-Bad: \xff\r\n"))->status == 400);
    for (const auto& nonsense : {std::string("nonsense\r\n\r\n"), get("/ping", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
                                 get("/ping", "X-Endless: " + std::string(100'000, 'x'))}) {
        auto client = running.client();
        client.send(nonsense);
        CHECK_FALSE(client.read());
    }
    CHECK(running.client().ask(get("/ping"))->status == 200);
}

TEST_CASE("http server: half a request is dropped when its sender leaves or dawdles") {
    auto config = quiet_config();
    config.read_timeout_s = 1;
    Running running(config);
    auto leaver = running.client();
    leaver.send("GET /pi");
    leaver.close_writing();
    CHECK(leaver.closed());
    auto dawdler = running.client();
    dawdler.send("POST /things HTTP/1.1\r\nContent-Length: 10\r\n\r\n12");
    CHECK(dawdler.closed());
}

TEST_CASE("http server: connections beyond the limit are refused, and there is room again when others leave") {
    auto config = quiet_config();
    config.connections_max = 20;
    Running running(config);
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(running.server.port()));
            REQUIRE(clients.back()->ask(get("/ping")));
        }
        for (int i = 0; i < 5; ++i) CHECK_FALSE(running.client().ask(get("/ping")));
        CHECK(clients.front()->ask(get("/ping"))->status == 200);
    }
    int tries = 0;
    while (!running.client().ask(get("/ping")) && tries < 1000) ++tries;
    CHECK(tries < 1000);
}

TEST_CASE("http server: when all workers are busy and the queue is full, the answer is 503 at once") {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    std::atomic<int> inside = 0;
    auto router = example_router();
    router.add({Method::get, "/slow", "", [&](const Request&) {
                    ++inside;
                    std::unique_lock lock(mutex);
                    changed.wait(lock, [&] { return open; });
                    return text("slow");
                }});
    auto config = quiet_config();
    config.workers = 1;
    config.waiting_max = 1;
    Running running(config, std::move(router));
    auto first = running.client();
    first.send(get("/slow"));
    while (inside == 0) std::this_thread::yield();
    auto second = running.client();
    second.send(get("/ping"));
    std::optional<http::testing::Answer> third;
    do third = running.client().ask(get("/nowhere"));
    while (running.metrics.text().find("http_requests_waiting 1\n") == std::string::npos);
    third = running.client().ask(get("/ping"));
    REQUIRE(third);
    CHECK(third->status == 503);
    CHECK(third->header("retry-after") == "2");
    CHECK(parse_json(third->body)->at("code") == "busy");
    {
        const std::lock_guard lock(mutex);
        open = true;
    }
    changed.notify_all();
    CHECK(first.read()->body == "slow");
    CHECK(second.read()->body == "pong");
}

TEST_CASE("http server: what has waited longer than its time is answered 503 and not begun") {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    std::atomic<int> inside = 0, begun = 0;
    auto router = example_router();
    router.add({Method::get, "/slow", "", [&](const Request&) {
                    ++inside;
                    std::unique_lock lock(mutex);
                    changed.wait(lock, [&] { return open; });
                    return text("slow");
                }});
    router.add({Method::get, "/late", "", [&](const Request&) {
                    ++begun;
                    return text("late");
                }});
    auto config = quiet_config();
    config.workers = 1;
    config.handle_timeout_s = 1;
    Running running(config, std::move(router));
    auto first = running.client();
    first.send(get("/slow"));
    while (inside == 0) std::this_thread::yield();
    auto second = running.client();
    second.send(get("/late"));
    while (running.metrics.text().find("http_requests_waiting 1\n") == std::string::npos) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    {
        const std::lock_guard lock(mutex);
        open = true;
    }
    changed.notify_all();
    // What had begun in time is answered, however long it took.
    CHECK(first.read()->body == "slow");
    const auto answer = second.read();
    REQUIRE(answer);
    CHECK(answer->status == 503);
    CHECK(begun == 0);
    CHECK(running.client().ask(get("/late"))->body == "late");
}

TEST_CASE("http server: an exception that the application knows becomes its refusal") {
    auto config = quiet_config();
    config.exception_mapper = [](const std::exception& error) -> std::optional<Refusal> {
        if (dynamic_cast<const std::length_error*>(&error)) return Refusal(ErrorCode::kDiskFull);
        return std::nullopt;
    };
    Running running(config);
    CHECK(running.client().ask(get("/full"))->status == 503);
    CHECK(running.client().ask(get("/throws"))->status == 500);
}

TEST_CASE("http server: every answer carries the security headers, also a refusal") {
    Running running;
    for (const char* target : {"/ping", "/nowhere", "/%00", "/"}) {
        const auto answer = running.client().ask(get(target));
        REQUIRE(answer);
        CHECK(answer->header("content-security-policy").starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        CHECK(answer->header("x-content-type-options") == "nosniff");
        CHECK(answer->header("referrer-policy") == "no-referrer");
        CHECK(answer->header("cache-control") == "no-store");
        CHECK(answer->header("traceparent").size() == 55);
        CHECK(answer->header("server").empty());
        CHECK(answer->header("strict-transport-security").empty());
    }
}

TEST_CASE("http server: only a trusted proxy speaks for others") {
    Router router;
    router.add({Method::get, "/who", "", [](const Request& request) { return text(request.address + (request.secure ? " secure" : " plain")); }});
    const std::string forwarded = "X-Forwarded-For: 198.51.100.9, 192.0.2.7, 10.0.0.1\r\nX-Forwarded-Proto: https\r\n";
    {
        Running running(quiet_config(), router);
        CHECK(running.client().ask(get("/who", forwarded))->body == "127.0.0.1 plain");
    }
    auto config = quiet_config();
    config.trusted_proxies = {"127.0.0.1", "10.0.0.1"};
    Running running(config, router);
    const auto answer = running.client().ask(get("/who", forwarded));
    CHECK(answer->body == "192.0.2.7 secure");
    CHECK(answer->header("strict-transport-security") == "max-age=31536000");
    CHECK(running.client().ask(get("/who", "X-Forwarded-For: nonsense\r\n"))->body == "127.0.0.1 plain");
}

TEST_CASE("http server: a taken port is an error, a second stop() is nothing") {
    Running running;
    auto config = quiet_config();
    config.port = running.server.port();
    config.quiet = true;
    Metrics metrics;
    Server second(config, example_router(), metrics);
    CHECK_FALSE(second.start().has_value());
    running.server.stop();
    running.server.stop();
    CHECK_FALSE(running.client().connected());
}

}  // namespace layang::http::server_test
