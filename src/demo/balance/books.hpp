#pragma once
// One book for each kind of thing. Each reads every event in order and says at the end what does not add up.
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "demo/balance/balance.hpp"

namespace layang::demo {

using Json = nlohmann::json;

/// A line of the log, with its stream cut at the first colon.
struct Event {
    std::int64_t seq = 0;
    std::string kind, id, type, actor;
    Json payload;
};

using Faults = std::vector<Fault>;

/// A member that may be absent or null.
[[nodiscard]] inline std::string text_or_none(const Json& json, const char* member) {
    return json.contains(member) && json[member].is_string() ? json[member].get<std::string>() : std::string();
}

/// A number of the log. Throws when the member is none, or larger than anything an office could have counted.
[[nodiscard]] std::int64_t count_of(const Json& json, const char* member);

/// Hands that hold a bag: "office", "rider", "village", with the desk's or village's code.
struct Hands {
    std::string kind, place;
    bool operator==(const Hands&) const = default;
};
[[nodiscard]] Hands hands_of(const Json& party);

/// Bags and their seals, and what is in them by their manifests.
class BagBook {
public:
    void read(const Event& event);
    void close(Faults& faults) const;
    void count(Balance& balance) const;

    /// From hand to hand: the numbers of the events in which either side told of it, 0 for a side that did not.
    struct Passing {
        Hands from, to;
        std::int64_t given = 0, taken = 0;
    };
    struct Bag {
        std::string direction, village;
        Hands holder;
        bool opened = false, lost = false;
        std::vector<Passing> passings = {};
    };
    [[nodiscard]] const Bag* bag(const std::string& id) const;
    /// "kind:id" of the thing and the bag that its manifest names it in.
    [[nodiscard]] const std::set<std::pair<std::string, std::string>>& packed() const { return packed_; }
    /// The same for what was found when a bag was opened.
    [[nodiscard]] const std::set<std::pair<std::string, std::string>>& found() const { return found_; }

private:
    void seal(const std::string& bag, const std::string& seal);
    void pass(const Event& event);
    void open(const Event& event);

    std::map<std::string, Bag> bags_;
    std::map<std::string, std::string> bag_of_seal_;
    std::set<std::pair<std::string, std::string>> packed_, found_;
    /// Stream of the bag and the one half that was told: an anomaly asks for the other.
    std::set<std::pair<std::string, std::int64_t>> asked_for_;
    Faults noticed_;
    std::int64_t seals_ = 0;
};

/// Where a thing is that lies in a closed bag: wherever the bag is.
[[nodiscard]] std::string place_in(const BagBook::Bag& bag);

/// A thing and its bag tell of the same packing and of the same count. What only `said` has, of things whose key begins with `kind`, is a
/// fault; `by` names who said it.
void one_sided(const std::set<std::pair<std::string, std::string>>& said, const std::set<std::pair<std::string, std::string>>& other,
               std::string_view kind, const std::string& verb, const std::string& by, Faults& faults);

/// Documents one by one: every printed one is in exactly one place.
class DocumentBook {
public:
    void read(const Event& event);
    void close(const BagBook& bags, Faults& faults, Balance& balance) const;

    struct Document {
        std::string code, kind, dossier, village;
        /// Something was printed and is neither waste nor handed over.
        bool printed = false;
        /// Nobody is given it.
        bool cancelled = false;
        std::string place, place_code, bag;
        /// Number of the event that gave it to its receiver; 0 before.
        std::int64_t handed_over = 0;
        /// Old documents that are due for it, by kind; what is due only if somebody holds one is not here.
        std::map<std::string, std::int64_t> due;
    };
    [[nodiscard]] const std::map<std::string, Document>& documents() const { return documents_; }
    /// Prints on counted blanks: (medium, day, document), as often as they happened.
    [[nodiscard]] const std::multiset<std::array<std::string, 3>>& on_blanks() const { return on_blanks_; }

private:
    void read_making(const Event& event, Document& document);
    void read_travelling(const Event& event, Document& document);
    void noticed(std::string kind, const std::string& id, std::string what) {
        noticed_.push_back({std::move(kind), "document " + id, std::move(what)});
    }

    std::map<std::string, Document> documents_;
    std::set<std::pair<std::string, std::string>> bagged_, received_;
    std::multiset<std::array<std::string, 3>> on_blanks_;
    std::set<std::string> on_counted_medium_;
    Faults noticed_;
    std::int64_t ordered_ = 0, printed_ = 0, spoiled_ = 0;
};

/// Old documents that were taken back, one by one up to their end.
class OldBook {
public:
    void read(const Event& event);
    void close(const BagBook& bags, const DocumentBook& documents, Faults& faults, Balance& balance) const;

private:
    struct Old {
        std::string kind, dossier, document, place, bag;
        bool excused = false;
    };
    void check_dues(const DocumentBook& documents, Faults& faults) const;

    std::map<std::string, Old> old_;
    std::set<std::pair<std::string, std::string>> bagged_, received_;
    Faults noticed_;
};

/// Papers that the office keeps for a while, one by one until they are given back.
class OriginalBook {
public:
    void read(const Event& event);
    void close(const BagBook& bags, Faults& faults, Balance& balance) const;

private:
    struct Original {
        std::string kind, place = "nowhere", place_code, bag;
    };
    static void put(Original& original, const Hands& at);
    /// Whether whoever packs it or gives it back there can have it in hand.
    [[nodiscard]] static bool lies_at(const Original& original, const Hands& at);
    void follow(const Event& event);

    std::map<std::string, Original> originals_;
    /// By dossier and kind: papers whose original a desk kept, and originals that were taken in.
    std::map<std::pair<std::string, std::string>, std::int64_t> papers_, taken_;
    std::set<std::pair<std::string, std::string>> bagged_, received_;
    Faults noticed_;
};

/// Blanks by medium and day.
class BlankBook {
public:
    void read(const Event& event);
    void close(const DocumentBook& documents, Faults& faults, Balance& balance) const;

private:
    /// Days of one medium in the order in which they were opened.
    std::map<std::string, std::vector<BlankDay>> days_;
    std::multiset<std::array<std::string, 3>> used_;
    Faults noticed_;
};

/// Papers of applications, and the sealed files behind them.
class ScanBook {
public:
    void read(const Event& event);
    void close(const Scans& scans, Faults& faults, Balance& balance) const;

private:
    struct Named {
        std::string file, by;
    };
    std::vector<Named> named_;
    std::map<std::string, std::string> service_of_;
    std::map<std::string, std::string> dossier_of_;
    std::map<std::string, std::set<std::string>> papers_of_;
    std::set<std::string> erased_;
    std::int64_t dossiers_ = 0, papers_ = 0;
};

}  // namespace layang::demo
