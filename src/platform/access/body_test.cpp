#include <doctest/doctest.h>

#include "platform/access/api.hpp"

namespace layang::access::body_test {
namespace {

Result<Json> read(const std::string& body) {
    http::Request request;
    request.body = body;
    return body_json(request);
}
std::vector<std::string> fields_of(const Result<Json>& result) {
    std::vector<std::string> fields;
    if (!result)
        for (const auto& reason : result.error().reasons()) fields.push_back(reason.field);
    return fields;
}

}  // namespace

TEST_CASE("a body is JSON, nothing is an empty object, and letters of any script pass") {
    CHECK(read("").value() == Json::object());
    CHECK(read(R"({"name":"Siti Qur\u2019an \u0633 \ud83d\ude00","note":"a\nb\tc"})"));
    CHECK(read("[1").error().has(ErrorCode::kMalformed));
}

TEST_CASE("what hides something from whoever reads it is refused in every field at once, names of members included") {
    const auto refused = read(R"({"a":"x\u0000","b":["ok","\u202egnp"],"c":{"d":"\u2028"},"e":"\ufeff","f":"\u007f","g":"\u0085","h":"fine"})");
    REQUIRE_FALSE(refused);
    CHECK(fields_of(refused) == std::vector<std::string>{"a", "b.1", "c.d", "e", "f", "g"});
    CHECK(refused.error().code() == ErrorCode::kTextInvalid);
    CHECK(read("{\"a\\u200f\":1}").error().has(ErrorCode::kFieldUnknown));
    CHECK(read("\"\\u2066\"").error().has(ErrorCode::kTextInvalid));
}

TEST_CASE("a text that is longer than anybody types is refused with its field, counted in characters") {
    const auto long_text = [](int characters) {
        std::string text;
        while (characters-- > 0) text += "é";
        return text;
    };
    CHECK(read("{\"a\":\"" + long_text(2000) + "\"}"));
    const auto refused = read("{\"a\":\"" + long_text(2001) + "\",\"b\":[\"" + long_text(2001) + "\"]}");
    REQUIRE_FALSE(refused);
    CHECK(fields_of(refused) == std::vector<std::string>{"a", "b.0"});
    CHECK(refused.error().code() == ErrorCode::kTextTooLong);
}

}  // namespace layang::access::body_test
