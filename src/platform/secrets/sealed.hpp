#pragma once
// Personal data in types: a Sealed<T> is open (a value to be sealed, or one that was opened), or erased.
#include <optional>
#include <string>

#include "base/check.hpp"

namespace layang {

/// Retention classes: each has a data key of its own per subject, so that scans can be erased before identities.
enum class SealClass { identity, scan, proof, biometric };

/// A value that never lies open in the store. Deciders see a value or *erased*; sealing and opening happen in the codec.
template <class T>
class Sealed {
public:
    Sealed() = default;
    Sealed(T value) : value_(std::move(value)) {}  // NOLINT: sealing is implicit, opening is not
    [[nodiscard]] bool erased() const { return !value_; }
    [[nodiscard]] const T& open() const {
        LAYANG_CHECK(value_);
        return *value_;
    }
    [[nodiscard]] const T* get() const { return value_ ? &*value_ : nullptr; }
    bool operator==(const Sealed&) const = default;

private:
    std::optional<T> value_;
};

/// Words that somebody wrote beside a coded reason, which may name people. Absent when nothing was said.
using SealedNote = std::optional<Sealed<std::string>>;
[[nodiscard]] inline SealedNote sealed_note(const std::optional<std::string>& text) {
    return text && !text->empty() ? SealedNote(*text) : SealedNote();
}
/// What was said; empty also when it was erased.
[[nodiscard]] inline std::string words_of(const SealedNote& note) { return note && note->get() ? note->open() : std::string(); }

}  // namespace layang
