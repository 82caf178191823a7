#pragma once
// Rules of the house that a reader of files can check.
#include <map>

#include "base/error_code.hpp"
#include "platform/store/store.hpp"
#include "sources.hpp"

namespace layang::structure {

inline constexpr std::size_t kFileLinesMax = 500;

/// Files of more than `kFileLinesMax` lines.
[[nodiscard]] std::vector<std::string> too_long(const std::vector<Source>& sources);
/// Headers whose first line is not `#pragma once`.
[[nodiscard]] std::vector<std::string> unguarded(const std::vector<Source>& headers);

/// The codes that the rows of data/services.toml have.
[[nodiscard]] std::vector<std::string> service_codes(std::string_view services_toml);
/// Places outside tests that name one of `codes`: what a service asks and gives stands in its row and nowhere else.
[[nodiscard]] std::vector<std::string> named_services(const std::vector<Source>& sources, const std::vector<std::string>& codes);

/// Rows of anomaly owners whose rule no source outside tests names: they answer for nothing.
[[nodiscard]] std::vector<std::string> idle_owners(const std::vector<Source>& sources, std::string_view policies_toml);

/// Codes of refusals that no source outside tests refuses with.
[[nodiscard]] std::vector<std::string> idle_errors(const std::vector<Source>& sources, std::string_view error_codes);

/// Rules that come from outside ("R-HANDOVER-KTP") and that only code names or only tests name.
[[nodiscard]] std::vector<std::string> lonely_rules(const std::vector<Source>& sources);

/// Slugs that occur twice, sentences that are missing or have other {places} in the other language, and impossible statuses.
[[nodiscard]] std::vector<std::string> faulty_errors(const std::vector<ErrorInfo>& table);
/// Steps of one module that occur twice or leave a gap.
[[nodiscard]] std::vector<std::string> faulty_migrations(const std::vector<store::Migration>& steps);

/// Bodies that a route reads and that the fuzzer of bodies does not name.
[[nodiscard]] std::vector<std::string> unfuzzed_bodies(const std::vector<Source>& sources, const std::string& fuzzer);

/// Links and pictures of pages in Markdown that lead to nothing in the project.
[[nodiscard]] std::vector<std::string> broken_links(const std::vector<Source>& pages);

/// Types and versions that the sources declare with LAYANG_EVENT. A name that two rooms declare stands there twice.
[[nodiscard]] std::vector<std::pair<std::string, int>> declared_events(const std::vector<Source>& sources);

}  // namespace layang::structure
