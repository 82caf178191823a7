#include "demo/person.hpp"

#include <stdexcept>

#include "demo/dice.hpp"

namespace layang::demo {
namespace {

constexpr int kTriesMax = 40;

std::runtime_error refusal(const std::string& who, const std::string& what, const Answer& answer) {
    return std::runtime_error(who + ": " + what + ": " + std::to_string(answer.status) + " " + answer.body.substr(0, 1500));
}

std::chrono::seconds patience(const Answer& answer) {
    const auto found = answer.headers.find("retry-after");
    return std::chrono::seconds(found == answer.headers.end() ? 1 : std::max(1, std::stoi(found->second)));
}

}  // namespace

std::int64_t days_of(const std::string& day) {
    const std::chrono::year_month_day date{std::chrono::year{std::stoi(day.substr(0, 4))},
                                           std::chrono::month{static_cast<unsigned>(std::stoi(day.substr(5, 2)))},
                                           std::chrono::day{static_cast<unsigned>(std::stoi(day.substr(8, 2)))}};
    return std::chrono::sys_days{date}.time_since_epoch().count();
}

std::string day_text(std::int64_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    const auto padded = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(date.year())) + '-' + padded(static_cast<unsigned>(date.month())) + '-' +
           padded(static_cast<unsigned>(date.day()));
}

std::int64_t milliseconds_of(const std::string& instant) {
    if (instant.size() < 20) return 0;
    const auto number = [&](std::size_t at, std::size_t count) { return std::int64_t{std::stoi(instant.substr(at, count))}; };
    return days_of(instant) * kDay_ms + ((number(11, 2) * 60 + number(14, 2)) * 60 + number(17, 2)) * 1000;
}

Person::Person(const Stage& stage, std::string login, std::string password)
    : let_pass_(stage.let_pass), http_(stage.address), login_(std::move(login)), password_(std::move(password)) {}

std::string Person::new_id() const { return uuid7(server_time_ms_); }
std::string Person::today() const { return day_text((server_time_ms_ + std::int64_t{utc_offset_minutes_} * 60'000) / kDay_ms); }

Answer Person::ask_once(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
                        const std::string& body) {
    for (int tries = 0;; ++tries) {
        auto all = headers;
        if (!cookie_.empty()) all.push_back("Cookie: " + cookie_);
        auto answer = http_.ask(method, "/api/v1" + path, all, body);
        if (const auto time = answer.headers.find("layang-time"); time != answer.headers.end())
            server_time_ms_ = milliseconds_of(time->second);
        const bool busy = answer.status == 429 || answer.status == 503;
        if (!busy || tries == kTriesMax) return answer;
        let_pass_(patience(answer));
    }
}

Answer Person::ask(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
                   const std::string& body) {
    auto answer = ask_once(method, path, headers, body);
    // A session lasts half a day, and a demo's days are short.
    if (answer.status == 401) {
        open_session();
        answer = ask_once(method, path, headers, body);
    }
    return answer;
}

void Person::open_session() {
    cookie_.clear();
    const auto answer =
        ask_once("POST", "/session", {"Content-Type: application/json"}, Json{{"name", login_}, {"password", password_}}.dump());
    if (!answer.good()) throw refusal(login_, "log in", answer);
    const auto set = answer.headers.at("set-cookie");
    cookie_ = set.substr(0, set.find(';'));
    const auto session = answer.json();
    account_ = session.at("account").at("id").get<std::string>();
    utc_offset_minutes_ = session.at("utc_offset_minutes").get<int>();
}

void Person::log_in(const std::string& password_after) {
    open_session();
    if (password_after.empty()) return;
    const Json body{{"old_password", password_}, {"new_password", password_after}};
    const auto answer = ask_once("POST", "/session/password", {"Content-Type: application/json"}, body.dump());
    if (!answer.good()) throw refusal(login_, "change password", answer);
    password_ = password_after;
    open_session();
}

Json Person::read(const std::string& path) {
    const auto answer = ask("GET", path, {}, "");
    if (answer.status != 200) throw refusal(login_, "GET " + path, answer);
    const auto type = answer.headers.find("content-type");
    if (type == answer.headers.end() || type->second.find("json") == std::string::npos)
        return Json{{"bytes", answer.body.size()}};
    return answer.json();
}

Done Person::act(const std::string& path, const Json& body) {
    const auto answer = ask("POST", path, {"Content-Type: application/json", "Idempotency-Key: " + new_id()}, body.dump());
    if (!answer.good()) throw refusal(login_, "POST " + path, answer);
    const auto said = answer.json();
    // What is made once (an account's password) stands beside the result.
    Json result = said.value("result", Json::object());
    if (said.contains("one_time_password")) result["one_time_password"] = said["one_time_password"];
    return {std::move(result), said.at("anomalies")};
}

Json Person::do_well(const std::string& path, const Json& body) {
    auto done = act(path, body);
    if (!done.anomalies.empty()) throw std::runtime_error(login_ + ": POST " + path + " broke " + done.anomalies.dump());
    return std::move(done.result);
}

std::string Person::upload(const std::string& dossier, const std::string& bytes) {
    constexpr std::size_t kPieceBytes = 32 * 1024;
    const auto blob = new_id();
    for (std::size_t at = 0; at < bytes.size(); at += kPieceBytes) {
        const auto path =
            "/blobs/" + blob + "?purpose=dossier&subject=" + dossier + "&offset=" + std::to_string(at) + "&total=" + std::to_string(bytes.size());
        const auto answer = ask("PUT", path, {"Content-Type: application/octet-stream"}, bytes.substr(at, kPieceBytes));
        if (!answer.good()) throw refusal(login_, "PUT a scan", answer);
    }
    return blob;
}

}  // namespace layang::demo
