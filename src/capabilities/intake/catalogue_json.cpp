// The rules in force on a day, as forms read them.
#include "capabilities/intake/answers.hpp"

namespace layang::intake {
namespace {

template <class Row>
Json rows_json(const std::vector<const Row*>& rows) {
    Json list = Json::array();
    for (const auto* row : rows) list.push_back(encode(*row));
    return list;
}
template <class Row>
Json in_force_json(const std::vector<Row>& rows, Date on) {
    return rows_json(rows_on(rows, on));
}

}  // namespace

Json catalogue_json(const Catalogue& catalogue, const Region& region, Date on) {
    const auto& tables = catalogue.tables();
    return {{"date", to_string(on)},
            {"services", in_force_json(tables.services, on)},
            {"requirements", in_force_json(tables.requirements, on)},
            {"documents", in_force_json(tables.documents, on)},
            {"media", in_force_json(tables.media, on)},
            {"life_events", rows_json(catalogue.life_events_on(on))},
            {"reasons", in_force_json(tables.reasons, on)},
            {"policies", in_force_json(tables.policies, on)},
            {"identifications", in_force_json(tables.identifications, on)},
            {"receiver_rules", in_force_json(tables.receiver_rules, on)},
            {"villages", encode(region.villages())},
            {"desks", encode(region.desks())}};
}

}  // namespace layang::intake
