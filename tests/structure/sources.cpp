#include "sources.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace layang::structure {
namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool made(const fs::path& path) {
    const auto name = path.filename().string();
    return name == "build" || name == "node_modules" || name == "dist" || name.ends_with(".gen.ts") || name.starts_with('.');
}

std::vector<std::string> included(std::string_view text, std::string_view start, char end) {
    std::vector<std::string> found;
    for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        if (at != 0 && text[at - 1] != '\n') continue;
        const auto from = at + start.size();
        const auto to = text.find(end, from);
        if (to != std::string_view::npos) found.emplace_back(text.substr(from, to - from));
    }
    return found;
}

}  // namespace

std::vector<Source> read_sources(std::string_view folder, const std::vector<std::string_view>& endings) {
    const fs::path root(LAYANG_SOURCE_DIR);
    std::vector<Source> found;
    if (!fs::exists(root / folder)) return found;
    for (auto at = fs::recursive_directory_iterator(root / folder); at != fs::recursive_directory_iterator(); ++at) {
        if (made(at->path())) {
            at.disable_recursion_pending();
            continue;
        }
        const auto name = at->path().filename().string();
        if (!at->is_regular_file() || std::none_of(endings.begin(), endings.end(), [&](auto end) { return name.ends_with(end); })) continue;
        found.push_back({fs::relative(at->path(), root).generic_string(), slurp(at->path())});
    }
    std::sort(found.begin(), found.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return found;
}

std::string read_source(std::string_view path) { return slurp(fs::path(LAYANG_SOURCE_DIR) / path); }

std::vector<std::string> includes_of(std::string_view text) { return included(text, "#include \"", '"'); }
std::vector<std::string> system_includes_of(std::string_view text) { return included(text, "#include <", '>'); }

bool is_test(std::string_view path) {
    const auto name = path.substr(path.rfind('/') + 1);
    return name.find("_test.") != std::string_view::npos || name == "testing.hpp" || name == "test_client.hpp";
}

std::string listed(const std::vector<std::string>& findings) {
    std::string text;
    for (const auto& each : findings) text += "\n    " + each;
    return text;
}

}  // namespace layang::structure
