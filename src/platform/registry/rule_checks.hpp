#pragma once
// What must be true across the rule tables before the server starts.
#include "base/result.hpp"
#include "platform/registry/catalogue.hpp"

namespace layang {

/// Spans, codes and coverage of everything but services.
void check_papers(const RuleTables& tables, Reasons& mistakes);
void check_policies(const RuleTables& tables, Reasons& mistakes);
void check_tariffs(const RuleTables& tables, Reasons& mistakes);
/// Each service against all other tables, on every day of its life.
void check_services(const RuleTables& tables, Reasons& mistakes);

}  // namespace layang
