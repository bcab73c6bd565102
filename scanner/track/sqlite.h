// The embedded ledger: one file, one user. The only home of SQLite.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "track/database.h"

namespace leakscan {

// Creates the file with mode 0600 if it is not there and may be made. Write-ahead log, synced at each commit: a kill at any moment loses at
// most the transaction under way.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, IfMissing if_missing);

}  // namespace leakscan
