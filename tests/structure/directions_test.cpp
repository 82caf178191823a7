#include "directions.hpp"

#include <doctest/doctest.h>

namespace layang::structure::directions_test {
namespace {

std::vector<Source> rooms() { return read_sources("src", {".hpp", ".cpp"}); }

std::size_t wrong(const char* path, const char* included) {
    return wrong_directions({{path, std::string("#include \"") + included + "\"\n"}}).size();
}
std::size_t impure(std::vector<Source> sources) { return impure_deciders(sources).size(); }

}  // namespace

TEST_SUITE("structure") {
    TEST_CASE("every include goes the way that the plan allows") {
        const auto findings = wrong_directions(rooms());
        INFO(listed(findings));
        CHECK(findings.empty());
    }

    TEST_CASE("deciders and nouns reach no codec, store, ledger or HTTP") {
        const auto findings = impure_deciders(rooms());
        INFO(listed(findings));
        CHECK(findings.empty());
    }

    TEST_CASE("a wrong direction is noticed") {
        CHECK(wrong("src/base/x.cpp", "platform/store/store.hpp") == 1);
        CHECK(wrong("src/platform/store/x.cpp", "platform/ledger/ledger.hpp") == 1);
        CHECK(wrong("src/platform/ledger/x.cpp", "capabilities/intake/intake.hpp") == 1);
        CHECK(wrong("src/engines/vrp/x.cpp", "platform/registry/nik.hpp") == 1);
        CHECK(wrong("src/platform/store/x.cpp", "engines/vrp/vrp.hpp") == 1);
        CHECK(wrong("src/capabilities/intake/x.cpp", "app/migrations.hpp") == 1);
        CHECK(wrong("src/platform/cellar/x.cpp", "base/id.hpp") == 1);
        CHECK(wrong("src/platform/ledger/x.cpp", "platform/store/store.hpp") == 0);
        CHECK(wrong("src/capabilities/dispatch/x.cpp", "engines/vrp/vrp.hpp") == 0);
        CHECK(wrong("src/app/x.cpp", "capabilities/intake/service.hpp") == 0);
    }

    TEST_CASE("a neighbour that the plan does not give, or a look past its face, is noticed") {
        CHECK(wrong("src/capabilities/intake/x.cpp", "capabilities/printing/printing.hpp") == 1);
        CHECK(wrong("src/capabilities/printing/x.cpp", "capabilities/intake/types.hpp") == 1);
        CHECK(wrong("src/capabilities/custody/x.cpp", "capabilities/notice/notice.hpp") == 1);
        CHECK(wrong("src/capabilities/insight/x.cpp", "capabilities/notice/notice.hpp") == 1);
        CHECK(wrong("src/capabilities/printing/x.cpp", "capabilities/intake/intake.hpp") == 0);
        CHECK(wrong("src/capabilities/notice/x.cpp", "capabilities/custody/custody.hpp") == 0);
    }

    TEST_CASE("a look inside a platform room is noticed, from a capability and from a room beside it") {
        CHECK(wrong("src/capabilities/custody/x.cpp", "platform/access/queries.hpp") == 1);
        CHECK(wrong("src/capabilities/intake/x.cpp", "platform/ledger/log.hpp") == 1);
        CHECK(wrong("src/platform/access/x.cpp", "platform/ledger/queries.hpp") == 1);
        CHECK(wrong("src/platform/access/x.cpp", "platform/access/queries.hpp") == 0);
        CHECK(wrong("src/capabilities/custody/x.cpp", "platform/access/people.hpp") == 0);
        CHECK(wrong("src/capabilities/custody/x_test.cpp", "platform/access/sessions.hpp") == 0);
        CHECK(wrong("src/app/x.cpp", "platform/access/queries.hpp") == 0);
    }

    TEST_CASE("HTTP outside routes is noticed") {
        CHECK(wrong("src/capabilities/intake/service.cpp", "platform/http/http.hpp") == 1);
        CHECK(wrong("src/capabilities/intake/service.hpp", "platform/access/api.hpp") == 1);
        CHECK(wrong("src/capabilities/intake/routes.cpp", "platform/http/http.hpp") == 0);
        CHECK(wrong("src/platform/access/api.hpp", "platform/http/http.hpp") == 0);
    }

    TEST_CASE("the demo is a client like any other: it includes the standard library, libcurl, JSON and itself") {
        const auto findings = strange_to_the_demo(rooms());
        INFO(listed(findings));
        CHECK(findings.empty());
        CHECK(strange_to_the_demo({{"src/demo/x.cpp", "#include <sqlite3.h>\n"}}).size() == 1);
        CHECK(strange_to_the_demo({{"src/demo/x.cpp", "#include <vector>\n#include <curl/curl.h>\n#include <nlohmann/json.hpp>\n"}}).empty());
        CHECK(strange_to_the_demo({{"src/demo/balance/x.cpp", "#include <curl/curl.h>\n"}}).size() == 1);
        CHECK(wrong("src/demo/x.cpp", "base/id.hpp") == 1);
        CHECK(wrong("src/demo/x.cpp", "app/house.hpp") == 1);
        CHECK(wrong("src/demo/balance/x.cpp", "demo/person.hpp") == 1);
        CHECK(wrong("src/capabilities/intake/x.cpp", "demo/demo.hpp") == 1);
        CHECK(wrong("src/demo/x.cpp", "demo/balance/balance.hpp") == 0);
        CHECK(wrong("src/app/x.cpp", "demo/demo.hpp") == 0);
    }

    TEST_CASE("a decider that reaches the store is noticed, however long the way") {
        const Source direct{"src/capabilities/intake/dossier_decider.cpp", "#include \"base/json.hpp\"\n"};
        const Source first{"src/capabilities/intake/types.hpp", "#include \"capabilities/intake/rules.hpp\"\n"};
        const Source middle{"src/capabilities/intake/rules.hpp", "#include \"platform/store/store.hpp\"\n"};
        const Source good{"src/capabilities/intake/types.hpp", "#include \"platform/registry/nik.hpp\"\n"};
        CHECK(impure({direct}) == 1);
        CHECK(impure({first, middle}) == 1);
        CHECK(impure({good}) == 0);
    }
}

}  // namespace layang::structure::directions_test
