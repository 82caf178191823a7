#include "house_rules.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "app/migrations.hpp"

namespace layang::structure::house_rules_test {
namespace {

std::vector<Source> together(std::vector<Source> all, const std::vector<Source>& more) {
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<ErrorInfo> error_table() {
    std::vector<ErrorInfo> table;
#define LAYANG_ERROR(name, slug, http, exit, id, en) table.push_back(info(ErrorCode::k##name));
#include "base/error_codes.def"
#undef LAYANG_ERROR
    return table;
}

ErrorInfo example(std::string_view slug, int http, int exit, std::string_view id, std::string_view en) {
    return {ErrorCode::kBroken, slug, http, exit, id, en};
}

}  // namespace

TEST_SUITE("structure") {
    TEST_CASE("no file is longer than it should be") {
        const std::vector<std::string_view> endings{".hpp", ".cpp", ".ts", ".svelte", ".css", ".mjs", ".js", ".sh", ".def"};
        auto sources = read_sources("src", endings);
        for (const auto* folder : {"tests", "web/src", "web/tools", "scripts", "bench"}) sources = together(sources, read_sources(folder, endings));
        const auto findings = too_long(sources);
        INFO(listed(findings));
        CHECK(findings.empty());
        CHECK(too_long({{"x", std::string(kFileLinesMax, '\n')}}).empty());
        CHECK(too_long({{"x", std::string(kFileLinesMax + 1, '\n')}}).size() == 1);
    }

    TEST_CASE("every header is read once") {
        const auto findings = unguarded(together(read_sources("src", {".hpp"}), read_sources("tests", {".hpp"})));
        INFO(listed(findings));
        CHECK(findings.empty());
        CHECK(unguarded({{"x.hpp", "// A header.\nint x;\n"}}).size() == 1);
    }

    TEST_CASE("no source names a service") {
        const auto codes = service_codes(read_source("data/services.toml"));
        CHECK(codes.size() >= 12);
        const auto web = read_sources("web", {".ts", ".svelte", ".js", ".mjs", ".html", ".css", ".json", ".webmanifest", ".svg"});
        const auto findings = named_services(together(read_sources("src", {".hpp", ".cpp", ".def"}), web), codes);
        INFO(listed(findings));
        CHECK(findings.empty());
        // All of it, not the screens alone.
        for (const auto* path : {"web/src/App.svelte", "web/src/sw.js", "web/index.html", "web/public/app.webmanifest", "web/vite.config.ts"})
            CHECK_MESSAGE(std::ranges::find(web, path, &Source::path) != web.end(), path);
    }

    TEST_CASE("every owner of an anomaly answers for a rule that the sources raise") {
        const auto findings = idle_owners(read_sources("src", {".hpp", ".cpp"}), read_source("data/policies.toml"));
        INFO(listed(findings));
        CHECK(findings.empty());
        const std::string rows = "[[anomaly_owner]]\ncode = \"*\"\n[[anomaly_owner]]\ncode = \"seal-lost\"\n";
        CHECK(idle_owners({{"src/x.cpp", "breach(\"seal-lost\")"}}, rows).empty());
        CHECK(idle_owners({{"src/x.cpp", "breach(\"seal-lost-twice\")"}}, rows) == std::vector<std::string>{"\"seal-lost\""});
    }

    TEST_CASE("every code of a refusal is one that the sources refuse with") {
        const auto findings = idle_errors(read_sources("src", {".hpp", ".cpp"}), read_source("src/base/error_codes.def"));
        INFO(listed(findings));
        CHECK(findings.empty());
        const std::string table = "// LAYANG_ERROR(Name, slug)\nLAYANG_ERROR(Lost, \"lost\")\n";
        CHECK(idle_errors({{"src/x.cpp", "refuse(ErrorCode::kLost)"}}, table).empty());
        CHECK(idle_errors({{"src/x.cpp", "kLostTwice"}, {"src/x_test.cpp", "kLost"}}, table) == std::vector<std::string>{"kLost"});
    }

    TEST_CASE("every rule from outside is named by the code that follows it and by a test that holds it") {
        const auto findings = lonely_rules(read_sources("src", {".hpp", ".cpp"}));
        INFO(listed(findings));
        CHECK(findings.empty());
        const Source code{"src/x.hpp", "/// Rule: R-BURN-1, a letter.\n"}, test{"src/x_test.cpp", "// Rule: R-BURN-1.\n"};
        CHECK(lonely_rules({code, test}).empty());
        CHECK(lonely_rules({code}).size() == 1);
        CHECK(lonely_rules({test}).size() == 1);
    }

    TEST_CASE("a service that is named outside a test is noticed") {
        const auto codes = service_codes("[[service]]\ncode = \"AB-NEW\"\noutputs = [ { code = \"AB\" } ]\n");
        CHECK(codes == std::vector<std::string>{"AB-NEW"});
        CHECK(named_services({{"src/x.cpp", "if (service == \"AB-NEW\")"}}, codes).size() == 1);
        CHECK(named_services({{"src/x.cpp", "AB-NEWER, xAB-NEW"}}, codes).empty());
        CHECK(named_services({{"src/x_test.cpp", "\"AB-NEW\""}}, codes).empty());
    }

    TEST_CASE("every refusal has a slug of its own and says the same in both languages") {
        const auto findings = faulty_errors(error_table());
        INFO(listed(findings));
        CHECK(findings.empty());
    }

    TEST_CASE("a faulty refusal is noticed") {
        const auto good = example("good", 422, 2, "Paling banyak {max}.", "At most {max}.");
        CHECK(faulty_errors({good}).empty());
        CHECK(faulty_errors({good, good}).size() == 1);
        CHECK(faulty_errors({example("x", 422, 2, "", "Words.")}).size() == 1);
        CHECK(faulty_errors({example("x", 422, 2, "{min}", "{max}")}).size() == 1);
        CHECK(faulty_errors({example("x", 200, 2, "Kata.", "Words.")}).size() == 1);
        CHECK(faulty_errors({example("x", 422, 0, "Kata.", "Words.")}).size() == 1);
    }

    TEST_CASE("every body that a route reads is fuzzed") {
        const auto findings = unfuzzed_bodies(read_sources("src", {".cpp"}), read_source("tests/fuzz/bodies_fuzz.cpp"));
        INFO(listed(findings));
        CHECK(findings.empty());
        const std::vector<Source> route{{"src/x/routes.cpp", "api.command<bodies::Ship>(\"ship\")"}};
        CHECK(unfuzzed_bodies(route, "Readers<b::Ship, b::Other>").empty());
        CHECK(unfuzzed_bodies(route, "Readers<b::Shipped>") == std::vector<std::string>{"src/x/routes.cpp: Ship"});
    }

    TEST_CASE("every link of a page leads somewhere") {
        std::vector<Source> pages;
        for (const auto* page : {"README.md", "README.id.md", "CHANGELOG.md"}) pages.push_back({page, read_source(page)});
        for (const auto* folder : {"docs", "data", "src", "web", "tests"}) pages = together(pages, read_sources(folder, {".md"}));
        const auto findings = broken_links(pages);
        INFO(listed(findings));
        CHECK(findings.empty());
        CHECK(broken_links({{"docs/x.md", "[all](architecture.md#ideas), [more](../README.md), [far](https://example.org/x)"}}).empty());
        CHECK(broken_links({{"docs/x.md", "[all](README.md)"}}) == std::vector<std::string>{"docs/x.md leads to README.md"});
        CHECK(broken_links({{"x.md", "<img src=\"docs/pictures/none.webp\" alt=\"\">"}}).size() == 1);
    }

    TEST_CASE("the steps of the schema are numbered without gap or repetition") {
        const auto findings = faulty_migrations(app::all_migrations());
        INFO(listed(findings));
        CHECK(findings.empty());
        CHECK(faulty_migrations({{"a", 1, ""}, {"a", 1, ""}}).size() == 1);
        CHECK(faulty_migrations({{"a", 1, ""}, {"a", 3, ""}, {"b", 1, ""}}).size() == 1);
    }
}

}  // namespace layang::structure::house_rules_test
