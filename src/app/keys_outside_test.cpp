// The keys of a house lie outside the folder of its store (architecture D7): whoever takes or copies that one has not taken them.
#include "app/house_test.hpp"

namespace layang::app::keys_outside_test {

using examples::Example;
namespace fs = std::filesystem;

TEST_CASE("keys: a house whose keys would lie in the folder of its store is refused, by whatever name, and nothing is made") {
    Example example;
    const auto expect_refusal = [&](const std::string& keys) {
        CAPTURE(keys);
        example.config.keys = example.folder.file(keys);
        const auto opened = House::open(example.config);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code() == ErrorCode::kConfigInvalid);
        CHECK(opened.error().reasons().front().args.front().value.find("lies inside") != std::string::npos);
    };
    for (const auto* keys : {"var", "var/", "var/keys", "elsewhere/../var/keys"}) expect_refusal(keys);
    CHECK_FALSE(fs::exists(example.config.var));
    fs::create_directories(example.config.var);
    fs::create_directory_symlink(example.config.var, example.folder.file("link"));
    expect_refusal("link/keys");
    CHECK(fs::is_empty(example.config.var));
}

TEST_CASE("keys: beside the store, or in a folder whose name begins like the store's, they are outside") {
    Example example;
    for (const auto* keys : {"", "variant", "elsewhere"}) {
        CAPTURE(keys);
        if (*keys != '\0') example.config.keys = example.folder.file(keys);
        CHECK(House::open(example.config));
        CHECK(fs::exists(example.config.keys_folder() / "master.key"));
        fs::remove_all(example.config.var);
    }
}

TEST_CASE("keys: the master key may be a link to what a service manager hands over, which nobody can write") {
    Example example;
    example.make(1);
    const auto link = example.config.keys_folder() / "master.key";
    const fs::path credential = example.folder.file("credentials/master.key");
    fs::create_directory(credential.parent_path());
    fs::rename(link, credential);
    fs::create_symlink(credential, link);
    fs::permissions(credential, fs::perms::owner_read);
    fs::permissions(credential.parent_path(), fs::perms::owner_read | fs::perms::owner_exec);
    example.make(1);
    CHECK(reading_keys(example.config));
    CHECK(fs::is_symlink(link));
    CHECK(fs::status(credential).permissions() == fs::perms::owner_read);

    // The service is stopped, and what it was handed is gone.
    fs::permissions(credential.parent_path(), fs::perms::owner_all);
    fs::remove(credential);
    const auto opened = House::open(example.config);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code() == ErrorCode::kKeyMissing);
    CHECK_FALSE(fs::exists(link));
}

}  // namespace layang::app::keys_outside_test
