#pragma once
// Fills what a family brings to a desk, from the catalogue alone: whatever service stands there can be applied for.
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "demo/names.hpp"

namespace layang::demo {

/// What a row of the catalogue asks of those who play, read once.
struct ServiceRow {
    Json row;
    /// Verified is enough: its documents are ordered at once.
    bool plain = true;
    /// A recording of the person is reported before documents are ordered; or the word of the national check.
    bool biometrics = false, print_ready = false;
    /// Something yields a document that takes an old one back.
    bool surrenders = false;
    /// Counted media that its documents are printed on.
    std::set<std::string> counted_media;
    /// Documents are ordered on the same day, not on a birthday.
    bool at_once = true;

    [[nodiscard]] std::string code() const { return row.at("code").get<std::string>(); }
};

class Catalogue {
public:
    explicit Catalogue(Json json);
    [[nodiscard]] const std::vector<ServiceRow>& services() const { return services_; }
    /// Services for which `wanted` holds; throws std::runtime_error when there is none.
    [[nodiscard]] std::vector<const ServiceRow*> services_where(const std::function<bool(const ServiceRow&)>& wanted) const;
    [[nodiscard]] const Json& json() const { return json_; }
    /// Codes of all villages, in their order.
    [[nodiscard]] std::vector<std::string> villages() const;
    [[nodiscard]] std::vector<std::string> counted_media() const;
    /// The first desk of that kind.
    [[nodiscard]] std::string desk(const std::string& kind) const;
    /// The first reason of that kind that wants no note.
    [[nodiscard]] std::string reason(const std::string& kind) const;
    /// What a paper is called.
    [[nodiscard]] std::string paper_name(const std::string& requirement) const;
    /// Requirements of a service that hold for everybody: {code of the service -> codes of papers}.
    [[nodiscard]] std::map<std::string, std::set<std::string>> papers_for_all() const;

private:
    Json json_;
    std::vector<ServiceRow> services_;
};

/// A paper that has to be drawn and uploaded before the dossier is sent; `index` is its place in the bundle's papers.
struct PaperToDraw {
    std::size_t index = 0;
    std::string requirement;
    std::string name;
};

struct Bundle {
    Json body;
    std::vector<PaperToDraw> papers;
    std::string applicant;
};

/// Who fills and when.
struct Filling {
    const Catalogue& catalogue;
    const Names& names;
    std::string desk, village;
    std::int64_t today = 0;
    std::function<std::string()> new_id;
};

/// One dossier with one application for each of `services`.
[[nodiscard]] Bundle fill_dossier(const Filling& filling, Dice& dice, const std::vector<const ServiceRow*>& services);

}  // namespace layang::demo
