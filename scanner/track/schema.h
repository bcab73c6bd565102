// The tables of the ledger, the same for SQLite and PostgreSQL, as numbered migrations. A sentence per column stands beside it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "track/database.h"

namespace leakscan {

// Brings the schema up to date in one transaction. Fault::usage when the database is of a newer leakscan.
// `step_wanted`: only so far, for what an earlier one has exported.
size_t newest_schema();
Status bring_up_to_date(Database& database, size_t step_wanted = newest_schema());

struct LedgerColumn {
    std::string name;
    bool is_number = false;  // else text
};
struct LedgerTable {
    std::string name;
    std::vector<LedgerColumn> columns;
};
// All that a ledger knows, in an order in which rows may be inserted. Read from the steps themselves.
std::vector<LedgerTable> ledger_tables();

}  // namespace leakscan
