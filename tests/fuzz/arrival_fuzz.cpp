// A whole request as the parser leaves it, lines of text: method, target, headers, an empty line, the body. It is answered or
// routed; what a handler gets is sound, and no answer is the server's fault.
#include <cstdint>
#include <cstdlib>

#include "platform/http/reception.hpp"
#include "platform/http/static_files.hpp"
#include "platform/http/text.hpp"

namespace {

using namespace layang::http;

void check(bool promise) {
    if (!promise) std::abort();
}

std::string_view line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto found = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return found;
}

Arrival arrival_of(std::string_view text) {
    Arrival arrival;
    arrival.method = line(text);
    arrival.target = line(text);
    for (auto header = line(text); !header.empty(); header = line(text)) {
        const auto colon = std::min(header.find(':'), header.size());
        arrival.headers.emplace_back(header.substr(0, colon), trimmed(header.substr(std::min(colon + 1, header.size()))));
    }
    arrival.body = text;
    arrival.peer = "127.0.0.1";
    return arrival;
}

Response echo(const Request& request) {
    check(valid_utf8(request.path));
    for (const auto& [name, value] : request.path_values) check(!value.empty() && value.find('/') == std::string::npos);
    for (const auto& [name, value] : request.query) check(valid_utf8(name) && valid_utf8(value));
    (void)request.cookie("layang");
    return with_etag(request, json_response({{"path", request.path}}));
}

struct World {
    ServerConfig config;
    Router router;
    Metrics metrics;
    StaticFiles files{"", {}};
    Reception reception{config, router, files, metrics};

    World() {
        config.quiet = true;
        config.trusted_proxies = {"127.0.0.1"};
        router.add({Method::get, "/api/v1/bags/{bag}", "get_bag", echo});
        router.add({Method::post, "/api/v1/bags", "seal_bag", echo});
        router.add({Method::get, "/api/v1/things/{code}", "find_thing", echo});
        Route file{Method::put, "/api/v1/blobs/{blob}", "put_blob", echo};
        file.raw_body = true;
        router.add(std::move(file));
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const World world;
    Exchange exchange;
    auto arrival = arrival_of({reinterpret_cast<const char*>(data), size});
    (void)world.reception.body_bytes_max(arrival.method, arrival.target);
    auto answer = world.reception.receive(std::move(arrival), exchange);
    check(answer.has_value() || exchange.route != nullptr);
    if (!answer) answer = world.reception.handle(exchange);
    const auto whole = world.reception.finish(exchange, std::move(*answer));
    check(whole.status >= 200 && whole.status < 500);
    for (const auto& [name, value] : whole.headers) check((name + value).find_first_of("\r\n") == std::string::npos);
    return 0;
}
