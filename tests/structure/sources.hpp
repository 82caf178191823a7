#pragma once
// The project's own text, as the structure checks read it.
#include <string>
#include <string_view>
#include <vector>

namespace layang::structure {

/// One file: `path` from the project's folder, with slashes.
struct Source {
    std::string path;
    std::string text;
};

/// All files under `folder` (of the project) whose name ends in one of `endings`, in order of their paths. What is built or
/// installed (build, node_modules, dist, *.gen.ts) is left out.
[[nodiscard]] std::vector<Source> read_sources(std::string_view folder, const std::vector<std::string_view>& endings);
/// One file of the project; "" when it is not there.
[[nodiscard]] std::string read_source(std::string_view path);

/// The project's own includes of a file: what stands between the quotes.
[[nodiscard]] std::vector<std::string> includes_of(std::string_view text);
/// Headers from elsewhere: what stands between the angles.
[[nodiscard]] std::vector<std::string> system_includes_of(std::string_view text);
/// Unit tests and what only they use: x_test.cpp, x_test.hpp, x_test.ts, testing.hpp, test_client.hpp.
[[nodiscard]] bool is_test(std::string_view path);

/// Every line of `findings`, for a failed check to show.
[[nodiscard]] std::string listed(const std::vector<std::string>& findings);

}  // namespace layang::structure
