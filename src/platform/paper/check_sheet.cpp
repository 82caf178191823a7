#include "platform/paper/check_sheet.hpp"

#include <fmt/format.h>
#include <glib.h>

namespace layang::paper {
namespace {

class Checker {
public:
    void text(const std::string& field, const std::string& value, bool required = false) {
        bytes_ += value.size();
        if (value.empty() && required) reasons_.add(ErrorCode::kFieldMissing, field);
        if (!printable(value))
            reasons_.add(ErrorCode::kTextInvalid, field);
        else if (static_cast<std::size_t>(g_utf8_strlen(value.data(), static_cast<gssize>(value.size()))) > kTextCharactersMax)
            reasons_.add(ErrorCode::kTextTooLong, field, {{"max", std::to_string(kTextCharactersMax)}});
    }

    /// Whether the list may be walked.
    bool count(const std::string& field, std::size_t n, std::size_t max, bool required = true) {
        if (n == 0 && required) reasons_.add(ErrorCode::kFieldMissing, field);
        if (n > max) reasons_.add(ErrorCode::kTooMany, field, {{"max", std::to_string(max)}});
        return n <= max;
    }

    void block(const std::string& at, const Heading& heading) { text(at + ".text", heading.text, true); }
    void block(const std::string& at, const Paragraph& paragraph) { text(at + ".text", paragraph.text, true); }
    void block(const std::string& at, const BigCode& code) { text(at + ".text", code.text, true); }
    void block(const std::string&, const Rule&) {}

    void block(const std::string& at, const KeyValues& list) {
        if (!count(at + ".rows", list.rows.size(), kRowsMax)) return;
        for (std::size_t i = 0; i < list.rows.size(); ++i) {
            text(fmt::format("{}.rows.{}.key", at, i), list.rows[i].key);
            text(fmt::format("{}.rows.{}.value", at, i), list.rows[i].value);
        }
    }

    void block(const std::string& at, const Steps& steps) {
        if (!count(at + ".items", steps.items.size(), kItemsMax)) return;
        for (std::size_t i = 0; i < steps.items.size(); ++i) text(fmt::format("{}.items.{}", at, i), steps.items[i], true);
    }

    void block(const std::string& at, const Signatures& signatures) {
        if (!count(at + ".list", signatures.list.size(), kItemsMax)) return;
        for (std::size_t i = 0; i < signatures.list.size(); ++i) {
            text(fmt::format("{}.list.{}.caption", at, i), signatures.list[i].caption);
            text(fmt::format("{}.list.{}.name", at, i), signatures.list[i].name);
        }
    }

    void block(const std::string& at, const Qr& qr) {
        if (!(qr.size_mm >= kQrMmMin && qr.size_mm <= kQrMmMax))  // written so that NaN is refused too
            reasons_.add(ErrorCode::kNumberRange, at + ".size_mm",
                         {{"min", fmt::format("{}", kQrMmMin)}, {"max", fmt::format("{}", kQrMmMax)}});
        text(at + ".text", qr.text, true);
        if (qr.text.size() > kQrBytesMax)
            reasons_.add(ErrorCode::kTextTooLong, at + ".text", {{"max", std::to_string(kQrBytesMax)}});
        text(at + ".caption", qr.caption);
        text(at + ".code", qr.code);
    }

    void block(const std::string& at, const Table& table) {
        if (!count(at + ".columns", table.columns.size(), kColumnsMax)) return;
        if (!count(at + ".rows", table.rows.size(), kRowsMax, false)) return;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            text(fmt::format("{}.columns.{}.title", at, i), table.columns[i].title);
            if (!(table.columns[i].width >= 0.1 && table.columns[i].width <= 100))
                reasons_.add(ErrorCode::kNumberRange, fmt::format("{}.columns.{}.width", at, i), {{"min", "0.1"}, {"max", "100"}});
        }
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& row = table.rows[i];
            if (row.size() != table.columns.size())
                reasons_.add(ErrorCode::kFieldType, fmt::format("{}.rows.{}", at, i),
                             {{"expected", fmt::format("{} sel", table.columns.size())}});
            else
                for (std::size_t j = 0; j < row.size(); ++j) text(fmt::format("{}.rows.{}.{}", at, i, j), row[j]);
        }
    }

    void sheet(const std::string& at, const Sheet& sheet) {
        if (count(at + ".letterhead", sheet.letterhead.size(), 4, false))
            for (std::size_t i = 0; i < sheet.letterhead.size(); ++i)
                text(fmt::format("{}.letterhead.{}", at, i), sheet.letterhead[i], true);
        text(at + ".title", sheet.title);
        text(at + ".subtitle", sheet.subtitle);
        text(at + ".footer", sheet.footer);
        if (!count(at + ".blocks", sheet.blocks.size(), kBlocksMax, false)) return;
        for (std::size_t i = 0; i < sheet.blocks.size(); ++i)
            std::visit([&](const auto& one) { block(fmt::format("{}.blocks.{}", at, i), one); }, sheet.blocks[i]);
    }

    Result<void> verdict() {
        if (bytes_ > kTextBytesMax) reasons_.add(ErrorCode::kTooLarge, "sheets", {{"max", fmt::format("{} bita", kTextBytesMax)}});
        if (reasons_.any()) return reasons_.refusal();
        return {};
    }

private:
    Reasons reasons_;
    std::size_t bytes_ = 0;
};

bool turns_direction(gunichar c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace

bool printable(std::string_view text) {
    if (text.empty()) return true;
    if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) return false;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (c == '\n') continue;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || turns_direction(c)) return false;
    }
    return true;
}

Result<void> check_sheets(const std::vector<Sheet>& sheets) {
    Checker checker;
    if (checker.count("sheets", sheets.size(), kSheetsMax))
        for (std::size_t i = 0; i < sheets.size(); ++i) checker.sheet(fmt::format("sheets.{}", i), sheets[i]);
    return checker.verdict();
}

}  // namespace layang::paper
