#pragma once
// A copy of the rule tables that a test may break. Included by tests only.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace layang {

inline std::filesystem::path real_data_folder() { return std::filesystem::path(LAYANG_SOURCE_DIR) / "data"; }

/// The sentences of configuration mistakes.
inline std::vector<std::string> sentences(const Refusal& refusal) {
    std::vector<std::string> lines;
    for (const auto& reason : refusal.reasons())
        for (const auto& arg : reason.args) lines.push_back(arg.value);
    return lines;
}

class TableFolder {
public:
    TableFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "layang-tables-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
        std::filesystem::copy(real_data_folder(), path_, std::filesystem::copy_options::recursive);
    }
    ~TableFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TableFolder(const TableFolder&) = delete;
    TableFolder& operator=(const TableFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    void append(const std::string& file, const std::string& text) { std::ofstream(path_ / file, std::ios::app) << text; }
    void remove(const std::string& file) { std::filesystem::remove(path_ / file); }
    /// Replaces the first place where `from` stands; it must stand there.
    void replace(const std::string& file, const std::string& from, const std::string& to) {
        std::ostringstream all;
        all << std::ifstream(path_ / file).rdbuf();
        std::string text = all.str();
        const auto at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        text.replace(at, from.size(), to);
        std::ofstream(path_ / file) << text;
    }

private:
    std::filesystem::path path_;
};

}  // namespace layang
