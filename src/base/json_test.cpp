#include "base/json.hpp"

#include <doctest/doctest.h>

using namespace layang;

namespace {
enum class Colour { red, green };
struct Inner {
    std::int64_t n = 0;
    LAYANG_FIELDS(Inner, n)
};
struct Outer {
    std::string name;
    std::optional<std::string> nick;
    std::vector<Inner> inner;
    Colour colour = Colour::red;
    LAYANG_FIELDS(Outer, name, nick, inner, colour)
};
}  // namespace
LAYANG_ENUM(Colour, red, green)

TEST_CASE("a struct with fields goes out and comes back the same") {
    const Outer outer{"Siti", std::nullopt, {{1}, {2}}, Colour::green};
    const Json json = encode(outer);
    CHECK(canonical_json(json) == R"({"colour":"green","inner":[{"n":1},{"n":2}],"name":"Siti"})");
    CHECK(decode<Outer>(json).value() == outer);
}

TEST_CASE("all reasons come at once, each with its field") {
    const auto result = decode<Outer>(Json::parse(R"({"colour":"blue","inner":[{"n":"x"}],"extra":1})"));
    REQUIRE(!result);
    const auto& reasons = result.error().reasons();
    REQUIRE(reasons.size() == 4);
    CHECK(result.error().has(ErrorCode::kFieldMissing));
    CHECK(result.error().has(ErrorCode::kFieldUnknown));
    CHECK(result.error().has(ErrorCode::kChoiceUnknown));
    CHECK(reasons[1].field == "inner.0.n");
}

TEST_CASE("what is wrong in each of ten thousand parts is told of the first ones") {
    Json json = encode(Outer{"Siti", std::nullopt, {}, Colour::green});
    json["inner"] = Json(10'000, Json::object());
    Reasons reasons;
    CHECK_FALSE(reasons.take(decode<Outer>(json)));
    reasons.add(ErrorCode::kConflict);
    const auto refusal = reasons.refusal().value();
    CHECK(refusal.reasons().size() == kReasonsMax);
    CHECK(refusal.reasons().front().field == "inner.0.n");
    CHECK_FALSE(refusal.has(ErrorCode::kConflict));
}

TEST_CASE("outside JSON is refused when truncated, doubled, fractional, too deep or not UTF-8") {
    for (const std::string_view bad : {"{\"a\":", "{\"a\":1,\"a\":2}", "1.5", "9007199254740992", "\"\xff\"", "", "[1,]"})
        CHECK_MESSAGE(!parse_json(bad), bad);
    CHECK(!parse_json(std::string(40, '[') + std::string(40, ']')));
    for (const std::string_view bad : {"{\"a\":", "{\"a\":1,\"a\":2}", "1.5", "9007199254740992"}) {
        const auto args = parse_json(bad).error().reasons().front().args;
        REQUIRE(args.size() == 2);
        CHECK(args[0].name == "what_id");
        CHECK(args[1].name == "what_en");
        CHECK(args[0].value != args[1].value);
    }
    CHECK(parse_json("[9007199254740991,-1,\"\\u00e9\"]").value()[2] == "é");
}

TEST_CASE("canonical JSON sorts keys and escapes as RFC 8785") {
    const Json json = {{"z", "\n\"\\\x01/"}, {"a", {1, true, nullptr}}, {"ö", 2}};
    CHECK(canonical_json(json) == "{\"a\":[1,true,null],\"z\":\"\\n\\\"\\\\\\u0001/\",\"ö\":2}");
}
