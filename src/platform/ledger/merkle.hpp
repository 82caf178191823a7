#pragma once
// The Merkle log that protects the past: a tree head (size, root) commits to every event before it, in order.
// Rule: RFC 6962, section 2.1 (tree, audit paths, consistency proofs); compact ranges as in RFC 9162, section 2.1.
// The salt in front of an event's bytes keeps a leaf hash from telling what a guessable event says.
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace layang {

inline constexpr std::size_t kHashBytes = 32;

/// A SHA-256 value: of a leaf, of an inner node or of a whole tree.
struct Hash {
    std::array<std::uint8_t, kHashBytes> bytes{};
    auto operator<=>(const Hash&) const = default;
    [[nodiscard]] ByteView view() const { return bytes; }
};

/// Exactly 32 bytes; error kDamaged for any other length.
[[nodiscard]] Result<Hash> hash_of(ByteView bytes);

/// SHA-256(0x00, salt, stored_bytes). An empty salt gives the plain leaf of RFC 6962.
[[nodiscard]] Hash leaf_hash(ByteView salt, ByteView stored_bytes);
/// SHA-256(0x01, left, right).
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
/// The root of a tree without leaves: SHA-256 of nothing.
[[nodiscard]] const Hash& empty_root();

/// The head of a growing log: size and the roots of its perfect subtrees, one for each bit set in the size. Appending
/// costs two hashes on average and needs no other leaf.
class CompactRange {
public:
    CompactRange() = default;

    void append(const Hash& leaf);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// The root of the whole tree; `empty_root()` at size 0.
    [[nodiscard]] Hash root() const;
    /// Roots of the perfect subtrees, largest (leftmost) first.
    [[nodiscard]] const std::vector<Hash>& perfect_roots() const { return roots_; }

    /// Size as eight big-endian bytes, then the perfect roots.
    [[nodiscard]] Bytes serialise() const;
    /// Error kDamaged when the number of roots does not belong to the size.
    [[nodiscard]] static Result<CompactRange> parse(ByteView bytes);

    bool operator==(const CompactRange&) const = default;

private:
    std::uint64_t size_ = 0;
    std::vector<Hash> roots_;
};

/// The root over all leaf hashes, by the recursive definition of RFC 6962.
[[nodiscard]] Hash root_of(std::span<const Hash> leaves);

/// The audit path of leaf `index` (from 0), leaf side first. Programmer's error when `index` is not below the size.
[[nodiscard]] std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index);
/// Whether `proof` shows that `leaf` stands at `index` (from 0) in the tree of `size` leaves with this root.
[[nodiscard]] bool inclusion_holds(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                                   std::span<const Hash> proof, const Hash& root);

/// Shows that the first `old_size` leaves are a prefix of all. Empty when `old_size` is 0 or the whole size.
/// Programmer's error when `old_size` is larger than the size.
[[nodiscard]] std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t old_size);
/// Whether `proof` shows that the tree (old_size, old_root) is a prefix of the tree (new_size, new_root). Every tree
/// continues the empty one, whose root is `empty_root()`.
[[nodiscard]] bool consistency_holds(std::uint64_t old_size, const Hash& old_root, std::uint64_t new_size,
                                     const Hash& new_root, std::span<const Hash> proof);

}  // namespace layang
