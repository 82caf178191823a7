#include "platform/ledger/merkle.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace layang::merkle_test {

namespace {

// The eight leaves of the Certificate Transparency reference tests and the roots of the trees of size 1 to 8.
const std::vector<std::string> kLeafHex = {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                                           "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> kRootHex = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<Hash> reference_leaves() {
    std::vector<Hash> leaves;
    for (const auto& hex : kLeafHex) leaves.push_back(leaf_hash({}, bytes_of_hex(hex).value()));
    return leaves;
}
std::vector<Hash> some_leaves(std::size_t count) {
    std::vector<Hash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash({}, view_of(std::to_string(i))));
    return leaves;
}
std::span<const Hash> first(const std::vector<Hash>& leaves, std::size_t count) { return std::span(leaves).first(count); }
std::string hex(const Hash& hash) { return hex_of(hash.view()); }
void flip_one_bit(Hash& hash, int bit) {
    hash.bytes[static_cast<std::size_t>(bit / 8)] ^= static_cast<std::uint8_t>(1U << (bit % 8));
}

}  // namespace

TEST_CASE("merkle: the empty tree has the hash of nothing as its root") {
    CHECK(hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(CompactRange{}.root() == empty_root());
    CHECK(root_of({}) == empty_root());
}

TEST_CASE("merkle: the reference trees of one to eight leaves have the published roots") {
    const auto leaves = reference_leaves();
    CompactRange range;
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        range.append(leaves[size - 1]);
        CHECK(hex(root_of(first(leaves, size))) == kRootHex[size - 1]);
        CHECK(hex(range.root()) == kRootHex[size - 1]);
    }
}

TEST_CASE("merkle: the published audit path of the first leaf of eight is what we make") {
    const auto proof = inclusion_proof(reference_leaves(), 0);
    REQUIRE(proof.size() == 3);
    CHECK(hex(proof[0]) == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
    CHECK(hex(proof[1]) == "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e");
    CHECK(hex(proof[2]) == "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
}

TEST_CASE("merkle: the salt stands before the stored bytes") {
    CHECK(leaf_hash(view_of("ab"), view_of("c")) == leaf_hash({}, view_of("abc")));
    CHECK(leaf_hash(view_of("ab"), view_of("c")) != leaf_hash(view_of("ba"), view_of("c")));
}

TEST_CASE("merkle: the roots of the perfect subtrees follow the bits of the size, largest first") {
    const auto leaves = some_leaves(6);
    CompactRange range;
    for (const auto& leaf : leaves) range.append(leaf);
    // 6 = 4 + 2
    CHECK(range.perfect_roots() ==
          std::vector{root_of(first(leaves, 4)), root_of(std::span<const Hash>(leaves).subspan(4))});
}

TEST_CASE("merkle: a growing range has the root of the whole tree and survives being stored") {
    const auto leaves = some_leaves(300);
    CompactRange range;
    for (std::size_t size = 0; size <= leaves.size(); ++size) {
        REQUIRE(range.size() == size);
        REQUIRE(range.root() == root_of(first(leaves, size)));
        range = CompactRange::parse(range.serialise()).value();
        if (size < leaves.size()) range.append(leaves[size]);
    }
}

TEST_CASE("merkle: a stored range of the wrong length is damaged") {
    CompactRange range;
    for (const auto& leaf : some_leaves(7)) range.append(leaf);
    auto bytes = range.serialise();
    CHECK(bytes.size() == 8 + 3 * 32);
    bytes.pop_back();
    CHECK(CompactRange::parse(bytes).error().has(ErrorCode::kDamaged));
    CHECK(CompactRange::parse(view_of("short")).error().has(ErrorCode::kDamaged));
    CHECK(hash_of(view_of("short")).error().has(ErrorCode::kDamaged));
}

TEST_CASE("merkle: every leaf of every tree up to 40 is proved, and only at its own place") {
    const auto leaves = some_leaves(40);
    for (std::size_t size = 1; size <= leaves.size(); ++size) {
        const auto root = root_of(first(leaves, size));
        for (std::size_t index = 0; index < size; ++index) {
            const auto proof = inclusion_proof(first(leaves, size), index);
            REQUIRE(inclusion_holds(leaves[index], index, size, proof, root));
            REQUIRE_FALSE(inclusion_holds(leaves[(index + 1) % 40], index, size, proof, root));
            if (size > 1) REQUIRE_FALSE(inclusion_holds(leaves[index], (index + 1) % size, size, proof, root));
        }
        CHECK_FALSE(inclusion_holds(leaves[0], size, size, {}, root));
    }
}

TEST_CASE("merkle: every tree up to 40 continues every smaller one, and no other") {
    const auto leaves = some_leaves(40);
    for (std::size_t new_size = 0; new_size <= leaves.size(); ++new_size) {
        const auto new_root = root_of(first(leaves, new_size));
        for (std::size_t old_size = 0; old_size <= new_size; ++old_size) {
            const auto proof = consistency_proof(first(leaves, new_size), old_size);
            auto old_root = root_of(first(leaves, old_size));
            REQUIRE(consistency_holds(old_size, old_root, new_size, new_root, proof));
            flip_one_bit(old_root, 5);
            REQUIRE_FALSE(consistency_holds(old_size, old_root, new_size, new_root, proof));
        }
        CHECK_FALSE(consistency_holds(new_size + 1, new_root, new_size, new_root, {}));
    }
}

TEST_CASE("merkle: a proof with one bit changed, one hash less or one more proves nothing") {
    CHECK(rc::check([] {
        const auto size = *rc::gen::inRange<std::size_t>(2, 200);
        const auto at = *rc::gen::inRange<std::size_t>(0, size);
        const auto leaves = some_leaves(size);
        const auto root = root_of(leaves);
        const auto old_size = at + 1;
        const auto old_root = root_of(first(leaves, old_size));
        const auto inclusion = inclusion_proof(leaves, at);
        const auto consistency = consistency_proof(leaves, old_size);
        const auto included = [&](const std::vector<Hash>& proof) { return inclusion_holds(leaves[at], at, size, proof, root); };
        const auto continued = [&](const std::vector<Hash>& proof) {
            return consistency_holds(old_size, old_root, size, root, proof);
        };
        const auto spoiled_never_holds = [&](const std::vector<Hash>& proof, const auto& holds) {
            RC_ASSERT(holds(proof));
            auto longer = proof;
            longer.push_back(root);
            RC_ASSERT(!holds(longer));
            if (proof.empty()) return;
            RC_ASSERT(!holds({proof.begin(), proof.end() - 1}));
            RC_ASSERT(!holds({proof.begin() + 1, proof.end()}));
            auto changed = proof;
            flip_one_bit(changed[*rc::gen::inRange<std::size_t>(0, proof.size())], *rc::gen::inRange(0, 256));
            RC_ASSERT(!holds(changed));
        };
        spoiled_never_holds(inclusion, included);
        spoiled_never_holds(consistency, continued);
    }));
}

TEST_CASE("merkle: a proof for a small tree does not hold for a deeper one with the same root") {
    const auto leaves = some_leaves(4);
    const auto root = root_of(leaves);
    const auto included = inclusion_proof(leaves, 0);
    CHECK(inclusion_holds(leaves[0], 0, 4, included, root));
    CHECK_FALSE(inclusion_holds(leaves[0], 0, 8, included, root));
    const auto old_root = root_of(first(leaves, 2));
    const auto continued = consistency_proof(leaves, 2);
    CHECK(consistency_holds(2, old_root, 4, root, continued));
    CHECK_FALSE(consistency_holds(2, old_root, 8, root, continued));
}

TEST_CASE("merkle: a rewritten past has no proof of continuing the old head") {
    const auto honest = some_leaves(20);
    auto rewritten = some_leaves(30);
    rewritten[3] = leaf_hash({}, view_of("something else"));
    const auto proof = consistency_proof(rewritten, 20);
    CHECK_FALSE(consistency_holds(20, root_of(honest), 30, root_of(rewritten), proof));
}

}  // namespace layang::merkle_test
