// Pictures of the door and of the road: who takes them may send them, and what an event names stays.
#include "app/town_life_test.hpp"

namespace layang::app::town {

TEST_CASE("the photo of a hand-over and of a problem on the road are kept, one that nothing names goes after two days") {
    const store::testing::TemporaryFolder folder;
    const auto clock = std::make_shared<ManualClock>(SystemClock().now());
    auto config = Town::config_in(folder);
    config.clock = clock;
    Town town(config);
    const Things things = live(town);
    const auto& document = things.at("document");
    const auto at_door = town.upload("hamlet_head", document), on_road = town.upload("rider", things.at("run")), nowhere = town.upload("rider", things.at("run"));
    town.act("hamlet_head", "/documents/" + document + "/handover",
             {{"to", "holder"}, {"relation", "self"}, {"identified_by", "known_to_officer"}, {"activation", "deferred"}, {"proof", at_door}});
    town.act("rider", "/runs/" + things.at("run") + "/problem", {{"kind", "weather"}, {"photo", on_road}});
    const auto kept = [&](const std::string& blob) { return town.ground().blobs.complete(*BlobId::parse(blob)); };

    clock->advance(Seconds{3 * 86'400});
    town.tick();
    CHECK(kept(nowhere));  // an act at the quarantine desk may still name it
    town.log_in_again("admin");
    town.act("admin", "/late-acts/" + things.at("act") + "/discard", {{"note", "not his any more"}});
    town.tick();
    CHECK(kept(things.at("blob")));
    CHECK(kept(at_door));
    CHECK(kept(on_road));
    CHECK_FALSE(kept(nowhere));
}

}  // namespace layang::app::town
