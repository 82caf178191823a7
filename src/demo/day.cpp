// One day of the regency: taken in before noon, printed and packed at noon, ridden and handed over in the afternoon, counted at night.
#include "demo/day.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <stdexcept>

#include "demo/crowd.hpp"
#include "demo/hours.hpp"
#include "demo/staff.hpp"

namespace layang::demo {
namespace {

constexpr int kDayBlanks = 300, kDelivered = 200;
/// Of a hundred dossiers: brought to the counter, sent back once.
constexpr std::size_t kAtCounterEvery = 25, kSentBackEvery = 20;
/// Bags that stay at the office, on the road, and closed in the village.
constexpr std::size_t kBagsKept = 2, kBagsOnRoad = 3, kBagsUnopened = 2;
constexpr int kHandedOverPercent = 75;

struct Delivered {
    std::size_t village = 0;
    Bag bag;
    std::vector<std::string> old;
};

class Day {
public:
    explicit Day(const DayPlan& plan)
        : plan_(plan),
          names_(plan.stage.names_file),
          dice_(plan.stage.seed),
          staff_(hire(plan.stage, names_, dice_.branch(1'000'000))),
          catalogue_(staff_.counters.front()->read("/catalogue")),
          villages_(catalogue_.villages()),
          hours_(plan.stage, *staff_.admin) {}

    void play() {
        tell("accounts made");
        hours_.until(0, 8);
        open_stock(*staff_.stock_keeper, catalogue_, kDayBlanks);
        take_in();
        judge();
        hours_.until(0, 11);
        print_all();
        hours_.until(0, 12);
        pack_all();
        ride_out();
        hours_.until(0, 14);
        at_the_door();
        fetch_old();
        hours_.until(0, 17);
        close_stock(*staff_.stock_keeper, catalogue_, plan_.plant == Plant::hidden_blank ? 1 : 0);
        hours_.until(1, 8);
        (void)staff_.stock_keeper->read("/session");
        open_stock(*staff_.stock_keeper, catalogue_, 0);
        tell("the next morning begins");
    }

private:
    void tell(const std::string& what) const {
        if (plan_.told != nullptr) *plan_.told << what << std::endl;
    }

    // --- before noon ---
    /// The first dossier of each village yields documents today; the others are whatever families bring.
    [[nodiscard]] std::vector<const ServiceRow*> services_of(std::size_t number, Dice& dice) const {
        const auto plain = catalogue_.services_where([](const ServiceRow& row) { return row.plain; });
        std::vector<const ServiceRow*> chosen{number < villages_.size() ? plain[number % plain.size()]
                                                                        : dice.one_of(all_services_)};
        if (dice.percent(25)) {
            const auto* second = dice.one_of(plain);
            if (second != chosen.front()) chosen.push_back(second);
        }
        return chosen;
    }

    void take_in() {
        for (const auto& row : catalogue_.services()) all_services_.push_back(&row);
        const auto count = static_cast<std::size_t>(plan_.dossiers);
        const auto at_counter = [&](std::size_t number) { return number >= villages_.size() && number % kAtCounterEvery == 0; };
        taken_.resize(count);
        const auto one = [&](Person& desk, const std::string& desk_code, std::size_t number) {
            auto dice = dice_.branch(number);
            taken_[number] = submit(desk, catalogue_, names_, desk_code, villages_[number % villages_.size()], dice,
                                    services_of(number, dice));
        };
        // A village's dossiers are one registrar's work; the counters share what is brought to them.
        all_at_once(villages_.size() + staff_.counters.size(), [&](std::size_t who) {
            if (who < villages_.size()) {
                for (auto number = who; number < count; number += villages_.size())
                    if (!at_counter(number)) one(*staff_.registrars[who], villages_[who], number);
                return;
            }
            const auto counter = who - villages_.size();
            for (std::size_t number = 0; number < count; ++number)
                if (at_counter(number) && number / kAtCounterEvery % staff_.counters.size() == counter)
                    one(*staff_.counters[counter], catalogue_.desk("counter"), number);
        });
        tell(std::to_string(count) + " dossiers taken in");
    }

    /// Each of `people` does its share of the dossiers.
    template <class Act>
    void share(const People& people, const Act& act) const {
        all_at_once(people.size(), [&](std::size_t who) {
            for (auto number = who; number < taken_.size(); number += people.size()) act(*people[who], number);
        });
    }

    void judge() {
        const auto sent_back = [](std::size_t number) { return number % kSentBackEvery == 7; };
        share(staff_.verifiers, [&](Person& verifier, std::size_t number) {
            if (sent_back(number)) give_back(verifier, catalogue_, taken_[number].applications.front());
        });
        all_at_once(villages_.size(), [&](std::size_t village) {
            for (auto number = village; number < taken_.size(); number += villages_.size())
                if (sent_back(number)) resubmit(*staff_.registrars[village], taken_[number], taken_[number].applications.front());
        });
        hours_.until(0, 10);
        share(staff_.verifiers, [&](Person& verifier, std::size_t number) { verify(verifier, taken_[number]); });
        share(staff_.counters, [&](Person& counter, std::size_t number) { report_from_siak(counter, taken_[number]); });
        tell("all of them verified");
    }

    // --- noon ---
    void print_all() {
        auto& keeper = *staff_.stock_keeper;
        for (const auto& medium : catalogue_.counted_media())
            (void)keeper.do_well("/stock/" + medium + '/' + keeper.today() + "/receive",
                                 {{"count", kDelivered}, {"reference", "SJ-DEMO-" + medium}});
        auto& printer = *staff_.printers.front();
        print(printer, ids_of(print_queue(printer, "ordered")));
        // One print of each medium turns out bad and is made again.
        std::map<std::string, std::string> bad;
        for (const auto& one : print_queue(printer, "printed")) bad.emplace(one.medium, one.document);
        for (const auto& [medium, document] : bad)
            (void)printer.do_well("/documents/" + document + "/spoil", {{"reason", catalogue_.reason("spoil")}});
        const auto again = print_queue(printer, "ordered");
        print(printer, ids_of(again));
        const auto printed = print_queue(printer, "printed");
        all_at_once(staff_.printers.size(), [&](std::size_t who) {
            for (auto i = who; i < printed.size(); i += staff_.printers.size())
                pass(*staff_.printers[who], printed[i].document, "Rak " + printed[i].village.substr(6, 2));
        });
        tell(std::to_string(printed.size()) + " documents printed and on the shelf");
    }
    static std::vector<std::string> ids_of(const std::vector<Printable>& documents) {
        std::vector<std::string> ids;
        for (const auto& one : documents) ids.push_back(one.document);
        return ids;
    }

    void pack_all() {
        ByVillage by_village;
        for (const auto& one : print_queue(*staff_.printers.front(), "passed,shelved"))
            by_village[one.village].push_back(one.document);
        if (plan_.plant == Plant::past_the_bag) keep_back(by_village);
        bags_.resize(villages_.size());
        all_at_once(staff_.packers.size(), [&](std::size_t who) {
            for (auto village = who; village < villages_.size(); village += staff_.packers.size())
                if (by_village.contains(villages_[village]))
                    bags_[village] = seal(*staff_.packers[who], numbers_, villages_[village], by_village.at(villages_[village]));
        });
        tell("a bag sealed for each village that has documents");
    }

    using ByVillage = std::map<std::string, std::vector<std::string>>;
    /// Takes a document out of the heap of the first village, for hand_over_past_the_bag.
    void keep_back(ByVillage& by_village) {
        auto& [village, documents] = *by_village.begin();
        kept_back_ = {village, documents.back()};
        documents.pop_back();
        if (documents.empty()) by_village.erase(by_village.begin());
    }

    // --- the afternoon ---
    void ride_out() {
        std::vector<std::size_t> going;
        for (std::size_t village = 0; village < bags_.size(); ++village)
            if (!bags_[village].id.empty()) going.push_back(village);
        going.resize(going.size() - std::min(going.size() / 2, kBagsKept));
        if (plan_.plant == Plant::missing_hand_over) untold_ = going.front();
        const auto riders = staff_.riders.size();
        const auto share_size = (going.size() + riders - 1) / riders;
        std::vector<std::vector<std::size_t>> rounds(riders);
        std::vector<Run> runs(riders);
        for (std::size_t i = 0; i < going.size(); ++i) rounds[i / share_size].push_back(going[i]);
        for (std::size_t rider = 0; rider < riders; ++rider) {
            if (rounds[rider].empty()) continue;
            std::vector<Bag> bags;
            for (const auto village : rounds[rider]) bags.push_back(bags_[village]);
            runs[rider] = plan(*staff_.dispatcher, bags);
            assign(*staff_.dispatcher, numbers_, runs[rider], *staff_.riders[rider]);
        }
        all_at_once(staff_.packers.size(), [&](std::size_t packer) {
            for (auto rider = packer; rider < riders; rider += staff_.packers.size())
                for (const auto village : rounds[rider]) load(*staff_.packers[packer], *staff_.riders[rider], bags_[village]);
        });
        hours_.until(0, 13);
        std::vector<std::vector<Delivered>> delivered(riders);
        all_at_once(riders, [&](std::size_t rider) {
            if (!rounds[rider].empty())
                delivered[rider] = ride(*staff_.riders[rider], runs[rider], rounds[rider], rider + 1 == riders);
        });
        for (auto& one : delivered) delivered_.insert(delivered_.end(), one.begin(), one.end());
        tell(std::to_string(delivered_.size()) + " bags brought to their villages");
    }

    /// The last rider is still on the road when the day ends.
    std::vector<Delivered> ride(Person& rider, const Run& run, const std::vector<std::size_t>& round, bool late) {
        std::vector<Delivered> delivered;
        start(rider, run);
        const auto stops = round.size() - (late ? std::min(round.size() / 2, kBagsOnRoad) : 0);
        for (std::size_t i = 0; i < stops; ++i) {
            reach(rider, run, villages_[round[i]]);
            auto& registrar = *staff_.registrars[round[i]];
            if (untold_ == round[i]) take_untold(registrar, rider, bags_[round[i]]);
            else deliver(rider, registrar, bags_[round[i]]);
            delivered.push_back({round[i], bags_[round[i]], {}});
        }
        if (!late) complete(rider, run);
        return delivered;
    }

    void at_the_door() {
        const auto opened = delivered_.size() - std::min(delivered_.size() / 2, kBagsUnopened);
        if (plan_.plant == Plant::swap) swap_two(delivered_.at(0), delivered_.at(1));
        if (plan_.plant == Plant::past_the_bag) hand_over_past_the_bag();
        std::atomic<int> handed_over{0};
        all_at_once(opened, [&](std::size_t i) {
            auto& [village, bag, old] = delivered_[i];
            auto& registrar = *staff_.registrars[village];
            auto dice = dice_.branch(500'000 + village);
            if (plan_.plant != Plant::swap || i > 1) open(registrar, bag);
            for (const auto& thing : bag.contents) {
                const auto document = thing.at("id").get<std::string>();
                if (plan_.plant == Plant::swap && i < 2) continue;
                if (dice.percent(kHandedOverPercent)) {
                    for (auto& one : hand_over(registrar, document)) old.push_back(std::move(one));
                    ++handed_over;
                } else if (dice.percent(40)) {
                    (void)registrar.do_well("/documents/" + document + "/attempt",
                                            {{"reason", catalogue_.reason("attempt_failed")}});
                }
            }
        });
        tell(std::to_string(handed_over) + " documents handed over");
    }

    /// Two documents lie in each other's bag. Both villages count honestly: one is not there, and another one is too many.
    void swap_two(const Delivered& one, const Delivered& other) {
        const auto code_of = [&](const Delivered& at) {
            return staff_.registrars[at.village]
                ->read("/documents/" + at.bag.contents.front().at("id").get<std::string>())
                .at("document")
                .at("code")
                .get<std::string>();
        };
        const auto open_with = [&](const Delivered& at, const std::string& stranger) {
            Json present = at.bag.contents;
            present.erase(0);
            (void)staff_.registrars[at.village]->act(
                "/bags/" + at.bag.id + "/open",
                {{"seal_intact", true}, {"seal_seen", at.bag.seal}, {"present", present}, {"surplus", {stranger}}});
        };
        const auto first = code_of(one), second = code_of(other);
        open_with(one, second);
        open_with(other, first);
    }

    /// The registrar swears to have given what the books have on the office's shelf; the server notes an anomaly and keeps it.
    void hand_over_past_the_bag() {
        const auto& [village, document] = kept_back_;
        auto& registrar = *staff_.registrars[static_cast<std::size_t>(std::find(villages_.begin(), villages_.end(), village) - villages_.begin())];
        (void)registrar.act("/documents/" + document + "/handover", prepare_handover(registrar, document).body);
    }

    /// Old documents go to the office the same day, where the first riders pass by once more; half of them are destroyed at once.
    void fetch_old() {
        const auto riders = staff_.riders.size() / 2;
        std::vector<std::vector<Delivered*>> rounds(riders);
        for (std::size_t i = 0; i < delivered_.size(); ++i)
            if (!delivered_[i].old.empty() && i * 2 < delivered_.size())
                rounds[i * riders * 2 / (delivered_.size() + 1) % riders].push_back(&delivered_[i]);
        std::vector<std::string> counted;
        for (std::size_t who = 0; who < riders; ++who) {
            if (rounds[who].empty()) continue;
            auto& rider = *staff_.riders[who];
            auto& packer = *staff_.packers.front();
            std::vector<Bag> bags;
            for (const auto* at : rounds[who])
                bags.push_back(seal_inward(*staff_.registrars[at->village], numbers_, villages_[at->village], at->old));
            const auto run = plan(*staff_.dispatcher, bags);
            assign(*staff_.dispatcher, numbers_, run, rider);
            start(rider, run);
            for (std::size_t i = 0; i < bags.size(); ++i) {
                reach(rider, run, bags[i].village);
                collect(*staff_.registrars[rounds[who][i]->village], rider, bags[i]);
            }
            for (std::size_t i = 0; i < bags.size(); ++i) {
                bring_in(rider, packer, bags[i]);
                // The last bag of each round waits to be opened.
                if (i + 1 == bags.size()) continue;
                open(packer, bags[i]);
                counted.insert(counted.end(), rounds[who][i]->old.begin(), rounds[who][i]->old.end());
            }
            complete(rider, run);
        }
        const std::vector<std::string> half(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(counted.size() / 2));
        if (!half.empty())
            (void)staff_.packers.front()->do_well("/old-documents/destroy",
                                                  {{"old_documents", half}, {"berita_acara", "BA-DEMO-1"}});
        tell(std::to_string(counted.size()) + " old documents counted in");
    }

    DayPlan plan_;
    Names names_;
    Dice dice_;
    Staff staff_;
    Catalogue catalogue_;
    std::vector<std::string> villages_;
    Hours hours_;
    Numbers numbers_;
    std::vector<const ServiceRow*> all_services_;
    std::vector<TakenIn> taken_;
    /// By village; without an id where there is none.
    std::vector<Bag> bags_;
    std::vector<Delivered> delivered_;
    /// Village and document; empty unless planted.
    std::pair<std::string, std::string> kept_back_;
    /// Village whose bag the rider leaves without a word; none unless planted.
    std::optional<std::size_t> untold_;
};

}  // namespace

void play_day(const DayPlan& plan) { Day(plan).play(); }

}  // namespace layang::demo
