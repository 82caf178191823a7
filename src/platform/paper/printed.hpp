#pragma once
// Reads back what was printed, with the tools that anybody would use: Poppler's commands. For tests only.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <unistd.h>

#include "base/bytes.hpp"

namespace layang::paper {

/// A PDF in a folder of its own, removed afterwards.
class Printed {
public:
    explicit Printed(const Bytes& pdf) {
        std::string pattern = (std::filesystem::temp_directory_path() / "layang-paper-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
        std::ofstream(folder_ / "p.pdf", std::ios::binary).write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    }
    ~Printed() { std::filesystem::remove_all(folder_); }
    Printed(const Printed&) = delete;
    Printed& operator=(const Printed&) = delete;

    /// Text in reading order; pages end with a form feed.
    [[nodiscard]] std::string text() const { return run("pdftotext -layout p.pdf p.txt", "p.txt"); }
    [[nodiscard]] std::string info() const { return run("pdfinfo p.pdf > info.txt", "info.txt"); }
    /// A page as a binary PGM picture.
    [[nodiscard]] std::string picture(int page, int dots_per_inch) const {
        const std::string n = std::to_string(page);
        return run("pdftoppm -gray -singlefile -r " + std::to_string(dots_per_inch) + " -f " + n + " -l " + n + " p.pdf p", "p.pgm");
    }
    [[nodiscard]] int pages() const {
        const std::string words = info();
        const std::size_t at = words.find("Pages:");
        return at == std::string::npos ? 0 : std::atoi(words.c_str() + at + 6);
    }

private:
    [[nodiscard]] std::string run(const std::string& command, const std::string& result) const {
        if (std::system(("cd '" + folder_.string() + "' && " + command + " 2>err.txt").c_str()) != 0)
            throw std::runtime_error("failed (is poppler-utils installed?): " + command);
        std::ifstream in(folder_ / result, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::filesystem::path folder_;
};

}  // namespace layang::paper
