#pragma once
// contract/openapi.yaml as the tests of the town hold requests and answers against it.
#include <algorithm>
#include <regex>
#include <set>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "base/json.hpp"

namespace layang::app::town {

/// A plain scalar is what it looks like, a quoted one is a text.
inline Json json_of(const YAML::Node& node) {
    if (node.IsMap()) {
        Json object = Json::object();
        for (const auto& member : node) object[member.first.as<std::string>()] = json_of(member.second);
        return object;
    }
    if (node.IsSequence()) {
        Json array = Json::array();
        for (const auto& item : node) array.push_back(json_of(item));
        return array;
    }
    if (!node.IsScalar()) return nullptr;
    const auto& text = node.Scalar();
    if (node.Tag() == "!") return text;
    if (text == "true" || text == "false") return text == "true";
    const bool number = !text.empty() && text.find_first_not_of("0123456789", text.starts_with('-') ? 1 : 0) == std::string::npos && text != "-";
    return number ? Json(node.as<std::int64_t>()) : Json(text);
}

/// What a value breaks of a schema. A member that the schema does not name is as wrong as one that is missing: a renamed member is both.
class SchemaCheck {
public:
    explicit SchemaCheck(const Json& schemas) : schemas_(schemas) {}

    void check(const Json& value, const Json& schema, const std::string& at) {
        Names names;
        look(value, schema, at, names);
        if (!value.is_object() || names.any) return;
        for (const auto& [name, member] : value.items())
            if (!names.known.contains(name)) add(at + '.' + name, "is not in the contract");
    }
    [[nodiscard]] const std::vector<std::string>& wrong() const { return wrong_; }
    [[nodiscard]] const Json& resolved(const Json& schema) const {
        if (!schema.contains("$ref")) return schema;
        const auto ref = schema.at("$ref").get<std::string>();
        return resolved(schemas_.at(ref.substr(ref.rfind('/') + 1)));
    }

private:
    /// The members that all parts of a schema name together; `any` where a part leaves them open.
    struct Names {
        std::set<std::string> known;
        bool any = false;
    };

    void add(const std::string& at, const std::string& what) { wrong_.push_back(at + ' ' + what); }

    void look(const Json& value, const Json& given, const std::string& at, Names& names) {
        const Json& schema = resolved(given);
        if (schema.contains("anyOf")) return look_at_any(value, schema.at("anyOf"), at, names);
        if (const auto parts = schema.find("allOf"); parts != schema.end())
            for (const auto& part : *parts) look(value, part, at, names);
        if (schema.contains("type") && !of_type(value, schema.at("type"))) return add(at, "is " + std::string(value.type_name()) + ", not " + schema.at("type").dump());
        if (schema.contains("const") && value != schema.at("const")) add(at, "is not " + schema.at("const").dump());
        if (schema.contains("enum") && std::ranges::find(schema.at("enum"), value) == schema.at("enum").end()) add(at, value.dump() + " is none of " + schema.at("enum").dump());
        if (value.is_string()) look_at_text(value.get<std::string>(), schema, at);
        if (value.is_number_integer()) {
            const auto number = value.get<std::int64_t>();
            if (number < schema.value("minimum", number) || number > schema.value("maximum", number)) add(at, "is out of range");
        }
        if (value.is_array()) look_at_items(value, schema, at);
        if (value.is_object()) look_at_members(value, schema, at, names);
    }
    /// The part that it breaks least is what it was meant to be.
    void look_at_any(const Json& value, const Json& parts, const std::string& at, Names& names) {
        names.any = true;
        std::vector<std::string> least;
        for (const auto& part : parts) {
            SchemaCheck one(schemas_);
            one.check(value, part, at);
            if (one.wrong().empty()) return;
            if (least.empty() || one.wrong().size() < least.size()) least = one.wrong();
        }
        wrong_.insert(wrong_.end(), least.begin(), least.end());
    }
    static bool of_type(const Json& value, const Json& type) {
        if (type.is_array()) return std::ranges::any_of(type, [&](const Json& one) { return of_type(value, one); });
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
               (type == "integer" && value.is_number_integer()) || (type == "boolean" && value.is_boolean()) || (type == "null" && value.is_null());
    }
    void look_at_text(const std::string& text, const Json& schema, const std::string& at) {
        static const std::map<std::string, std::regex> formats = {
            {"uuid", std::regex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")},
            {"date", std::regex(R"(\d{4}-\d\d-\d\d)")},
            {"date-time", std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)")},
        };
        if (schema.contains("format") && !std::regex_match(text, formats.at(schema.at("format").get<std::string>()))) add(at, "\"" + text + "\" is no " + schema.at("format").get<std::string>());
        if (schema.contains("pattern") && !std::regex_search(text, pattern(schema.at("pattern").get<std::string>()))) add(at, "\"" + text + "\" is not of the pattern");
        const auto characters = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
        if (characters < schema.value("minLength", characters) || characters > schema.value("maxLength", characters)) add(at, "is too short or too long");
    }
    /// Made once: to read a pattern takes longer than to use it.
    static const std::regex& pattern(const std::string& text) {
        static std::map<std::string, std::regex> made;
        const auto found = made.find(text);
        return found == made.end() ? made.emplace(text, text).first->second : found->second;
    }
    void look_at_items(const Json& value, const Json& schema, const std::string& at) {
        if (value.size() < schema.value("minItems", value.size()) || value.size() > schema.value("maxItems", value.size())) add(at, "has too few or too many");
        if (!schema.contains("items")) return;
        for (std::size_t i = 0; i < value.size(); ++i) check(value[i], schema.at("items"), at + '.' + std::to_string(i));
    }
    void look_at_members(const Json& value, const Json& schema, const std::string& at, Names& names) {
        static const Json kNone = Json::object();
        const auto part = [&](const char* name) -> const Json& { return schema.contains(name) ? schema.at(name) : kNone; };
        for (const auto& name : part("required"))
            if (!value.contains(name.get<std::string>())) add(at + '.' + name.get<std::string>(), "is missing");
        const Json &properties = part("properties"), &others = part("additionalProperties");
        const bool described = others.is_object() && !others.empty();
        names.any = names.any || described || others == true || (properties.empty() && !schema.contains("allOf") && others != false);
        for (const auto& [name, member] : value.items()) {
            if (properties.contains(name)) names.known.insert(name);
            const Json* schema_of_member = properties.contains(name) ? &properties.at(name) : described ? &others : nullptr;
            if (schema_of_member != nullptr) check(member, *schema_of_member, at + '.' + name);
        }
    }

    const Json& schemas_;
    std::vector<std::string> wrong_;
};

class Contract {
public:
    /// Read once.
    static const Contract& the() {
        static const Contract contract(json_of(YAML::LoadFile(LAYANG_SOURCE_DIR "/contract/openapi.yaml")));
        return contract;
    }
    explicit Contract(Json contract) : contract_(std::move(contract)) {
        for (const auto& [path, item] : contract_.at("paths").items())
            for (const auto& [method, operation] : item.items())
                if (operation.is_object() && operation.contains("operationId")) {
                    auto& kept = operations_[operation.at("operationId").get<std::string>()] = operation;
                    for (const auto& shared : item.value("parameters", Json::array())) kept["parameters"].push_back(shared);
                }
    }

    /// The JSON body's schema of an operation; nullptr when it has none.
    [[nodiscard]] const Json* body_of(const std::string& operation) const {
        static const Json::json_pointer schema("/requestBody/content/application~1json/schema");
        const auto& found = operations_.at(operation);
        return found.contains(schema) ? &found.at(schema) : nullptr;
    }
    [[nodiscard]] const Json& resolved(const Json& schema) const { return SchemaCheck(schemas()).resolved(schema); }

    [[nodiscard]] std::vector<std::string> wrong_in_request(const std::string& operation, const std::map<std::string, std::string>& query, const std::string& body) const {
        SchemaCheck check(schemas());
        std::vector<std::string> wrong;
        const auto* schema = body_of(operation);
        // A command without content may be sent as an empty object.
        const bool nothing = body.empty() || body == "{}";
        const auto& promised = operations_.at(operation);
        const Json required = promised.value(Json::json_pointer("/requestBody/required"), Json(false));
        if (schema != nullptr && (!nothing || required == true)) check.check(body.empty() ? Json() : Json::parse(body), *schema, "body");
        else if (!nothing && !promised.contains("requestBody")) wrong.emplace_back("body is not in the contract");
        wrong.insert(wrong.end(), check.wrong().begin(), check.wrong().end());
        std::set<std::string> known;
        for (const auto& given : promised.value("parameters", Json::array())) {
            const auto& parameter = parameter_of(given);
            const auto name = parameter.at("name").get<std::string>();
            if (parameter.at("in") != "query") continue;
            known.insert(name);
            if (parameter.value("required", false) && !query.contains(name)) wrong.push_back("query " + name + " is missing");
        }
        for (const auto& [name, value] : query)
            if (!known.contains(name)) wrong.push_back("query " + name + " is not in the contract");
        return wrong;
    }

    [[nodiscard]] std::vector<std::string> wrong_in_answer(const std::string& operation, int status, const std::string& media, const std::string& body) const {
        const auto& responses = operations_.at(operation).at("responses");
        const auto key = std::to_string(status);
        if (!responses.contains(key) && (status < 400 || !responses.contains("default"))) return {"status " + key + " is not in the contract"};
        const auto& response = response_of(responses.at(responses.contains(key) ? key : "default"));
        if (!response.contains("content")) return body.empty() ? std::vector<std::string>() : std::vector<std::string>{"a body is not in the contract"};
        const auto type = media.substr(0, media.find(';'));
        if (!response.at("content").contains(type)) return {"media type \"" + type + "\" is not in the contract"};
        const auto& content = response.at("content").at(type);
        if (!content.is_object() || !content.contains("schema") || type.find("json") == std::string::npos) return {};
        SchemaCheck check(schemas());
        check.check(Json::parse(body), content.at("schema"), "answer");
        return check.wrong();
    }

private:
    [[nodiscard]] const Json& schemas() const { return contract_.at("components").at("schemas"); }
    [[nodiscard]] const Json& named_part(const Json& given, const char* kind) const {
        if (!given.contains("$ref")) return given;
        const auto ref = given.at("$ref").get<std::string>();
        return contract_.at("components").at(kind).at(ref.substr(ref.rfind('/') + 1));
    }
    [[nodiscard]] const Json& parameter_of(const Json& given) const { return named_part(given, "parameters"); }
    [[nodiscard]] const Json& response_of(const Json& given) const { return named_part(given, "responses"); }

    Json contract_;
    std::map<std::string, Json> operations_;
};

}  // namespace layang::app::town
