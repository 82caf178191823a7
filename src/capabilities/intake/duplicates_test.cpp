#include <algorithm>

#include "capabilities/intake/room_test.hpp"
#include "capabilities/intake/service.hpp"

namespace layang::intake::duplicates_test {
namespace {

using namespace examples;

TEST_CASE("intake: who only brings an application has none open for himself") {
    Room room;
    room.taken_in(plain_row());
    const auto open = [&](const std::string& digits) {
        return room.read([&](auto& session) { return duplicates_json(session, room.ground(), {""}, plain_row().code, *Nik::read(digits)); })["open"].size();
    };
    const auto command = dossier_for(plain_row());
    CHECK(open(*command.applications.front().persons.front().nik) == 1);
    CHECK(open(*command.applicant.nik) == 0);
}

TEST_CASE("intake: of every row, a second open application for the same people is shown, and not refused") {
    for (const auto* service : catalogue().services_on(kDay)) {
        CAPTURE(service->code);
        Room room;
        room.taken_in(*service);
        auto second = dossier_for(*service);
        second.dossier = numbered<DossierId>(2);
        second.applications.front().application = numbered<ApplicationId>(2);
        for (auto& paper : second.papers) {
            paper.applications = {numbered<ApplicationId>(2)};
            for (auto& blob : paper.blobs) blob.value.bytes[13] = 1;
        }
        REQUIRE(room.submit(room.bring(second)));
        const Json shown = dossier_of(room)["duplicates"];
        REQUIRE(shown.size() == 1);
        CHECK(shown[0]["application"] == numbered<ApplicationId>(2).text());
        // What a desk asks about before it sends: the first in the row's order who has a number, a newborn's mother.
        const auto& persons = second.applications.front().persons;
        const auto known = std::ranges::find_if(persons, [](const RolePersonDraft& person) { return person.nik.has_value(); });
        REQUIRE(known != persons.end());
        const auto asked = room.read([&](auto& session) { return duplicates_json(session, room.ground(), {kVillage}, service->code, *Nik::read(*known->nik)); });
        CHECK(asked["open"].size() == 2);
    }
}

}  // namespace
}  // namespace layang::intake::duplicates_test
