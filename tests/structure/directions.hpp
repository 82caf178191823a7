#pragma once
// What may lean on what: the rules of docs/architecture.md, section 3.
#include "sources.hpp"

namespace layang::structure {

/// Includes that go against the direction of the rooms, pass by a capability's public face, or bring HTTP where none belongs.
[[nodiscard]] std::vector<std::string> wrong_directions(const std::vector<Source>& sources);

/// Headers of others that files of the demo include: only the standard library, libcurl and nlohmann's JSON are allowed, and for
/// its balance no libcurl.
[[nodiscard]] std::vector<std::string> strange_to_the_demo(const std::vector<Source>& sources);

/// Deciders and nouns that reach the codec, a store, the ledger, keys or HTTP, directly or through what they include.
[[nodiscard]] std::vector<std::string> impure_deciders(const std::vector<Source>& sources);

}  // namespace layang::structure
