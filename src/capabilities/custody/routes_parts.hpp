#pragma once
// What the route files of custody share.
#include <map>

#include "base/public_code_json.hpp"
#include "capabilities/custody/answers.hpp"
#include "capabilities/custody/bodies.hpp"
#include "capabilities/custody/routes.hpp"

namespace layang::custody::routing {

using access::Api;
using access::Call;
using http::Method;
using ledger::Transaction;

/// Rows of one page of a list at most.
inline constexpr std::size_t kPageMax = 100;

struct Room {
    const Service& service;
    const Names& names;

    [[nodiscard]] Answers answers(store::Session& session, const Call& call) const {
        return {session, call.ground.ring, call.ground.regency, service.rules(), names, call.ground.date_of(call.now)};
    }
    [[nodiscard]] Party at_desk(const std::optional<std::string>& desk) const { return office(desk.value_or(names.office_desk)); }
    /// At the office's desk when one is said, otherwise in the village.
    [[nodiscard]] Party at(const std::optional<std::string>& desk, const std::string& village_code) const {
        return desk ? office(*desk) : village(village_code);
    }
};

template <class IdType>
[[nodiscard]] IdType id_of(const std::string& about) {
    const auto id = IdType::parse(std::string_view(about).substr(about.find(':') + 1));
    LAYANG_CHECK(id);
    return *id;
}

/// Where the page begins; 0 at the first one. Error kMalformed.
[[nodiscard]] inline Result<std::int64_t> cursor(const Call& call) { return call.query_number("cursor", 0); }

/// At most kPageMax rows that the caller may see, and whether more would follow.
template <class Row>
struct Page {
    std::vector<Row> items;
    bool more = false;
};
template <class Row, class Query, class Wanted>
[[nodiscard]] Page<Row> page(const Query& query, const Wanted& wanted) {
    Page<Row> found;
    query([&](const Row& row) {
        if (!wanted(row)) return true;
        if (found.items.size() == kPageMax) return found.more = true, false;
        found.items.push_back(row);
        return true;
    });
    return found;
}

/// The sums over all villages of the caller's areas, by state.
[[nodiscard]] inline Json counts_within(const std::vector<std::string>& areas, const std::vector<queries::Count>& counts) {
    std::map<std::string, std::int64_t> by_state;
    for (const auto& one : counts)
        if (covers(areas, one.village)) by_state[one.state] += one.count;
    return by_state;
}

[[nodiscard]] inline http::Response pdf_response(const Bytes& pdf) {
    // Names stand on it: no cache keeps it.
    return {200, {{"Content-Type", "application/pdf"}, {"Cache-Control", "private, no-store"}}, std::string(pdf.begin(), pdf.end())};
}

/// Photos and signatures that a command names must have arrived, for that very dossier or run. Error: kBlobsMissing.
[[nodiscard]] inline Result<void> arrived(const Call& call, const std::optional<BlobId>& blob, const std::string& subject) {
    if (!blob || call.ground.blobs.describe(*blob, {subject, SealClass::proof})) return {};
    return refuse(ErrorCode::kBlobsMissing, "", {{"ids", blob->text()}});
}

void add_bag_routes(Api& api, const Room& room);
void add_bag_reads(Api& api, const Room& room);
void add_run_routes(Api& api, const Room& room);
void add_run_reads(Api& api, const Room& room);
void add_door_routes(Api& api, const Room& room);
void add_return_routes(Api& api, const Room& room);
void add_finding(Api& api, const Room& room);

/// A bag as this caller may see it: whole with custody rights over its village, otherwise without a word about people.
[[nodiscard]] Json bag_json(store::Session& session, const Call& call, const Room& room, const queries::BagRow& row);

}  // namespace layang::custody::routing
