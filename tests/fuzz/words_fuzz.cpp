// Short texts that people and devices write: numbers, codes, ids, dates, clocks, heads, names, and the first bytes of a scan.
// What is read keeps its promises, and its written form reads as the same.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/public_code.hpp"
#include "capabilities/intake/text_form.hpp"
#include "platform/access/clock_reading.hpp"
#include "platform/ledger/heads.hpp"
#include "platform/registry/nik.hpp"
#include "platform/secrets/secrets.hpp"

namespace {

using namespace layang;

void check(bool promise) {
    if (!promise) std::abort();
}

const Date kToday = *Date::of(2026, 11, 25);
bool knows_all(std::string_view) { return true; }

template <class Number>
void registration_number(std::string_view text) {
    const auto read = Number::read(text);
    if (read) check(read->digits().size() == 16 && Number::read(read->digits()) == read && read->masked().find(read->digits().substr(0, 6)) == std::string::npos);
    const auto valid = Number::validate(text, knows_all, kToday);
    if (!valid) return check(!valid.error().reasons().empty());
    check(read && *read == *valid && valid->explain(kToday));
}

template <class Value, class Parse>
void same_again(std::string_view text, Parse parse) {
    const std::optional<Value> value = parse(text);
    if (value) check(parse(to_string(*value)) == value);
}

void clock(std::string_view text) {
    const auto reading = access::parse_clock_reading(text);
    if (!reading) return;
    check(reading->seq >= 1);
    const auto received = *parse_instant("2026-11-25T02:00:00Z");
    const auto known_since = *parse_instant("2026-11-20T02:00:00Z");
    const auto at = access::occurred_at(*reading, known_since, received);
    check(known_since <= at && at <= received);
    if (reading->heard) check(at >= std::min(*reading->heard, received));
    (void)access::local_date(at, 420);
}

/// The form that intake asks of names, telephones and mail.
void form(std::string_view text) {
    const auto good = [](const auto& test) {
        Reasons reasons;
        test(reasons);
        return !reasons.any();
    };
    const bool name = good([&](Reasons& reasons) { intake::check_text(reasons, "name", text, 60, true); });
    if (name) check(!text.empty() && text.size() <= 240 && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
    const bool phone = good([&](Reasons& reasons) { intake::check_phone(reasons, "phone", text); });
    if (phone) check(text.size() >= 9 && text.find_first_not_of("0123456789 .-()+") == std::string_view::npos);
    const bool mail = good([&](Reasons& reasons) { intake::check_email(reasons, "email", text); });
    if (mail) check(text.size() <= 120 && text.find('@') != std::string_view::npos && text.find_first_of(" \r\n") == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    registration_number<Nik>(text);
    registration_number<KkNumber>(text);
    same_again<Date>(text, parse_date);
    same_again<Instant>(text, parse_instant);
    same_again<Uuid>(text, parse_uuid);
    if (const auto code = PublicCode::parse(text)) check(PublicCode::parse(code->text()) == code && code->symbols().size() == kPublicCodeSymbols);
    if (const auto head = ledger::parse_head(text)) check(ledger::parse_head(head->text()).has_value() && head->size >= 0);
    clock(text);
    form(text);
    for (const auto& word : secrets::name_words(text)) check(!word.empty() && word.find(' ') == std::string::npos);
    check(secrets::phone_normal(text).find_first_not_of("0123456789") == std::string::npos);
    (void)secrets::masked_name(text);
    (void)secrets::masked_number(text);
    if (const auto type = secrets::sniff_media_type(text)) check(type->find('/') != std::string_view::npos);
    return 0;
}
