// PostgreSQL behind the few calls of Database: statements are prepared once, rows are handed on while they arrive. Numbers travel as text,
// texts and blobs as they are; no message of ours names a user's password, wherever it came from.
#include "track/postgres.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <map>
#include <thread>

#include <unistd.h>

#include "base/text.h"
#include "track/libpq.h"

namespace leakscan {
namespace {

// Object identifiers of built-in types (pg_type.dat), which never change.
constexpr Oid bool_type = 16;
constexpr Oid bytea_type = 17;
constexpr Oid int8_type = 20;
constexpr Oid text_type = 25;
constexpr std::array<Oid, 4> number_types = {int8_type, 21, 23, 1700};

// The first half of the advisory lock's key, "leak"; the second is the schema, so that two ledgers in one database do not meet.
constexpr std::string_view lock_class = "1818583403";
constexpr std::string_view own_schema = "leakscan";
constexpr std::chrono::milliseconds longest_wait{5000};  // for another writer
constexpr std::chrono::milliseconds nap{50};

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

// One parameter as libpq wants it. Text goes as bytes with a length, so that nothing is quoted or cut.
struct Parameter {
    Oid type = 0;
    std::string text;
    bool null = false;
    bool binary = false;
};

// A server keeps neither U+0000 nor what is no UTF-8 in a text.
std::string storable(const std::string& text) {
    if (is_valid_utf8(text) && text.find('\0') == std::string::npos) return text;
    std::string clean;
    for (size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        append_utf8(clean, next.value == 0 ? U'\uFFFD' : next.value);
        at += next.size;
    }
    return clean;
}

Parameter parameter_of(const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return {int8_type, std::to_string(*number), false, false};
    if (const auto* text = std::get_if<std::string>(&value)) return {text_type, storable(*text), false, true};
    if (const auto* blob = std::get_if<Blob>(&value)) return {bytea_type, blob->bytes, false, true};
    return {0, "", true, false};
}

Blob blob_of(const Libpq& libpq, const char* escaped) {
    size_t length = 0;
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(
        libpq.PQunescapeBytea(reinterpret_cast<const unsigned char*>(escaped), &length), libpq.PQfreemem);
    return {std::string(reinterpret_cast<const char*>(bytes.get()), length)};
}

SqlValue value_of(const Libpq& libpq, const PGresult* result, int column) {
    if (libpq.PQgetisnull(result, 0, column) != 0) return {};
    const std::string_view text(libpq.PQgetvalue(result, 0, column), static_cast<size_t>(libpq.PQgetlength(result, 0, column)));
    const Oid type = libpq.PQftype(result, column);
    if (type == bytea_type) return blob_of(libpq, text.data());
    if (type == bool_type) return std::int64_t{text == "t"};
    if (std::find(number_types.begin(), number_types.end(), type) != number_types.end()) {
        std::int64_t number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem == std::errc() && end == text.data() + text.size()) return number;
    }
    return std::string(text);
}

// Where a ledger is and what must not be said of it.
struct Address {
    std::string shown;  // host, port and database; no user, no password
    std::vector<std::string> secrets;

    std::string without_secrets(std::string words) const {
        for (const std::string& secret : secrets) {
            for (size_t at = 0; (at = words.find(secret, at)) != std::string::npos; at += 3) words.replace(at, secret.size(), "***");
        }
        while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
        for (char& c : words) c = c == '\n' ? ' ' : c;
        return words;
    }
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const Libpq& libpq, Connection connection, Address address)
        : libpq_(libpq), connection_(std::move(connection)), address_(std::move(address)) {}

    using Database::run;

    Status execute(std::string_view statements) override {
        const Answer answer = owned(libpq_.PQexec(connection_.get(), std::string(statements).c_str()));
        return is_success(answer.get()) ? Status() : Status(failure(answer.get()));
    }

    Status run(std::string_view statement, const SqlRow& parameters, const std::function<void(const SqlRow&)>& take) override;

    std::string_view word(std::string_view common) const override {
        if (common == "integer") return "bigint";
        if (common == "blob") return "bytea";
        if (common == "text") return "text collate \"C\"";
        if (common == "begin") return "begin";
        return "";
    }

    Status lock_for_writing() override;
    Result<bool> back_up(const std::string&) override { return false; }
    Status choose_schema(IfMissing if_missing);
    Status must_hold_a_ledger();

private:
    bool is_success(const PGresult* result) const {
        const ExecStatusType status = libpq_.PQresultStatus(result);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE || status == PGRES_EMPTY_QUERY;
    }

    // Without the server's DETAIL, which quotes rows.
    Error failure(const PGresult* result) const {
        const char* primary = result == nullptr ? nullptr : libpq_.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
        const std::string words = primary != nullptr ? primary : libpq_.PQerrorMessage(connection_.get());
        const bool lost = libpq_.PQstatus(connection_.get()) != CONNECTION_OK;
        return {Fault::io, "ledger " + address_.shown + ": " + (lost ? "the connection was lost: " : "") + address_.without_secrets(words)};
    }

    Answer owned(PGresult* result) const { return {result, libpq_.PQclear}; }
    Result<std::string> prepare(std::string_view statement, const std::vector<Oid>& types);
    Result<std::string> holder();

    Libpq libpq_;
    Connection connection_;
    Address address_;
    std::map<std::string, std::string, std::less<>> prepared_;  // statement → its name on the server
};

Result<std::string> PostgresDatabase::prepare(std::string_view statement, const std::vector<Oid>& types) {
    const auto known = prepared_.find(statement);
    if (known != prepared_.end()) return known->second;
    const std::string text(statement);
    const std::string name = "s" + std::to_string(prepared_.size() + 1);
    const Answer answer =
        owned(libpq_.PQprepare(connection_.get(), name.c_str(), text.c_str(), static_cast<int>(types.size()), types.data()));
    if (!is_success(answer.get())) return failure(answer.get());
    prepared_.emplace(text, name);
    return name;
}

Status PostgresDatabase::run(std::string_view statement, const SqlRow& parameters, const std::function<void(const SqlRow&)>& take) {
    std::vector<Parameter> given;
    for (const SqlValue& value : parameters) given.push_back(parameter_of(value));
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const Parameter& parameter : given) {
        types.push_back(parameter.type);
        values.push_back(parameter.null ? nullptr : parameter.text.data());
        lengths.push_back(static_cast<int>(parameter.text.size()));
        formats.push_back(parameter.binary ? 1 : 0);
    }
    const std::string name = TRY(prepare(statement, types));
    if (libpq_.PQsendQueryPrepared(connection_.get(), name.c_str(), static_cast<int>(given.size()), values.data(), lengths.data(),
                                   formats.data(), 0) == 0)
        return failure(nullptr);
    libpq_.PQsetSingleRowMode(connection_.get());
    Answer failed(nullptr, libpq_.PQclear);
    SqlRow row;
    // Every result must be fetched, also after an error: else the connection is good for nothing more. It may end here as well.
    while (Answer answer = owned(libpq_.PQgetResult(connection_.get()))) {
        if (!is_success(answer.get())) failed = std::move(answer);
        if (!answer || libpq_.PQresultStatus(answer.get()) != PGRES_SINGLE_TUPLE) continue;
        row.resize(static_cast<size_t>(libpq_.PQnfields(answer.get())));
        for (size_t i = 0; i < row.size(); ++i) row[i] = value_of(libpq_, answer.get(), static_cast<int>(i));
        take(row);
    }
    return failed ? Status(failure(failed.get())) : Status();
}

// Who has the lock, as well as the server knows it.
Result<std::string> PostgresDatabase::holder() {
    std::string found;
    TRY(
        run("select s.usename || coalesce(' (' || host(s.client_addr) || ')', '') || ', ' || s.application_name || ', ' || "
            "to_char(s.backend_start, 'YYYY-MM-DD HH24:MI') from pg_locks l join pg_stat_activity s on s.pid = l.pid "
            "where l.locktype = 'advisory' and l.granted and l.classid = " +
                std::string(lock_class) +
                " and l.objid::bigint = hashtext(current_schema())::bigint & 4294967295 and l.pid <> pg_backend_pid()",
            {}, [&](const SqlRow& row) {
                if (const auto* text = std::get_if<std::string>(&row[0])) found = *text;
            }));
    return found;
}

// Others' transactions are short: it waits a while before it says who is in the way.
Status PostgresDatabase::lock_for_writing() {
    const auto given_up = std::chrono::steady_clock::now() + longest_wait;
    for (;;) {
        bool got = false;
        TRY(run("select pg_try_advisory_xact_lock(" + std::string(lock_class) + ", hashtext(current_schema()))", {},
                [&](const SqlRow& row) { got = std::get<std::int64_t>(row[0]) == 1; }));
        if (got) return {};
        if (std::chrono::steady_clock::now() > given_up) break;
        std::this_thread::sleep_for(nap);
    }
    const std::string who = TRY(holder());
    return Error{Fault::io, "ledger " + address_.shown + ": another leakscan is writing to it" + (who.empty() ? "" : ": " + who)};
}

// Without a search_path of somebody's choice the tables get a schema of their own.
Status PostgresDatabase::choose_schema(IfMissing if_missing) {
    bool chosen = false;
    bool there = false;
    TRY(run("select current_setting('search_path') <> '\"$user\", public', to_regnamespace('" + std::string(own_schema) + "') is not null",
            {}, [&](const SqlRow& row) {
                chosen = std::get<std::int64_t>(row[0]) == 1;
                there = std::get<std::int64_t>(row[1]) == 1;
            }));
    if (chosen) return {};
    if (!there && if_missing == IfMissing::create) TRY(execute("create schema if not exists " + std::string(own_schema)));
    return execute("set search_path = " + std::string(own_schema));
}

Status PostgresDatabase::must_hold_a_ledger() {
    bool there = false;
    TRY(run("select to_regclass('schema_step') is not null", {}, [&](const SqlRow& row) { there = std::get<std::int64_t>(row[0]) == 1; }));
    return there ? Status() : Status(Error{Fault::usage, "ledger " + address_.shown + ": there is no ledger in this database"});
}

using Parsed = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

// libpq's own words about a malformed address quote parts of it, so they are not repeated.
Result<Address> address_of(const Libpq& libpq, const std::string& url) {
    const Parsed parsed(libpq.PQconninfoParse(url.c_str(), nullptr), libpq.PQconninfoFree);
    if (!parsed) return Error{Fault::usage, "--ledger: not a valid postgresql:// address"};
    std::map<std::string_view, std::string> values;
    Address address;
    for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr || *option->val == '\0') continue;
        values[option->keyword] = option->val;
        if (std::string_view(option->keyword).find("password") != std::string_view::npos) address.secrets.emplace_back(option->val);
    }
    if (const char* password = ::getenv("PGPASSWORD"); password != nullptr && *password != '\0') address.secrets.emplace_back(password);
    address.shown = "postgresql://" + values["host"] + (values["port"].empty() ? "" : ":" + values["port"]) + "/" + values["dbname"];
    address.shown = address.without_secrets(address.shown);
    return address;
}

// "leakscan HOST 1234": what others are told when this process holds the lock.
std::string own_name() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
    return "leakscan " + std::string(host.data()) + " " + std::to_string(::getpid());
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& url, IfMissing if_missing) {
    const std::string whole = url.starts_with("postgres") ? url : "postgresql:" + url;
    const Libpq libpq = TRY(Libpq::load());
    Address address = TRY(address_of(libpq, whole));
    const std::string name = own_name();
    // What stands before the address may be overruled by it, what follows may not.
    const std::array<const char*, 7> keywords = {"connect_timeout", "keepalives_idle", "fallback_application_name",
                                                 "dbname",          "client_encoding", nullptr};
    const std::array<const char*, 7> values = {"10", "60", name.c_str(), whole.c_str(), "UTF8", nullptr};
    Connection connection(libpq.PQconnectdbParams(keywords.data(), values.data(), 1), libpq.PQfinish);
    if (!connection || libpq.PQstatus(connection.get()) != CONNECTION_OK) {
        const std::string words = connection ? libpq.PQerrorMessage(connection.get()) : "out of memory";
        return Error{Fault::io, "ledger " + address.shown + ": " + address.without_secrets(words)};
    }
    libpq.PQsetNoticeProcessor(
        connection.get(), [](void*, const char*) {}, nullptr);
    const char* encoding = libpq.PQparameterStatus(connection.get(), "server_encoding");
    if (encoding == nullptr || std::string_view(encoding) != "UTF8")
        return Error{Fault::usage, "ledger " + address.shown + ": the database must be in UTF8 (createdb -E UTF8 -T template0)"};
    auto database = std::make_unique<PostgresDatabase>(libpq, std::move(connection), std::move(address));
    TRY(database->execute("set lock_timeout = '10s'; set timezone = 'UTC'"));
    TRY(database->choose_schema(if_missing));
    if (if_missing == IfMissing::refuse) TRY(database->must_hold_a_ledger());
    return std::unique_ptr<Database>(std::move(database));
}

Result<std::string> postgres_client_version() {
    constexpr int major = 10'000;  // 150014 is 15.14
    const Libpq libpq = TRY(Libpq::load());
    const int version = libpq.PQlibVersion();
    return "libpq " + std::to_string(version / major) + "." + std::to_string(version % major);
}

}  // namespace leakscan
