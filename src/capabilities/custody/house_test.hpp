#pragma once
// Custody behind its routes, for tests.
#include <doctest/doctest.h>

#include "capabilities/custody/examples_test.hpp"
#include "capabilities/custody/routes.hpp"
#include "capabilities/intake/intake.hpp"
#include "platform/access/testing.hpp"
#include "platform/paper/printed.hpp"

namespace layang::custody::house {

using http::Method;
namespace ex = examples;

inline const std::string kPlantedName = "Wulandari Planted";
inline const std::string kPlantedNik = "3503014107909001";
/// Of the dossier 1, with the applications 1 and 2.
inline const PublicCode kReceipt = PublicCode::make("TK", 900);

/// The room behind its routes, over the real rule tables; what intake knows is made up.
class House {
public:
    House() {
        packer = log_in("kemas", {{Role::packer, ""}});
        dispatcher = log_in("antar", {{Role::dispatcher, ""}});
        registrar = log_in("desa", {{Role::registrar, ex::kBesukiCode}});
        stranger = log_in("lain", {{Role::registrar, ex::kOtherCode}});
        branch = log_in("upt", {{Role::counter, "35.03.02"}});
        rider = log_in("kurir", {{Role::rider, ""}}, &rider_account);
        taken_back = {card_kind()};
        add_routes(floor_.api(), service_, names_);
    }

    http::Response get(const std::string& path, const std::string& token) { return floor_.get(path, token); }
    http::Response post(const std::string& path, const Json& body, const std::string& token) { return floor_.post(path, body, token); }
    Json got(const std::string& path, const std::string& token) { return floor_.got(path, token); }
    Json done(const std::string& path, const Json& body, const std::string& token) { return floor_.done(path, body, token); }

    /// A document on the shelf, of a person with a name that no rider may ever read.
    DocumentId shelved(std::uint8_t number, const std::string& village_code = ex::kBesukiCode, std::vector<printing::SurrenderDue> dues = {},
                       std::optional<ApplicationId> application = {}, const std::string& name = kPlantedName, const std::string& nik = kPlantedNik) {
        printing::DocumentOrdered order;
        order.document = numbered<DocumentId>(number);
        order.code = PublicCode::make("TK", number);
        order.dossier = numbered<DossierId>(number);
        order.application = application.value_or(numbered<ApplicationId>(number));
        order.kind = card_kind();
        order.medium = "CARD";
        order.village = village_code;
        order.holder = printing::Holder{name, *Nik::read(nik)};
        order.receiver_rule = "P";
        order.surrenders = std::move(dues);
        order.service = "SERVICE";
        order.rule = "SERVICE@2020-01-01";
        floor_.by_itself([&](auto& tx) -> Result<std::string> {
            const auto stream = "document:" + order.document.text();
            tx.append(stream, order.dossier.text(), order);
            tx.append(stream, order.dossier.text(), printing::DocumentShelved{"A1"});
            return stream;
        });
        return order.document;
    }
    /// A paper of dossier 1, which `taken_in_at` has taken in.
    void attach(std::int64_t paper, intake::OriginalSeen original, std::optional<std::int64_t> replaces = {}, std::vector<ApplicationId> applications = {}) {
        floor_.clock().advance(Seconds{60});
        floor_.by_itself([&](auto& tx) -> Result<std::string> {
            const auto stream = "dossier:" + numbered<DossierId>(1).text();
            tx.append(stream, numbered<DossierId>(1).text(), intake::PaperAttached{paper, "R04", {}, replaces, applications, {}, original});
            return stream;
        });
    }
    /// An application of dossier 1 ends without its documents: `End` is intake's event of it.
    template <class End>
    void end(std::uint8_t application) {
        const auto id = numbered<ApplicationId>(application);
        standings.at(application - 1U).state = std::is_same_v<End, intake::ApplicationRejected> ? "rejected" : "withdrawn";
        floor_.clock().advance(Seconds{60});
        floor_.by_itself([&](auto& tx) -> Result<std::string> {
            const auto stream = "application:" + id.text(), subject = numbered<DossierId>(1).text();
            intake::ApplicationSubmitted submitted;
            submitted.application = id;
            submitted.dossier = numbered<DossierId>(1);
            submitted.persons = std::vector<intake::RolePerson>{};
            submitted.answers = std::vector<intake::Answer>{};
            tx.append(stream, subject, submitted);
            tx.append(stream, subject, End{"other", {}});
            return stream;
        });
    }
    void cancel(DocumentId document) {
        floor_.by_itself([&](auto& tx) -> Result<std::string> {
            tx.append("document:" + document.text(), "", printing::DocumentCancelled{"data_wrong"});
            return "document:" + document.text();
        });
    }
    /// The first document kind of the tables whose hand-over a policy governs.
    std::string card_kind() const {
        for (const auto& kind : floor_.catalogue().tables().documents)
            if (kind.handover_policy) return kind.code;
        return "";
    }
    Json sealed(std::uint8_t number, const std::vector<DocumentId>& documents, const std::string& seal, const std::string& village_code = ex::kBesukiCode) {
        Json contents = Json::array();
        for (const auto& document : documents) contents.push_back({{"kind", "document"}, {"id", document.text()}});
        return done("/bags", {{"bag", bag(number)}, {"seal", seal}, {"direction", "outward"}, {"village", village_code}, {"contents", contents}}, packer);
    }
    static std::string bag(std::uint8_t number) { return numbered<BagId>(number).text(); }
    static std::string run() { return numbered<RunId>(5).text(); }
    void ride_with(std::uint8_t number) {
        done("/runs", {{"run", run()}, {"day", "2020-06-08"}, {"bags", {bag(number)}}, {"stops", {ex::kBesukiCode}}}, dispatcher);
        done("/runs/" + run() + "/assign", {{"rider", rider_account.text()}, {"letter_number", "094/1/2020"}}, dispatcher);
    }

    std::string log_in(const std::string& login, const std::vector<Grant>& grants, AccountId* account = nullptr) {
        return floor_.log_in(login, grants, account);
    }
    void disable(AccountId account) {
        floor_.by_itself([&](auto& tx) { return access::submit_disable(floor_.ground(), tx, access::system_actor(), {account, "left"}); });
    }

    std::string packer, dispatcher, registrar, stranger, branch, rider;
    AccountId rider_account;
    std::vector<ApplicationId> completed, all_cancelled;
    /// Of dossier 1.
    std::vector<ApplicationStanding> standings = {{numbered<ApplicationId>(1), "SERVICE", "verified"}, {numbered<ApplicationId>(2), "OTHER", "returned"}};
    /// Desk of dossier 1, and the kinds of old documents that its services take back.
    std::string taken_in_at = ex::kBesukiCode;
    std::vector<std::string> taken_back;

    [[nodiscard]] const http::Router& router() const { return floor_.router(); }
    [[nodiscard]] store::Store& store() { return floor_.ground().store; }
    [[nodiscard]] std::string head() { return floor_.ground().ledger.head("3503").text(); }
    Bytes pdf(const std::string& path, const std::string& token) {
        const auto response = get(path, token);
        REQUIRE_MESSAGE(response.status == 200, path << ": " << response.body);
        return {response.body.begin(), response.body.end()};
    }
    /// A paper's words, read back.
    std::string printed(const std::string& path, const std::string& token) { return paper::Printed(pdf(path, token)).text(); }

private:
    DossierSource source_{[](store::Session&, const std::string&, DossierId) { return std::vector<NamedInDossier>{}; },
                          [](store::Session&, const std::string&, const PublicCode& code) -> std::optional<std::pair<DossierId, std::string>> {
                              if (code != kReceipt) return std::nullopt;
                              return std::pair{numbered<DossierId>(1), ex::kBesukiCode};
                          },
                          [this](store::Session&, const std::string&, DossierId) { return standings; },
                          [](store::Session&, const std::string&, DossierId) { return secrets::masked_name(kPlantedName); },
                          [this](store::Session&, const std::string&, DossierId) {
                              return std::optional(DossierFacts{ex::kBesukiCode, taken_back, taken_in_at});
                          },
                          [](store::Session&, const std::string&, DossierId) { return std::optional(Home{"Krajan", "05", "home"}); },
                          [this](ledger::Transaction&, ApplicationId application) { completed.push_back(application); },
                          [this](ledger::Transaction&, ApplicationId application) { all_cancelled.push_back(application); }};
    Region region_ = ledger::testing::must_have(Region::load(real_data_folder(), "3503"));
    access::testing::Floor floor_{{printing::migrations(), migrations()}, {printing::projection(), projection()}, reactions(source_, region_)};
    Service service_{rules_of(floor_.catalogue(), floor_.region(), source_)};
    Names names_ = names_of(floor_.catalogue(), floor_.region(), floor_.ground().ring, source_);
};

}  // namespace layang::custody::house
