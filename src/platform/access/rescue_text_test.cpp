#include "platform/access/rescue_text.hpp"

#include <doctest/doctest.h>

#include "base/bytes.hpp"
#include "base/json.hpp"

namespace layang::access::rescue_text_test {
namespace {

constexpr const char* kAccount = "01900000-0000-7000-8000-00000000aaaa";
constexpr const char* kDevice = "01900000-0000-7000-8000-00000000dddd";
constexpr const char* kAct = "01900000-0000-7000-8000-00000000ac01";
constexpr const char* kBlob = "01900000-0000-7000-8000-00000000b10b";

/// As a phone seals it: what else the outbox keeps of an act goes along.
Json rescued() {
    const Json request = {{"method", "POST"}, {"path", "/dossiers"}, {"body", {{"dossier", kAccount}, {"desk", "35.03.01.2001"}}}};
    const Json spoken_of = {{{"id", kBlob}, {"purpose", "dossier"}, {"subject", kAccount}, {"size", 3}}};
    const Json act = {{"id", kAct}, {"seq", 7}, {"made_at", 1'591'581'600'000}, {"heard", "2020-06-08T02:00:00Z"}, {"state", "waiting"},
                      {"content", {{"request", request}, {"blobs", spoken_of}}}, {"blobs", {{{"id", kBlob}, {"bytes", base64_of(view_of("abc"))}}}}};
    return {{"account", kAccount}, {"device", kDevice}, {"acts", {act}}};
}

Result<RescueText> read(const Json& json) { return read_rescue_text(json.dump()); }
Result<RescueText> read_with(const Json& change) {
    auto json = rescued();
    json.at("acts").front().merge_patch(change);
    return read(json);
}

}  // namespace

TEST_CASE("a rescued act is read with its pictures, its clock and its body in one form") {
    const auto text = read(rescued());
    REQUIRE(text);
    CHECK(text->account.text() == kAccount);
    CHECK(text->device.text() == kDevice);
    REQUIRE(text->acts.size() == 1);
    const auto& act = text->acts.front();
    CHECK(act.id.text() == kAct);
    CHECK(act.method == "POST");
    CHECK(act.path == "/dossiers");
    CHECK(act.body == std::string(R"({"desk":"35.03.01.2001","dossier":")") + kAccount + "\"}");
    CHECK(to_string(act.made_at) == "2020-06-08T02:00:00.000000Z");
    CHECK(act.heard == act.made_at);
    CHECK(act.seq == 7);
    REQUIRE(act.pictures.size() == 1);
    CHECK(act.pictures.front().bytes == "abc");
    CHECK(act.pictures.front().purpose == "dossier");
    CHECK(act.pictures.front().subject == kAccount);
}

TEST_CASE("a file of a wrong shape is refused, whatever is missing or of another kind in it") {
    CHECK(read_rescue_text("[1").error().code() == ErrorCode::kMalformed);
    for (const char* text : {"[]", "null", "{}", "7", R"({"account":1})"}) CHECK(read_rescue_text(text).error().code() == ErrorCode::kMalformed);
    for (const char* part : {"account", "device", "acts"}) {
        auto without = rescued();
        without.erase(part);
        CHECK(read(without).error().code() == ErrorCode::kMalformed);
        without[part] = "x";
        CHECK(read(without).error().code() == ErrorCode::kMalformed);
    }
    for (const Json& change : {Json{{"id", nullptr}}, Json{{"id", "x"}}, Json{{"made_at", "now"}}, Json{{"made_at", nullptr}}, Json{{"content", 1}}, Json{{"blobs", nullptr}},
                               Json{{"blobs", {1}}}, Json{{"content", {{"request", "POST"}}}}, Json{{"content", {{"request", {{"path", 1}}}}}},
                               Json{{"content", {{"blobs", {{{"id", kBlob}}}}}}}})
        CHECK_MESSAGE(read_with(change).error().code() == ErrorCode::kMalformed, change.dump());
}

TEST_CASE("a clock far out is brought into range, and a time heard that is none was not heard") {
    CHECK(read_with({{"made_at", -5}})->acts.front().made_at == Instant{0});
    CHECK(read_with({{"made_at", (std::int64_t{1} << 53) - 1}})->acts.front().made_at.us > 0);
    CHECK_FALSE(read_with({{"heard", "yesterday"}})->acts.front().heard);
    CHECK_FALSE(read_with({{"heard", 5}})->acts.front().heard);
}

TEST_CASE("an act that its device had not numbered has no number, and what is none is none") {
    const auto number = [](const Json& seq) {
        const auto rescued = read_with({{"seq", seq}});
        REQUIRE(rescued);
        return rescued->acts.front().seq;
    };
    for (const Json& none : {Json(nullptr), Json(0), Json(-7), Json("7"), Json::array({7})}) CHECK_FALSE(number(none).has_value());
    // No text of the house has such numbers.
    for (const Json& no_number : {Json(7.5), Json(std::int64_t{1} << 53)}) CHECK_FALSE(read_with({{"seq", no_number}}).has_value());
    CHECK(number((std::int64_t{1} << 53) - 1) == (std::int64_t{1} << 53) - 1);
}

TEST_CASE("pictures that the act does not speak of, or that cannot be read, are left out") {
    CHECK(read_with({{"blobs", {{{"id", kAct}, {"bytes", ""}}}}})->acts.front().pictures.empty());
    CHECK(read_with({{"blobs", {{{"id", "x"}, {"bytes", ""}}}}})->acts.front().pictures.empty());
    CHECK(read_with({{"blobs", {{{"id", kBlob}, {"bytes", "%"}}}}})->acts.front().pictures.empty());
    CHECK(read_with({{"content", {{"blobs", {{{"id", kBlob}, {"purpose", "dossier"}, {"subject", "Siti"}}}}}}})->acts.front().pictures.empty());
    CHECK(read_with({{"content", {{"blobs", Json::array()}}}})->acts.front().pictures.empty());
}

}  // namespace layang::access::rescue_text_test
