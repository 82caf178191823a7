#include <fstream>
#include <iostream>

#include "app/reading.hpp"
#include "app/verbs.hpp"

namespace layang::app {

int verify_ledger(const HouseConfig& config, const std::string& heads_file) {
    std::vector<std::string> heads;
    if (!heads_file.empty()) {
        std::ifstream file(heads_file);
        if (!file) return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", heads_file}}));
        // The head is a line's last word, whatever a receipt, a mail or this verb has put before it.
        for (std::string line; std::getline(file, line);) {
            line.erase(line.find_last_not_of(" \t\r") + 1);
            if (!line.empty()) heads.push_back(line.substr(line.find_last_of(" \t") + 1));
        }
        if (heads.empty()) return say(Refusal(ErrorCode::kConfigInvalid, "", {{"what", heads_file + " tidak memuat kepala / holds no head"}}));
    }
    const auto reading = Reading::open(config, secrets::no_keys());
    if (!reading) return say(reading.error());
    auto found = reading->ledger->verify(config.regency, heads);
    try {
        reading->store->read([&](store::Session& session) {
            for (auto& problem : access::verify_views(session, config.regency)) found.problems.push_back(std::move(problem));
        });
    } catch (const store::StoreBroken& broken) {
        // What was found in the log itself is told all the same.
        found.problems.push_back(std::string("unreadable-view: catatan akses tidak terbaca (") + broken.what() + ") / the view log cannot be read");
    }
    std::cout << "head " << found.head.text() << '\n';
    for (const auto& problem : found.problems) std::cout << problem << '\n';
    std::cout << (found.problems.empty() ? "sound\n" : "damaged\n");
    return found.problems.empty() ? 0 : info(ErrorCode::kDamaged).exit_code;
}

int check_projections(const HouseConfig& config) {
    const auto changed = changed_projections(config);
    if (!changed) return say(changed.error());
    for (const auto& name : *changed) std::cout << "changed-projection " << name << '\n';
    if (changed->empty()) std::cout << "same\n";
    return changed->empty() ? 0 : info(ErrorCode::kDamaged).exit_code;
}

int rebuild_ledger(const HouseConfig& config) {
    auto house = House::open(config);
    if (!house) return say(house.error());
    auto& ground = (*house)->ground();
    const auto changed = ground.ledger.rebuild(ground.regency, false);
    for (const auto& name : changed) std::cout << "rebuilt " << name << '\n';
    if (changed.empty()) std::cout << "same\n";
    return 0;
}

int export_ledger(const HouseConfig& config, bool reveal) {
    auto ring = secrets::no_keys();
    if (reveal) {
        auto keys = reading_keys(config);
        if (!keys) return say(keys.error());
        ring = std::move(*keys);
    }
    const auto reading = Reading::open(config, std::move(ring));
    if (!reading) return say(reading.error());
    reading->ledger->export_events(config.regency, reveal, std::cout);
    std::cout.flush();
    return std::cout ? 0 : info(ErrorCode::kBroken).exit_code;
}

}  // namespace layang::app
