// Whole tables out of a ledger and into another, whatever databases they are in; and whether a key is the ledger's. What a copy looks like
// as a file is the business of report/row_json.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "track/database.h"
#include "track/schema.h"

namespace leakscan {

// Every row of every table in a fixed order, all as of one moment. Columns in the order of the table.
Status copy_out(Database& database, const std::function<Status(const LedgerTable&, const SqlRow&)>& take);

// The other way: all or nothing, into a ledger that holds nothing yet (Fault::usage). `rows` is given an `insert` and calls it for each
// row; `schema` is the step they were exported at.
using Insert = std::function<Status(const LedgerTable&, const SqlRow&)>;
Status copy_in(Database& database, size_t schema, const std::function<Status(const Insert&)>& rows);

}  // namespace leakscan
