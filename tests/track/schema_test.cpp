#include "track/schema.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/temporary_folder.h"

using namespace leakscan;

TEST_CASE("a new SQLite ledger is private and gets the whole schema, and once more nothing") {
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/ledger.db";
    for (int time = 0; time < 2; ++time) {
        auto database = open_database("sqlite:" + path, IfMissing::create);
        REQUIRE(database.ok());
        REQUIRE(bring_up_to_date(**database).ok());
        std::int64_t tables = 0;
        REQUIRE((*database)
                    ->run("select count(*) from sqlite_schema where type = 'table' and name in ('unit','run','entry','finding','event')",
                          {}, [&](const SqlRow& row) { tables = std::get<std::int64_t>(row[0]); })
                    .ok());
        CHECK(tables == 5);
    }
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("a ledger of a newer leakscan is refused") {
    const TemporaryFolder folder;
    auto database = open_database("sqlite:" + folder.path() + "/ledger.db", IfMissing::create);
    REQUIRE(database.ok());
    REQUIRE(bring_up_to_date(**database).ok());
    REQUIRE((*database)->run("insert into schema_step values ($1)", {std::int64_t{1000}}).ok());
    const Status refused = bring_up_to_date(**database);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().fault == Fault::usage);
}
