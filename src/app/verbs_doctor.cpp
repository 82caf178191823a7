#include <iostream>

#include "app/check_up.hpp"
#include "app/verbs.hpp"

namespace layang::app {

int doctor(const HouseConfig& config) {
    bool wrong = false;
    for (const auto& finding : check_up(config, SystemClock())) {
        const std::string margin(finding.what.size() + 9, ' ');
        std::cout << (finding.good ? "baik   " : "RUSAK  ") << finding.what << ": " << finding.indonesian << '\n';
        if (finding.english != finding.indonesian) std::cout << margin << finding.english << '\n';
        wrong |= !finding.good;
    }
    return wrong ? info(ErrorCode::kDamaged).exit_code : 0;
}

}  // namespace layang::app
