#include <ostream>

#include "demo/balance/balance.hpp"

namespace layang::demo {
namespace {

constexpr std::size_t kNameColumns = 36, kNumberColumns = 8;

std::string right(std::int64_t value) {
    const auto text = std::to_string(value);
    return std::string(text.size() < kNumberColumns ? kNumberColumns - text.size() : 0, ' ') + text;
}
void row(std::ostream& to, const std::string& name, std::int64_t value) {
    to << name << std::string(name.size() < kNameColumns ? kNameColumns - name.size() : 1, ' ') << right(value) << '\n';
}
void rows(std::ostream& to, const std::string& title, const std::map<std::string, std::int64_t>& counts) {
    to << title << '\n';
    std::int64_t sum = 0;
    for (const auto& [name, count] : counts) {
        row(to, "  " + name, count);
        sum += count;
    }
    row(to, "  sum", sum);
}

}  // namespace

void tell(const Balance& balance, std::ostream& to) {
    row(to, "events", balance.events);
    row(to, "dossiers", balance.dossiers);
    row(to, "applications", balance.applications);
    row(to, "papers", balance.papers);
    row(to, "scans", balance.scans);
    row(to, "bags", balance.bags);
    row(to, "seals", balance.seals);
    row(to, "villages with a bag", balance.villages_served);
    row(to, "documents ordered", balance.ordered);
    row(to, "documents printed", balance.printed);
    row(to, "prints spoiled", balance.spoiled);
    row(to, "documents by bag", balance.by_bag);
    rows(to, "where the printed documents are", balance.documents);
    rows(to, "where the old documents are", balance.old_documents);
    rows(to, "where the originals are", balance.originals);
    to << "blanks              day            opening received adjusted     used  spoiled  balance\n";
    for (const auto& day : balance.blanks) {
        to << "  " << day.medium << std::string(day.medium.size() < 18 ? 18 - day.medium.size() : 1, ' ') << day.date << "  "
           << right(day.opening) << ' ' << right(day.received) << ' ' << right(day.adjusted) << ' ' << right(day.used) << ' '
           << right(day.spoiled) << ' ' << right(day.balance()) << (day.closed ? "" : "  (open)") << '\n';
    }
    rows(to, "acts by role", balance.acts_by_role);
    if (!balance.scans_looked_at) to << "NOT LOOKED AT: whether the scans are there, since no store is\n";
    for (const auto& fault : balance.faults) to << "FAULT " << fault.kind << ": " << fault.about << ": " << fault.what << '\n';
    to << (balance.balanced() ? "BALANCED" : "NOT BALANCED: " + std::to_string(balance.faults.size()) + " faults") << '\n';
}

}  // namespace layang::demo
