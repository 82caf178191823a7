#include <doctest/doctest.h>

#include "platform/http/http.hpp"

namespace layang::http::problem_test {

TEST_CASE("http problem: all reasons come at once, the first decides the status") {
    const Refusal refusal(std::vector<Error>{{ErrorCode::kNikLength, "persons.0.nik"}, {ErrorCode::kTextTooLong, "name", {{"max", "80"}}, "R-1"}});
    const auto response = problem(refusal, "abc");
    CHECK(response.status == 422);
    const auto body = parse_json(response.body).value();
    CHECK(body["code"] == "nik-length");
    CHECK(body["trace"] == "abc");
    REQUIRE(body["errors"].size() == 2);
    CHECK(body["errors"][1]["field"] == "name");
    CHECK(body["errors"][1]["rule"] == "R-1");
    CHECK(body["errors"][1]["id"] == "Terlalu panjang; paling banyak 80 huruf.");
    CHECK(body["errors"][1]["en"] == "Too long; at most 80 characters.");
}

TEST_CASE("http problem: a place without an argument shows a question mark instead of its name") {
    CHECK(sentence({ErrorCode::kTooLarge}, "en") == "Too large; at most ?.");
}

TEST_CASE("http problem: words of a rule's row come in the language of the sentence") {
    const Error reason{ErrorCode::kAgeOutside, "", {{"why_id", "Terlalu muda."}, {"why_en", "Too young."}}};
    CHECK(sentence(reason, "id") == "Terlalu muda.");
    CHECK(sentence(reason, "en") == "Too young.");
}

TEST_CASE("http problem: a field that is no text cannot stop the problem") {
    const auto response = problem(Refusal(ErrorCode::kFieldUnknown, "\xff"), "");
    CHECK(parse_json(response.body).has_value());
}

TEST_CASE("http problem: who came too often hears how long to wait") {
    const auto response = problem(Refusal(ErrorCode::kRateLimited, "", {{"seconds", "17"}}), "");
    CHECK(response.status == 429);
    REQUIRE(response.has_header("retry-after"));
    CHECK(response.headers.back().second == "17");
}

TEST_CASE("http problem: an unchanged body is 304 without body, a changed one is not") {
    Request request;
    const auto first = with_etag(request, json_response({{"a", 1}}));
    CHECK(first.status == 200);
    request.headers["if-none-match"] = first.headers.back().second;
    const auto second = with_etag(request, json_response({{"a", 1}}));
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(with_etag(request, json_response({{"a", 2}})).status == 200);
}

}  // namespace layang::http::problem_test
