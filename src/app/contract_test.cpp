// What the check of requests and answers against the contract notices; the town holds all of them against the real one.
#include "app/contract_test.hpp"

#include <doctest/doctest.h>

namespace layang::app::town::contract_test {
namespace {

const Contract& small() {
    static const Contract contract(json_of(YAML::Load(R"(
paths:
  /bags/{bag}:
    post:
      operationId: count_bag
      parameters: [{ name: after, in: query, required: true, schema: { type: string } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Count' } } } }
      responses:
        '200': { description: x, content: { application/json: { schema: { allOf: [{ $ref: '#/components/schemas/Envelope' }, { type: object, properties: { result: { $ref: '#/components/schemas/Bag' } } }] } } } }
        '204': { description: x }
        default: { $ref: '#/components/responses/Problem' }
components:
  responses:
    Problem: { description: x, content: { application/problem+json: { schema: { type: object, required: [code], properties: { code: { type: string } } } } } }
  schemas:
    Count: { type: object, required: [count], properties: { count: { type: integer, minimum: 0, maximum: 9 }, note: { type: [string, 'null'], maxLength: 3 } } }
    Envelope: { type: object, required: [result, repeated], properties: { result: {}, repeated: { type: boolean } } }
    Bag:
      type: object
      required: [state]
      properties:
        state: { enum: [open, closed] }
        at: { type: string, format: date }
        codes: { type: array, items: { type: string, pattern: '^T' } }
        held: { anyOf: [{ type: 'null' }, { type: object, required: [by], properties: { by: { type: string } } }] }
        counts: { type: object, additionalProperties: { type: integer } }
)")));
    return contract;
}

std::size_t in_request(const Json& body, const std::map<std::string, std::string>& query = {{"after", "1"}}) {
    return small().wrong_in_request("count_bag", query, body.dump()).size();
}
std::size_t in_bag(const Json& bag) {
    return small().wrong_in_answer("count_bag", 200, "application/json; charset=utf-8", Json{{"result", bag}, {"repeated", false}}.dump()).size();
}
std::size_t in_answer(int status, const char* media, const char* body) { return small().wrong_in_answer("count_bag", status, media, body).size(); }

}  // namespace

TEST_CASE("contract: a request that keeps it is right, and each kind of breach is noticed") {
    CHECK(in_request({{"count", 0}}) == 0);
    CHECK(in_request({{"count", 9}, {"note", "äöü"}}) == 0);
    CHECK(in_request({{"count", 9}, {"note", nullptr}}) == 0);
    CHECK(in_request({{"count", 10}}) == 1);
    CHECK(in_request({{"count", "1"}}) == 1);
    CHECK(in_request({{"count", 1}, {"note", "four"}}) == 1);
    // A renamed member is missing, and unknown.
    CHECK(in_request({{"counted", 1}}) == 2);
    CHECK(in_request(Json::object()) == 1);
    CHECK(in_request(Json::array()) == 1);
    CHECK(in_request({{"count", 1}}, {}) == 1);
    CHECK(in_request({{"count", 1}}, {{"after", "1"}, {"before", "2"}}) == 1);
}

TEST_CASE("contract: an answer that keeps it is right, and each kind of breach is noticed") {
    CHECK(in_bag({{"state", "open"}, {"at", "2020-06-08"}, {"codes", {"TK"}}, {"held", nullptr}, {"counts", {{"x", 1}}}}) == 0);
    CHECK(in_bag({{"state", "open"}, {"held", {{"by", "x"}}}}) == 0);
    CHECK(in_bag({{"state", "lost"}}) == 1);
    CHECK(in_bag({{"state", "open"}, {"at", "8.6.2020"}}) == 1);
    CHECK(in_bag({{"state", "open"}, {"codes", {"TK", "XK"}}}) == 1);
    CHECK(in_bag({{"state", "open"}, {"held", {{"from", "x"}}}}) != 0);
    CHECK(in_bag({{"state", "open"}, {"counts", {{"x", "1"}}}}) == 1);
    CHECK(in_bag({{"stage", "open"}}) == 2);
    CHECK(in_answer(200, "application/json", R"({"result":{"state":"open"}})") == 1);
    CHECK(in_answer(200, "text/plain", "{}") == 1);
    CHECK(in_answer(202, "application/json", "{}") == 1);
    CHECK(in_answer(204, "", "") == 0);
    CHECK(in_answer(204, "", "{}") == 1);
    CHECK(in_answer(422, "application/problem+json", R"({"code":"x"})") == 0);
    CHECK(in_answer(422, "application/problem+json", R"({"reason":"x"})") == 2);
}

}  // namespace layang::app::town::contract_test
