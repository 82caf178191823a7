#include "app/migrations.hpp"

#include "capabilities/custody/custody.hpp"
#include "capabilities/intake/intake.hpp"
#include "capabilities/printing/printing.hpp"
#include "platform/access/access.hpp"
#include "platform/ledger/ledger.hpp"

namespace layang::app {

std::vector<store::Migration> all_migrations() {
    std::vector<store::Migration> all;
    const auto add = [&](const std::vector<store::Migration>& steps) { all.insert(all.end(), steps.begin(), steps.end()); };
    add(ledger::migrations());
    add(access::migrations());
    add(intake::migrations());
    add(printing::migrations());
    add(custody::migrations());
    return all;
}

}  // namespace layang::app
