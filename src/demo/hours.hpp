#pragma once
// The hours of a played day, in the office's zone.
#include "demo/person.hpp"

namespace layang::demo {

class Hours {
public:
    /// The first day is the one that it is now at the server. `asker` has to live as long.
    Hours(const Stage& stage, Person& asker);
    /// That hour of the n-th day; at once when it is past.
    void until(int day, int hour);

private:
    [[nodiscard]] std::int64_t now_ms();

    Stage stage_;
    Person& asker_;
    std::int64_t first_day_ms_ = 0;
};

}  // namespace layang::demo
