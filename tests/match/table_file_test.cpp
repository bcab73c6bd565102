// Rows of fact tables, and which lines are none.
#include "match/table_file.h"

#include <catch2/catch.hpp>

#include <vector>

#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& path) {
    Rows rows;
    const Status read = read_table(path, 2, [&rows](TableRow row) {
        rows.emplace_back(row.begin(), row.end());
        return true;
    });
    return read.ok() ? rows : Rows{{read.error().message.substr(path.size())}};
}

}  // namespace

TEST_CASE("a row has the fields between its tabs, a comment and an empty line are none") {
    const TemporaryFolder folder;
    CHECK(rows_of(folder.write("a.tsv", "# source\tof it\na\tb\n\nc\t\td\n")) == Rows{{"a", "b"}, {"c", "", "d"}});
    CHECK(rows_of(folder.write("b.tsv", "a\tb\r\n\r\nc\td")) == Rows{{"a", "b"}, {"c", "d"}});
    CHECK(rows_of(folder.write("c.tsv", "1\t2\t3\t4\t5\t6\t7\t8\n")) == Rows{{"1", "2", "3", "4", "5", "6", "7", "8"}});
    CHECK(rows_of(folder.write("d.tsv", "1\t\n")) == Rows{{"1", ""}});
    CHECK(rows_of(folder.write("e.tsv", "")).empty());
}

TEST_CASE("a line that is no row of its table is told by its number") {
    const TemporaryFolder folder;
    CHECK(rows_of(folder.write("few.tsv", "# comment\na\tb\nalone\n")) == Rows{{":3: not a line of this table"}});
    CHECK(rows_of(folder.write("many.tsv", "1\t2\t3\t4\t5\t6\t7\t8\t9\n")) == Rows{{":1: not a line of this table"}});
    const Status refused = read_table(folder.write("word.tsv", "a\tb\nx\ty\n"), 2, [](TableRow row) { return row[0] != "x"; });
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message.ends_with("word.tsv:2: not a line of this table"));
}

TEST_CASE("rows stay where they are when their table is moved") {
    const TemporaryFolder folder;
    Result<TableFile> read = TableFile::read(folder.write("a.tsv", "a\tb\n"));
    REQUIRE(read.ok());
    std::string_view first;
    REQUIRE(read->rows(2,
                       [&first](TableRow row) {
                           first = row[0];
                           return true;
                       })
                .ok());
    const TableFile moved = read.take();
    CHECK(first == "a");
    CHECK(moved.rows(2, [&first](TableRow row) { return row[0].data() == first.data(); }).ok());
}
