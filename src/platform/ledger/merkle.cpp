#include "platform/ledger/merkle.hpp"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>

#include "base/check.hpp"

namespace layang {
namespace {

constexpr std::array<std::uint8_t, 1> kLeafPrefix{0x00};
constexpr std::array<std::uint8_t, 1> kNodePrefix{0x01};

void must(int openssl_result) {
    if (openssl_result != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

// The algorithm is fetched once for the process and the context once for each thread: at one small hash for each event
// the look-up by name would cost more than the hash itself.
const EVP_MD* sha256_algorithm() {
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    must(algorithm != nullptr);
    return algorithm.get();
}

Hash sha256(std::initializer_list<ByteView> parts) {
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    must(context != nullptr);
    must(EVP_DigestInit_ex2(context.get(), sha256_algorithm(), nullptr));
    for (const auto part : parts)
        if (!part.empty()) must(EVP_DigestUpdate(context.get(), part.data(), part.size()));
    Hash hash;
    unsigned length = 0;
    must(EVP_DigestFinal_ex(context.get(), hash.bytes.data(), &length));
    LAYANG_CHECK(length == kHashBytes);
    return hash;
}

// Where RFC 6962 cuts a tree of `size` > 1 leaves: the largest power of two below the size.
std::size_t left_part(std::size_t size) { return std::bit_floor(size - 1); }

void add_inclusion(std::span<const Hash> leaves, std::size_t index, std::vector<Hash>& proof) {
    if (leaves.size() == 1) return;
    const auto cut = left_part(leaves.size());
    if (index < cut) {
        add_inclusion(leaves.first(cut), index, proof);
        proof.push_back(root_of(leaves.subspan(cut)));
    } else {
        add_inclusion(leaves.subspan(cut), index - cut, proof);
        proof.push_back(root_of(leaves.first(cut)));
    }
}

// `old_root_known`: the subtree is still the whole of the old tree, whose root the reader has.
void add_consistency(std::span<const Hash> leaves, std::size_t old_size, bool old_root_known, std::vector<Hash>& proof) {
    if (old_size == leaves.size()) {
        if (!old_root_known) proof.push_back(root_of(leaves));
        return;
    }
    const auto cut = left_part(leaves.size());
    if (old_size <= cut) {
        add_consistency(leaves.first(cut), old_size, old_root_known, proof);
        proof.push_back(root_of(leaves.subspan(cut)));
    } else {
        add_consistency(leaves.subspan(cut), old_size - cut, false, proof);
        proof.push_back(root_of(leaves.first(cut)));
    }
}

}  // namespace

Result<Hash> hash_of(ByteView bytes) {
    if (bytes.size() != kHashBytes) return refuse(ErrorCode::kDamaged, "", {{"what", "hash"}});
    Hash hash;
    std::ranges::copy(bytes, hash.bytes.begin());
    return hash;
}

Hash leaf_hash(ByteView salt, ByteView stored_bytes) { return sha256({kLeafPrefix, salt, stored_bytes}); }

Hash node_hash(const Hash& left, const Hash& right) { return sha256({kNodePrefix, left.view(), right.view()}); }

const Hash& empty_root() {
    static const Hash root = sha256({});
    return root;
}

void CompactRange::append(const Hash& leaf) {
    // Like carrying in binary: each trailing one-bit of the size is a perfect subtree that the new leaf completes.
    Hash carried = leaf;
    for (auto bits = size_; bits & 1; bits >>= 1) {
        carried = node_hash(roots_.back(), carried);
        roots_.pop_back();
    }
    roots_.push_back(carried);
    ++size_;
}

Hash CompactRange::root() const {
    if (roots_.empty()) return empty_root();
    Hash root = roots_.back();
    for (auto left = roots_.rbegin() + 1; left != roots_.rend(); ++left) root = node_hash(*left, root);
    return root;
}

Bytes CompactRange::serialise() const {
    Bytes bytes;
    bytes.reserve(8 + roots_.size() * kHashBytes);
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(size_ >> shift));
    for (const auto& root : roots_) bytes.insert(bytes.end(), root.bytes.begin(), root.bytes.end());
    return bytes;
}

Result<CompactRange> CompactRange::parse(ByteView bytes) {
    const auto damaged = [] { return refuse(ErrorCode::kDamaged, "", {{"what", "compact range"}}); };
    if (bytes.size() < 8) return damaged();
    CompactRange range;
    for (const auto byte : bytes.first(8)) range.size_ = (range.size_ << 8) | byte;
    const auto count = static_cast<std::size_t>(std::popcount(range.size_));
    if (bytes.size() != 8 + count * kHashBytes) return damaged();
    for (std::size_t i = 0; i < count; ++i) range.roots_.push_back(TRY(hash_of(bytes.subspan(8 + i * kHashBytes, kHashBytes))));
    return range;
}

Hash root_of(std::span<const Hash> leaves) {
    if (leaves.empty()) return empty_root();
    if (leaves.size() == 1) return leaves.front();
    const auto cut = left_part(leaves.size());
    return node_hash(root_of(leaves.first(cut)), root_of(leaves.subspan(cut)));
}

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index) {
    LAYANG_CHECK(index < leaves.size());
    std::vector<Hash> proof;
    add_inclusion(leaves, index, proof);
    return proof;
}

bool inclusion_holds(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof, const Hash& root) {
    if (index >= size) return false;
    auto node = index;
    auto last = size - 1;  // the rightmost node of the level that `node` is on
    Hash hash = leaf;
    for (const auto& sibling : proof) {
        if (last == 0) return false;
        if ((node & 1) || node == last) {
            hash = node_hash(sibling, hash);
            // A rightmost node without a partner rises until it has one to its left.
            while (!(node & 1) && node != 0) node >>= 1, last >>= 1;
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t old_size) {
    LAYANG_CHECK(old_size <= leaves.size());
    std::vector<Hash> proof;
    if (old_size > 0) add_consistency(leaves, old_size, true, proof);
    return proof;
}

bool consistency_holds(std::uint64_t old_size, const Hash& old_root, std::uint64_t new_size, const Hash& new_root,
                       std::span<const Hash> proof) {
    if (old_size > new_size) return false;
    if (old_size == 0)
        return proof.empty() && old_root == empty_root() && (new_size > 0 || new_root == empty_root());
    if (old_size == new_size) return proof.empty() && old_root == new_root;

    auto node = old_size - 1;
    auto last = new_size - 1;
    while (node & 1) node >>= 1, last >>= 1;
    // A perfect old tree is its own first subtree; otherwise the proof brings the subtree that both trees share.
    auto rest = proof;
    if (!std::has_single_bit(old_size)) {
        if (rest.empty()) return false;
        rest = rest.subspan(1);
    }
    Hash was = std::has_single_bit(old_size) ? old_root : proof.front();
    Hash is = was;
    for (const auto& sibling : rest) {
        if (last == 0) return false;
        if ((node & 1) || node == last) {
            was = node_hash(sibling, was);
            is = node_hash(sibling, is);
            while (!(node & 1) && node != 0) node >>= 1, last >>= 1;
        } else {
            is = node_hash(is, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && was == old_root && is == new_root;
}

}  // namespace layang
