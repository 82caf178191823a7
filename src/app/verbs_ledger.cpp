#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "app/verbs.hpp"

namespace layang::app {

int verify_ledger(const HouseConfig& config, const std::string& heads_file) {
    std::vector<std::string> heads;
    if (!heads_file.empty()) {
        std::ifstream file(heads_file);
        if (!file) return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", heads_file}}));
        for (std::string line; std::getline(file, line);)
            if (!line.empty()) heads.push_back(line);
    }
    auto house = House::open(config);
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    const auto found = ground.ledger.verify(ground.regency, heads);
    std::cout << "head " << found.head.text() << '\n';
    for (const auto& problem : found.problems) std::cout << problem << '\n';
    std::cout << (found.problems.empty() ? "sound\n" : "damaged\n");
    return found.problems.empty() ? 0 : info(ErrorCode::kDamaged).exit_code;
}

int rebuild_ledger(const HouseConfig& config, bool check) {
    auto house = House::open(config);
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    const auto changed = ground.ledger.rebuild(ground.regency, check);
    for (const auto& name : changed) std::cout << (check ? "changed-projection " : "rebuilt ") << name << '\n';
    if (changed.empty()) std::cout << "same\n";
    return check && !changed.empty() ? info(ErrorCode::kDamaged).exit_code : 0;
}

int export_ledger(const HouseConfig& config, bool reveal) {
    auto house = House::open(config);
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    ground.ledger.export_events(ground.regency, reveal, std::cout);
    std::cout.flush();
    return std::cout ? 0 : info(ErrorCode::kBroken).exit_code;
}

}  // namespace layang::app
