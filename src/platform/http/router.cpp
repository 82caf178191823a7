#include <algorithm>

#include "base/check.hpp"
#include "platform/http/http.hpp"

namespace layang::http {
namespace {

template <class Text>
std::vector<Text> cut(std::string_view path) {
    std::vector<Text> segments;
    LAYANG_CHECK(path.starts_with('/'));
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_place(std::string_view segment) { return segment.size() > 2 && segment.front() == '{' && segment.back() == '}'; }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (is_place(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
    return true;
}

/// "/dossiers/search" goes before "/dossiers/{id}": at the first difference the literal segment wins.
bool more_exact(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (is_place(a[i]) != is_place(b[i])) return is_place(b[i]);
    return false;
}

/// The pattern with its places unnamed: what two routes must not share.
std::string shape(const std::vector<std::string>& segments) {
    std::string text;
    for (const auto& segment : segments) text += '/' + (is_place(segment) ? std::string("{}") : segment);
    return text;
}

}  // namespace

void Router::add(Route route) {
    auto segments = cut<std::string>(route.pattern);
    for (std::size_t i = 0; i < routes_.size(); ++i)
        LAYANG_CHECK(routes_[i].method != route.method || shape(segments_[i]) != shape(segments));
    routes_.push_back(std::move(route));
    segments_.push_back(std::move(segments));
}

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    const auto segments = cut<std::string_view>(path);
    std::size_t best = routes_.size();
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!fits(segments_[i], segments)) continue;
        if (routes_[i].method != method) {
            if (std::ranges::find(match.allowed, routes_[i].method) == match.allowed.end()) match.allowed.push_back(routes_[i].method);
        } else if (best == routes_.size() || more_exact(segments_[i], segments_[best])) {
            best = i;
        }
    }
    if (best == routes_.size()) return match;
    match.allowed.clear();
    match.route = &routes_[best];
    for (std::size_t i = 0; i < segments.size(); ++i)
        if (const auto& name = segments_[best][i]; is_place(name)) match.values[name.substr(1, name.size() - 2)] = segments[i];
    return match;
}

}  // namespace layang::http
