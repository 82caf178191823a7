#pragma once
// Everybody who works on the played day, with accounts that the admin makes.
#include <memory>

#include "demo/office.hpp"

namespace layang::demo {

using People = std::vector<std::unique_ptr<Person>>;

struct Staff {
    std::unique_ptr<Person> admin, stock_keeper, dispatcher;
    People counters, verifiers, printers, packers, riders;
    /// One for each village, in the villages' order.
    People registrars;
};

/// Makes all accounts but the admin's, each with the stage's password.
[[nodiscard]] Staff hire(const Stage& stage, const Names& names, Dice dice);
/// One village's registrar, with the stage's password.
[[nodiscard]] std::unique_ptr<Person> hire_registrar(const Stage& stage, Person& admin, const std::string& village, const std::string& full_name);

}  // namespace layang::demo
