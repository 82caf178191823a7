#include <algorithm>

#include "platform/secrets/secrets.hpp"

namespace layang::secrets {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Letters beyond ASCII stay as they are, byte for byte.
bool belongs_to_word(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_apostrophe(char c) { return c == '\'' || c == '`'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

// Spellings of Muhammad after the other foldings.
constexpr auto kMuhammad = std::to_array<std::string_view>(
    {"moh", "muh", "moch", "much", "mohd", "muhd", "mohamad", "muhamad", "mochamad", "muchamad", "mohamed", "muhamed"});

/// The sound form of one word in small letters. Rule: architecture D8.
std::string sound_form(std::string word) {
    // Spelling before 1972; "dj" and "tj" before anything could make new ones.
    replace_all(word, "dj", "j");
    replace_all(word, "tj", "c");
    replace_all(word, "oe", "u");
    word.erase(std::unique(word.begin(), word.end(), [](char a, char b) { return a == b && is_ascii_letter(a); }), word.end());
    return std::ranges::find(kMuhammad, word) == kMuhammad.end() ? word : "muhamad";
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

constexpr std::string_view kDot = "•";
// Always as many, so that the dots do not tell the length of the name.
constexpr int kNameDots = 6;

std::string dots(std::size_t count) {
    std::string result;
    while (count-- > 0) result += kDot;
    return result;
}

// The first `count` characters of a UTF-8 text, or all of it.
std::string_view start_of(std::string_view word, std::size_t count) {
    std::size_t size = 0;
    for (; count > 0 && size < word.size(); --count)
        do ++size;
        while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xc0) == 0x80);
    return word.substr(0, size);
}

std::vector<std::string_view> split_at_spaces(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (word.empty()) return;
        auto form = sound_form(std::move(word));
        if (std::ranges::find(words, form) == words.end()) words.push_back(std::move(form));
        word.clear();
    };
    for (const char c : name) {
        if (belongs_to_word(c)) word += lower(c);
        else if (!is_apostrophe(c)) finish();
    }
    finish();
    return words;
}

std::string phone_normal(std::string_view phone) {
    auto digits = digits_of(phone);
    if (digits.starts_with("0062")) digits.erase(0, 2);
    if (digits.starts_with("62")) digits.erase(0, 2);
    // "+62 (0)812" occurs.
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits.empty() ? digits : "62" + digits;
}

std::string masked_number(std::string_view number) {
    constexpr std::size_t kShown = 2;
    if (number.size() <= kShown) return dots(number.size());
    return dots(number.size() - kShown) + std::string(number.substr(number.size() - kShown));
}

std::string masked_name(std::string_view name) {
    const auto words = split_at_spaces(name);
    // Many Javanese have one name alone: shown whole it would hide nothing, its initial alone would tell the desk nobody apart.
    if (words.size() == 1) {
        const auto word = words.front();
        const bool is_short = start_of(word, 5) == word;
        return std::string(start_of(word, is_short ? 1 : 3)) + dots(kNameDots);
    }
    std::string masked;
    for (const auto word : words) {
        if (masked.empty()) masked = word;
        else masked += ' ' + std::string(start_of(word, 1)) + dots(kNameDots);
    }
    return masked;
}

}  // namespace layang::secrets
