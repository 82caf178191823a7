#pragma once
// A house that is only looked at: beside its server, or on a day when parts of it are damaged.
#include "app/house.hpp"
#include "platform/secrets/reader.hpp"

namespace layang::app {

/// Takes no lock and changes nothing. The log, the tables and the keys are opened apart, so that one that is damaged does not
/// hide the others.
struct Reading {
    std::unique_ptr<secrets::SystemRandom> random;
    std::unique_ptr<secrets::KeyRing> ring;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<ledger::Ledger> ledger;

    /// `ring` is `reading_keys`, or secrets::no_keys() where nothing sealed has to be opened.
    /// Errors: those of store::open_reader.
    [[nodiscard]] static Result<Reading> open(const HouseConfig& config, std::unique_ptr<secrets::KeyRing> ring);
};

/// Errors: kKeyMissing (says which file), kDamaged, kConfigInvalid.
[[nodiscard]] Result<std::unique_ptr<secrets::KeyReader>> reading_keys(const HouseConfig& config);

/// Names of the projections that a replay of the log would write otherwise. Works on a copy beside the store, which is removed
/// again: a replay in the store itself would make its server wait. Errors: as Reading::open and reading_keys, kDiskFull.
[[nodiscard]] Result<std::vector<std::string>> changed_projections(const HouseConfig& config);

}  // namespace layang::app
