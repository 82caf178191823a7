// What `ledger verify` and `ledger rebuild --check` call each kind of change, seen through the verbs themselves.
#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "app/house_test.hpp"
#include "app/verbs.hpp"
#include "platform/ledger/merkle.hpp"
#include "platform/ledger/queries.hpp"

namespace layang::app::tampering_test {

using examples::Example;

namespace {

const store::Statement kChange("test.change_event", "UPDATE event SET bytes = ? WHERE regency = '3503' AND seq = ?");
const store::Statement kChangeLeaf("test.change_leaf", "UPDATE event SET leaf = ? WHERE regency = '3503' AND seq = ?");
const store::Statement kRemove("test.remove_event", "DELETE FROM event WHERE regency = '3503' AND seq = ?");
const store::Statement kRemoveAfter("test.remove_events_after", "DELETE FROM event WHERE regency = '3503' AND seq > ?");
const store::Statement kMove("test.move_event", "UPDATE event SET seq = ? WHERE regency = '3503' AND seq = ?");
const store::Statement kChangeCommand("test.change_command", "UPDATE event SET command_id = 'another' WHERE regency = '3503' AND seq = ?");
const store::Statement kChangeRange("test.change_range", "UPDATE head SET perfect = ? WHERE regency = '3503'");
const store::Statement kStranger("test.view_of_nobody", "UPDATE view_log SET actor = 'nobody' WHERE regency = '3503'");
const store::Statement kRename("test.rename_account", "UPDATE account SET login = 'other' WHERE login = ?");
const store::Statement kEvent("test.event_bytes", "SELECT bytes, salt FROM event WHERE regency = '3503' AND seq = ?");

constexpr int kEvents = 6;

struct Said {
    int code = 0;
    std::string text;
    [[nodiscard]] bool has(std::string_view words) const { return text.find(words) != std::string::npos; }
};

template <class Verb>
Said said_by(Verb verb) {
    std::ostringstream heard;
    auto* const before = std::cout.rdbuf(heard.rdbuf());
    const int code = verb();
    std::cout.rdbuf(before);
    return {code, heard.str()};
}

Said verify(const Example& example, const std::vector<std::string>& heads = {}) {
    const auto file = example.folder.file("heads");
    std::ofstream list(file);
    for (const auto& head : heads) list << head << '\n';
    list.close();
    return said_by([&] { return verify_ledger(example.config, heads.empty() ? "" : file); });
}

struct Stored {
    Bytes bytes;
    Bytes salt;
};
Stored stored(const Example& example, int seq) {
    std::optional<Stored> found;
    Example::must_have(Reading::open(example.config, secrets::no_keys())).store->read([&](store::Session& session) {
        found = session.first(kEvent, [](const store::Row& row) { return Stored{row.blob(0), row.blob(1)}; }, seq);
    });
    REQUIRE(found);
    return *found;
}

/// The event with one letter of its type changed.
Stored changed(const Example& example, int seq) {
    auto event = stored(example, seq);
    const auto at = text_of(event.bytes).find("AccountCreated");
    REQUIRE(at != std::string::npos);
    event.bytes[at] = 'B';
    return event;
}

/// Writes the head row anew over the events as they now lie there, as a clever hand would.
void forge_head(const Example& example) {
    const auto store = Example::must_have(store::Store::open({example.config.store_file().string()}));
    REQUIRE(store->write([&](store::Session& session) {
        CompactRange range;
        ledger::queries::each_event(session, "3503", 0, [&](const ledger::queries::EventRow& row) { return range.append(leaf_hash(row.salt, row.bytes)), true; });
        ledger::queries::save_head(session, "3503", range);
        return store::Verdict::keep;
    }));
}

}  // namespace

TEST_CASE("tampering: a sound log is called sound, and its own head agrees with it") {
    const Example example;
    example.make(kEvents);
    const auto said = verify(example, {example.verify().head.text()});
    CHECK(said.code == 0);
    CHECK(said.has("sound\n"));
    CHECK(said.text.starts_with("head 6:"));
}

TEST_CASE("tampering: heads are read as they were mailed and printed, and a file without any is not taken for agreement") {
    const Example example, forged;
    example.make(kEvents);
    forged.make(kEvents);
    const auto heard = example.verify().head.text();
    for (const auto& line : {"head " + heard, "Log " + heard + " \r"}) {
        CHECK(verify(example, {"", line}).code == 0);
        CHECK(verify(forged, {"", line}).has("rewritten-past at 6"));
    }
    CHECK(verify(example, {""}).code == info(ErrorCode::kConfigInvalid).exit_code);
}

TEST_CASE("tampering: a changed event is named, with and without its leaf and head recomputed") {
    const Example example;
    example.make(kEvents);
    const auto heard = example.verify().head.text();
    const auto event = changed(example, 3);
    example.tamper(kChange, event.bytes, 3);
    const auto said = verify(example);
    CHECK(said.code == 6);
    CHECK(said.has("changed-event at 3: isinya tidak cocok dengan daun yang tersimpan / its bytes do not give the leaf"));
    CHECK(said.has("damaged\n"));

    const auto leaf = leaf_hash(event.salt, event.bytes);
    example.tamper(kChangeLeaf, Bytes(leaf.bytes.begin(), leaf.bytes.end()), 3);
    CHECK(verify(example).has("head-differs at 6"));
    forge_head(example);
    CHECK(verify(example, {heard}).has("rewritten-past at 6"));
    CHECK(verify(example, {heard.substr(0, heard.find(':') + 17)}).has("rewritten-past at 6"));  // as a narrow receipt prints it
}

TEST_CASE("tampering: an event whose column names another command than its bytes is named") {
    const Example example;
    example.make(kEvents);
    example.tamper(kChangeCommand, 3);
    CHECK(verify(example).has("changed-event at 3: kolomnya tidak cocok dengan isinya / its columns do not agree with its bytes"));
}

TEST_CASE("tampering: a head whose root is right, and whose range is not, is named: the next event would grow from it") {
    const Example example;
    example.make(kEvents);
    CompactRange another;
    for (int seq = 1; seq <= kEvents; ++seq) another.append(leaf_hash({}, stored(example, seq).bytes));
    for (const auto& range : {another.serialise(), Bytes{}, Bytes{1}}) {
        example.tamper(kChangeRange, range);
        const auto said = verify(example);
        CHECK(said.code == 6);
        CHECK(said.has("head-differs at 6"));
    }
}

TEST_CASE("tampering: a missing event is named") {
    const Example example;
    example.make(kEvents);
    example.tamper(kRemove, 3);
    const auto said = verify(example);
    CHECK(said.code == 6);
    CHECK(said.has("missing-event at 3"));
}

TEST_CASE("tampering: events in another order are named") {
    const Example example;
    example.make(kEvents);
    example.tamper(kMove, 99, 3);
    example.tamper(kMove, 3, 4);
    example.tamper(kMove, 4, 99);
    const auto said = verify(example);
    CHECK(said.has("reordered-event at 3"));
    CHECK(said.has("reordered-event at 4"));
    CHECK_FALSE(said.has("missing-event"));
}

TEST_CASE("tampering: a cut tail is named by the stored head, and by one that was heard") {
    const Example example;
    example.make(kEvents);
    const auto heard = example.verify().head.text();
    example.tamper(kRemoveAfter, 4);
    CHECK(verify(example).has("cut-tail at 5: kepala yang tersimpan menghitung 6 peristiwa / the stored head counts 6 events"));
    forge_head(example);
    CHECK(verify(example).code == 0);
    const auto said = verify(example, {heard});
    CHECK(said.code == 6);
    CHECK(said.has("cut-tail at 5: kepala yang pernah didengar menghitung 6 peristiwa"));
}

TEST_CASE("tampering: a wholly recomputed log is found out by a head that was heard before") {
    const Example example, forged;
    example.make(kEvents);
    forged.make(kEvents + 2);
    const auto heard = example.verify().head.text();
    CHECK(verify(forged).code == 0);
    const auto said = verify(forged, {heard});
    CHECK(said.code == 6);
    CHECK(said.has("rewritten-past at 6: kepala yang pernah didengar untuk ukuran ini lain / the head heard for this size was another one"));
    CHECK(verify(forged, {"6:abc"}).has("unreadable-head"));
}

TEST_CASE("tampering: a view log that cannot be read is named, and hides nothing of what the log says") {
    const Example example;
    {
        const auto house = example.open();
        Example::add_accounts(*house, kEvents);
        house->ground().views.note({0, AccountId{}, Instant{1}, "get_bag", "bag:1", ""});
    }
    example.tamper(kStranger);
    example.tamper(kRemove, 3);
    const auto said = verify(example);
    CHECK(said.code == 6);
    CHECK(said.has("head 5:"));
    CHECK(said.has("missing-event at 3"));
    CHECK(said.has("unreadable-view: "));
}

TEST_CASE("tampering: a changed projection is named, and rebuilding mends it") {
    const Example example;
    example.make(kEvents);
    const auto check = [&] { return said_by([&] { return check_projections(example.config); }); };
    CHECK(check().text == "same\n");
    example.tamper(kRename, "a03");
    const auto said = check();
    CHECK(said.code == 6);
    CHECK(said.text == "changed-projection access\n");
    CHECK(verify(example).code == 0);
    CHECK(said_by([&] { return rebuild_ledger(example.config); }).text == "rebuilt access\n");
    CHECK(check().text == "same\n");
    // The copy that was compared is gone.
    for (const auto& entry : std::filesystem::directory_iterator(example.config.var)) CHECK_FALSE(entry.path().filename().string().starts_with("check-"));
}

}  // namespace layang::app::tampering_test
