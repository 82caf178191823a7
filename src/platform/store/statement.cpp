#include "platform/store/store.hpp"

namespace layang::store {
namespace {

// Behind a function, because statements of other units register before main() in any order.
std::vector<const Statement*>& registered() {
    static std::vector<const Statement*> list;
    return list;
}

}  // namespace

Statement::Statement(std::string_view name, std::string_view sql) : name_(name), sql_(sql), number_(registered().size()) {
    registered().push_back(this);
}

const std::vector<const Statement*>& catalogue() { return registered(); }

std::string_view bookkeeping_schema() {
    return "CREATE TABLE IF NOT EXISTS migration (module TEXT NOT NULL, number INTEGER NOT NULL, checksum TEXT NOT NULL, "
           "applied_at INTEGER NOT NULL, PRIMARY KEY (module, number));";
}

std::optional<std::string> Row::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<std::int64_t> Row::maybe_integer(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<Instant> Row::maybe_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

// The value itself stays out of the message: it may be personal data in the wrong place.
Date Row::date(int column) const {
    if (const auto date = parse_date(text(column))) return *date;
    throw StoreBroken("column " + std::to_string(column) + " holds no date");
}

std::optional<Date> Row::maybe_date(int column) const {
    if (is_null(column)) return std::nullopt;
    return date(column);
}

PublicCode Row::code(int column) const {
    if (const auto code = PublicCode::parse(text(column))) return *code;
    throw StoreBroken("column " + std::to_string(column) + " holds no code");
}

void Row::throw_unknown(int column) { throw StoreBroken("column " + std::to_string(column) + " holds an unknown word"); }

Uuid Row::uuid(int column) const {
    if (const auto uuid = parse_uuid(text(column))) return *uuid;
    throw StoreBroken("column " + std::to_string(column) + " holds no id");
}

}  // namespace layang::store
