#include "capabilities/custody/routes_parts.hpp"

namespace layang::custody {

void add_routes(access::Api& api, const Service& service, const Names& names) {
    const routing::Room room{service, names};
    routing::add_bag_routes(api, room);
    routing::add_bag_reads(api, room);
    routing::add_run_routes(api, room);
    routing::add_run_reads(api, room);
    routing::add_door_routes(api, room);
    routing::add_return_routes(api, room);
    routing::add_finding(api, room);
}

}  // namespace layang::custody
