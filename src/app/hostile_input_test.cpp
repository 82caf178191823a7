// Every field of every command is given texts, numbers and shapes that nobody means well with: the contract says which fields
// there are, the table of rights who may send them. Whatever comes, nothing breaks and a refusal changes nothing.
#include "app/rights_table_test.hpp"
#include "app/town_life_test.hpp"

namespace layang::app::town::hostile_input_test {
namespace {

/// What one text field is given; each is tried alone.
const std::vector<std::string>& alone() {
    static const std::vector<std::string> texts = {"'); DROP TABLE event;--", "<script>alert(1)</script>", std::string(10'000, 'A')};
    return texts;
}
/// What all text fields of a body are given together.
const std::vector<std::string>& together() {
    static const std::vector<std::string> texts = {
        std::string("a\0b", 3), "\u202Egnp.exe", "\u2028\u0085\uFEFF", "\xF0\x9F\x98\x80", "%s%n%x", "../../../etc/passwd", "${jndi:ldap://x}", "&lt;b&gt;\"'`",
        "", " ", "\\", "\n", std::string(2'000, 'z'),
        // Cut after 20 or 40 bytes it is cut inside a letter.
        "xéééééééééééééééééééééééééééééé"};
    return texts;
}
const std::vector<Json>& shapes() {
    static const std::vector<Json> values = {7, -1, (std::int64_t{1} << 53) - 1, true, nullptr, Json::array(), Json::object(), Json::array({Json::object()})};
    return values;
}

/// Bodies that have every member which the contract describes.
class Completed {
public:
    /// `body` with every optional member that it lacks.
    [[nodiscard]] static Json of(Json body, const Json& given) {
        const auto schema = resolved(given);
        if (body.is_array())
            for (auto& item : body) item = of(item, schema.at("items"));
        if (!body.is_object() || !schema.contains("properties")) return body;
        for (const auto& [name, property] : schema.at("properties").items()) body[name] = body.contains(name) ? of(body.at(name), property) : sample(property);
        return body;
    }

private:
    [[nodiscard]] static Json resolved(const Json& given) {
        const auto& schema = Contract::the().resolved(given);
        return schema.contains("anyOf") ? resolved(schema.at("anyOf").at(0)) : schema;
    }
    [[nodiscard]] static Json sample(const Json& given) {
        const auto schema = resolved(given);
        if (schema.contains("enum")) return schema.at("enum").at(0);
        if (!schema.contains("type")) return "x";
        const auto type = (schema.at("type").is_array() ? schema.at("type").at(0) : schema.at("type")).get<std::string>();
        if (type == "array") return Json::array({sample(schema.at("items"))});
        if (type == "object") return of(Json::object(), schema);
        if (type == "integer") return 1;
        if (type == "boolean") return true;
        return schema.value("format", "") == "uuid" ? "01900000-0000-7000-8000-000000000001" : "x";
    }
};

/// One field of a completed body: the body as it was, with that field and what it needs around it.
Json with(const Json& body, const Json& completed, const Json::json_pointer& at, const Json& value) {
    Json changed = body;
    auto missing = at;
    while (!missing.empty() && !body.contains(missing.parent_pointer())) missing = missing.parent_pointer();
    if (!body.contains(missing)) changed[missing] = completed.at(missing);
    changed[at] = value;
    return changed;
}

class Attack {
public:
    explicit Attack(Town& town) : town_(town), things_(live(town)) {}

    void on(const Line& line) {
        const auto* schema = Contract::the().body_of(std::string(line.operation));
        if (schema == nullptr) return;
        ++bodies_;
        begin(line);
        const Json body = baseline(line), completed = Completed::of(body, *schema), fields = completed.flatten();
        for (const auto& text : together()) {
            Json all = completed;
            for (const auto& [pointer, value] : fields.items())
                if (value.is_string()) all[Json::json_pointer(pointer)] = text;
            send(all);
        }
        for (const auto& [pointer, value] : fields.items()) {
            const Json::json_pointer at(pointer);
            if (value.is_string())
                for (const auto& text : alone()) send(with(body, completed, at, text));
            for (const auto& shape : shapes()) send(with(body, completed, at, shape));
        }
        for (const auto& shape : shapes()) send(shape);
        for (const char* text : {"", " ", "{", "[]]"}) send_text(text);
    }

    /// Papers and pages that show what was accepted.
    void look_at_everything() {
        const auto pdf = [&](const std::string& path) {
            const auto answer = town_.ask("auditor", {http::Method::get, path});
            if (answer.status != 200) wrong.push_back(path + ": " + std::to_string(answer.status));
        };
        const Json dossiers = town_.read("auditor", "/dossiers"), bags = town_.read("auditor", "/bags"), runs = town_.read("auditor", "/runs");
        for (const auto& one : dossiers.at("items")) {
            pdf("/dossiers/" + one.at("id").get<std::string>() + "/receipt.pdf");
            pdf("/dossiers/" + one.at("id").get<std::string>());
            const auto page = town_.ask("", {http::Method::get, "=/lacak/" + one.at("code").get<std::string>()});
            if (page.status != 200 || page.body.find("<script") != std::string::npos) wrong.push_back("tracking page: " + page.body.substr(0, 200));
        }
        for (const auto& one : bags.at("items"))
            for (const char* paper : {"/label.pdf", "/manifest.pdf"}) pdf("/bags/" + one.at("bag").get<std::string>() + paper);
        for (const auto& one : runs.at("items"))
            if (one.contains("letter_number")) pdf("/runs/" + one.at("run").get<std::string>() + "/assignment.pdf");
        for (const char* path : {"/anomalies?state=all", "/documents", "/old-documents", "/originals", "/packing", "/print-queue", "/stock", "/accounts", "/devices", "/views"}) pdf(path);
    }

    std::vector<std::string> wrong;
    int accepted = 0;
    [[nodiscard]] int bodies() const { return bodies_; }

private:
    /// An account of its own for every line, with every role: the rate of one account is limited.
    void begin(const Line& line) {
        operation_ = line.operation;
        login_ = "attacker-" + std::to_string(bodies_);
        settle_with_every_right(town_, login_);
        for (const auto& route : town_.routes())
            if (route.operation == line.operation) {
                method_ = route.method;
                path_ = filled(town_, things_, line.path.empty() ? route.pattern.substr(std::string_view("/api/v1").size()) : line.path);
            }
    }
    Json baseline(const Line& line) {
        if (line.operation == "log_in") return {{"name", login_}, {"password", kPassword}};
        if (line.operation == "submit_dossier") return family_dossier(town_, things_, "_attack");
        return line.body.empty() ? Json::object() : Json::parse(filled(town_, things_, line.body));
    }
    void send(const Json& body) { send_text(body.dump()); }
    void send_text(const std::string& text) {
        const auto before = town_.head();
        try {
            const auto answer = town_.ask(login_, {method_, path_, text, {}, {}, true});
            if (answer.status >= 500) wrong.push_back(std::string(operation_) + ": " + std::to_string(answer.status) + ' ' + text.substr(0, 300));
            if (answer.status != 200 && town_.head() != before) wrong.push_back(std::string(operation_) + " half-done: " + text.substr(0, 300));
            if (answer.status >= 400) check_problem(answer, text);
            accepted += answer.status == 200 ? 1 : 0;
        } catch (const std::exception& failure) {
            wrong.push_back(std::string(operation_) + " throws " + failure.what() + ": " + text.substr(0, 300));
        }
    }
    void check_problem(const Answer& answer, const std::string& text) {
        const Json problem = answer.json();
        bool good = !problem.at("errors").empty();
        for (const auto& reason : problem.at("errors"))
            good = good && !reason.at("code").get<std::string>().empty() && !reason.at("id").get<std::string>().empty() && !reason.at("en").get<std::string>().empty() &&
                   reason.at("id").get<std::string>().find('?') == std::string::npos;
        if (!good) wrong.push_back(std::string(operation_) + " says badly why: " + answer.body.substr(0, 300) + " to " + text.substr(0, 200));
    }

    Town& town_;
    Things things_;
    std::string_view operation_;
    std::string login_, path_;
    http::Method method_ = http::Method::post;
    int bodies_ = 0;
};

std::string first_of(const std::vector<std::string>& lines) {
    std::string text = std::to_string(lines.size());
    for (std::size_t i = 0; i < lines.size() && i < 25; ++i) text += "\n  " + lines[i];
    return text;
}

}  // namespace

TEST_CASE("no field of any command takes SQL, markup, broken text or a wrong shape for more than that") {
    const store::testing::TemporaryFolder folder;
    auto config = Town::config_in(folder);
    // Who guesses has to wait; here each guess is to be looked at.
    config.limits.free_failures = config.limits.log_ins = 10'000;
    Town town(config);
    Attack attack(town);
    for (const auto& line : kLines) attack.on(line);
    CHECK(attack.bodies() > 40);
    CHECK(attack.accepted > 50);
    attack.look_at_everything();
    CHECK_MESSAGE(attack.wrong.empty(), first_of(attack.wrong));
    CHECK(town.ground().ledger.verify(town.ground().regency, {}).problems.empty());
    CHECK(town.ground().ledger.rebuild(town.ground().regency, true).empty());
}

}  // namespace layang::app::town::hostile_input_test
