#include "base/json.hpp"

#include "base/check.hpp"

namespace layang {
namespace {

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53) - 1;

/// Builds the value while refusing what Layang never accepts: depth, doubles, duplicate keys.
class StrictReader {
public:
    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(std::int64_t value) { return value >= -kIntegerMax && value <= kIntegerMax ? put(value) : too_large(); }
    bool number_unsigned(std::uint64_t value) { return value <= kIntegerMax ? put(static_cast<std::int64_t>(value)) : too_large(); }
    bool number_float(double, const std::string&) { return fail("angka pecahan atau terlalu besar", "a number with a fraction, or too large"); }
    bool string(std::string& value) { return put(value); }
    bool binary(Json::binary_t&) { return fail("isi biner", "binary content"); }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        if (stack_.back()->contains(name)) return fail("isian yang sama dua kali", "the same field twice");
        key_ = name;
        return true;
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) {
        return fail("pada huruf ke-" + std::to_string(at), "at character " + std::to_string(at));
    }

    Json root;
    std::string what_id, what_en;

private:
    template <class T>
    Json* add(T&& value) {
        if (stack_.empty()) return root = std::forward<T>(value), &root;
        Json& parent = *stack_.back();
        if (parent.is_array()) return parent.push_back(std::forward<T>(value)), &parent.back();
        return &(parent[key_] = std::forward<T>(value));
    }
    template <class T>
    bool put(T&& value) {
        add(std::forward<T>(value));
        return true;
    }
    bool open(Json container) {
        if (stack_.size() >= kJsonDepthMax) return fail("susunan terlalu dalam", "nested too deep");
        stack_.push_back(add(std::move(container)));
        return true;
    }
    bool close() { return stack_.pop_back(), true; }
    bool too_large() { return fail("angka terlalu besar", "a number that is too large"); }
    bool fail(std::string id, std::string en) {
        what_id = std::move(id);
        what_en = std::move(en);
        return false;
    }

    // Pointers stay valid: a container grows only while it is the innermost one.
    std::vector<Json*> stack_;
    std::string key_;
};

void check_no_float(const Json& value) {
    LAYANG_CHECK(!value.is_number_float());
    if (value.is_structured())
        for (const auto& child : value) check_no_float(child);
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
    StrictReader reader;
    if (!Json::sax_parse(text, &reader)) return refuse(ErrorCode::kMalformed, "", {{"what_id", reader.what_id}, {"what_en", reader.what_en}});
    return std::move(reader.root);
}

std::string canonical_json(const Json& value) {
    // nlohmann keeps keys sorted by bytes, escapes as RFC 8785 asks and refuses broken UTF-8. The order differs from the
    // RFC's only for keys beyond the basic plane, which no event has.
    check_no_float(value);
    return value.dump(-1, ' ', false, Json::error_handler_t::strict);
}

namespace json_detail {

void wrong_type(Reasons& reasons, const std::string& path, std::string_view expected) {
    reasons.add(ErrorCode::kFieldType, path, {{"expected", std::string(expected)}});
}

bool decode_text(const Json& json, std::string& to, Reasons& reasons, const std::string& path) {
    if (!json.is_string()) return wrong_type(reasons, path, "text"), false;
    to = json.get_ref<const std::string&>();
    return true;
}

bool decode_integer(const Json& json, std::int64_t& to, Reasons& reasons, const std::string& path) {
    if (!json.is_number_integer()) return wrong_type(reasons, path, "whole number"), false;
    to = json.get<std::int64_t>();
    return true;
}

}  // namespace json_detail
}  // namespace layang
