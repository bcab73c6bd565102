// What a ledger knows, out of one database and into the other, row by row the same; and whose key it is.
#include "track/copy.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "track/empty_ledger.h"
#include "track/key_check.h"

using namespace leakscan;
using Catch::Matchers::Contains;

namespace {

using Rows = std::vector<std::pair<std::string, SqlRow>>;

std::unique_ptr<Database> opened(const std::string& url) {
    auto database = open_database(url);
    if (!database.ok()) FAIL(database.error().message);
    return database.take();
}

Rows rows_of(Database& database) {
    Rows rows;
    const Status done = copy_out(database, [&](const LedgerTable& table, const SqlRow& row) -> Status {
        rows.emplace_back(table.name, row);
        return {};
    });
    if (!done.ok()) FAIL(done.error().message);
    return rows;
}

Status insert_all(Database& database, const Rows& rows) {
    return copy_in(database, newest_schema(), [&](const Insert& insert) -> Status {
        for (const auto& [name, row] : rows) {
            for (const LedgerTable& table : ledger_tables()) {
                if (table.name == name) TRY(insert(table, row));
            }
        }
        return {};
    });
}

// A row for every table, each text another one, NULL where it may be.
Rows some_rows() {
    Rows rows;
    for (const LedgerTable& table : ledger_tables()) {
        SqlRow row;
        for (const LedgerColumn& column : table.columns) {
            if (column.is_number) {
                row.emplace_back(std::int64_t{1});
            } else if (column.name == "id" || column.name == "unit" || column.name == "entry" ||
                       (table.name == "site_sample" && column.name == "site") || (table.name == "site" && column.name == "name")) {
                row.emplace_back(std::string("minzheng"));
            } else if (column.name.starts_with("ruled_") || column.name == "rectified_on" || column.name == "returned_on") {
                row.emplace_back(std::monostate());
            } else {
                row.emplace_back("市民政局 \"" + column.name + "\"\n");
            }
        }
        rows.emplace_back(table.name, row);
    }
    return rows;
}

}  // namespace

TEST_CASE("the tables are read from the schema, with every column and its type") {
    std::vector<std::string> names;
    for (const LedgerTable& table : ledger_tables()) names.push_back(table.name);
    CHECK(names == std::vector<std::string>{"unit", "run", "unit_run", "entry", "finding", "site", "site_sample", "event", "key_check"});
    const LedgerTable unit = ledger_tables().front();
    REQUIRE(unit.columns.size() == 6);
    CHECK(unit.columns[0].name == "id");
    CHECK_FALSE(unit.columns[0].is_number);
    CHECK(unit.columns[5].name == "on_roster");
    CHECK(unit.columns[5].is_number);
}

TEST_CASE("rows come out of every database as they went into the other") {
    const EmptyLedger first(GENERATE("sqlite", "postgresql"));
    const EmptyLedger second(GENERATE("sqlite", "postgresql"));
    const Rows rows = some_rows();
    const auto from = opened(first.url());
    REQUIRE(insert_all(*from, rows).ok());
    CHECK(rows_of(*from) == rows);
    const auto to = opened(second.url());
    REQUIRE(insert_all(*to, rows_of(*from)).ok());
    CHECK(rows_of(*to) == rows);
    const Status again = insert_all(*to, rows);
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().fault == Fault::usage);
    CHECK_THAT(again.error().message, Contains("not empty"));
}

TEST_CASE("an import that fails half-way leaves an empty ledger") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    const auto database = opened(ledger.url());
    Rows rows = some_rows();
    rows.push_back(rows.back());  // its key is taken
    CHECK_FALSE(insert_all(*database, rows).ok());
    CHECK(rows_of(*database).empty());
}

TEST_CASE("a ledger knows its key") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    const auto database = opened(ledger.url());
    REQUIRE(bring_up_to_date(*database).ok());
    const Key key{1};
    const Key other{2};
    CHECK(fit_of_key(*database, key).value() == KeyFit::first);
    REQUIRE(adopt_key(*database, key).ok());
    CHECK(fit_of_key(*database, key).value() == KeyFit::same);
    CHECK(fit_of_key(*database, other).value() == KeyFit::other);
    REQUIRE(adopt_key(*database, other).ok());
    CHECK(fit_of_key(*database, key).value() == KeyFit::other);
}

TEST_CASE("a backup is a private file of one moment, while another goes on writing") {
    const EmptyLedger ledger("sqlite");
    const auto database = opened(ledger.url());
    REQUIRE(insert_all(*database, some_rows()).ok());
    const auto writer = opened(ledger.url());
    REQUIRE(writer->execute("begin immediate; insert into key_check values ('unfinished')").ok());
    const std::string file = ledger.folder().write("backup.db", "an older one");
    REQUIRE(database->back_up(file).value());
    CHECK(rows_of(*opened("sqlite:" + file)) == some_rows());
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK_FALSE(opened(EmptyLedger("postgresql").url())->back_up(file).value());
    CHECK_FALSE(database->back_up("/nowhere/backup.db").ok());
}
