#pragma once
// The face of the demo: what is played against a running server. Only the public API is used.
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace layang::demo {

/// Where to play, and with what.
struct Stage {
    /// "http://127.0.0.1:8080", without a slash at the end.
    std::string address;
    /// JSON lists of names that people are made from (data/demo/names.json).
    std::string names_file;
    /// The same seed makes the same people, forms and papers; ids and codes differ each time.
    std::uint64_t seed = 1;
    /// Password of the accounts that exist already.
    std::string password;
    /// Lets the server's time pass. With a real clock it waits; a demo's own clock is moved.
    std::function<void(std::chrono::seconds)> let_pass;
};

/// Sixty dossiers over all stages, so that no desk of the nine roles opens empty. Needs the nine demo accounts, each under its role's name;
/// registrars of further villages are hired as bags go there.
/// Throws std::runtime_error when the server refuses what it should take.
void fill_desks(const Stage& stage);

}  // namespace layang::demo
