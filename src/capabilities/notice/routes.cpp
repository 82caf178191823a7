#include "capabilities/notice/routes.hpp"
#include "capabilities/notice/notice.hpp"

namespace layang::notice {
namespace {

// A style of its own: the pages must stand where the app never loads.
constexpr std::string_view kStyle =
    ":root{color-scheme:light dark;--p:#fbfaf7;--k:#17201d;--q:#48514c;--r:#dcd8cd;--e:#838a85;--g:#0b6e5c;--s:#fff;--w:#e4f1ed;--o:#fff;--l:#9a4205;--m:#fbeee2}"
    "@media(prefers-color-scheme:dark){:root{--p:#131715;--k:#ece9e0;--q:#b9beb9;--r:#313834;--e:#7b847f;--g:#5fc7b0;--s:#1b211e;--w:#16312b;--o:#08211b;--l:#f0a56a;--m:#33220f}}"
    "*{box-sizing:border-box}body{margin:0 auto;max-width:32rem;padding:0 16px 24px;background:var(--p);color:var(--k);font:16px/1.5 Roboto,'Segoe UI',system-ui,'Noto Sans',sans-serif}"
    "h1,h2,p,ol{margin:0;padding:0}ol{list-style:none;padding-bottom:12px}a{color:var(--g)}"
    "header{display:flex;justify-content:space-between;align-items:center;gap:12px;min-height:56px;border-bottom:6px double var(--g);margin:0 -16px 12px;padding:0 16px}header a{color:inherit;text-decoration:none}"
    ".c{font-family:'Roboto Mono','Noto Sans Mono',Consolas,monospace;font-weight:500;white-space:nowrap}.q{color:var(--q);font-size:14px;line-height:20px}"
    "h1{font-size:26px;line-height:32px}h2{font-size:14px;line-height:20px;padding-bottom:6px}.o{padding-top:4px}"
    ".d{border-left:4px solid var(--g);background:var(--w);padding:8px 12px;margin-top:12px}.d b{font-size:20px;line-height:26px;padding-right:12px}"
    ".d span{color:var(--l);font-weight:500}.l{border-color:var(--l);background:var(--m)}h1~h2{padding-top:16px}"
    "li{position:relative;display:flex;justify-content:space-between;gap:12px;align-items:baseline;padding:0 0 8px 32px;line-height:24px}"
    "li:before{content:'';position:absolute;left:9px;top:12px;height:100%;width:2px;background:var(--r)}li:last-child:before{display:none}li span{white-space:nowrap}"
    "i{position:absolute;left:0;top:2px;width:20px;height:20px;border-radius:50%;border:2px solid var(--e);background:var(--p);font:700 14px/16px system-ui,sans-serif;text-align:center}"
    ".y i{background:var(--g);border-color:var(--g);color:var(--o)}.y i:before{content:'\\2713'}.h i{border:6px solid var(--k)}.n{color:var(--q)}"
    ".b{border-top:1px solid var(--r);padding:12px 0}form{display:flex;gap:8px}"
    "input,button{font:inherit;height:48px;border-radius:8px;border:1.5px solid var(--e);background:var(--s);color:inherit}input{flex:1;min-width:0;padding:0 12px}"
    "button{padding:0 16px;background:var(--g);border-color:var(--g);color:var(--o);font-weight:500}:focus-visible{outline:3px solid var(--k);outline-offset:2px}";

http::Response html(int status, std::string body) {
    return {status, {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

PageFrame frame_of(const access::Ground& ground, const http::Request& request) {
    const auto& facts = ground.region.facts();
    return {request.query_value("lang") == "en" ? "en" : "id", facts.name, Seconds{facts.utc_offset_minutes * 60}};
}

http::Response page_of(const access::Ground& ground, const http::Request& request, const std::string& typed) {
    const auto frame = frame_of(ground, request);
    const auto code = PublicCode::parse(typed);
    if (!code) return html(404, not_found_page(std::nullopt, frame));
    std::optional<Tracked> tracked;
    ground.store.read([&](store::Session& session) { tracked = track(session, ground, *code); });
    return tracked ? html(200, tracking_page(*tracked, frame, ground.clock.now())) : html(404, not_found_page(*code, frame));
}

}  // namespace

void add_routes(access::Api& api) {
    auto& ground = api.ground();
    const auto limiter = [&] { return std::make_shared<http::RateLimiter>(http::RateRule{ground.limits.look_ups, Seconds{60}}); };
    const auto look_ups = limiter();
    api.open(http::Method::get, "/lacak/{code}", "", look_ups,
             [&ground](const http::Request& request) -> Result<http::Response> { return page_of(ground, request, request.at("code")); });
    // Where the form of the page itself leads.
    api.open(http::Method::get, "/lacak", "", look_ups,
             [&ground](const http::Request& request) -> Result<http::Response> { return page_of(ground, request, request.query_value("kode")); });
    api.open(http::Method::get, "/lacak.css", "", limiter(), [](const http::Request&) -> Result<http::Response> {
        return http::Response{200, {{"Content-Type", "text/css; charset=utf-8"}, {"Cache-Control", "public, max-age=86400"}}, std::string(kStyle)};
    });
}

}  // namespace layang::notice
