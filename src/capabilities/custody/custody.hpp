#pragma once
// Custody, as other rooms see it: who holds every document, bag, old document and original, and how it came there. Other
// rooms include this header alone.
//
// Events: bag_events.hpp, delivery_events.hpp, old_document_events.hpp, run_events.hpp. Tables: queries.hpp.
// The one answer to "whose hands now": hands.hpp.
#include "capabilities/custody/bag_events.hpp"
#include "capabilities/custody/delivery_events.hpp"
#include "capabilities/custody/hands.hpp"
#include "capabilities/custody/old_document_events.hpp"
#include "capabilities/custody/ports.hpp"
#include "capabilities/custody/queries.hpp"
#include "capabilities/custody/run_events.hpp"
#include "capabilities/custody/service.hpp"
