#include <doctest/doctest.h>

#include "base/check.hpp"
#include "platform/http/http.hpp"

namespace layang::http::router_test {

namespace {
Route route(Method method, std::string pattern) {
    return {method, std::move(pattern), "", [](const Request&) { return Response{}; }};
}
}  // namespace

TEST_CASE("http router: places match one segment each and give their values") {
    Router router;
    router.add(route(Method::get, "/a/{id}/b/{other}"));
    const auto match = router.match(Method::get, "/a/x y/b/2");
    REQUIRE(match.route);
    CHECK(match.values == std::map<std::string, std::string>{{"id", "x y"}, {"other", "2"}});
    for (const char* path : {"/a/x/b", "/a/x/b/2/", "/a//b/2", "/a/x/c/2", "/", "", "a/x/b/2"}) CHECK_FALSE(router.match(Method::get, path).route);
}

TEST_CASE("http router: a literal segment goes before a place, in whichever order they were added") {
    Router router;
    router.add(route(Method::get, "/a/{id}"));
    router.add(route(Method::get, "/a/search"));
    CHECK(router.match(Method::get, "/a/search").route->pattern == "/a/search");
    CHECK(router.match(Method::get, "/a/other").route->pattern == "/a/{id}");
}

TEST_CASE("http router: a path with other methods names them") {
    Router router;
    router.add(route(Method::put, "/a"));
    router.add(route(Method::del, "/a"));
    const auto match = router.match(Method::get, "/a");
    CHECK_FALSE(match.route);
    CHECK(match.allowed == std::vector<Method>{Method::put, Method::del});
    CHECK(router.match(Method::get, "/b").allowed.empty());
}

TEST_CASE("http router: two routes with one method and one shape are a mistake of ours") {
    Router router;
    router.add(route(Method::get, "/a/{id}"));
    router.add(route(Method::post, "/a/{id}"));
    CHECK_THROWS_AS(router.add(route(Method::get, "/a/{name}")), CheckFailed);
    CHECK_THROWS_AS(router.add(route(Method::get, "a")), CheckFailed);
}

}  // namespace layang::http::router_test
