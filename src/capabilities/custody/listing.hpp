#pragma once
// Lists of custody read from the store in batches: no list reads a whole table, whatever stands before its first row.
#include "capabilities/custody/queries.hpp"

namespace layang::custody::queries {

/// One list as four statements: all rows, one state, one village, both. Their last two parameters are where to go on and how many rows.
using Listing = store::Statement[4];

/// `LAYANG_LISTING("custody.bags", "SELECT ... FROM bag ", "sealed_seq", "<", "DESC")`
#define LAYANG_LISTING(name, columns, line, beyond, order)                                                                                            \
    {                                                                                                                                                 \
        {name, columns "WHERE regency = ? AND " line " " beyond " ? ORDER BY " line " " order " LIMIT ?"},                                             \
        {name "_in_state", columns "WHERE regency = ? AND state = ? AND " line " " beyond " ? ORDER BY " line " " order " LIMIT ?"},                  \
        {name "_in_village", columns "WHERE regency = ? AND village = ? AND " line " " beyond " ? ORDER BY " line " " order " LIMIT ?"},              \
        {name "_in_village_state", columns "WHERE regency = ? AND village = ? AND state = ? AND " line " " beyond " ? ORDER BY " line " " order " LIMIT ?"}, \
    }

/// How many, as two statements: of all villages, of one.
using Counting = store::Statement[2];

/// `LAYANG_COUNTING("custody.document_counts", "state", "document_custody", "")`; `which` begins with " AND" where not all count.
#define LAYANG_COUNTING(name, state, table, which)                                                                                                              \
    {                                                                                                                                                            \
        {name, "SELECT village, " state ", COUNT(*) FROM " table " WHERE regency = ?" which " GROUP BY village, " state " ORDER BY village, " state},            \
        {name "_of_village",                                                                                                                                     \
         "SELECT village, " state ", COUNT(*) FROM " table " WHERE regency = ? AND village = ?" which " GROUP BY village, " state " ORDER BY " state},           \
    }

[[nodiscard]] inline std::vector<Count> counted(store::Session& session, const Counting& counting, const std::string& regency, const std::string& village) {
    const auto read = [](const store::Row& row) { return Count{row.text(0), row.text(1), row.integer(2)}; };
    if (village.empty()) return session.list(counting[0], read, regency);
    return session.list(counting[1], read, regency, village);
}

/// Above every number of the ledger: where a list begins that goes from the newest on.
inline constexpr std::int64_t kBeyondAll = std::int64_t{1} << 52;

/// `values`: the statement's parameters before its last two. `read(row)` makes a row of the list, `place(row)` says its place in line.
template <class Made, class Read, class Place>
void each_in_batches(store::Session& session, const store::Statement& statement, const std::vector<store::Value>& values, std::int64_t from,
                     const Read& read, const Place& place, const Visit<Made>& visit) {
    std::int64_t count = kBatchMax;
    for (bool more = true; more && count == kBatchMax;) {
        auto parameters = values;
        parameters.emplace_back(from);
        parameters.emplace_back(kBatchMax);
        count = 0;
        session.each(statement, parameters, [&](const store::Row& row) {
            ++count;
            const Made made = read(row);
            from = place(made);
            return more = visit(made);
        });
    }
}

template <class Made, class Read, class Place>
void each_listed(store::Session& session, const Listing& listing, const std::string& regency, const Filter& filter, std::int64_t from, const Read& read,
                 const Place& place, const Visit<Made>& visit) {
    std::vector<store::Value> values{regency};
    if (!filter.village.empty()) values.emplace_back(filter.village);
    if (!filter.state.empty()) values.emplace_back(filter.state);
    const auto& statement = listing[(filter.village.empty() ? 0 : 2) + (filter.state.empty() ? 0 : 1)];
    each_in_batches(session, statement, values, from, read, place, visit);
}

}  // namespace layang::custody::queries
