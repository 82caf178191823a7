// A document that comes back from its village: what the resident is told, and whoever looks the receipt up.
#include "app/town_life_test.hpp"

namespace layang::app::town::came_back_test {
namespace {

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

/// The town's document on its way back; everything else of its file is done with it.
class Back {
public:
    Back() : things(live(town)) {
        contents_ = Json::array({{{"kind", "document"}, {"id", things.at("document")}}});
        town.act("registrar", "/documents/" + things.at("document") + "/attempt", {{"reason", "died"}});
        bag_ = town.fresh();
        town.act("registrar", "/bags", {{"bag", bag_}, {"seal", "TG-000201"}, {"direction", "inward"}, {"village", kHere}, {"contents", contents_}});
    }
    /// Counted in at the office.
    void arrives(bool damaged = false) {
        town.act("packer", "/bags/" + bag_ + "/open", {{"by", "office"}, {"seal_intact", true}, {"present", contents_}, {"damaged", damaged ? contents_ : Json::array()}});
    }
    [[nodiscard]] std::string page() { return town.ask("", {http::Method::get, "=/lacak/" + things.at("code")}).body; }
    /// By whoever prints, who sees nothing of custody.
    [[nodiscard]] Json to_reprint() { return town.read("printer", "/print-queue?state=damaged").at("items"); }
    [[nodiscard]] Json standing() {
        const Json found = town.read("registrar", "/things/" + things.at("document_code"));
        return found.at("standings").at(0);
    }

    Town town;
    Things things;

private:
    Json contents_;
    std::string bag_;
};

}  // namespace

TEST_CASE("came back: the public page says that it was not claimed and is at the office, and not what was said of the person") {
    Back back;
    CHECK(has(back.page(), "<h1>Tidak diambil, kembali ke kantor Dukcapil.</h1>"));
    back.arrives();
    const auto page = back.page();
    CHECK_MESSAGE(has(page, "<h1>Tidak diambil, sudah kembali di kantor Dukcapil.</h1>"), page);
    CHECK(has(page, "<b>Kembali di kantor Dukcapil"));
    CHECK(has(page, "Ambil di kantor Dukcapil"));
    for (const char* said : {"eninggal", "died", "Wagimin"}) CHECK_FALSE(has(page, said));
    CHECK(back.standing().at("state") == "at_office");
    CHECK(back.standing().at("damaged") == false);
}

TEST_CASE("came back: what is damaged is to be printed again, and once it is in the line the page says that it waits for its print") {
    Back back;
    back.arrives(true);
    for (const char* step : {"Dibawa kurir<span", "Tiba di balai desa<span"}) CHECK(has(back.page(), step));
    CHECK(has(back.page(), "<h1>Rusak, akan dicetak ulang di kantor Dukcapil.</h1>"));
    CHECK(back.standing().at("damaged") == true);
    const Json listed = back.to_reprint();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].at("document") == back.things.at("document"));
    CHECK(listed[0].at("damaged") == true);
    back.town.act("printer", "/documents/" + back.things.at("document") + "/spoil", {{"reason", "misprint"}});
    CHECK_FALSE(has(back.page(), "Rusak"));
    CHECK(has(back.page(), "Lengkap, menunggu dicetak."));
    // The new copy has still its whole way before it.
    for (const char* step : {"Dibawa kurir<span", "<b>Tiba di balai desa"}) CHECK_FALSE(has(back.page(), step));
    CHECK(back.standing().at("damaged") == false);
    CHECK(back.to_reprint().empty());
    // Printed anew and on its shelf, it is as good as any other.
    back.town.act("printer", "/documents/" + back.things.at("document") + "/print", Json::object());
    back.town.act("printer", "/documents/" + back.things.at("document") + "/pass", {{"shelf", "A1"}});
    CHECK(back.to_reprint().empty());
    CHECK(back.town.ground().ledger.rebuild(back.town.ground().regency, true).empty());
}

TEST_CASE("came back: the printer's list holds what lies at the office and is damaged: not what is in its village, and not what is merely unclaimed") {
    Back back;
    CHECK(back.to_reprint().empty());
    back.town.act("registrar", "/documents/" + back.things.at("document") + "/damage", {{"reason", "misprint"}});
    CHECK(back.to_reprint().empty());
    back.arrives();
    CHECK(back.to_reprint().size() == 1);
    back.town.act("packer", "/documents/" + back.things.at("shelved") + "/damage", {{"reason", "torn"}, {"desk", "dukcapil"}});
    CHECK(back.to_reprint().size() == 2);
    // Among others it stands in the order of the line, and once.
    CHECK(back.town.read("printer", "/print-queue?state=queued,ordered,printed,passed,damaged").at("items") == back.to_reprint());
    CHECK(back.town.read("office-elsewhere", "/print-queue?state=damaged").at("items").empty());
    Back unclaimed;
    unclaimed.arrives();
    CHECK(unclaimed.to_reprint().empty());
}

}  // namespace layang::app::town::came_back_test
