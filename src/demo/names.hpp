#pragma once
// People who do not exist: names put together from lists of our own, numbers that are never issued, mail that nobody gets.
#include <cstdint>
#include <string>
#include <vector>

#include "demo/dice.hpp"
#include "demo/http_client.hpp"

namespace layang::demo {

struct Somebody {
    std::string name;
    /// Empty for whoever has none yet.
    std::string nik;
    int age = 0;
};

class Names {
public:
    /// Throws std::runtime_error when the file is none of ours.
    explicit Names(const std::string& file);

    /// Of that age on the day (days since 1970), first registered in that village's kecamatan ("35.03.01.2001").
    [[nodiscard]] Somebody somebody(Dice& dice, const std::string& village, int age, std::int64_t today) const;
    /// A family card number from the last ten years.
    [[nodiscard]] std::string family_card(Dice& dice, const std::string& village, std::int64_t today) const;
    [[nodiscard]] std::string phone(Dice& dice) const;
    [[nodiscard]] std::string mail(Dice& dice) const;
    [[nodiscard]] std::string hamlet(Dice& dice) const;
    /// What somebody writes into a field of the form.
    [[nodiscard]] std::string words_for(Dice& dice, const std::string& field) const;
    /// Whether there are words of its own for that field.
    [[nodiscard]] bool has_words_for(const std::string& field) const { return lists_["answers"].contains(field); }

private:
    [[nodiscard]] std::string pick(Dice& dice, const Json& list) const;
    Json lists_;
};

}  // namespace layang::demo
