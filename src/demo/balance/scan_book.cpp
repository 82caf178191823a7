#include "demo/balance/books.hpp"

namespace layang::demo {

void ScanBook::read(const Event& event) {
    const auto& payload = event.payload;
    if (event.type == "DossierSubmitted") ++dossiers_;
    if (event.type == "ApplicationSubmitted") {
        service_of_[event.id] = payload.at("service").get<std::string>();
        dossier_of_[event.id] = payload.at("dossier").get<std::string>();
    }
    if (event.type == "PersonErased") erased_.insert(event.id);
    if (event.type == "PaperAttached") {
        ++papers_;
        const auto requirement = payload.at("requirement").get<std::string>();
        const auto stands_for = text_or_none(payload, "substitute_for");
        const auto by = "paper " + payload.at("paper").dump() + " (" + requirement + ") of dossier " + event.id;
        for (const auto& application : payload.at("applications"))
            papers_of_[application.get<std::string>()].insert(stands_for.empty() ? requirement : stands_for);
        for (const auto& blob : payload.at("blobs")) named_.push_back({blob.get<std::string>(), by});
    }
    // Photos and signatures at the door, and a rider's.
    for (const auto* member : {"proof", "photo"})
        if (payload.is_object() && !text_or_none(payload, member).empty())
            named_.push_back({text_or_none(payload, member), event.type + " of " + event.kind + ' ' + event.id});
}

void ScanBook::close(const Scans& scans, Faults& faults, Balance& balance) const {
    std::map<std::string, std::string> first;
    for (const auto& [file, by] : named_) {
        const bool erased = erased_.contains(by.substr(by.rfind(' ') + 1));
        if (scans.files_are_here && !erased && !scans.files.contains(file))
            faults.push_back({"missing-scan", "scan " + file, by + " names it, and there is no such file"});
        const auto [at, alone] = first.emplace(file, by);
        if (!alone) faults.push_back({"scan-twice", "scan " + file, by + " names it, and so does " + at->second});
    }
    for (const auto& [application, service] : service_of_) {
        const auto held = papers_of_.find(application);
        const auto about = "application " + application + " of dossier " + dossier_of_.at(application);
        if (held == papers_of_.end()) faults.push_back({"missing-scan", about, "has no paper at all"});
        const auto wanted = scans.wanted.find(service);
        if (wanted == scans.wanted.end() || held == papers_of_.end()) continue;
        for (const auto& paper : wanted->second)
            if (!held->second.contains(paper)) faults.push_back({"missing-scan", about, "has no " + paper});
    }
    balance.dossiers = dossiers_;
    balance.applications = static_cast<std::int64_t>(service_of_.size());
    balance.papers = papers_;
    balance.scans_looked_at = scans.files_are_here;
    balance.scans = static_cast<std::int64_t>(first.size());
}

}  // namespace layang::demo
