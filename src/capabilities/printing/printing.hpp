#pragma once
// Printing, as other rooms see it: documents from their order to the shelf, and the blanks they are printed on. Other rooms
// include this header alone. Events: types.hpp. Tables: queries.hpp (`document`, `stock_day`).
#include "capabilities/printing/answers.hpp"
#include "capabilities/printing/holder.hpp"
#include "capabilities/printing/orders.hpp"
#include "capabilities/printing/queries.hpp"
#include "capabilities/printing/service.hpp"
#include "capabilities/printing/types.hpp"
