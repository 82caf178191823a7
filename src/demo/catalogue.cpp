#include <algorithm>
#include <stdexcept>

#include "demo/form.hpp"

namespace layang::demo {
namespace {

const Json* row_of(const Json& rows, const Json& code) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Json& row) { return row.at("code") == code; });
    return found == rows.end() ? nullptr : &*found;
}

/// Counted media that a document has been printed on.
std::set<std::string> counted_media_of(const Json& catalogue, const Json& document) {
    std::set<std::string> codes;
    const auto* kind = row_of(catalogue.at("documents"), document);
    if (kind == nullptr) return codes;
    for (const auto& use : kind->at("media")) {
        const auto* medium = row_of(catalogue.at("media"), use.at("medium"));
        if (medium != nullptr && medium->at("stock_counted").get<bool>()) codes.insert(use["medium"].get<std::string>());
    }
    return codes;
}

ServiceRow read_row(const Json& catalogue, const Json& row) {
    ServiceRow service;
    service.row = row;
    service.biometrics = row.at("biometrics").get<bool>();
    service.print_ready = !row.at("waits_for").empty();
    service.at_once = row.at("due").at("on") == "verified";
    service.plain = !service.biometrics && !service.print_ready && service.at_once;
    for (const auto& output : row.at("outputs")) {
        service.counted_media.merge(counted_media_of(catalogue, output.at("document")));
        for (const auto& surrender : output.at("surrenders")) service.surrenders |= !surrender.value("if_held", false);
    }
    return service;
}

}  // namespace

Catalogue::Catalogue(Json json) : json_(std::move(json)) {
    for (const auto& row : json_.at("services")) services_.push_back(read_row(json_, row));
}

std::vector<const ServiceRow*> Catalogue::services_where(const std::function<bool(const ServiceRow&)>& wanted) const {
    std::vector<const ServiceRow*> found;
    for (const auto& service : services_)
        if (wanted(service)) found.push_back(&service);
    if (found.empty()) throw std::runtime_error("the catalogue has no service of the kind that the demo plays");
    return found;
}

std::vector<std::string> Catalogue::villages() const {
    std::vector<std::string> codes;
    for (const auto& village : json_.at("villages")) codes.push_back(village.at("code").get<std::string>());
    return codes;
}

std::vector<std::string> Catalogue::counted_media() const {
    std::vector<std::string> codes;
    for (const auto& medium : json_.at("media"))
        if (medium.at("stock_counted").get<bool>()) codes.push_back(medium.at("code").get<std::string>());
    return codes;
}

std::string Catalogue::desk(const std::string& kind) const {
    for (const auto& desk : json_.at("desks"))
        if (desk.at("kind") == kind) return desk.at("code").get<std::string>();
    throw std::runtime_error("no desk of the kind " + kind);
}

std::string Catalogue::reason(const std::string& kind) const {
    for (const auto& reason : json_.at("reasons"))
        if (reason.at("kind") == kind && !reason.value("note_required", false)) return reason.at("code").get<std::string>();
    throw std::runtime_error("no reason of the kind " + kind);
}

std::string Catalogue::paper_name(const std::string& requirement) const {
    for (const auto& row : json_.at("requirements"))
        if (row.at("code") == requirement) return row.at("name").at("id").get<std::string>();
    return requirement;
}

std::map<std::string, std::set<std::string>> Catalogue::papers_for_all() const {
    std::map<std::string, std::set<std::string>> wanted;
    for (const auto& service : services_)
        for (const auto& use : service.row.at("requirements"))
            if (use.at("per") == "application" && (!use.contains("when") || use["when"].is_null()))
                wanted[service.code()].insert(use.at("code").get<std::string>());
    return wanted;
}

}  // namespace layang::demo
