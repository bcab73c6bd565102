// SQLite behind the few calls of Database: statements are prepared once and kept.
#include "track/sqlite.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>

#include <sqlite3.h>

#include "base/file.h"

namespace leakscan {
namespace {

constexpr int busy_milliseconds = 5000;  // another leakscan may be committing

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Prepared = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

void bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
        sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, index);
    }
}

SqlValue column(sqlite3_stmt* statement, int index) {
    const auto bytes = [&](const void* data) {
        return std::string(static_cast<const char*>(data), static_cast<size_t>(sqlite3_column_bytes(statement, index)));
    };
    switch (sqlite3_column_type(statement, index)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(statement, index);
        case SQLITE_TEXT: return bytes(sqlite3_column_text(statement, index));
        case SQLITE_BLOB: {
            const void* data = sqlite3_column_blob(statement, index);
            return Blob{data == nullptr ? std::string() : bytes(data)};
        }
        default: return {};
    }
}

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(Connection connection, std::string path) : connection_(std::move(connection)), path_(std::move(path)) {}

    using Database::run;

    Status execute(std::string_view statements) override {
        if (sqlite3_exec(connection_.get(), std::string(statements).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
        return failure();
    }

    Status run(std::string_view statement, const SqlRow& parameters, const std::function<void(const SqlRow&)>& take) override {
        sqlite3_stmt* prepared = TRY(prepare(statement));
        for (size_t i = 0; i < parameters.size(); ++i) bind(prepared, static_cast<int>(i + 1), parameters[i]);
        SqlRow row(static_cast<size_t>(sqlite3_column_count(prepared)));
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(prepared)) == SQLITE_ROW) {
            for (size_t i = 0; i < row.size(); ++i) row[i] = column(prepared, static_cast<int>(i));
            take(row);
        }
        const Status outcome = step == SQLITE_DONE ? Status() : failure();
        sqlite3_reset(prepared);
        sqlite3_clear_bindings(prepared);
        return outcome;
    }

    std::string_view word(std::string_view common) const override {
        if (common == "begin") return "begin immediate";  // a transaction that reads first could find its place taken when it writes
        return common;
    }

    // The lock that comes with a write transaction is all that is needed here.
    Status lock_for_writing() override { return {}; }

    Result<bool> back_up(const std::string& file) override {
        const std::string beside = file + ".part";
        TRY(write_file(beside, ""));  // empty is as good as none to SQLite, and nobody else can open it
        Status done = run("vacuum into $1", {beside});
        if (done.ok() && ::rename(beside.c_str(), file.c_str()) != 0) done = Error{Fault::io, file + ": " + std::strerror(errno)};
        if (done.ok()) return true;
        ::unlink(beside.c_str());
        return done.error();
    }

private:
    Error failure() const { return {Fault::io, "ledger " + path_ + ": " + sqlite3_errmsg(connection_.get())}; }

    Result<sqlite3_stmt*> prepare(std::string_view statement) {
        const auto known = prepared_.find(statement);
        if (known != prepared_.end()) return known->second.get();
        sqlite3_stmt* made = nullptr;
        if (sqlite3_prepare_v3(connection_.get(), statement.data(), static_cast<int>(statement.size()), SQLITE_PREPARE_PERSISTENT, &made,
                               nullptr) != SQLITE_OK)
            return failure();
        prepared_.emplace(std::string(statement), Prepared(made, sqlite3_finalize));
        return made;
    }

    Connection connection_;
    std::string path_;
    std::map<std::string, Prepared, std::less<>> prepared_;  // goes before the connection
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, IfMissing if_missing) {
    if (if_missing == IfMissing::refuse && !exists(path)) return Error{Fault::usage, path + ": there is no such ledger"};
    TRY(create_file(path, ""));  // SQLite would make it readable for others
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
    Connection connection(opened, sqlite3_close);
    if (code != SQLITE_OK) return Error{Fault::io, "ledger " + path + ": " + sqlite3_errstr(code)};
    sqlite3_busy_timeout(opened, busy_milliseconds);
    auto database = std::make_unique<SqliteDatabase>(std::move(connection), path);
    TRY(database->execute("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off;"));
    return std::unique_ptr<Database>(std::move(database));
}

}  // namespace leakscan
