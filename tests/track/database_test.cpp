// What the ledger relies on, in every database; and what only a server can do wrong.
#include "track/database.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "track/empty_ledger.h"
#include "track/schema.h"

using namespace leakscan;
using Catch::Matchers::Contains;

namespace {

std::unique_ptr<Database> opened(const std::string& url) {
    auto database = open_database(url);
    if (!database.ok()) FAIL(database.error().message);
    return database.take();
}

std::vector<SqlRow> rows(Database& database, std::string_view statement, const SqlRow& parameters = {}) {
    std::vector<SqlRow> all;
    const Status done = database.run(statement, parameters, [&](const SqlRow& row) { all.push_back(row); });
    if (!done.ok()) FAIL(done.error().message);
    return all;
}

std::int64_t number(Database& database, std::string_view statement) {
    return std::get<std::int64_t>(rows(database, statement).at(0).at(0));
}

}  // namespace

TEST_CASE("values come back as they went in, NULL and blobs with zero bytes included") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    const auto database = opened(ledger.url());
    const SqlRow in = {std::int64_t{-7}, std::string("身份证𠮷"), Blob{std::string("\0x\\\xff", 4)}, std::monostate(), std::string()};
    CHECK(rows(*database, "select $1, $2, $3, $4, $5", in).at(0) == in);
    CHECK(rows(*database, "select sum(n), count(*), max(n) > 2 from (select 1 as n union all select 9223372036854775806) as t").at(0) ==
          SqlRow{std::int64_t{9223372036854775807}, std::int64_t{2}, std::int64_t{1}});
}

TEST_CASE("the schema is made once, and texts are compared byte by byte") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    for (int time = 0; time < 2; ++time) REQUIRE(bring_up_to_date(*opened(ledger.url())).ok());
    const auto database = opened(ledger.url());
    for (const char* id : {"b", "A", "a", "中", "B", "_", "一"}) {
        const Status inserted =
            database->run("insert into unit values ($1, $2, $3, $4, $5, $6)",
                          {std::string(id), std::int64_t{1}, std::string("n"), std::string("k"), std::string("c"), std::int64_t{0}});
        REQUIRE(inserted.ok());
    }
    std::string order;
    for (const SqlRow& row : rows(*database, "select id from unit order by id")) order += std::get<std::string>(row[0]);
    CHECK(order == "AB_ab一中");
}

TEST_CASE("a transaction that is not committed leaves nothing, and an error does not end the connection") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    const auto database = opened(ledger.url());
    REQUIRE(database->execute("create table t (n bigint primary key)").ok());
    REQUIRE(database->execute(database->word("begin")).ok());
    REQUIRE(database->run("insert into t values ($1)", {std::int64_t{1}}).ok());
    const Status refused = database->run("insert into t values ($1)", {std::int64_t{1}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().fault == Fault::io);
    CHECK_THAT(refused.error().message, Contains("ledger") && !Contains("(1)"));
    REQUIRE(database->execute("rollback").ok());
    CHECK(number(*database, "select count(*) from t") == 0);
}

TEST_CASE("rows arrive one by one, however many there are") {
    const EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
    const auto database = opened(ledger.url());
    std::int64_t sum = 0;
    const Status done = database->run("with recursive t(n) as (select 1 union all select n + 1 from t where n < $1) select n from t",
                                      {std::int64_t{20000}}, [&](const SqlRow& row) { sum += std::get<std::int64_t>(row[0]); });
    REQUIRE(done.ok());
    CHECK(sum == 200010000);
}

TEST_CASE("one writer at a time: who comes second is told who has the lock") {
    const EmptyLedger ledger("postgresql");
    auto first = opened(ledger.url());
    const auto second = opened(ledger.url());
    for (const auto& database : {first.get(), second.get()}) REQUIRE(database->execute(database->word("begin")).ok());
    REQUIRE(first->lock_for_writing().ok());
    const Status refused = second->lock_for_writing();
    REQUIRE_FALSE(refused.ok());
    CHECK_THAT(refused.error().message,
               Contains("another leakscan is writing") && Contains("office") && Contains(std::to_string(::getpid())));
    SECTION("another ledger in another schema of the same database is free") {
        REQUIRE(second->execute("rollback; create schema elsewhere").ok());
        CHECK(opened(ledger.url() + "?options=-csearch_path%3Delsewhere")->lock_for_writing().ok());
    }
    SECTION("the end of the transaction gives it back") {
        REQUIRE(first->execute("commit").ok());
        CHECK(second->lock_for_writing().ok());
    }
    SECTION("and so does the end of the process") {
        first.reset();
        CHECK(second->lock_for_writing().ok());
    }
}

TEST_CASE("the tables lie in a schema of their own unless the address names another") {
    const EmptyLedger ledger("postgresql");
    CHECK(rows(*opened(ledger.url()), "select current_schema()::text").at(0).at(0) == SqlValue(std::string("leakscan")));
    CHECK(rows(*opened(ledger.url() + "?options=-csearch_path%3Dpublic"), "select current_schema()::text").at(0).at(0) ==
          SqlValue(std::string("public")));
}

TEST_CASE("texts that a server cannot keep are kept as far as they are text") {
    const EmptyLedger ledger("postgresql");
    CHECK(rows(*opened(ledger.url()), "select $1", {std::string("a\0\xff号", 6)}).at(0).at(0) == SqlValue(std::string("a\uFFFD\uFFFD号")));
}

TEST_CASE("a lost connection is an error in words, and stays one") {
    const EmptyLedger ledger("postgresql");
    const auto database = opened(ledger.url());
    const std::int64_t backend = number(*database, "select pg_backend_pid()");
    REQUIRE(opened(ledger.url())->run("select pg_terminate_backend($1::bigint::integer)", {backend}).ok());
    for (int time = 0; time < 2; ++time) {
        const Status lost = database->run("select 1", {});
        REQUIRE_FALSE(lost.ok());
        CHECK(lost.error().fault == Fault::io);
        CHECK_THAT(lost.error().message, Contains("the connection was lost"));
    }
}

TEST_CASE("no message holds a password, whatever is wrong with the address") {
    const PostgresAddresses& server = postgres_server();
    REQUIRE(open_database(server.with_password).ok());
    CHECK_THAT(open_database(server.without_password).error().message, Contains("password"));
    const auto refused = [](const std::string& url) {
        const auto database = open_database(url);
        REQUIRE_FALSE(database.ok());
        return database.error().message;
    };
    const std::string secret = "Wort-geheim";
    for (const std::string& url :
         std::vector<std::string>{"postgresql://office:" + secret + "@127.0.0.1:1/db",                // nobody there
                                  "postgresql://office:" + secret + "%zz@127.0.0.1/db",               // wrongly encoded
                                  "postgresql://office:" + secret + "@[127.0.0.1/db",                 // malformed
                                  "postgresql://office:" + secret + "@127.0.0.1/db?x=" + secret,      // an unknown parameter
                                  "postgresql://127.0.0.1:1/" + secret + "?password=" + secret,       // as a parameter
                                  "postgresql://office:" + secret + "@host-of-" + secret + "/db"}) {  // and again as something else
        const std::string message = refused(url);
        CHECK_THAT(message, !Contains(secret));
        CHECK_THAT(message, Contains("ledger"));
    }
    const std::string wrong =
        in_database(server.without_password, "postgres").insert(std::string("postgresql://office").size(), ":" + secret);
    CHECK_THAT(refused(wrong), !Contains(secret) && Contains("authentication"));
}

TEST_CASE("another scheme is no ledger, nor is a scheme alone") {
    for (const char* url : {"mysql://x", "sqlite:", "postgresql:", "ledger.db", ""})
        CHECK(open_database(url).error().fault == Fault::usage);
}
