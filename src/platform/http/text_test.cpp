#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/http/text.hpp"

namespace layang::http::text_test {

namespace {
std::string percent_encode(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return out;
}
}  // namespace

TEST_CASE("http text: UTF-8 is accepted and its forgeries are not") {
    CHECK(valid_utf8("Trenggalék 𝄞 ꦗ"));
    for (const char* bad : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xff", "\xe0\x80\xaf"}) CHECK_FALSE(valid_utf8(bad));
}

TEST_CASE("http text: percent-decoding undoes percent-encoding of any printable text") {
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7f));
        RC_ASSERT(percent_decode(percent_encode(text), false) == text);
    }));
    CHECK(percent_decode("a%C3%A9", false) == "aé");
    CHECK(percent_decode("a+b", true) == "a b");
    CHECK(percent_decode("a+b", false) == "a+b");
    for (const char* bad : {"%", "%4", "%4x", "%00", "%0A", "%7f", "%ff", "%c3"}) CHECK_FALSE(percent_decode(bad, false));
}

TEST_CASE("http text: a target is cut into path and query") {
    const auto target = parse_target("/a/b%20c?x=1&y=%3D&flag&");
    REQUIRE(target);
    CHECK(target->path == "/a/b c");
    CHECK(target->query == std::map<std::string, std::string>{{"x", "1"}, {"y", "="}, {"flag", ""}});
    for (const char* bad : {"", "*", "a", "http://x/a", "/..", "/a/..", "/a/./b", "/%2e%2E/", "/a\\b", "/a%5cb", "/a%2fb", "/a#b", "/?a=1&a=2", "/?%zz=1"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_target(bad));
    }
    CHECK(parse_target("/a..b/.hidden/...").has_value());
}

TEST_CASE("http text: a cookie is found by its whole name") {
    CHECK(cookie_value("a=1; session=x=y; session=z", "session") == "x=y");
    CHECK(cookie_value("xsession=1", "session").empty());
    CHECK(cookie_value("session=\"q\"", "session") == "q");
    CHECK(cookie_value("session", "session").empty());
}

TEST_CASE("http text: If-None-Match compares weakly") {
    CHECK(etag_listed("\"a\", W/\"b\"", "\"b\""));
    CHECK(etag_listed("*", "\"b\""));
    CHECK_FALSE(etag_listed("\"a\"", "\"b\""));
    CHECK_FALSE(etag_listed("", "\"b\""));
}

TEST_CASE("http text: a trace context is taken whole or not at all") {
    CHECK(trace_id_of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01") == "0af7651916cd43dd8448eb211c80319c");
    CHECK(trace_id_of("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more").has_value());
    for (const char* bad : {"", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "00-00000000000000000000000000000000-b7ad6b7169203331-01", "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"})
        CHECK_FALSE(trace_id_of(bad));
}

TEST_CASE("http text: Accept-Encoding is heard, a weight of zero refuses") {
    CHECK(accepts_encoding("gzip, deflate, br", "br"));
    CHECK(accepts_encoding("br;q=0.5", "br"));
    CHECK(accepts_encoding("GZIP", "gzip"));
    CHECK_FALSE(accepts_encoding("br;q=0", "br"));
    CHECK_FALSE(accepts_encoding("br; q=0.000", "br"));
    CHECK_FALSE(accepts_encoding("gzip", "br"));
    CHECK_FALSE(accepts_encoding("", "br"));
}

}  // namespace layang::http::text_test
