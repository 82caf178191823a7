// A projection whose number was raised is written anew when the house is opened, and that is all that `layang migrate` does.
#include "app/house_test.hpp"
#include "app/verbs.hpp"

namespace layang::app::stale_projection_test {

using examples::Example;

namespace {

const store::Statement kRename("test.stale_rename", "UPDATE account SET login = 'other' WHERE regency = '3503' AND login = ?");
const store::Statement kMakeOlder("test.stale_number", "UPDATE projection SET number = number - 1 WHERE regency = '3503' AND name = ?");
const store::Statement kLogins("test.stale_logins", "SELECT login FROM account WHERE regency = '3503' ORDER BY login");
const store::Statement kNumber("test.stale_projection", "SELECT number FROM projection WHERE regency = '3503' AND name = ?");

using Logins = std::vector<std::string>;

struct Found {
    Logins logins;
    std::optional<std::int64_t> number;
};
/// The accounts' table as it stands, and the number that the table holds of `projection`.
Found found(const Example& example, const ledger::Projection& projection) {
    Found there;
    Example::must_have(Reading::open(example.config, secrets::no_keys())).store->read([&](store::Session& session) {
        session.for_each(kLogins, [&](const store::Row& row) { there.logins.push_back(row.text(0)); });
        there.number = session.first(kNumber, [](const store::Row& row) { return row.integer(0); }, std::string(projection.name));
    });
    return there;
}

}  // namespace

TEST_CASE("a table that was written by an older projection is written anew at migrate, from the log alone") {
    const Example example;
    example.make(3);
    example.tamper(kRename, "a02");
    example.tamper(kMakeOlder, std::string(access::projection().name));
    const auto before = found(example, access::projection());
    CHECK(before.logins == Logins{"a01", "a03", "other"});
    CHECK(before.number == access::projection().number - 1);

    CHECK(migrate(example.config) == 0);
    const auto after = found(example, access::projection());
    CHECK(after.logins == Logins{"a01", "a02", "a03"});
    CHECK(after.number == access::projection().number);
}

TEST_CASE("one whose number is today's is left as it is, whatever else is stale: that is for `ledger rebuild`") {
    const Example example;
    example.make(3);
    example.tamper(kRename, "a02");
    example.tamper(kMakeOlder, std::string(ledger::anomaly_projection().name));
    CHECK(migrate(example.config) == 0);
    CHECK(found(example, access::projection()).logins == Logins{"a01", "a03", "other"});
    CHECK(found(example, ledger::anomaly_projection()).number == ledger::anomaly_projection().number);
    CHECK(rebuild_ledger(example.config) == 0);
    CHECK(found(example, access::projection()).logins == Logins{"a01", "a02", "a03"});
}

}  // namespace layang::app::stale_projection_test
