#include "track/database.h"

#include <array>

#include "track/postgres.h"
#include "track/sqlite.h"

namespace leakscan {
namespace {

struct DatabaseRow {
    std::string_view scheme;
    Result<std::unique_ptr<Database>> (*open)(const std::string& rest, IfMissing if_missing);
};

// Adding a database: one line.
constexpr std::array databases = {
    DatabaseRow{"sqlite:", open_sqlite},
    DatabaseRow{"postgresql:", open_postgres},
};

}  // namespace

Result<std::unique_ptr<Database>> open_database(const std::string& url, IfMissing if_missing) {
    for (const DatabaseRow& row : databases) {
        if (url.starts_with(row.scheme) && url.size() > row.scheme.size()) return row.open(url.substr(row.scheme.size()), if_missing);
    }
    return Error{Fault::usage, "--ledger: sqlite:FILE or postgresql://..."};
}

}  // namespace leakscan
