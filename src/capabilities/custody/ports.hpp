#pragma once
// What custody asks of rooms and tables that are not its own. Ports, so that its tests need no files on disk.
#include <functional>
#include <utility>

#include "capabilities/custody/delivery_decider.hpp"
#include "capabilities/custody/run_events.hpp"
#include "capabilities/printing/printing.hpp"
#include "platform/registry/policies.hpp"
#include "platform/store/store.hpp"

namespace layang::custody {

/// Somebody who may receive a document, as the door shows it; `name` is masked.
struct ReceiverOffer {
    ReceiverKind to = ReceiverKind::holder;
    std::optional<std::int64_t> index;
    std::string relation;
    std::string name;
    std::vector<std::string> identified;
    /// Papers that he brings: their kinds.
    std::vector<std::string> papers = {};
    LAYANG_FIELDS(ReceiverOffer, to, index, relation, name, identified, papers)
};

/// Where a document is brought: hamlet, neighbourhood (RT), and "home" or "village_hall" as the family asked.
struct Home {
    std::string hamlet;
    std::string rt;
    std::string delivery;
    LAYANG_FIELDS(Home, hamlet, rt, delivery)
};

/// What a dossier says of what comes back with it.
struct DossierFacts {
    std::string village;
    /// Kinds of old documents that its services take back.
    std::vector<std::string> surrenders;
    /// Code of the desk that took it in.
    std::string desk = {};
};

/// An application of a dossier and its stage, as intake calls it.
struct ApplicationStanding {
    ApplicationId application;
    std::string service;
    std::string state;
};

/// All look-ups take the date on which the act happened.
struct Rules {
    /// Who answers for an anomaly.
    std::function<Role(std::string_view rule, Date on)> anomaly_owner;
    /// Policy handover.pair: how long one half of a hand-over may wait for the other.
    std::function<Seconds(Date on)> pair_within;
    /// Policy run.days: how many days before or after today a run may be planned for.
    std::function<int(Date on)> run_days;
    /// Whether old documents of that kind are destroyed; otherwise they are kept on file.
    std::function<bool(std::string_view kind, Date on)> is_burnt;
    /// Whether the registry has that desk of the office or that village.
    std::function<bool(const Party&)> is_place;
    /// Whether a coded reason holds, with its note: see Catalogue::known_reason.
    std::function<Result<void>(std::string_view kind, std::string_view code, std::string_view note, Date on, std::string_view field)> known_reason;
    /// Whether an old document that is excused for that reason is to be brought later.
    std::function<bool(std::string_view excuse, Date on)> still_to_come;
    /// Whether a row of the day has that relation of a receiver, that way of knowing a person, that kind of document or paper.
    std::function<bool(std::string_view relation, Date on)> is_relation;
    std::function<bool(std::string_view way, Date on)> is_identification;
    std::function<bool(std::string_view kind, Date on)> is_paper;
    std::function<std::optional<DossierFacts>(store::Session&, const std::string& regency, DossierId)> dossier;
    /// How a document of that kind may be handed over (the policy that its row names); nullopt: no restriction.
    std::function<std::optional<CardPolicy>(std::string_view kind, Date on)> card_policy;
    /// Ways of knowing a person that need a reader.
    std::function<std::vector<std::string>(Date on)> with_device;
    /// Who may receive: the row's receiver rule, and what the dossier names.
    std::function<std::vector<ReceiverOffer>(store::Session&, const std::string& regency, const printing::DocumentRow&, Date on)> receivers;
    /// Fare of a run from the office over these stops. Error: kTariffMissing when no row is in force.
    std::function<Result<Fare>(const std::vector<std::string>& stops, Date on)> fare;
    /// Whether the account exists, is active and is a rider.
    std::function<bool(store::Session&, const std::string& regency, AccountId)> is_rider;
};

/// A rider whom a run may be given to.
struct RiderAnswer {
    AccountId id;
    std::string full_name;
    LAYANG_FIELDS(RiderAnswer, id, full_name)
};

/// Names for screens and papers.
struct Names {
    struct Place {
        std::string village;
        std::string district;
    };
    std::function<Place(std::string_view village_code)> place;
    /// What a branch of the office is called; empty for its own counter, which is the office.
    std::function<layang::Words(std::string_view desk)> branch;
    /// A rider's name as staff may see it.
    std::function<std::string(store::Session&, const std::string& regency, AccountId)> account;
    /// Active accounts of riders, by name.
    std::function<std::vector<RiderAnswer>(store::Session&, const std::string& regency)> riders;
    /// Name of a document kind, old document kind or paper on a day.
    std::function<layang::Words(std::string_view kind, Date on)> kind;
    /// Whether another village has the same name: then the district is said louder.
    std::function<bool(std::string_view village_code)> has_twin;
    /// The dossier that a public code belongs to, and its village; intake's to know.
    std::function<std::optional<std::pair<DossierId, std::string>>(store::Session&, const std::string& regency, const PublicCode&)> dossier_of_code;
    std::function<std::vector<ApplicationStanding>(store::Session&, const std::string& regency, DossierId)> applications;
    /// Who applied, masked; empty when the person was erased.
    std::function<std::string(store::Session&, const std::string& regency, DossierId)> applicant;
    /// Where the dossier's documents are brought; nullopt when there is no such dossier, or its family was erased.
    std::function<std::optional<Home>(store::Session&, const std::string& regency, DossierId)> home;
    /// Code of the office's own desk, where nothing else is said.
    std::string office_desk = "dukcapil";
    /// Letterhead of the office, for papers.
    std::vector<std::string> letterhead;
    /// Offset of the regency's zone from UTC.
    Seconds zone{7 * 3600};
};

}  // namespace layang::custody
