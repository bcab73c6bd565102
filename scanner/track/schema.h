// The tables of the ledger, the same for SQLite and PostgreSQL, as numbered migrations. A sentence per column stands beside it.
#pragma once

#include "base/result.h"
#include "track/database.h"

namespace leakscan {

// Brings the schema up to date in one transaction. Fault::usage when the database is of a newer leakscan.
Status bring_up_to_date(Database& database);

}  // namespace leakscan
