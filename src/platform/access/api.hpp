#pragma once
// How a room offers its use cases over HTTP: who calls, with which right, exactly once. One way for all rooms.
#include <functional>

#include "platform/access/late_acts.hpp"
#include "platform/http/http.hpp"
#include "platform/http/rate_limit.hpp"

namespace layang::access {

/// One request of somebody who is logged in and was admitted to the route.
struct Call {
    Ground& ground;
    const http::Request& request;
    const Caller& caller;
    Instant now;

    [[nodiscard]] const Actor& actor() const { return caller.actor; }
    /// An id from the path: error kNotFound when it is none.
    template <class IdType>
    [[nodiscard]] Result<IdType> path_id(const std::string& name) const {
        const auto id = IdType::parse(request.at(name));
        if (!id) return refuse(ErrorCode::kNotFound, name);
        return *id;
    }
    /// A whole number of the query; `otherwise` when it is not said. Error: kMalformed.
    [[nodiscard]] Result<std::int64_t> query_number(const char* field, std::optional<std::int64_t> otherwise = std::nullopt) const;
    /// An id of the query; nothing when it is not said. Error: kMalformed.
    template <class IdType>
    [[nodiscard]] Result<std::optional<IdType>> query_id(const char* field) const {
        const auto text = request.query_value(field);
        const auto id = IdType::parse(text);
        if (!id && !text.empty()) return refuse(ErrorCode::kMalformed, field, {{"what", field}});
        return id;
    }
};

/// Whom a route lets in before it looks at what is asked: holders of any of the rights, wherever. What they may do to one
/// thing in one village is judged with the thing.
class Admission {
public:
    Admission(Right right) : any_of_{right} {}                            // NOLINT: a right is an admission
    Admission(std::initializer_list<Right> any_of) : any_of_(any_of) {}   // NOLINT
    /// Anybody who is logged in and has a password of his own.
    Admission(std::nullopt_t) {}  // NOLINT
    /// Anybody who is logged in, even with a one-time password: to see that, to change it and to leave.
    [[nodiscard]] static Admission before_password_change();
    /// Holders for the whole regency: a list of everything, or a desk that judges for everybody.
    [[nodiscard]] static Admission whole_regency(Right right);
    /// Errors: kPasswordChangeDue, kNotAllowed, kOutOfScope.
    [[nodiscard]] Result<void> check(const Caller& caller) const;

private:
    std::vector<Right> any_of_;
    bool whole_regency_ = false;
    bool with_one_time_password_ = false;
};

/// A command without content: `{}`.
struct Nothing {
    static constexpr auto layang_fields() { return std::make_tuple(); }
};

using Read = std::function<Result<http::Response>(const Call&)>;
using RenderThing = std::function<Json(store::Session&, const Call&, const std::string& about)>;

class Api {
public:
    Api(http::Router& router, Ground& ground) : router_(router), ground_(ground) {}
    [[nodiscard]] Ground& ground() { return ground_; }

    /// A GET that answers with an ETag.
    void read(std::string pattern, std::string operation, Admission admission, Read read);
    /// The same, of an answer that shows people, masked: each new one goes into the view log.
    void read_people(std::string pattern, std::string operation, Admission admission, Read read);
    /// A GET or PUT that does its own thing with the body (uploads); still needs log-in and admission.
    void raw(http::Method method, std::string pattern, std::string operation, Admission admission, std::size_t body_bytes_max, Read read);

    /// A write: the body is read with all reasons at once, decided exactly once under its Idempotency-Key, and answered with
    /// {"result": render(...), "anomalies": [rules broken], "owners": {rule: role that asks}, "repeated": bool}. `decide` runs on the writer and may run again.
    template <class Body>
    void command(http::Method method, std::string pattern, std::string operation, Admission admission,
                 std::function<Result<std::string>(ledger::Transaction&, const Call&, const Body&)> decide, RenderThing render) {
        add_command(method, std::move(pattern), std::move(operation), std::move(admission),
                    [decide = std::move(decide)](const Call& call, const Json& json) -> Result<ledger::Decide> {
                        auto body = decode<Body>(json);
                        if (!body) return refuse(body.error());
                        return ledger::Decide([decide, &call, body = std::move(*body)](ledger::Transaction& tx) { return decide(tx, call, body); });
                    },
                    std::move(render));
    }

    /// Without log-in: landing, tracking, log-in itself. Limited by address (see http::network_of): two doors to one thing share a limiter.
    void open(http::Method method, std::string pattern, std::string operation, std::shared_ptr<http::RateLimiter> limiter,
              std::function<Result<http::Response>(const http::Request&)> handle);

    struct Asked {
        std::string operation;
        std::map<std::string, std::string> path_values;
    };
    /// Which command a path means; nothing when it is none.
    [[nodiscard]] std::optional<Asked> command_at(http::Method method, const std::string& path) const;
    /// Runs an act from the quarantine desk as what it was: by its own person, at its own time, with the roles held at the
    /// removal. `judge` is the call of whoever lets it in. A second time it gives the first one's outcome. Errors: those of the act
    /// itself, kAlreadyJudged when it waits no more, kNotFound for an operation that this version no longer has, those of require_unchanged.
    [[nodiscard]] Result<ledger::Outcome> run_late(const LateAct& late, const Call& judge);

private:
    enum class Kind { look, write, upload, act, leave };
    /// What a removed person may still do: send what is left on the device, that is acts and the pictures that go before them,
    /// see who they were, choose the password that sending asks for, and log out.
    [[nodiscard]] static bool left_to_removed(const http::Request& request, Kind kind);
    using Prepare = std::function<Result<ledger::Decide>(const Call&, const Json&)>;
    /// What a command reads of its body, by operation: a late act is run through the same as every other.
    std::map<std::string, Prepare> prepares_;
    void add_command(http::Method method, std::string pattern, std::string operation, Admission admission, Prepare prepare, RenderThing render);
    [[nodiscard]] Result<http::Response> run_command(const Call& call, const std::string& operation, const Prepare& prepare, const RenderThing& render);
    [[nodiscard]] Result<http::Response> take_late(const Call& call, const std::string& operation);
    [[nodiscard]] http::Response guarded(const http::Request& request, const Admission& admission, Kind kind, const Read& handle);

    /// Where routes are put while the house is set up; by the time that anybody calls it has moved into the server.
    http::Router& router_;
    /// What the paths of a rescue file mean.
    http::Router commands_;
    Ground& ground_;
    std::shared_ptr<http::RateLimiter> per_account_ = std::make_shared<http::RateLimiter>(http::RateRule{ground_.limits.requests, Seconds{60}});
    /// By address: what comes without a log-in, or with one that is none, has no account to be counted by.
    std::shared_ptr<http::RateLimiter> per_stranger_ = std::make_shared<http::RateLimiter>(http::RateRule{ground_.limits.requests, Seconds{60}});
};

/// What every answer carries: the server's time and the log's head, which devices print on receipts.
void add_common_headers(Ground& ground, http::Response& response);
/// A request's JSON, `{}` when it has no body. No text in it hides anything from whoever reads it: controls, marks that turn the
/// direction of reading, separators of lines. Errors: kMalformed, kTextInvalid and kTextTooLong for each field.
[[nodiscard]] Result<Json> body_json(const http::Request& request);
/// The same of a command that came by another way.
[[nodiscard]] Result<Json> command_json(std::string_view text);
/// Refuses a write that a browser sent for another site (architecture D15). Error: kCrossSite.
[[nodiscard]] Result<void> require_same_site(const http::Request& request);
/// Who was removed, or was given or lost a role, since the call was admitted is looked at anew when it comes again: to be asked on the
/// writer before anything is recorded. Error: kBusy.
[[nodiscard]] Result<void> require_unchanged(store::Session& session, const Call& call);
/// Reads command id, device and clock of a write. Errors: kCommandIdMissing, kMalformed.
[[nodiscard]] Result<ledger::Act> act_of(const Ground& ground, const http::Request& request, const Caller& caller, Instant now);

inline constexpr std::string_view kSessionCookie = "layang";

}  // namespace layang::access
