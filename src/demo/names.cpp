#include "demo/names.hpp"

#include <fstream>
#include <stdexcept>

#include "demo/person.hpp"

namespace layang::demo {
namespace {

constexpr std::int64_t kYear_days = 365;

std::string padded(int number, std::size_t digits) {
    auto text = std::to_string(number);
    return std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

/// "35.03.01.2001" -> "350301": the area that stands at the head of both numbers.
std::string area_digits(const std::string& village) { return village.substr(0, 2) + village.substr(3, 2) + village.substr(6, 2); }

/// DDMMYY; 40 is added to the day of women.
std::string date_digits(std::int64_t days, bool woman) {
    const auto day = day_text(days);
    return padded(std::stoi(day.substr(8, 2)) + (woman ? 40 : 0), 2) + day.substr(5, 2) + day.substr(2, 2);
}

/// Serials from 9000 on are never given out, so no number here can be somebody's.
std::string serial(Dice& dice) { return std::to_string(dice.between(9000, 9999)); }

/// The day on which somebody had his birthday last, so many years ago, and some more days.
std::int64_t birth_days(Dice& dice, int age, std::int64_t today) {
    const auto now = day_text(today);
    const auto year = std::to_string(std::stoi(now.substr(0, 4)) - age);
    // 28 February stands for the 29th: a day that every year has.
    const auto anniversary = days_of(year + (now.substr(4) == "-02-29" ? "-02-28" : now.substr(4)));
    return anniversary - dice.between(1, kYear_days - 2);
}

}  // namespace

Names::Names(const std::string& file) {
    std::ifstream in(file);
    lists_ = Json::parse(in, nullptr, false);
    if (lists_.is_discarded()) throw std::runtime_error(file + ": no list of names");
    for (const auto* list : {"men", "women", "second", "hamlets", "text"})
        if (!lists_.contains(list) || lists_[list].empty()) throw std::runtime_error(file + ": the list " + list + " is missing");
}

std::string Names::pick(Dice& dice, const Json& list) const {
    return list.at(static_cast<std::size_t>(dice.next() % list.size())).get<std::string>();
}

Somebody Names::somebody(Dice& dice, const std::string& village, int age, std::int64_t today) const {
    const bool woman = dice.percent(50);
    Somebody one;
    one.age = age;
    one.name = pick(dice, lists_[woman ? "women" : "men"]) + ' ' + pick(dice, lists_["second"]) + ' ' +
               lists_["last"].get<std::string>();
    one.nik = area_digits(village) + date_digits(birth_days(dice, age, today), woman) + serial(dice);
    return one;
}

std::string Names::family_card(Dice& dice, const std::string& village, std::int64_t today) const {
    return area_digits(village) + date_digits(today - dice.between(30, 10 * kYear_days), false) + serial(dice);
}

std::string Names::phone(Dice& dice) const { return "08120000" + serial(dice); }
std::string Names::mail(Dice& dice) const { return "warga" + serial(dice) + "@contoh.invalid"; }
std::string Names::hamlet(Dice& dice) const { return pick(dice, lists_["hamlets"]); }

std::string Names::words_for(Dice& dice, const std::string& field) const {
    return pick(dice, has_words_for(field) ? lists_["answers"][field] : lists_["text"]);
}

}  // namespace layang::demo
