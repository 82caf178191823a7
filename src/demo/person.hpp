#pragma once
// Somebody with an account: logs in, reads, acts. Not for two threads at once.
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "demo/demo.hpp"
#include "demo/http_client.hpp"

namespace layang::demo {

inline constexpr std::int64_t kHour_ms = 3'600'000, kDay_ms = 24 * kHour_ms;

/// What an act brought: the thing as it stands now, and the rules that it broke.
struct Done {
    Json result;
    Json anomalies;
};

class Person {
public:
    Person(const Stage& stage, std::string login, std::string password);

    /// A one-time password is changed for `password_after` on the way.
    void log_in(const std::string& password_after = "");
    /// GET; throws std::runtime_error on anything but an answer of 200.
    Json read(const std::string& path);
    /// POST under a command id of its own. Throws with every reason when it is refused.
    Done act(const std::string& path, const Json& body);
    /// The same, but a rule that it breaks is an error too.
    Json do_well(const std::string& path, const Json& body);
    /// Puts a file for a dossier there and gives its id.
    std::string upload(const std::string& dossier, const std::string& bytes);

    [[nodiscard]] const std::string& account() const { return account_; }
    [[nodiscard]] const std::string& login() const { return login_; }
    /// A new id, for the server's present moment.
    [[nodiscard]] std::string new_id() const;
    /// The day at the server, in the regency's zone: 2020-06-08.
    [[nodiscard]] std::string today() const;

private:
    Answer ask(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
               const std::string& body);
    Answer ask_once(const std::string& method, const std::string& path, const std::vector<std::string>& headers,
                    const std::string& body);
    void open_session();

    std::function<void(std::chrono::seconds)> let_pass_;
    HttpClient http_;
    std::string login_, password_, cookie_, account_;
    std::int64_t server_time_ms_ = 0;
    int utc_offset_minutes_ = 0;
};

/// Milliseconds since 1970 of "2020-06-08T02:15:00.000000Z"; 0 when it is none.
[[nodiscard]] std::int64_t milliseconds_of(const std::string& instant);
/// 2020-06-08 of days since 1970, and back.
[[nodiscard]] std::string day_text(std::int64_t days);
[[nodiscard]] std::int64_t days_of(const std::string& day);

}  // namespace layang::demo
