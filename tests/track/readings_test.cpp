// What is remembered of files: what holds, where it is found again, and when it is forgotten.
#include "track/readings.h"

#include <catch2/catch.hpp>

#include "base/keyed_hash.h"
#include "track/empty_ledger.h"
#include "track/schema.h"

using namespace leakscan;

namespace {

constexpr Date day = {2017, 11, 20};

std::string hashed(const std::string& text) { return keyed_hash(Key{}, {text}); }

// Runs over one ledger.
class Office {
public:
    explicit Office(const std::string& scheme) : ledger_(scheme), database_(open_database(ledger_.url()).take()) {
        if (!bring_up_to_date(*database_).ok()) FAIL("schema");
    }
    Database& database() { return *database_; }
    std::int64_t rows() {
        std::int64_t count = 0;
        REQUIRE(
            database_->run("select count(*) from reading", {}, [&](const SqlRow& row) { count = std::get<std::int64_t>(row[0]); }).ok());
        return count;
    }

    struct File {
        std::string path;
        std::string content;
    };
    // Which files had to be read. What was recalled must be what was kept of the same content.
    std::vector<std::string> run(const std::vector<File>& files, const std::string& roots = "site", const std::string& context = "rules",
                                 Date on = day, Days days = {}, bool whole = true) {
        Result<Readings> opened = Readings::open(*database_, roots, context, on);
        if (!opened.ok()) FAIL(opened.error().message);
        Readings& readings = *opened;
        std::vector<std::string> read;
        std::vector<File> expected;
        for (const File& file : files) {
            if (readings.meet(hashed(file.path)) && readings.expect(hashed(file.path), hashed(file.content))) {
                expected.push_back(file);
                continue;
            }
            read.push_back(file.path);
            readings.keep({hashed(file.path), hashed(file.content), days, "of " + file.path + ": " + file.content + std::string(1, '\0')});
        }
        for (const File& file : expected) CHECK(readings.recall() == "of " + file.path + ": " + file.content + std::string(1, '\0'));
        if (const Status done = readings.finish(whole); !done.ok()) FAIL(done.error().message);
        return read;
    }

private:
    EmptyLedger ledger_;
    std::unique_ptr<Database> database_;
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("what has not changed is not read again") {
    Office office(GENERATE("sqlite", "postgresql"));
    std::vector<Office::File> files;
    for (int i = 0; i < 1200; ++i) files.push_back({"page" + std::to_string(i), "text " + std::to_string(i)});
    CHECK(office.run(files).size() == 1200);
    CHECK(office.run(files).empty());
    files[7].content = "other";
    files[1100].content = "other";
    CHECK(office.run(files) == Paths{"page7", "page1100"});
    CHECK(office.run(files).empty());
    CHECK(office.rows() == 1200);
}

TEST_CASE("other rules read everything anew, and leave nothing of the old behind") {
    Office office(GENERATE("sqlite", "postgresql"));
    office.run({{"a", "1"}, {"b", "2"}});
    CHECK(office.run({{"a", "1"}}, "site", "new rules") == Paths{"a"});
    CHECK(office.rows() == 1);
    CHECK(office.run({{"a", "1"}}, "site", "new rules").empty());
}

TEST_CASE("a reading holds on its days alone") {
    Office office(GENERATE("sqlite", "postgresql"));
    office.run({{"a", "1"}}, "site", "rules", day, {{2017, 11, 1}, {2017, 11, 30}});
    CHECK(office.run({{"a", "1"}}, "site", "rules", {2017, 11, 30}).empty());
    CHECK(office.run({{"a", "1"}}, "site", "rules", {2017, 12, 1}) == Paths{"a"});
    CHECK(office.rows() == 1);
}

TEST_CASE("files that are gone are forgotten, unless the run did not look everywhere") {
    Office office(GENERATE("sqlite", "postgresql"));
    office.run({{"a", "1"}, {"b", "2"}});
    office.run({{"a", "1"}}, "site", "rules", day, {}, false);
    CHECK(office.rows() == 2);
    office.run({{"a", "1"}});
    CHECK(office.rows() == 1);
}

TEST_CASE("a copy of the site under another name goes on where the old one was; another site stays by itself") {
    Office office(GENERATE("sqlite", "postgresql"));
    office.run({{"a", "1"}, {"b", "2"}, {"c", "3"}}, "mirror-2017-11");
    office.run({{"x", "9"}, {"a", "other"}}, "other-site");
    CHECK(office.rows() == 5);
    CHECK(office.run({{"a", "1"}, {"b", "2"}, {"c", "new"}}, "mirror-2017-12") == Paths{"c"});
    CHECK(office.rows() == 5);
    CHECK(office.run({{"a", "1"}, {"b", "2"}, {"c", "new"}}, "mirror-2017-12").empty());
    CHECK(office.run({{"x", "9"}, {"a", "other"}}, "other-site").empty());
}

TEST_CASE("hashes are kept whole in few bytes") {
    const std::string hash = hashed("x");
    CHECK(ShortHash::of(hash).hex() == hash);
    CHECK(ShortHash::of("00000000000000010000000000000002") == ShortHash{1, 2});
}
