#pragma once
// A small picture in four colours, and the PNG file that it makes.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace layang::demo {

enum class Ink : std::uint8_t { paper, line, ink, stamp };

/// Pixels outside are left alone.
class Picture {
public:
    Picture(int width, int height)
        : width_(width), height_(height), pixels_(static_cast<std::size_t>(width * height), Ink::paper) {}
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }
    [[nodiscard]] Ink at(int x, int y) const { return pixels_[static_cast<std::size_t>(y * width_ + x)]; }
    void dot(int x, int y, Ink ink) {
        if (x >= 0 && y >= 0 && x < width_ && y < height_) pixels_[static_cast<std::size_t>(y * width_ + x)] = ink;
    }
    void box(int x, int y, int width, int height, Ink ink);
    void frame(int x, int y, int width, int height, Ink ink);
    /// In capitals of 5 by 7 dots, each dot `size` pixels; `slope` pixels down for each 8 to the right.
    void text(int x, int y, const std::string& words, int size, Ink ink, int slope = 0);

private:
    int width_, height_;
    std::vector<Ink> pixels_;
};

/// PNG (ISO/IEC 15948) with a palette of four colours, two bits a pixel.
[[nodiscard]] std::string png_of(const Picture& picture);

}  // namespace layang::demo
