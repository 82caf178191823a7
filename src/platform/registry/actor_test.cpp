#include "platform/registry/actor.hpp"

#include <doctest/doctest.h>

namespace layang::actor_test {

TEST_CASE("actor: two roles of one area give it once, and an area inside another is part of that one") {
    using Areas = std::vector<std::string>;
    const auto dossiers_of = [](std::vector<Grant> grants) { return areas_of({AccountId{}, std::move(grants)}, Right::see_dossiers); };
    CHECK(dossiers_of({{Role::registrar, "35.03.01.2001"}, {Role::hamlet_head, "35.03.01.2002"}}) == Areas{"35.03.01.2001"});
    CHECK(dossiers_of({{Role::counter, "35.03.01"}, {Role::verifier, "35.03.01"}}) == Areas{"35.03.01"});
    CHECK(dossiers_of({{Role::registrar, "35.03.01.2001"}, {Role::verifier, "35.03.02"}, {Role::lead, "35.03.01"}}) == Areas{"35.03.02", "35.03.01"});
    CHECK(dossiers_of({{Role::verifier, ""}, {Role::registrar, "35.03.01.2001"}}) == Areas{""});
    CHECK(dossiers_of({{Role::registrar, "35.03.01.2001"}, {Role::verifier, ""}}) == Areas{""});
    CHECK(dossiers_of({{Role::rider, ""}}).empty());
}

TEST_CASE("actor: a village's own stays so when another role covers the village") {
    const auto is_own = [](std::vector<Grant> grants) { return require_of({AccountId{}, std::move(grants)}, Right::receive_bags, "35.03.01.2001").has_value(); };
    CHECK(is_own({{Role::registrar, "35.03.01.2001"}, {Role::registrar, "35.03.01"}}));
    CHECK(is_own({{Role::registrar, "35.03.01"}, {Role::registrar, "35.03.01.2001"}}));
    CHECK_FALSE(is_own({{Role::registrar, "35.03.01"}}));
}

TEST_CASE("actor: whoever works in one village alone speaks for no desk of the office") {
    const auto said_by = [](std::vector<Grant> grants) { return require_beyond({AccountId{}, std::move(grants)}, Right::hand_over, "35.03.01.2001"); };
    CHECK(said_by({{Role::counter, ""}}).has_value());
    CHECK(said_by({{Role::counter, "35.03.01"}}).has_value());
    CHECK(said_by({{Role::registrar, "35.03.01.2001"}, {Role::counter, "35.03.01"}}).has_value());
    CHECK(said_by({{Role::registrar, "35.03.01.2001"}}).error().code() == ErrorCode::kOutOfScope);
    CHECK(said_by({{Role::hamlet_head, "35.03.01.2001"}, {Role::counter, "35.03.02"}}).error().code() == ErrorCode::kOutOfScope);
    CHECK(said_by({{Role::packer, ""}}).error().code() == ErrorCode::kNotAllowed);
}

}  // namespace layang::actor_test
