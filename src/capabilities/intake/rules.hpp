#pragma once
// The rules that judge one act: the dated tables, the areas that numbers may name, and the day.
#include "platform/registry/catalogue.hpp"
#include "platform/registry/nik.hpp"

namespace layang::intake {

struct Rules {
    const Catalogue& catalogue;
    KnowsRegion knows_region;
    Date on;
};

}  // namespace layang::intake
