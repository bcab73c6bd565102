// The ledger of an office where several people work: a PostgreSQL server.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "track/database.h"

namespace leakscan {

// `url` is a whole connection URI, or what follows its "postgresql:"; passwords are better kept in ~/.pgpass or a service file (libpq reads
// both). The tables lie in the schema "leakscan" unless the URL, the role or the database sets a search_path. A kill at any moment loses
// at most the transaction under way: the server takes it back.
Result<std::unique_ptr<Database>> open_postgres(const std::string& url, IfMissing if_missing);

// "libpq 15.14". Fault::unsupported if it is not installed.
Result<std::string> postgres_client_version();

}  // namespace leakscan
