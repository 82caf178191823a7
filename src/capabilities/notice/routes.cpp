#include "capabilities/notice/routes.hpp"
#include "capabilities/notice/notice.hpp"

namespace layang::notice {
namespace {

constexpr http::RateRule kLimit{60, Seconds{60}};

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark;--paper:#fbfaf7;--ink:#17201d;--ink-2:#48514c;--green:#0b6e5c;--rule:#dcd8cd}"
    "@media(prefers-color-scheme:dark){:root{--paper:#131715;--ink:#ece9e0;--ink-2:#b9beb9;--green:#5fc7b0;--rule:#313834}}"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 Roboto,'Segoe UI',system-ui,'Noto Sans',sans-serif}"
    "header{padding:12px 16px;border-bottom:6px double var(--green);display:flex;flex-direction:column}header span,.next{color:var(--ink-2);font-size:14px}"
    "main{padding:16px;max-width:640px;margin:auto}h1{font-size:26px;line-height:34px;font-weight:400;margin:0 0 16px}h2{font-size:16px;margin:0}"
    ".code{font:700 20px/28px 'Roboto Mono',Consolas,monospace;margin:0}section{border-top:1px solid var(--rule);padding:12px 0}p,ul{margin:4px 0}a{color:var(--green)}";

http::Response html(int status, std::string body) {
    return {status, {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body)};
}

}  // namespace

void add_routes(access::Api& api) {
    auto& ground = api.ground();
    api.open(http::Method::get, "/lacak/{code}", "", kLimit, [&ground](const http::Request& request) -> Result<http::Response> {
        const auto code = PublicCode::parse(request.at("code"));
        if (!code) return html(404, not_found_page(false));
        std::optional<Tracked> tracked;
        ground.store.read([&](store::Session& session) { tracked = track(session, ground.regency, *code, ground.region); });
        return tracked ? html(200, tracking_page(*tracked)) : html(404, not_found_page(true));
    });
    api.open(http::Method::get, "/lacak.css", "", kLimit, [](const http::Request&) -> Result<http::Response> {
        return http::Response{200, {{"Content-Type", "text/css; charset=utf-8"}, {"Cache-Control", "public, max-age=86400"}}, std::string(kStyle)};
    });
}

}  // namespace layang::notice
