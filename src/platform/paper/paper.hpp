#pragma once
// Paper: sheets described by blocks, printed as PDF, and QR codes. Knows nothing of what the words mean.
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace layang::paper {

/// Limits; beyond them rendering is refused with kTooMany, kTextTooLong or kNumberRange and the path of the field.
inline constexpr std::size_t kSheetsMax = 500;
inline constexpr std::size_t kBlocksMax = 200;           // in one sheet
inline constexpr std::size_t kRowsMax = 5'000;           // in one table or list of keys
inline constexpr std::size_t kColumnsMax = 12;
inline constexpr std::size_t kItemsMax = 12;             // steps, signatures, lines of a letterhead
inline constexpr std::size_t kTextCharactersMax = 4'000;  // in one text
inline constexpr std::size_t kTextBytesMax = 4'000'000;  // in all sheets together
inline constexpr std::size_t kQrBytesMax = 300;
/// A phone held by hand reads a code of this size; smaller is refused. Without the quiet zone.
inline constexpr double kQrMmMin = 25;
inline constexpr double kQrMmMax = 80;

enum class PaperSize {
    kA4,
    kA6Label,  // upright, one label a sheet
    kSlip58,   // 58 mm thermal roll: one page as long as its content
};
enum class Align { kLeft, kCentre, kRight };

/// A section's name; never the last thing on a page.
struct Heading {
    std::string text;
};

enum class Voice {
    kBody,
    kQuiet,   // smaller and grey: notes, small print
    kStrong,  // large and bold: the one thing to remember
};
/// Running text. Line breaks are kept; words that are too long are broken.
struct Paragraph {
    std::string text;
    Voice voice = Voice::kBody;
    Align align = Align::kLeft;  // a slip centres whatever is left-aligned
};

struct KeyValue {
    std::string key;
    std::string value;
};
struct KeyValues {
    std::vector<KeyValue> rows;
};

struct Column {
    std::string title;
    double width = 1;  // relative to the other columns, above 0
    Align align = Align::kLeft;
    bool code = false;  // cells in the fixed-width face
};
/// Repeats its head on every page. Each row has one text for each column.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
};

/// Numbered steps: what happens next.
struct Steps {
    std::vector<std::string> items;
};

/// Error correction M. `code` (large, fixed width) and `caption` stand beside the QR on A4, under it elsewhere.
struct Qr {
    std::string text;  // what a scanner reads
    double size_mm = 30;
    std::string caption = {};
    std::string code = {};
};

/// A code to be read aloud or typed: as large as fits.
struct BigCode {
    std::string text;
};

struct Signature {
    std::string caption;  // role, may have several lines
    std::string name = {};  // under the line; may be empty
};
/// One alone stands on the right. Never alone on a page: what is before it comes along.
struct Signatures {
    std::vector<Signature> list;
};

/// A thin line across.
struct Rule {};

using Block = std::variant<Heading, Paragraph, KeyValues, Table, Steps, Qr, BigCode, Signatures, Rule>;

struct Sheet {
    PaperSize size = PaperSize::kA4;
    /// Up to four lines: authority, office (the large one; the first if it is alone), address. Under it the double rule.
    std::vector<std::string> letterhead;
    std::string title;
    std::string subtitle;  // a number, a date
    std::vector<Block> blocks;
    std::string footer;  // at the foot of every page, beside the page number
};

/// Prints the sheets in order; each starts on a new page and counts its own pages.
/// The same sheets and the same `created` give the same bytes on the same machine: no other clock is read.
/// Refused, all reasons at once: broken UTF-8, control and direction-override characters (kTextInvalid), anything beyond
/// the limits above, no sheet at all (kFieldMissing), a row with too few or too many cells (kFieldType), and a row,
/// QR or group of signatures that is taller than a page, or a slip above a metre (kTooLarge). Text is never markup.
/// Safe to call from several threads at once.
[[nodiscard]] Result<Bytes> render_pdf(const std::vector<Sheet>& sheets, Instant created);

/// The modules of a QR code, without quiet zone; true is dark.
struct QrMatrix {
    std::size_t side = 0;
    std::vector<bool> dark;  // row by row
    [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return dark[y * side + x]; }
};
/// Error correction M. Refused: empty text, above kQrBytesMax bytes, or broken UTF-8.
[[nodiscard]] Result<QrMatrix> qr_matrix(std::string_view text);

}  // namespace layang::paper
