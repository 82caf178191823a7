#include "capabilities/intake/service.hpp"

#include "capabilities/intake/room_test.hpp"
#include "platform/access/types.hpp"

namespace layang::intake {
namespace {

using namespace examples;

const DossierId kDossier = id<DossierId>(1);

Json dossier_of(Room& room, Show show = Show::masked) {
    return room.read([&](auto& session) { return dossier_json(session, room.ground(), verifier(), kDossier, show, room.now()); });
}

TEST_CASE("intake: a dossier is taken in, shown masked, and opened only on request") {
    Room room;
    room.taken_in(plain_row());
    const auto masked = dossier_of(room);
    CHECK(masked["applicant"]["name"] != "Siti Rahayu");
    CHECK(masked["applicant"]["nik"].get<std::string>().find("3503") == std::string::npos);
    CHECK(masked.dump().find("081234567890") == std::string::npos);
    CHECK(masked["applications"][0]["state"] == "submitted");
    CHECK(masked["applications"][0]["clock"]["target_left_s"].get<std::int64_t>() > 0);
    CHECK(masked["history"].size() == 2 + masked["papers"].size());
    const auto open = dossier_of(room, Show::open);
    CHECK(open["applicant"]["name"] == "Siti Rahayu");
    CHECK(open["contact"]["phone"] == "081234567890");
}

TEST_CASE("intake: people are found by number, phone, name and code, within the area alone") {
    Room room;
    room.taken_in(plain_row());
    const auto hits = [&](const std::string& text, const std::string& area = "") {
        return room.read([&](auto& session) { return search_json(session, room.ground(), {area}, text); })["dossiers"].size();
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
    room.device = id<DeviceId>(3);
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
    command.dossier = id<DossierId>(2);
    command.applications.front().application = id<ApplicationId>(2);
    for (auto& paper : command.papers) paper.applications = {id<ApplicationId>(2)};
    const auto again = room.submit(command);
    REQUIRE(!again);
    CHECK(again.error().code() == ErrorCode::kCodeNotIssued);
}

TEST_CASE("intake: returned, mended, verified, ordered, completed") {
    Room room;
    const auto application = room.taken_in(plain_row());
    room.must([&](auto& tx) { return room.service().send_back(tx, verifier(), application, {{{"other", 0, {}, "Halaman terpotong"}}, {}}); });
    CHECK(dossier_of(room)["applications"][0]["returned"][0]["note"] == "Halaman terpotong");
    CHECK(!room.order(application));
    room.must([&](auto& tx) { return room.service().resubmit(tx, registrar(), application, {{{0, "Nama Benar", {}, {}}}, {}, {}}); });
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
    const auto queue = [&] { return room.read([&](auto& session) { return queue_json(session, room.ground(), {""}, room.now()); }); };
    CHECK(queue()["waiting"].size() == 1);
    room.verify(application);
    CHECK(queue()["waiting"].empty());
    CHECK(queue()["stopped"][0]["clock"]["stopped"][0]["reason"] == kAwaitingBiometrics);
    room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    room.must([&](auto& tx) { return room.service().confirm_print_ready(tx, verifier(), application); });
    CHECK(queue()["stopped"].empty());
    CHECK(queue()["running"].size() == 1);
    const auto twice = room.must([&](auto& tx) { return room.service().record_biometrics(tx, verifier(), application); });
    CHECK(twice.anomalies == std::vector<std::string>{"biometrics-twice"});
    CHECK(room.ground().ledger.rebuild("3503", true).empty());
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

TEST_CASE("intake: a second open application for the same number is shown, and not refused") {
    Room room;
    const auto& service = plain_row();
    room.taken_in(service);
    auto second = dossier_for(service);
    second.dossier = id<DossierId>(2);
    second.applications.front().application = id<ApplicationId>(2);
    for (auto& paper : second.papers) {
        paper.applications = {id<ApplicationId>(2)};
        for (auto& blob : paper.blobs) blob.value.bytes[13] = 1;
    }
    REQUIRE(room.submit(room.bring(second)));
    CHECK(dossier_of(room)["duplicates"][0]["application"] == id<ApplicationId>(2).text());
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
        CHECK(receipt_sheet(session, room.ground(), id<DossierId>(9), "").error().code() == ErrorCode::kNotFound);
    });
}

TEST_CASE("intake: a policy is a time, and one that is none is a mistake of the table") {
    Room room;
    const auto due = [&](std::optional<std::string> choice, std::optional<std::int64_t> number, std::optional<std::string> unit) {
        Policy policy;
        policy.choice = std::move(choice);
        policy.number = number;
        policy.unit = std::move(unit);
        return due_by_policy(policy, room.ground().calendar, kNow);
    };
    // 8 June 2020 is a Monday.
    const Instant tomorrow = kNow + Seconds{24 * 3600};
    CHECK(due("same_time_next_working_day", {}, {}).value() == tomorrow);
    CHECK(due("hours_24", {}, {}).value() == tomorrow);
    CHECK(due({}, 1, "working_days").value() == tomorrow);
    CHECK(due({}, 5, "working_days").value() == kNow + Seconds{7 * 24 * 3600});
    CHECK(due({}, 2, "hours").value() == kNow + Seconds{7200});
    CHECK(due("reader", {}, {}).error().code() == ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace layang::intake
