#pragma once
// A day of the whole regency, played.
#include <iosfwd>

#include "demo/demo.hpp"

namespace layang::demo {

/// What is broken on purpose, so that the balance can be seen to notice it.
enum class Plant {
    none,
    /// Two documents lie in each other's bag, and both villages say so.
    swap,
    /// A blank was used behind the books' back: the evening's count is one short.
    hidden_blank,
    /// A village hands over a document that no bag ever brought to it.
    past_the_bag,
    /// A rider leaves a bag in its village without a word; the village alone tells that it has it.
    missing_hand_over,
};

struct DayPlan {
    Stage stage;
    int dossiers = 400;
    Plant plant = Plant::none;
    std::ostream* told = nullptr;
};

/// A day of the whole regency: every village, every document by bag, stock closed at night and opened in the morning. Needs the account
/// `admin` and makes all others. Throws as fill_desks does.
void play_day(const DayPlan& plan);

}  // namespace layang::demo
