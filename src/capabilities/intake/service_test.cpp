#include "capabilities/intake/service.hpp"

#include <set>

#include "capabilities/intake/room_test.hpp"
#include "platform/access/types.hpp"

namespace layang::intake::service_test {
namespace {

using namespace examples;

const DossierId kDossier = numbered<DossierId>(1);
/// Another dossier like the first one, in a village, found like it: lists are filled quicker than by submitting.
const store::Statement kMoreDossiers("test.more_dossiers",
                                     "INSERT INTO dossier (regency, dossier, code, desk, village, delivery, submitted_at, seq, target_due, applicant, "
                                     "applicant_bound, contact, contact_bound, address, address_bound) SELECT regency, ?, ?, desk, ?, delivery, "
                                     "submitted_at, seq + ?, target_due, applicant, applicant_bound, contact, contact_bound, address, address_bound "
                                     "FROM dossier WHERE regency = '3503' AND dossier = ?");
const store::Statement kMoreTokens("test.more_tokens",
                                   "INSERT INTO search_token (regency, purpose, token, dossier, key_id) SELECT regency, purpose, token, ?, key_id "
                                   "FROM search_token WHERE regency = '3503' AND dossier = ?");
/// Another application like one, in a village, due so many seconds later; and the stops of its clock.
const store::Statement kMoreApplications("test.more_applications",
                                         "INSERT INTO application (regency, application, dossier, service, rule, village, state, revision, submitted_at, seq, "
                                         "target_due, legal_due, persons, persons_bound, answers, answers_bound, needs_biometrics, needs_print_ready, "
                                         "biometrics, print_ready, outputs, due_on, ordered, returned, returned_bound, reason) SELECT regency, ?, dossier, "
                                         "service, rule, ?, state, revision, submitted_at, seq, target_due + ?, legal_due, persons, persons_bound, answers, "
                                         "answers_bound, needs_biometrics, needs_print_ready, biometrics, print_ready, outputs, due_on, ordered, returned, "
                                         "returned_bound, reason FROM application WHERE regency = '3503' AND application = ?");
const store::Statement kMoreStops("test.more_stops",
                                  "INSERT INTO application_stop (regency, application, seq, reason, stopped_at, resumed_at) SELECT regency, ?, seq, reason, "
                                  "stopped_at, resumed_at FROM application_stop WHERE regency = '3503' AND application = ?");
/// What printing's event does to the row.
const store::Statement kOrderedForTest("test.ordered", "UPDATE application SET ordered = 1 WHERE regency = '3503' AND application = ?");

const store::Statement kTokensByKind("test.tokens_by_kind", "SELECT purpose, COUNT(*) FROM search_token WHERE regency = '3503' GROUP BY purpose");
const store::Statement kTokensOfKey("test.tokens_of_key", "SELECT COUNT(*) FROM search_token WHERE regency = '3503' AND key_id = ?");
const store::Statement kOfAnotherKey("test.tokens_of_another_key", "UPDATE search_token SET key_id = 'another' WHERE regency = '3503'");

/// Dossiers of these numbers, like the first one but of the village.
void add_dossiers(Room& room, std::size_t from, std::size_t to, const std::string& village = kVillage) {
    REQUIRE(room.ground().store.write([&](auto& session) {
        for (auto n = from; n <= to; ++n) {
            const auto dossier = numbered<DossierId>(static_cast<int>(n));
            session.run(kMoreDossiers, dossier, PublicCode::make("TK", n).symbols(), village, n, kDossier);
            session.run(kMoreTokens, dossier, kDossier);
        }
        return store::Verdict::keep;
    }));
}

TEST_CASE("intake: a dossier is taken in, shown masked, and opened only on request") {
    Room room;
    room.taken_in(plain_row());
    const auto masked = dossier_of(room);
    CHECK(masked["applicant"]["name"] != "Siti Rahayu");
    CHECK(masked["applicant"]["nik"].get<std::string>().find("3503") == std::string::npos);
    CHECK(masked.dump().find("081234567890") == std::string::npos);
    CHECK(masked["applications"][0]["state"] == "submitted");
    CHECK(masked["applications"][0]["clock"]["target_due"] == masked["target_due"]);
    CHECK(masked["history"].size() == 2 + masked["papers"].size());
    const auto open = dossier_of(room, Show::open);
    CHECK(open["applicant"]["name"] == "Siti Rahayu");
    CHECK(open["contact"]["phone"] == "081234567890");
}

TEST_CASE("intake: people are found by number, phone, name and code, within the area alone") {
    Room room;
    room.taken_in(plain_row());
    const auto hits = [&](const std::string& text, const std::string& area = "") {
        return room.read([&](auto& session) { return search_json(session, room.ground(), {area}, text); })["items"].size();
    };
    CHECK(hits("Rahayu siti") == 1);
    CHECK(hits("Siti Budiman") == 0);
    CHECK(hits("siti rah") == 1);
    CHECK(hits("rah") == 0);
    CHECK(hits(nik(*Date::of(1980, 1, 2), 998)) == 1);
    CHECK(hits("3503010101159001") == 1);
    CHECK(hits("0812-3456-7890") == 1);
    CHECK(hits(dossier_of(room)["code"]) == 1);
    CHECK(hits("Rahayu siti", "35.03.02") == 0);
}

TEST_CASE("intake: a list of dossiers goes on where its page ended, and every one comes once") {
    Room room;
    room.taken_in(plain_row());
    add_dossiers(room, 2, kListMax + 3);
    const auto page = [&](std::int64_t before) { return room.read([&](auto& session) { return dossiers_json(session, room.ground(), {""}, "", before); }); };
    const Json first = page(access::kFromNewest);
    CHECK(first["items"].size() == kListMax);
    REQUIRE(first.contains("next"));
    const Json second = page(std::stoll(first["next"].get<std::string>()));
    CHECK_FALSE(second.contains("next"));
    std::set<std::string> seen;
    for (const auto& half : {first, second})
        for (const auto& item : half["items"]) CHECK(seen.insert(item["id"].get<std::string>()).second);
    CHECK(seen.size() == kListMax + 3);
}

TEST_CASE("intake: a search tells when it has found more than it shows") {
    Room room;
    room.taken_in(plain_row());
    const auto found = [&] { return room.read([&](auto& session) { return search_json(session, room.ground(), {""}, "Siti Rahayu"); }); };
    add_dossiers(room, 2, kSearchMax);
    CHECK(found()["items"].size() == kSearchMax);
    CHECK(found()["more"] == false);
    add_dossiers(room, kSearchMax + 1, kSearchMax + 1);
    CHECK(found()["items"].size() == kSearchMax);
    CHECK(found()["more"] == true);
}

TEST_CASE("intake: a search tells when it has not looked at all who bear its rarest word") {
    Room room;
    room.taken_in(plain_row());
    const auto found = [&](const std::vector<std::string>& areas) {
        return room.read([&](auto& session) { return search_json(session, room.ground(), areas, "Siti Budiman"); });
    };
    add_dossiers(room, 2, queries::kWithTokenMax);
    CHECK(found({""})["items"].empty());
    CHECK(found({""})["more"] == false);
    add_dossiers(room, queries::kWithTokenMax + 1, queries::kWithTokenMax + 1);
    CHECK(found({""})["items"].empty());
    CHECK(found({""})["more"] == true);
    CHECK(found({"35.03.02"})["more"] == false);
}

TEST_CASE("intake: a village finds its own however many of that name the others have") {
    Room room;
    room.taken_in(plain_row());
    // Newer ones, by their ids, of people with the same name in another village.
    add_dossiers(room, 2, 601, "35.03.02.2001");
    const auto hits = [&](const std::string& text, const std::vector<std::string>& areas) {
        return room.read([&](auto& session) { return search_json(session, room.ground(), areas, text); })["items"].size();
    };
    CHECK(hits("Siti Rahayu", {kVillage}) == 1);
    CHECK(hits("3503010101159001", {kVillage}) == 1);
    CHECK(hits("Siti Rahayu", {"35.03.03"}) == 0);
    CHECK(hits("Siti Rahayu", {"35.03.02"}) == kSearchMax);
    CHECK(hits("Siti Rahayu", {kVillage, "35.03.01"}) == 1);
}

TEST_CASE("intake: every token tells which key made it, and one of another key finds nobody") {
    Room room;
    room.taken_in(plain_row());
    const auto digits = nik(*Date::of(1980, 1, 2), 998);
    const auto hits = [&](const std::string& text) { return room.read([&](auto& session) { return search_json(session, room.ground(), {""}, text); })["items"].size(); };
    const auto person = *Nik::read(dossier_for(plain_row()).applications.front().persons.front().nik.value());
    const auto open = [&] { return room.read([&](auto& session) { return duplicates_json(session, room.ground(), {""}, plain_row().code, person); })["open"].size(); };
    const auto tokens_of = [&](const std::string& key_id) {
        return room.read([&](auto& session) -> Json { return session.first(kTokensOfKey, [](const store::Row& row) { return row.integer(0); }, key_id).value_or(0); });
    };
    const auto key_id = room.ground().ring.token_key_id();
    const auto tokens = tokens_of(key_id);
    CHECK(tokens.get<int>() >= 4);
    CHECK(hits(digits) == 1);
    CHECK(open() == 1);
    REQUIRE(room.ground().store.write([](auto& session) { return session.run(kOfAnotherKey), store::Verdict::keep; }));
    CHECK(tokens_of(key_id) == 0);
    CHECK(hits(digits) == 0);
    CHECK(hits("Siti Rahayu") == 0);
    CHECK(open() == 0);
    // The rows come from the log: made anew, they are of the present key.
    CHECK(room.ground().ledger.rebuild("3503", false) == std::vector<std::string>{"intake"});
    CHECK(tokens_of(key_id) == tokens);
    CHECK(hits(digits) == 1);
}

TEST_CASE("intake: a person has five tokens at most, however many applications of a dossier name him, and a family card has one") {
    const auto& row = row_where([](const Service& one) {
        const bool names_card = std::ranges::any_of(one.fields, [](const FormField& field) { return field.kind == FieldKind::kk && field.required; });
        return names_card && !one.biometrics && one.roles.size() == 1 && one.roles.front().nik == NikNeed::required;
    });
    Room room;
    auto command = dossier_for(row);
    auto& first = command.applications.front();
    first.persons.front().name = "Siti Rahayu Ningsih Wulandari";
    command.applicant = {first.persons.front().name, first.persons.front().nik};
    auto second = first;
    second.application = numbered<ApplicationId>(2);
    for (auto& paper : command.papers) paper.applications.push_back(second.application);
    command.applications.push_back(second);
    const auto outcome = room.submit(room.bring(command));
    REQUIRE_MESSAGE(outcome, told(outcome.error()));
    const auto tokens = [&] {
        return room.read([&](auto& session) {
            Json counts = Json::object();
            session.each(kTokensByKind, {}, [&](const store::Row& found) { return counts[found.text(0)] = found.integer(1), true; });
            return counts;
        });
    };
    const Json five_and_card = {{"nik", 1}, {"name-word", 3}, {"phone", 1}, {"kk", 1}};
    CHECK(tokens() == five_and_card);
    // Both applications name him, and are found by his number.
    const auto person = *Nik::read(*command.applicant.nik);
    CHECK(room.read([&](auto& session) { return duplicates_json(session, room.ground(), {""}, row.code, person); })["open"].size() == 2);
    const auto correct = [&](const std::string& name) {
        for (const auto& application : command.applications) {
            const auto id = application.application;
            room.must([&](auto& tx) { return room.service().send_back(tx, verifier(), id, {{{"other", 0, {}, "Nama"}}, {}}); });
            room.must([&](auto& tx) { return room.service().resubmit(tx, registrar(), id, {{{0, name, {}, {}}}, {}, {}}); });
        }
    };
    // The applicant's own name stays as it was told: one word more. What was corrected once more is forgotten.
    correct("Siti Rahayu Ningsih Wulansari");
    CHECK(tokens()["name-word"] == 4);
    correct("Siti Rahayu Ningsih Wulandari");
    CHECK(tokens() == five_and_card);
    CHECK(room.ground().ledger.rebuild("3503", true).empty());
}

TEST_CASE("intake: a village's hamlets are suggested as they were typed before, the commonest first, each once") {
    Room room;
    const auto hamlets = [&](const std::string& village) { return room.read([&](auto& session) { return hamlets_json(session, room.ground(), village); })["items"]; };
    CHECK(hamlets(kVillage) == Json::array());
    int number = 0;
    for (const auto* typed : {"Ngrayung", "krajan", "Soemberejo", "Krajan", "Sumberejo", "Krajan", ""}) {
        auto command = dossier_for(plain_row());
        command.dossier = numbered<DossierId>(++number);
        command.applications.front().application = numbered<ApplicationId>(number);
        for (auto& paper : command.papers) {
            paper.applications = {numbered<ApplicationId>(number)};
            for (auto& blob : paper.blobs) blob = numbered<BlobId>(1000 * number + blob.value.bytes[15]);
        }
        command.address.hamlet = typed;
        REQUIRE(room.submit(room.bring(command)));
    }
    CHECK(hamlets(kVillage) == Json{"Krajan", "Sumberejo", "Ngrayung"});
    CHECK(hamlets("35.03.02.2002") == Json::array());
}

TEST_CASE("intake: pictures that have not arrived, and a code of another device, are refused") {
    Room room;
    auto command = dossier_for(plain_row());
    const auto early = room.submit(command);
    REQUIRE(!early);
    CHECK(early.error().has(ErrorCode::kBlobsMissing));
    command = room.bring(command);
    command.code = PublicCode::make("TK", 5).text();
    const auto foreign = room.submit(command);
    REQUIRE(!foreign);
    CHECK(has(foreign.error(), ErrorCode::kCodeNotIssued, "code"));
}

TEST_CASE("intake: a code that the device was given is taken, once") {
    Room room;
    room.device = numbered<DeviceId>(3);
    const auto code = PublicCode::make("TK", 5);
    room.must([&](auto& tx) -> Result<std::string> {
        const auto stream = ledger::stream_of("device", *room.device);
        tx.append(stream, "account", access::CodesIssued{*room.device, {code}});
        return stream;
    });
    auto command = room.bring(dossier_for(plain_row()));
    command.code = code.text();
    REQUIRE(room.submit(command));
    CHECK(dossier_of(room)["code"] == code.text());
    command.dossier = numbered<DossierId>(2);
    command.applications.front().application = numbered<ApplicationId>(2);
    for (auto& paper : command.papers) paper.applications = {numbered<ApplicationId>(2)};
    const auto again = room.submit(command);
    REQUIRE(!again);
    CHECK(again.error().code() == ErrorCode::kCodeNotIssued);
}

TEST_CASE("intake: returned, mended, verified, ordered, completed") {
    Room room;
    const auto application = room.taken_in(plain_row());
    room.must([&](auto& tx) { return room.service().send_back(tx, verifier(), application, {{{"other", 0, {}, "Halaman terpotong"}}, {}}); });
    CHECK(dossier_of(room)["applications"][0]["returned"][0]["note"] == "Halaman terpotong");
    const auto sent_back = [&](const std::string& area) {
        return room.read([&](auto& session) { return dossiers_json(session, room.ground(), {area}, "returned", access::kFromNewest); })["counts"]["returned"];
    };
    CHECK(sent_back(kVillage) == 1);
    CHECK(sent_back("35.03.02") == 0);
    CHECK(!room.order(application));
    const auto hits = [&](const std::string& text) { return room.read([&](auto& session) { return search_json(session, room.ground(), {""}, text); })["items"].size(); };
    CHECK(hits("Contoh") == 1);
    room.must([&](auto& tx) { return room.service().resubmit(tx, registrar(), application, {{{0, "Nama Benar", {}, {}}}, {}, {}}); });
    CHECK(hits("Nama Benar") == 1);
    CHECK(hits("Siti Rahayu") == 1);
    CHECK(hits("3503010101159001") == 1);
    CHECK(dossier_of(room, Show::open)["applications"][0]["persons"][0]["name"] == "Nama Benar");
    CHECK(dossier_of(room)["applications"][0]["revision"] == 1);
    room.verify(application);
    const auto order = room.order(application);
    REQUIRE(order);
    CHECK(order->village == kVillage);
    CHECK(order->documents.size() == dossier_of(room)["applications"][0]["outputs"].size());
    for (int i = 0; i < 2; ++i)
        room.must([&](auto& tx) -> Result<std::string> { return complete_application(tx, application), "application"; });
    CHECK(dossier_of(room)["applications"][0]["state"] == "completed");
    CHECK(room.ground().ledger.rebuild("3503", true).empty());
}

TEST_CASE("intake: the queue tells who waits, who runs and whose clock stands") {
    Room room;
    const auto application = room.taken_in(recording_row());
    const auto queue = [&] { return room.read([&](auto& session) { return queue_json(session, room.ground(), {""}, {""}, room.now()); }); };
    CHECK(queue()["waiting"].size() == 1);
    room.verify(application);
    CHECK(queue()["waiting"].empty());
    CHECK(queue()["stopped"][0]["clock"]["stopped"][0]["reason"] == kAwaitingBiometrics);
    CHECK(queue()["stopped"][0]["clock"]["stopped"][0]["ends_with"] == "biometrics");
    // Whoever only reports from SIAK has nothing to judge, and the other way round.
    const auto part = room.read([&](auto& session) { return queue_json(session, room.ground(), {}, {""}, room.now()); });
    CHECK(part["stopped"].size() == 1);
    CHECK(part["counts"]["to_report"] == 1);
    CHECK(room.read([&](auto& session) { return queue_json(session, room.ground(), {""}, {}, room.now()); })["stopped"].empty());
    room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    room.must([&](auto& tx) { return room.service().confirm_print_ready(tx, verifier(), application); });
    CHECK(queue()["stopped"].empty());
    CHECK(queue()["running"].size() == 1);
    CHECK(queue()["counts"]["to_report"] == 0);
    const auto twice = room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    CHECK(twice.anomalies == std::vector<std::string>{"biometrics-twice"});
    CHECK(room.ground().ledger.rebuild("3503", true).empty());
}

TEST_CASE("intake: the queue lists the most urgent and counts all, those that are late too, by whatever areas it is asked for") {
    Room room;
    const auto first = room.taken_in(plain_row());
    constexpr std::int64_t kMonthUs = std::int64_t{30} * 86'400 * 1'000'000;
    constexpr int kAll = static_cast<int>(kQueueMax) + 5, kLate = static_cast<int>(kQueueMax) + 2;
    for (int n = 2; n <= kAll; ++n) {
        const auto later = std::int64_t{n} * 1'000'000 - (n <= kLate + 1 ? kMonthUs : 0);
        const std::string village = n % 2 == 0 ? kVillage : "35.03.02.2001";
        REQUIRE(room.ground().store.write([&](auto& session) {
            return session.run(kMoreApplications, numbered<ApplicationId>(n), village, later, first), store::Verdict::keep;
        }));
    }
    const auto queue = [&](const std::vector<std::string>& areas) {
        return room.read([&](auto& session) { return queue_json(session, room.ground(), areas, areas, room.now()); });
    };
    const Json all = queue({""});
    CHECK(all["counts"] == Json{{"waiting", kAll}, {"late", kLate}, {"running", 0}, {"stopped", 0}, {"to_report", 0}});
    REQUIRE(all["waiting"].size() == kQueueMax);
    CHECK(all["waiting"].front()["application"] == numbered<ApplicationId>(2).text());
    CHECK(all["waiting"].back()["application"] == numbered<ApplicationId>(static_cast<int>(kQueueMax) + 1).text());
    CHECK(queue({"35.03.01", "35.03.02"}) == all);
    CHECK(queue({"35.03.02"})["counts"]["waiting"] == kAll / 2);
    CHECK(queue({"35.03.02"})["waiting"].size() == kAll / 2);
}

TEST_CASE("intake: many clocks that stand push none that runs out of the queue") {
    Room room;
    const auto first = room.taken_in(recording_row());
    room.verify(first);
    constexpr int kStopped = static_cast<int>(kQueueMax) + 1;
    for (int n = 2; n <= kStopped + 1; ++n)
        REQUIRE(room.ground().store.write([&](auto& session) {
            session.run(kMoreApplications, numbered<ApplicationId>(n), kVillage, 0, first);
            if (n <= kStopped) session.run(kMoreStops, numbered<ApplicationId>(n), first);
            return store::Verdict::keep;
        }));
    const Json queue = room.read([&](auto& session) { return queue_json(session, room.ground(), {""}, {""}, room.now()); });
    CHECK(queue["counts"] == Json{{"waiting", 0}, {"late", 0}, {"running", 1}, {"stopped", kStopped}, {"to_report", kStopped + 1}});
    CHECK(queue["stopped"].size() == kQueueMax);
    REQUIRE(queue["running"].size() == 1);
    CHECK(queue["running"][0]["application"] == numbered<ApplicationId>(kStopped + 1).text());
}

TEST_CASE("intake: what was verified comes back to the queue when its documents are cancelled, once; what has ended does not") {
    Room room;
    const auto application = room.taken_in(plain_row());
    const auto stopped = [&] { return room.read([&](auto& session) { return queue_json(session, room.ground(), {""}, {""}, room.now()); })["stopped"]; };
    const auto cancelled = [&] { room.must([&](auto& tx) -> Result<std::string> { return stop_for_cancelled(tx, application), "application"; }); };
    cancelled();
    CHECK(stopped().empty());
    room.verify(application);
    cancelled();
    cancelled();
    REQUIRE(stopped().size() == 1);
    const Json stop = stopped()[0]["clock"]["stopped"];
    REQUIRE(stop.size() == 1);
    CHECK(stop[0]["reason"] == kDocumentsCancelled);
    CHECK(stop[0]["may_reject"] == true);
    CHECK(!room.order(application));
    room.must([&](auto& tx) { return room.service().resume_clock(tx, verifier(), application, {std::string(kDocumentsCancelled)}); });
    CHECK(room.order(application).has_value());
    room.must([&](auto& tx) -> Result<std::string> { return complete_application(tx, application), "application"; });
    cancelled();
    CHECK(stopped().empty());
    CHECK(dossier_of(room)["applications"][0]["state"] == "completed");
}

TEST_CASE("intake: the queue says the same until something happens, and only what wants an act") {
    Room room;
    const auto application = room.taken_in(recording_row());
    const auto queue = [&](const std::string& area = "") {
        return room.read([&](auto& session) { return queue_json(session, room.ground(), {area}, {area}, room.now()); });
    };
    const auto same_in_a_while = [&] {
        const Json before = queue();
        room.pass(Seconds{1800});
        return queue() == before;
    };
    CHECK(same_in_a_while());
    CHECK(queue(kVillage)["waiting"].size() == 1);
    CHECK(queue("35.03.02")["waiting"].empty());
    room.verify(application);
    CHECK(same_in_a_while());
    CHECK(queue()["stopped"].size() == 1);
    room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    room.must([&](auto& tx) { return room.service().confirm_print_ready(tx, verifier(), application); });
    const Json running = queue()["running"];
    REQUIRE(running.size() == 1);
    CHECK(same_in_a_while());
    REQUIRE(room.ground().store.write([&](auto& session) { return session.run(kOrderedForTest, application), store::Verdict::keep; }));
    CHECK(queue()["running"].empty());
}

TEST_CASE("intake: an early recording falls due on the birthday and not before") {
    Room room;
    const auto application = room.taken_in(birthday_row());
    room.verify(application);
    room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    room.must([&](auto& tx) { return room.service().confirm_print_ready(tx, verifier(), application); });
    const auto order = room.order(application);
    REQUIRE(order);
    const Date birthday = *order->documents.front().plan.due;
    const auto due = [&](Date on) {
        std::size_t count = 0;
        room.ground().store.read([&](auto& session) { count = queries::due_applications(session, "3503", on).size(); });
        return count;
    };
    CHECK(due(birthday.plus_days(-1)) == 0);
    CHECK(due(birthday) == 1);
}

TEST_CASE("intake: the receipt is a page of PDF") {
    Room room;
    room.taken_in(plain_row());
    room.ground().store.read([&](auto& session) {
        const auto sheet = receipt_sheet(session, room.ground(), kDossier, "https://layang.example");
        REQUIRE(sheet);
        const auto qr = std::ranges::find_if(sheet->blocks, [](const auto& block) { return std::holds_alternative<paper::Qr>(block); });
        REQUIRE(qr != sheet->blocks.end());
        CHECK(std::get<paper::Qr>(*qr).text == "https://layang.example/lacak/" + sheet->subtitle);
        const auto pdf = paper::render_pdf({*sheet}, room.now());
        REQUIRE(pdf);
        CHECK(text_of(*pdf).starts_with("%PDF"));
        CHECK(receipt_sheet(session, room.ground(), numbered<DossierId>(9), "").error().code() == ErrorCode::kNotFound);
    });
}

}  // namespace
}  // namespace layang::intake::service_test
