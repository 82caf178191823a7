// Four days at the office, told so that on the last one something lies on every desk.
#include <algorithm>
#include <map>
#include <stdexcept>

#include "demo/hours.hpp"
#include "demo/staff.hpp"

namespace layang::demo {
namespace {

constexpr int kDeskBlanks = 60;

using Dossiers = std::vector<TakenIn>;
using Services = std::vector<const ServiceRow*>;

/// The nine, the rules, and what has been done so far.
class Story {
public:
    explicit Story(const Stage& stage)
        : stage_(stage),
          names_(stage.names_file),
          dice_(stage.seed),
          hiring_(dice_.branch(0)),
          registrar_(person("registrar")),
          counter_(person("counter")),
          verifier_(person("verifier")),
          printer_(person("printer")),
          stock_keeper_(person("stock_keeper")),
          packer_(person("packer")),
          dispatcher_(person("dispatcher")),
          rider_(person("rider")),
          admin_(person("admin")),
          catalogue_(registrar_.read("/catalogue")),
          hours_(stage_, registrar_) {
        home_ = registrar_.read("/session").at("grants").at(0).at("area").get<std::string>();
        for (const auto& village : catalogue_.villages())
            if (village != home_) elsewhere_.push_back(village);
        plain_ = catalogue_.services_where([](const ServiceRow& row) { return row.plain; });
        with_old_ = catalogue_.services_where([](const ServiceRow& row) { return row.plain && row.surrenders; });
        recorded_ = catalogue_.services_where([](const ServiceRow& row) { return row.biometrics && row.at_once; });
    }

    void tell() {
        first_day();
        second_day();
        third_day();
        last_morning();
        leave_for_the_office();
        leave_on_the_road();
        leave_for_the_admin();
    }

private:
    Person person(const std::string& role) const {
        Person one(stage_, role, stage_.password);
        one.log_in();
        return one;
    }

    // --- time ---
    /// Everybody hears the time.
    void morning(int day) {
        hours_.until(day, 8);
        for (auto* one : {&counter_, &verifier_, &printer_, &stock_keeper_, &packer_, &dispatcher_, &rider_, &admin_})
            (void)one->read("/session");
        for (auto& [village, one] : registrars_) (void)one->read("/session");
        open_stock(stock_keeper_, catalogue_, kDeskBlanks);
    }
    void evening(int day) {
        hours_.until(day, 17);
        close_stock(stock_keeper_, catalogue_);
    }

    // --- what several days do ---
    std::string next_village() {
        // Distant ones in turn, so that lists show the whole regency.
        const auto village = elsewhere_.at(at_village_ * 37 % elsewhere_.size());
        ++at_village_;
        return village;
    }
    Dossiers at_home(int count, const Services& services) {
        Dossiers taken;
        for (int i = 0; i < count; ++i) taken.push_back(take_in(registrar_, home_, home_, services));
        return taken;
    }
    Dossiers at_counter(int count, const Services& services, const std::string& village = "") {
        Dossiers taken;
        for (int i = 0; i < count; ++i)
            taken.push_back(take_in(counter_, catalogue_.desk("counter"), village.empty() ? next_village() : village, services));
        return taken;
    }
    TakenIn take_in(Person& desk, const std::string& code, const std::string& village, const Services& services) {
        Services chosen{dice_.one_of(services)};
        if (dice_.percent(20)) {
            const auto* second = dice_.one_of(plain_);
            if (second != chosen.front()) chosen.push_back(second);
        }
        return submit(desk, catalogue_, names_, code, village, dice_, chosen);
    }
    void verify_all(const Dossiers& dossiers) {
        for (const auto& one : dossiers) verify(verifier_, one);
    }
    std::vector<Printable> documents_of(const Dossiers& dossiers, const std::string& states) {
        std::vector<Printable> found;
        for (const auto& row : print_queue(printer_, states))
            if (std::any_of(dossiers.begin(), dossiers.end(), [&](const TakenIn& one) { return one.dossier == row.dossier; }))
                found.push_back(row);
        return found;
    }
    /// Verified, printed, on the shelf.
    std::vector<Printable> make(const Dossiers& dossiers) {
        verify_all(dossiers);
        const auto documents = documents_of(dossiers, "ordered");
        std::vector<std::string> ids;
        for (const auto& one : documents) ids.push_back(one.document);
        print(printer_, ids);
        for (const auto& one : documents) pass(printer_, one.document, "Rak " + one.village.substr(6, 2));
        return documents;
    }
    /// One bag for each village that the documents go to.
    std::vector<Bag> pack(const std::vector<Printable>& documents) {
        std::map<std::string, std::vector<std::string>> by_village;
        for (const auto& one : documents) by_village[one.village].push_back(one.document);
        std::vector<Bag> bags;
        for (const auto& [village, ids] : by_village) bags.push_back(seal(packer_, numbers_, village, ids));
        return bags;
    }
    Run send(const std::vector<Bag>& bags) {
        auto run = plan(dispatcher_, bags);
        assign(dispatcher_, numbers_, run, rider_);
        for (const auto& bag : bags) load(packer_, rider_, bag);
        start(rider_, run);
        return run;
    }
    /// Who speaks for that village: its registrar, hired when the first bag goes there.
    Person& desk_of(const std::string& village) {
        if (village == home_) return registrar_;
        auto& registrar = registrars_[village];
        if (!registrar) registrar = hire_registrar(stage_, admin_, village, names_.somebody(hiring_, village, 35, days_of(admin_.today())).name);
        return *registrar;
    }
    void ride(const Run& run) {
        for (const auto& bag : run.bags) {
            reach(rider_, run, bag.village);
            deliver(rider_, desk_of(bag.village), bag);
        }
        complete(rider_, run);
    }
    void open_at_village(const Bag& bag) { open(desk_of(bag.village), bag); }
    static std::vector<std::string> documents_in(const Bag& bag) {
        std::vector<std::string> ids;
        for (const auto& thing : bag.contents) ids.push_back(thing.at("id").get<std::string>());
        return ids;
    }
    std::vector<std::string> hand_over_all(const Bag& bag, std::size_t but_last) {
        const auto ids = documents_in(bag);
        std::vector<std::string> old;
        for (std::size_t i = 0; i + but_last < ids.size(); ++i)
            for (auto& one : hand_over(desk_of(bag.village), ids[i])) old.push_back(std::move(one));
        return old;
    }
    /// What goes back from a village, up to the office's door; the packer has it in the bag.
    Bag fetch(const std::string& village, const std::vector<std::string>& old, const std::vector<std::string>& undelivered = {}) {
        const auto bag = seal_inward(desk_of(village), numbers_, village, old, undelivered);
        const auto run = plan(dispatcher_, {bag});
        assign(dispatcher_, numbers_, run, rider_);
        start(rider_, run);
        reach(rider_, run, village);
        collect(desk_of(village), rider_, bag);
        bring_in(rider_, packer_, bag);
        complete(rider_, run);
        return bag;
    }

    // --- the days ---
    void first_day() {
        morning(0);
        auto dossiers = at_home(6, with_old_);
        for (auto& one : at_counter(6, with_old_)) dossiers.push_back(std::move(one));
        hours_.until(0, 11);
        const auto bags = pack(make(dossiers));
        hours_.until(0, 14);
        const auto run = send(bags);
        hours_.until(0, 15);
        ride(run);
        for (const auto& bag : bags) open_at_village(bag);
        delivered_ = bags;
        evening(0);
    }

    void second_day() {
        morning(1);
        for (const auto& bag : delivered_) {
            auto old = hand_over_all(bag, bag.village == home_ ? 1 : 0);
            if (bag.village == home_) {
                // Half of them go back today, the others wait for the next bag.
                const std::vector<std::string> first(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(old.size() / 2));
                open(packer_, fetch(home_, first));
            } else if (returned_.size() < 2 && !old.empty()) {
                returned_.emplace_back(bag.village, old);
            }
        }
        undelivered_ = documents_in(*std::find_if(delivered_.begin(), delivered_.end(), [&](const Bag& bag) {
                           return bag.village == home_;
                       })).back();
        (void)registrar_.do_well("/documents/" + undelivered_ + "/attempt", {{"reason", catalogue_.reason("attempt_failed")}});
        hours_.until(1, 10);
        auto dossiers = at_home(5, plain_);
        for (auto& one : at_counter(9, plain_)) dossiers.push_back(std::move(one));
        hours_.until(1, 13);
        const auto bags = pack(make(dossiers));
        hours_.until(1, 15);
        const auto run = send(bags);
        ride(run);
        delivered_ = bags;
        evening(1);
    }

    void third_day() {
        morning(2);
        bool one_is_missing = false;
        for (const auto& bag : delivered_) {
            if (bag.village == home_ || one_is_missing) {
                open_at_village(bag);
                continue;
            }
            // One document is not in its bag: the count says so, and somebody has to ask.
            Json present = bag.contents;
            present.erase(present.size() - 1);
            (void)desk_of(bag.village).act("/bags/" + bag.id + "/open",
                                           {{"seal_intact", false}, {"seal_seen", bag.seal}, {"present", present}});
            one_is_missing = true;
        }
        for (const auto& [village, old] : returned_) (void)fetch(village, old);
        // Who was not met is asked to come to the office.
        open(packer_, fetch(home_, {}, {undelivered_}));
        hours_.until(2, 10);
        returned_at_home_ = at_home(3, plain_);
        on_the_road_ = at_home(7, plain_);
        far_ = at_counter(8, plain_);
        hours_.until(2, 13);
        for (const auto& one : returned_at_home_) give_back(verifier_, catalogue_, one.applications.front());
        const auto documents = make(on_the_road_);
        const auto half = std::next(on_the_road_.begin(), 3);
        std::vector<std::string> first, second;
        for (const auto& one : documents) {
            const bool early =
                std::any_of(on_the_road_.begin(), half, [&](const TakenIn& taken) { return taken.dossier == one.dossier; });
            (early ? first : second).push_back(one.document);
        }
        unopened_ = seal(packer_, numbers_, home_, first);
        riding_ = {seal(packer_, numbers_, home_, second)};
        evening(2);
    }

    void last_morning() {
        morning(3);
        ride(send({unopened_}));
        resubmit(registrar_, returned_at_home_.back(), returned_at_home_.back().applications.front());
        const auto bags = pack(make(far_));
        riding_.push_back(bags.at(0));
        to_go_.assign(bags.begin() + 1, bags.end());
    }

    /// Queues of the office: for a verdict, for a recording, for a blank, for the printer, for the packer.
    void leave_for_the_office() {
        withdraw(registrar_, catalogue_, at_home(4, plain_).back());
        reject(verifier_, catalogue_, at_counter(5, plain_).back());
        verify_all(at_counter(2, recorded_));
        const auto scarce = catalogue_.counted_media().back();
        (void)make(at_counter(2, plain_));
        const auto printed = at_counter(1, plain_);
        verify_all(printed);
        for (const auto& one : documents_of(printed, "ordered")) print(printer_, {one.document});
        verify_all(at_counter(1, with_old_));
        run_dry(scarce);
        const auto on_scarce =
            catalogue_.services_where([&](const ServiceRow& row) { return row.plain && row.counted_media.contains(scarce); });
        verify_all(at_counter(1, on_scarce));
    }

    /// The last blanks of a medium go to a branch: from now on documents wait in line for the next delivery.
    void run_dry(const std::string& medium) {
        const auto day = stock_day(stock_keeper_, medium);
        const auto left = day.at("available").get<int>();
        if (left <= 0) return;
        std::string reason;
        for (const auto& row : catalogue_.json().at("reasons"))
            if (row.at("kind") == "stock_adjust") reason = row.at("code").get<std::string>();
        (void)stock_keeper_.do_well("/stock/" + medium + '/' + day.at("date").get<std::string>() + "/adjust",
                                    {{"count", -left}, {"reason", reason}, {"note", "Dikirim ke UPT, contoh"}});
    }

    void leave_on_the_road() {
        const auto half = to_go_.size() / 2;
        const std::vector<Bag> planned(to_go_.begin(), to_go_.begin() + static_cast<std::ptrdiff_t>(half));
        const std::vector<Bag> assigned(to_go_.begin() + static_cast<std::ptrdiff_t>(half), to_go_.end());
        (void)plan(dispatcher_, planned);
        assign(dispatcher_, numbers_, plan(dispatcher_, assigned), rider_);
        (void)send(riding_);
    }

    /// The registrar of a village has left before her phone sent its last hand-over.
    void leave_for_the_admin() {
        const auto& bag = *std::find_if(delivered_.rbegin(), delivered_.rend(), [&](const Bag& one) { return one.village != home_; });
        auto& registrar = desk_of(bag.village);
        const auto document = documents_in(bag).front();
        const auto handover = prepare_handover(registrar, document);
        (void)admin_.do_well("/accounts/" + registrar.account() + "/disable", {{"reason", catalogue_.reason("account_disabled")}});
        (void)registrar.act("/documents/" + document + "/handover", handover.body);
    }

    Stage stage_;
    Names names_;
    Dice dice_, hiring_;
    Numbers numbers_;
    Person registrar_, counter_, verifier_, printer_, stock_keeper_, packer_, dispatcher_, rider_, admin_;
    /// Of the other villages.
    std::map<std::string, std::unique_ptr<Person>> registrars_;
    Catalogue catalogue_;
    Hours hours_;
    Services plain_, with_old_, recorded_;
    std::string home_;
    std::vector<std::string> elsewhere_;
    std::size_t at_village_ = 0;
    std::vector<Bag> delivered_, riding_, to_go_;
    std::vector<std::pair<std::string, std::vector<std::string>>> returned_;
    Dossiers returned_at_home_, on_the_road_, far_;
    Bag unopened_;
    /// Of the home village: nobody was there to receive it.
    std::string undelivered_;
};

}  // namespace

void fill_desks(const Stage& stage) { Story(stage).tell(); }

}  // namespace layang::demo
