#include "platform/secrets/secrets.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <latch>
#include <thread>

#include <rapidcheck.h>

#include "platform/secrets/private_file.hpp"
#include "platform/secrets/sealed_json.hpp"
#include "platform/store/testing.hpp"

namespace layang::secrets::secrets_test {

using store::testing::TemporaryFolder;

namespace {

const std::string kSubject = "018f0000-0000-7000-8000-000000000001";
const std::string kOther = "018f0000-0000-7000-8000-000000000002";

KeysConfig config_in(const TemporaryFolder& folder) { return {folder.file("keys")}; }

std::unique_ptr<KeyRing> open_ring(const KeysConfig& config) {
    auto ring = KeyRing::open(config, Instant{1});
    REQUIRE(ring);
    return std::move(*ring);
}
std::unique_ptr<KeyRing> new_ring(const KeysConfig& config) {
    REQUIRE(KeyRing::create(config));
    return open_ring(config);
}

ErrorCode code_of(const Result<std::unique_ptr<KeyRing>>& result) {
    REQUIRE_FALSE(result);
    return result.error().code();
}

}  // namespace

TEST_CASE("secrets: what was sealed opens again, at once and after a restart") {
    const TemporaryFolder folder;
    std::string sealed;
    {
        const auto ring = new_ring(config_in(folder));
        sealed = ring->seal(kSubject, SealClass::identity, "3503|s|T|1|name", "Siti Rahayu");
        CHECK(sealed.find("Siti") == std::string::npos);
        CHECK(ring->open("3503|s|T|1|name", sealed) == "Siti Rahayu");
        ring->commit_pending();
    }
    CHECK(open_ring(config_in(folder))->open("3503|s|T|1|name", sealed) == "Siti Rahayu");
}

TEST_CASE("secrets: a pending key is gone with the process until it is committed") {
    const TemporaryFolder folder;
    std::string sealed;
    {
        const auto ring = new_ring(config_in(folder));
        sealed = ring->seal(kSubject, SealClass::identity, "b", "x");
    }
    CHECK_FALSE(open_ring(config_in(folder))->open("b", sealed));
}

TEST_CASE("secrets: any text comes back, sealed differently each time") {
    const TemporaryFolder folder;
    const auto ring = new_ring(config_in(folder));
    CHECK(rc::check([&](const std::string& bound, const std::string& plain) {
        const auto sealed = ring->seal(kSubject, SealClass::identity, bound, plain);
        RC_ASSERT(ring->open(bound, sealed) == plain);
        RC_ASSERT(ring->seal(kSubject, SealClass::identity, bound, plain) != sealed);
    }));
}

TEST_CASE("secrets: a changed, moved or malformed value is noticed") {
    const TemporaryFolder folder;
    const auto ring = new_ring(config_in(folder));
    const auto sealed = ring->seal(kSubject, SealClass::identity, "3503|s|T|1|name", "Siti");
    const auto other = ring->seal(kOther, SealClass::identity, "3503|s|T|1|name", "Siti");
    CHECK_THROWS_AS((void)ring->open("3503|s|T|1|mother", sealed), Tampered);
    for (const auto at : {sealed.size() - 2, sealed.rfind('.') + 1}) {
        auto changed = sealed;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CHECK_THROWS_AS((void)ring->open("3503|s|T|1|name", changed), Tampered);
    }
    // The content of one under the key of another.
    CHECK_THROWS_AS((void)ring->open("3503|s|T|1|name", other.substr(0, other.rfind('.')) + sealed.substr(sealed.rfind('.'))), Tampered);
    for (const char* malformed : {"", "v1.", "v2.a.b", "v1.key.###", "v1.nodot"})
        CHECK_THROWS_AS((void)ring->open("3503|s|T|1|name", malformed), Tampered);
}

TEST_CASE("secrets: an erased key opens nothing, other classes and subjects still do") {
    const TemporaryFolder folder;
    std::string identity;
    std::string scan;
    std::string other;
    {
        const auto ring = new_ring(config_in(folder));
        identity = ring->seal(kSubject, SealClass::identity, "b", "1");
        scan = ring->seal(kSubject, SealClass::scan, "b", "2");
        other = ring->seal(kOther, SealClass::identity, "b", "3");
        ring->commit_pending();
        REQUIRE(ring->erase(kSubject, SealClass::identity));
        CHECK_FALSE(ring->open("b", identity));
        CHECK(ring->open("b", scan) == "2");
    }
    const auto ring = open_ring(config_in(folder));
    CHECK_FALSE(ring->open("b", identity));
    CHECK(ring->open("b", scan) == "2");
    CHECK(ring->open("b", other) == "3");
}

TEST_CASE("secrets: an erased key is not in the file any more") {
    const TemporaryFolder folder;
    const auto config = config_in(folder);
    std::string key_id;
    const auto holds = [&] {
        std::ifstream file(config.folder + "/keys.db", std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        return content.find(key_id) != std::string::npos;
    };
    {
        const auto ring = new_ring(config);
        const auto sealed = ring->seal(kSubject, SealClass::identity, "b", "1");
        key_id = sealed.substr(3, sealed.rfind('.') - 3);
        ring->commit_pending();
    }
    REQUIRE(holds());
    REQUIRE(open_ring(config)->erase(kSubject, SealClass::identity));
    CHECK_FALSE(holds());
}

TEST_CASE("secrets: a missing master key says where it should be") {
    const TemporaryFolder folder;
    const auto config = config_in(folder);
    (void)new_ring(config);
    std::filesystem::rename(config.folder + "/master.key", config.folder + "/away");
    const auto missing = KeyRing::open(config, Instant{1});
    CHECK(code_of(missing) == ErrorCode::kKeyMissing);
    CHECK(missing.error().reasons().front().args.front().value == config.folder + "/master.key");
    std::filesystem::rename(config.folder + "/away", config.folder + "/master.key");
    std::filesystem::rename(config.folder + "/keys.db", config.folder + "/away.db");
    CHECK(code_of(KeyRing::open(config, Instant{1})) == ErrorCode::kKeyMissing);
}

TEST_CASE("secrets: a second creation is refused and a foreign or damaged master key is noticed") {
    const TemporaryFolder folder;
    const auto config = config_in(folder);
    (void)new_ring(config);
    const auto again = KeyRing::create(config);
    REQUIRE_FALSE(again);
    CHECK(again.error().code() == ErrorCode::kConfigInvalid);
    std::ofstream(config.folder + "/master.key") << "layang master key 1\n" << std::string(64, 'a') << '\n';
    CHECK(code_of(KeyRing::open(config, Instant{1})) == ErrorCode::kDamaged);
    std::ofstream(config.folder + "/master.key") << "layang master key 1\nabc\n";
    CHECK(code_of(KeyRing::open(config, Instant{1})) == ErrorCode::kDamaged);
}

TEST_CASE("secrets: key files are for their owner alone, and wider permissions are repaired") {
    namespace fs = std::filesystem;
    const TemporaryFolder folder;
    const auto config = config_in(folder);
    (void)new_ring(config);
    const auto others = fs::perms::group_all | fs::perms::others_all;
    const auto open_to_others = [&](const std::string& path) { return (fs::status(path).permissions() & others) != fs::perms::none; };
    CHECK_FALSE(open_to_others(config.folder));
    CHECK_FALSE(open_to_others(config.folder + "/master.key"));
    CHECK_FALSE(open_to_others(config.folder + "/keys.db"));
    fs::permissions(config.folder + "/master.key", fs::perms::others_read, fs::perm_options::add);
    (void)open_ring(config);
    CHECK_FALSE(open_to_others(config.folder + "/master.key"));
}

TEST_CASE("secrets: a key that a service manager hands over is private, though its access list looks like a right of root's group") {
    CHECK_FALSE(is_open_to_others(0100400, 1000, 1000));
    CHECK_FALSE(is_open_to_others(0100440, 0, 0));
    CHECK(is_open_to_others(0100440, 1000, 1000));
    CHECK(is_open_to_others(0100440, 0, 1000));
    CHECK(is_open_to_others(0100460, 0, 0));
    CHECK(is_open_to_others(0100444, 0, 0));
}

TEST_CASE("secrets: tokens are the same for the same text only, in one purpose only") {
    const TemporaryFolder folder;
    const TemporaryFolder elsewhere;
    const auto ring = new_ring(config_in(folder));
    const auto token = ring->token("nik", "3503014101900001");
    CHECK(token.size() == 16);
    CHECK(ring->token("nik", "3503014101900001") == token);
    CHECK(ring->token("kk", "3503014101900001") != token);
    CHECK(ring->token("nik", "3503014101900002") != token);
    CHECK(new_ring(config_in(elsewhere))->token("nik", "3503014101900001") != token);
    CHECK(ring->body_hash("3503014101900001").size() == 32);
    CHECK_FALSE(ring->token_key_id().empty());
}

TEST_CASE("secrets: sealed values pass through JSON only with a context") {
    const TemporaryFolder folder;
    const auto ring = new_ring(config_in(folder));
    SealContext context;
    context.ring = ring.get();
    context.subject = kSubject;
    context.bound = "3503|s|T|1";
    const Sealed<std::string> name{std::string("Siti")};
    const auto json = encode(name, &context, "name");
    CHECK(json.dump().find("Siti") == std::string::npos);
    Reasons reasons;
    Sealed<std::string> back;
    CHECK(decode_into(json, back, reasons, "name", &context));
    CHECK(back.open() == "Siti");
    context.opening = false;
    CHECK(decode_into(json, back, reasons, "name", &context));
    CHECK(back.erased());
    CHECK_THROWS_AS((void)encode(name), CheckFailed);
}

TEST_CASE("secrets: name words sound alike in old and new spelling") {
    using Words = std::vector<std::string>;
    CHECK(name_words("Moh. Soekarno") == name_words("Muhammad Sukarno"));
    CHECK(name_words("Mochamad") == Words{"muhamad"});
    CHECK(name_words("DJOKO Tjokro") == name_words("joko cokro"));
    CHECK(name_words("Annisa") == name_words("Anisa"));
    CHECK(name_words("Siti  Siti, Ma'ruf") == Words{"siti", "maruf"});
    CHECK(name_words("Suparman") != name_words("Suparmin"));
    CHECK(name_words(" .,- ").empty());
}

TEST_CASE("secrets: a phone number has one form") {
    for (const char* spelling : {"0812-3456-7890", "+62 812 3456 7890", "62 (0)812 3456 7890", "812 3456 7890", "0062 812 3456 7890"})
        CHECK(phone_normal(spelling) == "6281234567890");
    CHECK(phone_normal("0622 12345") == "6262212345");
    CHECK(phone_normal("-").empty());
}

TEST_CASE("secrets: masked forms show what they may") {
    CHECK(masked_number("3503014101900041") == "••••••••••••••41");
    CHECK(masked_number("41") == "••");
    CHECK(masked_name("Siti Rahayu") == "Siti R••••••");
    CHECK(masked_name("Siti Nur Évi") == "Siti N•••••• É••••••");
    CHECK(masked_name("Suparman") == "Sup••••••");
    CHECK(masked_name(" Évita ") == "É••••••");
    CHECK(masked_name("") == "");
}

TEST_CASE("secrets: passwords verify and are never stored open") {
    const auto passwords = Passwords::make(true);
    const auto hash = passwords->hash("rahasia sekali");
    REQUIRE(hash);
    CHECK(hash->starts_with("$argon2id$"));
    CHECK(passwords->verify("rahasia sekali", *hash) == true);
    CHECK(passwords->verify("rahasia sekal", *hash) == false);
    CHECK(passwords->verify("rahasia sekali", "no hash") == false);
    CHECK(passwords->hash("rahasia sekali") != hash);
}

TEST_CASE("secrets: many passwords at a time all get their turn") {
    const auto passwords = Passwords::make(true);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) threads.emplace_back([&] { CHECK(passwords->hash("x")); });
}

TEST_CASE("secrets: file types are known by their first bytes") {
    using namespace std::string_literals;
    CHECK(sniff_media_type("\xff\xd8\xff\xe0"s) == "image/jpeg");
    CHECK(sniff_media_type("\x89PNG\r\n\x1a\n.."s) == "image/png");
    CHECK(sniff_media_type("RIFF....WEBPVP8 "s) == "image/webp");
    CHECK(sniff_media_type("%PDF-1.7"s) == "application/pdf");
    CHECK_FALSE(sniff_media_type("<html>"s));
    CHECK_FALSE(sniff_media_type("RIFF....WAVE"s));
    CHECK_FALSE(sniff_media_type(""s));
}

}  // namespace layang::secrets::secrets_test
