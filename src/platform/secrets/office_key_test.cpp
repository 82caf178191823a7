#include "platform/secrets/office_key.hpp"

#include <doctest/doctest.h>

namespace layang::secrets::office_key_test {

namespace {

// Made by a browser's WebCrypto (the steps of web/src/device/rescue.ts) for the office whose scalar is 32 bytes of 0x11.
const std::string kPoint =
    "BDlVJJFzDB1JFb41yxsMM8cO-auF3u3xb-vHwEPxJ0BNBeT4Mcy2UsN1ibVoRm5D0bQ3cQ2Q68H3w22ixUdXwDw";
const std::string kOffice =
    "BAIX5hfwtkQ5KCePlpmeaaI6TywVK99tbN9m5bgCgtTtGUp968uXcS0t2jyoWqh2Wlb0X8dYWZZS8ol8ZTBuV5Q";
const std::string kIv = "J7g9USq4-uioedw3";
const std::string kSealed = "2lr3aXFzuZW2Nj46li89Eia38fk6LqfDI7GaVEv3fgnp";
constexpr std::string_view kInfo = "layang-rescue/1";

OfficeKey office(char byte = 0x11) { return OfficeKey(*SecretKey::of(std::string(32, byte))); }
std::string bytes(const std::string& base64) { return std::string(text_of(bytes_of_base64(base64).value())); }

}  // namespace

TEST_CASE("the office opens what a browser sealed to its point") {
    CHECK(base64_of(office().public_point()) == kOffice);
    const auto plain = office().open(bytes(kPoint), kInfo, bytes(kIv), bytes(kSealed));
    REQUIRE(plain);
    CHECK(*plain == R"([{"id":"contoh"}])");
}

TEST_CASE("another office, a changed byte, a point off the curve and a short file do not open") {
    CHECK(office(0x12).open(bytes(kPoint), kInfo, bytes(kIv), bytes(kSealed)).error().code() == ErrorCode::kDamaged);
    CHECK_FALSE(office().open(bytes(kPoint), "another use", bytes(kIv), bytes(kSealed)));
    for (std::size_t at = 0; at < bytes(kSealed).size(); ++at) {
        auto changed = bytes(kSealed);
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(office().open(bytes(kPoint), kInfo, bytes(kIv), changed));
    }
    auto off = bytes(kPoint);
    off[64] = static_cast<char>(off[64] ^ 1);
    CHECK_FALSE(office().open(off, kInfo, bytes(kIv), bytes(kSealed)));
    CHECK_FALSE(office().open(std::string(1, '\0'), kInfo, bytes(kIv), bytes(kSealed)));
    CHECK_FALSE(office().open(bytes(kPoint), kInfo, "", bytes(kSealed)));
    CHECK_FALSE(office().open(bytes(kPoint), kInfo, bytes(kIv), "short"));
}

}  // namespace layang::secrets::office_key_test
