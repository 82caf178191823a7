#include "platform/ledger/heads.hpp"

#include <doctest/doctest.h>

namespace layang::ledger::heads_test {

TEST_CASE("a head is a size and a root of 64 hexadecimal digits, or its first ones as a receipt prints them") {
    const std::string root(64, 'a');
    const auto head = parse_head("12:" + root);
    REQUIRE(head);
    CHECK(head->size == 12);
    CHECK(head->text() == "12:" + root);
    CHECK(parse_head("12:" + std::string(64, 'A'))->text() == head->text());
    CHECK(parse_head("12:AAAA-AAAA-AAAA-AAAA")->root_hex == root.substr(0, 16));
    for (const auto& wrong : {std::string(), std::string("12"), "12:" + root + "a", "12:" + root.substr(0, 15), "12:-" + root, "-1:" + root, " 12:" + root, "12 :" + root,
                              "99999999999999999999:" + root, "12:" + std::string(63, 'a') + "g", ":" + root})
        CHECK_MESSAGE(!parse_head(wrong), wrong);
}

}  // namespace layang::ledger::heads_test
