#pragma once
// The form of names, notes, phone numbers and addresses of mail: present, not too long, nothing hidden in them.
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace layang::intake {

/// Valid UTF-8 of at most `characters_max` code points, without control characters (line ends included) and without characters
/// that turn the direction of writing. A text of spaces alone counts as none. Reasons: kFieldMissing (when `required`), kTextTooLong, kTextInvalid.
void check_text(Reasons& reasons, const std::string& field, std::string_view text, std::size_t characters_max, bool required);

/// 9 to 15 digits; spaces, dots, hyphens, brackets and one leading + are allowed between them. Reason: kPhoneInvalid.
void check_phone(Reasons& reasons, const std::string& field, std::string_view phone);
/// One @ with something before it and a dotted name behind it, at most 120 characters. Reason: kEmailInvalid.
void check_email(Reasons& reasons, const std::string& field, std::string_view email);

/// Adds a refusal's reasons under `field`, whatever field they named themselves.
template <class T>
bool take_at(Reasons& reasons, const std::string& field, const Result<T>& result) {
    if (result) return true;
    for (const auto& reason : result.error().reasons()) reasons.add(reason.code, field, reason.args, reason.rule);
    return false;
}

[[nodiscard]] inline std::string path_of(const std::string& parent, std::string_view name) {
    return parent.empty() ? std::string(name) : parent + '.' + std::string(name);
}
[[nodiscard]] inline std::string path_of(const std::string& parent, std::string_view list, std::size_t index) {
    return path_of(parent, list) + '.' + std::to_string(index);
}

}  // namespace layang::intake
