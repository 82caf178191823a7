#include "directions.hpp"

#include <array>
#include <map>
#include <set>

namespace layang::structure {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Ground floor, lower rooms first; each may use those named, and itself.
const std::map<std::string, Names, std::less<>> kGround{
    {"base", {}},
    {"http", {"base"}},
    {"paper", {"base"}},
    {"store", {"base"}},
    {"secrets", {"base", "store"}},
    {"ledger", {"base", "store", "secrets"}},
    {"registry", {"base", "store", "secrets", "ledger"}},
    {"access", {"base", "store", "secrets", "ledger", "registry", "http"}},
};

/// What a platform room shows to the rooms above it; the rest is its inside. `base` is open as a whole.
const std::map<std::string, Names, std::less<>> kShown{
    {"http", {"http.hpp", "rate_limit.hpp"}},
    {"paper", {"paper.hpp"}},
    {"store", {"store.hpp", "reader.hpp"}},
    {"secrets", {"secrets.hpp", "sealed.hpp", "sealed_json.hpp"}},
    {"ledger", {"ledger.hpp", "merkle.hpp"}},
    {"registry", {"actor.hpp", "calendar.hpp", "catalogue.hpp", "due_clock.hpp", "nik.hpp", "nik_json.hpp", "policies.hpp", "region.hpp", "service.hpp"}},
    {"access", {"access.hpp", "api.hpp", "people.hpp", "pictures.hpp", "types.hpp"}},
};

/// Whose public face a capability may use. Those that read everything and are read by nobody have "*".
const std::map<std::string, Names, std::less<>> kFaces{
    {"printing", {"intake"}},
    {"custody", {"intake", "printing", "tariff"}},
    {"promise", {"intake", "printing"}},
    {"dispatch", {"custody", "tariff", "budget", "promise"}},
    {"settlement", {"custody", "tariff", "budget", "dispatch"}},
    {"outreach", {"intake"}},
    {"notice", {"*"}},
    {"insight", {"*"}},
};
bool read_by_nobody(const std::string& room) { return room == "notice" || room == "insight"; }

struct Place {
    /// "base", "engine", "platform", "capability", "twin", "demo", "app".
    std::string kind;
    std::string room;
    std::string file;
};

/// `path` without "src/".
Place place_of(std::string_view path) {
    const auto first = path.find('/');
    const auto top = std::string(path.substr(0, first));
    const auto rest = first == std::string_view::npos ? std::string_view() : path.substr(first + 1);
    const auto file = std::string(path.substr(path.rfind('/') + 1));
    const auto room = std::string(rest.substr(0, rest.find('/')));
    if (top == "platform") return {"platform", room, file};
    if (top == "capabilities") return {"capability", room, file};
    if (top == "engines") return {"engine", room, file};
    if (top == "demo") return {"demo", rest.find('/') == std::string_view::npos ? "demo" : room, file};
    return {top, top, file};
}

bool speaks_http(const Place& from, bool test) {
    return from.kind == "app" || from.room == "http" || from.room == "access" || from.file.starts_with("routes") || test;
}

bool leans_on_ground(const Place& from, const Place& to) {
    if (to.kind == "base" || from.room == to.room) return true;
    if (from.kind == "base" || from.kind == "engine") return false;
    if (to.kind == "engine") return from.kind != "platform";
    return from.kind != "platform" || kGround.at(from.room).contains(to.room);
}

/// A test may look inside.
bool shown(const Place& from, const Place& to, bool test) {
    return to.kind != "platform" || from.room == to.room || test || kShown.at(to.room).contains(to.file);
}

/// nullptr, or what is wrong with it.
const char* wrong_with(const Place& from, const Place& to, bool test) {
    if (from.kind == "app") return nullptr;
    // Whoever plays the demo is a stranger with the contract in hand; its balance does not even know how to ask.
    if (from.kind == "demo") {
        if (to.kind != "demo") return "the demo knows nothing of the house";
        return from.room == "balance" && to.room != "balance" ? "the balance reads the log alone" : nullptr;
    }
    if (to.kind == "demo") return "only app knows the demo";
    if (to.kind == "app") return "only app knows app";
    if (to.kind == "twin") return from.kind == "twin" ? nullptr : "only app knows the twin";
    if (from.kind == "platform" && !kGround.contains(from.room)) return "the room is in no plan";
    if (to.kind == "capability") {
        if (from.kind == "twin" || from.room == to.room) return nullptr;
        if (from.kind != "capability") return "the ground floor knows no capability";
        const auto faces = kFaces.find(from.room);
        const bool allowed = faces != kFaces.end() && (faces->second.contains("*") || faces->second.contains(to.room));
        if (!allowed || read_by_nobody(to.room)) return "the plan gives it no such neighbour";
        return to.file == to.room + ".hpp" ? nullptr : "another capability has only its public face";
    }
    if (!leans_on_ground(from, to)) return "against the direction";
    if (!shown(from, to, test)) return "another room has only what the platform room shows";
    const bool brings_http = to.room == "http" || (to.room == "access" && to.file == "api.hpp");
    if (brings_http && !speaks_http(from, test)) return "HTTP belongs into routes";
    return nullptr;
}

/// A header of the standard library has neither a folder nor an ending.
bool of_the_standard(std::string_view header) { return header.find_first_of("/.") == std::string_view::npos; }
bool of_the_demo(std::string_view header, bool balance) {
    return of_the_standard(header) || header == "nlohmann/json.hpp" || (header == "curl/curl.h" && !balance);
}

bool is_decider_or_noun(std::string_view path) {
    if (path.find("/capabilities/") == std::string_view::npos && path.find("/access/") == std::string_view::npos) return false;
    const auto name = path.substr(path.rfind('/') + 1);
    for (const auto* end : {"decider.hpp", "decider.cpp", "types.hpp", "events.hpp"})
        if (name.ends_with(end)) return true;
    return false;
}

bool is_impure(std::string_view included) {
    return included == "base/json.hpp" || included.ends_with("_json.hpp") || included.starts_with("platform/store/") ||
           included.starts_with("platform/ledger/") || included.starts_with("platform/http/") || included.starts_with("platform/paper/") ||
           included == "platform/secrets/secrets.hpp" || included == "platform/access/access.hpp";
}

/// The way from `path` to something impure, "a > b > c"; "" when there is none.
std::string impure_way(const std::map<std::string, const Source*>& by_path, const std::string& path, std::set<std::string>& seen) {
    const auto found = by_path.find("src/" + path);
    if (found == by_path.end() || !seen.insert(path).second) return "";
    for (const auto& next : includes_of(found->second->text)) {
        if (is_impure(next)) return path + " > " + next;
        const auto way = impure_way(by_path, next, seen);
        if (!way.empty()) return path + " > " + way;
    }
    return "";
}

}  // namespace

std::vector<std::string> wrong_directions(const std::vector<Source>& sources) {
    std::vector<std::string> findings;
    for (const auto& source : sources) {
        const auto from = place_of(std::string_view(source.path).substr(4));
        for (const auto& included : includes_of(source.text))
            if (const auto* wrong = wrong_with(from, place_of(included), is_test(source.path)))
                findings.push_back(source.path + " includes " + included + ": " + wrong);
    }
    return findings;
}

std::vector<std::string> strange_to_the_demo(const std::vector<Source>& sources) {
    std::vector<std::string> findings;
    for (const auto& source : sources) {
        if (!source.path.starts_with("src/demo/") || is_test(source.path)) continue;
        const bool balance = source.path.starts_with("src/demo/balance/");
        for (const auto& header : system_includes_of(source.text))
            if (!of_the_demo(header, balance)) findings.push_back(source.path + " includes <" + header + ">");
    }
    return findings;
}

std::vector<std::string> impure_deciders(const std::vector<Source>& sources) {
    std::map<std::string, const Source*> by_path;
    for (const auto& source : sources) by_path[source.path] = &source;
    std::vector<std::string> findings;
    for (const auto& source : sources) {
        if (!is_decider_or_noun(source.path)) continue;
        std::set<std::string> seen;
        const auto way = impure_way(by_path, source.path.substr(4), seen);
        if (!way.empty()) findings.push_back(way);
    }
    return findings;
}

}  // namespace layang::structure
