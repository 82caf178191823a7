#pragma once
// The keys of the golden files: real ones, made once, that guard nothing but example values.
#include <memory>

#include "platform/secrets/secrets.hpp"
#include "platform/store/testing.hpp"

namespace layang::golden {

/// A copy of tests/golden/keys, so that opening it changes no file of the project.
class GoldenRing {
public:
    GoldenRing();
    [[nodiscard]] secrets::KeyRing& ring() { return *ring_; }
    /// Keeps the data keys that were made since: call after the first files of a subject were written.
    void keep();

private:
    store::testing::TemporaryFolder folder_;
    std::unique_ptr<secrets::KeyRing> ring_;
};

}  // namespace layang::golden
