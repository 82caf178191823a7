#pragma once
// What each role does, one act a function. Each throws std::runtime_error when the server refuses or finds a broken rule.
#include <atomic>
#include <string>
#include <vector>

#include "demo/form.hpp"
#include "demo/person.hpp"

namespace layang::demo {

/// A family's file that was taken in.
struct TakenIn {
    std::string dossier, village;
    std::vector<std::string> applications;
    std::vector<const ServiceRow*> services;
};

/// A document as the print queue shows it.
struct Printable {
    std::string document, dossier, village, medium, state;
};

struct Bag {
    std::string id, seal, village;
    bool outward = true;
    /// [{kind, id}], as the manifest has them.
    Json contents = Json::array();
};

struct Run {
    std::string id;
    std::vector<Bag> bags;
    std::vector<std::string> stops;
};

/// Numbers of seals and letters, each used once.
struct Numbers {
    std::atomic<int> seal{0};
    std::atomic<int> letter{0};
    std::string next_seal();
    std::string next_letter();
};

// --- the desk ---
/// `of` (today, new ids) is completed from the person.
[[nodiscard]] TakenIn submit(Person& desk, const Catalogue& catalogue, const Names& names, const std::string& desk_code,
                             const std::string& village, Dice& dice, const std::vector<const ServiceRow*>& services);
/// A clearer picture in place of the first paper, and the same answers.
void resubmit(Person& desk, const TakenIn& taken, const std::string& application);
/// All of it, by the applicant's wish.
void withdraw(Person& desk, const Catalogue& catalogue, const TakenIn& taken);

// --- the office ---
void verify(Person& verifier, const TakenIn& taken);
/// Recording and national check, as far as the services wait for them.
void report_from_siak(Person& reporter, const TakenIn& taken);
void give_back(Person& verifier, const Catalogue& catalogue, const std::string& application);
/// All of it.
void reject(Person& verifier, const Catalogue& catalogue, const TakenIn& taken);
/// States as the contract lists them, separated by commas.
[[nodiscard]] std::vector<Printable> print_queue(Person& printer, const std::string& states);
void print(Person& printer, const std::vector<std::string>& documents);
void pass(Person& printer, const std::string& document, const std::string& shelf);

// --- bags and roads ---
[[nodiscard]] Bag seal(Person& packer, Numbers& numbers, const std::string& village, const std::vector<std::string>& documents);
/// Old documents and what nobody could be given, on their way to the office, and the originals that wait for that way in the village.
[[nodiscard]] Bag seal_inward(Person& registrar, Numbers& numbers, const std::string& village, const std::vector<std::string>& old_documents,
                              const std::vector<std::string>& undelivered = {});
[[nodiscard]] Run plan(Person& dispatcher, const std::vector<Bag>& bags);
void assign(Person& dispatcher, Numbers& numbers, const Run& run, const Person& rider);
/// Both halves of a hand-over at the office's door, at a village's, and back at the office.
void load(Person& packer, Person& rider, const Bag& bag);
void deliver(Person& rider, Person& registrar, const Bag& bag);
/// The same bag with the rider's half left out.
void take_untold(Person& registrar, const Person& rider, const Bag& bag);
void collect(Person& registrar, Person& rider, const Bag& bag);
void bring_in(Person& rider, Person& packer, const Bag& bag);
void start(Person& rider, const Run& run);
/// Reaches the stop of that village.
void reach(Person& rider, const Run& run, const std::string& village);
void complete(Person& rider, const Run& run);
void open(Person& opener, const Bag& bag);

// --- the door ---
/// To the first who may receive it; what is due back is taken.
struct Handover {
    Json body;
    /// Ids of the old documents.
    std::vector<std::string> taken;
};
[[nodiscard]] Handover prepare_handover(Person& registrar, const std::string& document);
/// Does it, and gives the ids of the old documents.
[[nodiscard]] std::vector<std::string> hand_over(Person& registrar, const std::string& document);

// --- stock ---
void open_stock(Person& keeper, const Catalogue& catalogue, int first_opening);
/// Counts what the books say less `short_by`, and closes.
void close_stock(Person& keeper, const Catalogue& catalogue, int short_by = 0);
/// The newest day of a medium, as /stock shows it.
[[nodiscard]] Json stock_day(Person& keeper, const std::string& medium);

}  // namespace layang::demo
