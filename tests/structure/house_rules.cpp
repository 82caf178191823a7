#include "house_rules.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>

namespace layang::structure {
namespace {

/// Places that a sentence names: "{min}" is "min".
std::set<std::string> places(std::string_view sentence) {
    std::set<std::string> found;
    for (auto at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1))
        found.emplace(sentence.substr(at + 1, sentence.find('}', at) - at - 1));
    return found;
}

bool part_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_'; }

bool names_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !part_of_word(text[at - 1])) && (end == text.size() || !part_of_word(text[end]))) return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> too_long(const std::vector<Source>& sources) {
    std::vector<std::string> findings;
    for (const auto& source : sources) {
        const auto lines = static_cast<std::size_t>(std::count(source.text.begin(), source.text.end(), '\n'));
        if (lines > kFileLinesMax) findings.push_back(source.path + ": " + std::to_string(lines) + " lines");
    }
    return findings;
}

std::vector<std::string> unguarded(const std::vector<Source>& headers) {
    std::vector<std::string> findings;
    for (const auto& header : headers)
        if (!header.text.starts_with("#pragma once\n")) findings.push_back(header.path);
    return findings;
}

std::vector<std::string> service_codes(std::string_view services_toml) {
    static const std::regex row("(^|\n)code *= *\"([^\"]+)\"");
    std::vector<std::string> codes;
    const std::string text(services_toml);
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) codes.push_back((*at)[2]);
    return codes;
}

std::vector<std::string> named_services(const std::vector<Source>& sources, const std::vector<std::string>& codes) {
    std::vector<std::string> findings;
    for (const auto& source : sources) {
        if (is_test(source.path)) continue;
        for (const auto& code : codes)
            if (names_word(source.text, code)) findings.push_back(source.path + " names " + code);
    }
    return findings;
}

std::vector<std::string> idle_owners(const std::vector<Source>& sources, std::string_view policies_toml) {
    static const std::regex row("\\[\\[anomaly_owner\\]\\]\\s+code = (\"[^\"*]+\")");
    const std::string text(policies_toml);
    std::vector<std::string> findings;
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
        const std::string rule = (*at)[1];
        const auto raises = [&](const Source& source) { return !is_test(source.path) && source.text.find(rule) != std::string::npos; };
        if (std::none_of(sources.begin(), sources.end(), raises)) findings.push_back(rule);
    }
    return findings;
}

std::vector<std::string> idle_errors(const std::vector<Source>& sources, std::string_view error_codes) {
    static const std::regex row("(^|\n)LAYANG_ERROR\\((\\w+),");
    const std::string text(error_codes);
    std::vector<std::string> findings;
    for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
        const std::string code = 'k' + (*at)[2].str();
        const auto refuses = [&](const Source& source) { return !is_test(source.path) && names_word(source.text, code); };
        if (std::none_of(sources.begin(), sources.end(), refuses)) findings.push_back(code);
    }
    return findings;
}

std::vector<std::string> lonely_rules(const std::vector<Source>& sources) {
    static const std::regex named("Rule: (R(-[A-Z0-9]+)+)");
    std::set<std::string> in_code, in_tests;
    for (const auto& source : sources)
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), named), end; at != end; ++at)
            (is_test(source.path) ? in_tests : in_code).insert((*at)[1]);
    std::vector<std::string> findings;
    for (const auto& rule : in_code)
        if (!in_tests.contains(rule)) findings.push_back(rule + ": no test names it");
    for (const auto& rule : in_tests)
        if (!in_code.contains(rule)) findings.push_back(rule + ": no code names it");
    return findings;
}

std::vector<std::string> faulty_errors(const std::vector<ErrorInfo>& table) {
    std::vector<std::string> findings;
    std::set<std::string_view> slugs;
    for (const auto& error : table) {
        const std::string slug(error.slug);
        if (!slugs.insert(error.slug).second) findings.push_back(slug + ": twice");
        if (error.id.empty() || error.en.empty()) findings.push_back(slug + ": a sentence is missing");
        if (places(error.id) != places(error.en)) findings.push_back(slug + ": the two sentences have other places");
        if (error.http_status < 400 || error.http_status > 599) findings.push_back(slug + ": status " + std::to_string(error.http_status));
        if (error.exit_code < 1 || error.exit_code > 125) findings.push_back(slug + ": exit code " + std::to_string(error.exit_code));
    }
    return findings;
}

std::vector<std::string> faulty_migrations(const std::vector<store::Migration>& steps) {
    std::map<std::string_view, std::set<int>> by_module;
    std::vector<std::string> findings;
    for (const auto& step : steps)
        if (!by_module[step.module].insert(step.number).second)
            findings.push_back(std::string(step.module) + ' ' + std::to_string(step.number) + ": twice");
    for (const auto& [module, numbers] : by_module)
        if (*numbers.begin() != 1 || *numbers.rbegin() != static_cast<int>(numbers.size()))
            findings.push_back(std::string(module) + ": numbers leave a gap");
    return findings;
}

std::vector<std::string> unfuzzed_bodies(const std::vector<Source>& sources, const std::string& fuzzer) {
    static const std::regex reading("\\b(?:command|decode|body_of)<(?:\\w+::)*(\\w+)>\\(");
    // What a template calls its own parameter, and the body of acts that need none.
    const std::set<std::string> none{"Body", "Nothing"};
    std::set<std::string> findings;
    for (const auto& source : sources) {
        if (is_test(source.path) || source.path.find("routes") == std::string::npos) continue;
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), reading), end; at != end; ++at) {
            const std::string body = (*at)[1];
            if (!none.contains(body) && !std::regex_search(fuzzer, std::regex("\\b" + body + "\\b"))) findings.insert(source.path + ": " + body);
        }
    }
    return {findings.begin(), findings.end()};
}

std::vector<std::string> broken_links(const std::vector<Source>& pages) {
    // What has a colon lies elsewhere.
    static const std::regex leads("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)|src=\"([^\":]+)\"");
    const std::filesystem::path root(LAYANG_SOURCE_DIR);
    std::vector<std::string> findings;
    for (const auto& page : pages)
        for (std::sregex_iterator at(page.text.begin(), page.text.end(), leads), end; at != end; ++at) {
            const std::string target = (*at)[1].matched ? (*at)[1].str() : (*at)[3].str();
            if (!std::filesystem::exists((root / page.path).parent_path() / target)) findings.push_back(page.path + " leads to " + target);
        }
    return findings;
}

std::vector<std::pair<std::string, int>> declared_events(const std::vector<Source>& sources) {
    static const std::regex declaration("\n *LAYANG_EVENT\\( *(\\w+) *, *([0-9]+)");
    std::vector<std::pair<std::string, int>> found;
    for (const auto& source : sources) {
        if (is_test(source.path)) continue;
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), declaration), end; at != end; ++at)
            found.emplace_back((*at)[1], std::stoi((*at)[2]));
    }
    return found;
}

}  // namespace layang::structure
