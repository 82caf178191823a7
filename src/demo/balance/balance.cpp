#include "demo/balance/balance.hpp"

#include <istream>
#include <optional>
#include <stdexcept>

#include "demo/balance/books.hpp"

namespace layang::demo {
namespace {

/// Who did how much, by the roles that accounts were given.
class RoleBook {
public:
    void read(const Event& event) {
        const auto& payload = event.payload;
        if (event.type == "AccountCreated") {
            for (const auto& grant : payload.at("grants")) roles_[event.id].insert(grant.at("role").get<std::string>());
        } else if (event.type == "RoleGranted") {
            roles_[event.id].insert(payload.at("grant").at("role").get<std::string>());
        }
        ++acts_[event.actor];
    }
    void count(Balance& balance) const {
        for (const auto& [account, roles] : roles_)
            if (const auto acts = acts_.find(account); acts != acts_.end())
                for (const auto& role : roles) balance.acts_by_role[role] += acts->second;
    }

private:
    std::map<std::string, std::set<std::string>> roles_;
    std::map<std::string, std::int64_t> acts_;
};

/// More than any office prints or writes down in its life.
constexpr std::int64_t kCountMax = 1'000'000'000;

/// nullopt: the line is no event.
std::optional<Event> event_of(const std::string& line) try {
    auto json = Json::parse(line);
    const auto stream = text_or_none(json, "stream");
    const auto colon = stream.find(':');
    return Event{
        count_of(json, "seq"), stream.substr(0, colon),     colon == std::string::npos ? "" : stream.substr(colon + 1),
        text_or_none(json, "type"),      text_or_none(json, "actor"), std::move(json.at("payload"))};
} catch (const std::exception&) {
    return std::nullopt;
}

struct Books {
    BagBook bags;
    DocumentBook documents;
    OldBook old;
    OriginalBook originals;
    BlankBook blanks;
    ScanBook scans;
    RoleBook roles;

    void read(const Event& event) {
        bags.read(event);
        documents.read(event);
        old.read(event);
        originals.read(event);
        blanks.read(event);
        scans.read(event);
        roles.read(event);
    }
    void close(const Scans& files, Balance& balance) const {
        bags.close(balance.faults);
        bags.count(balance);
        documents.close(bags, balance.faults, balance);
        old.close(bags, documents, balance.faults, balance);
        originals.close(bags, balance.faults, balance);
        blanks.close(documents, balance.faults, balance);
        scans.close(files, balance.faults, balance);
        roles.count(balance);
    }
};

}  // namespace

std::int64_t count_of(const Json& json, const char* member) {
    const auto& value = json.at(member);
    const auto count = value.is_number_integer() ? value.get<std::int64_t>() : kCountMax + 1;
    if (count > kCountMax || count < -kCountMax) throw std::out_of_range(std::string(member) + " is no count");
    return count;
}

Balance recount(std::istream& log, const Scans& scans) {
    Balance balance;
    Books books;
    std::int64_t last = 0;
    for (std::string line; std::getline(log, line);) {
        const auto event = event_of(line);
        if (!event) {
            balance.faults.push_back({"no-event", "line " + std::to_string(balance.events + 1), "is no event of the log"});
            continue;
        }
        if (event->seq != last + 1)
            balance.faults.push_back(
                {"gap-in-the-log", "event " + std::to_string(event->seq), "follows event " + std::to_string(last)});
        last = event->seq;
        ++balance.events;
        try {
            books.read(*event);
        } catch (const std::exception& error) {
            balance.faults.push_back(
                {"no-event", "event " + std::to_string(event->seq), event->type + " is not as it should be: " + error.what()});
        }
    }
    books.close(scans, balance);
    return balance;
}

}  // namespace layang::demo
