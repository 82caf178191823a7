#pragma once
// What clients send to printing's routes.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/id.hpp"

namespace layang::printing::bodies {

struct OpenDay {
    std::optional<std::int64_t> opening;
    LAYANG_FIELDS(OpenDay, opening)
};
struct Receive {
    std::int64_t count = 0;
    std::string reference;
    LAYANG_FIELDS(Receive, count, reference)
};
struct SpoilBlanks {
    std::int64_t count = 0;
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(SpoilBlanks, count, reason, note)
};
struct Adjust {
    std::int64_t count = 0;
    std::string reason;
    std::optional<std::string> note;
    LAYANG_FIELDS(Adjust, count, reason, note)
};
struct Count {
    std::int64_t counted = 0;
    LAYANG_FIELDS(Count, counted)
};
struct Batch {
    std::vector<DocumentId> documents;
    LAYANG_FIELDS(Batch, documents)
};
struct Pass {
    std::optional<std::string> shelf;
    LAYANG_FIELDS(Pass, shelf)
};

}  // namespace layang::printing::bodies
