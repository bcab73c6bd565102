// The few things that the ledger asks of a database, so that one schema and one set of statements serve SQLite and PostgreSQL.
// Statements are written in the part of SQL that both share; parameters are $1, $2 ... in the order in which they first appear.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace leakscan {

// A parameter or a column of a row: SQL NULL, INTEGER (64 bits), TEXT (UTF-8) or BLOB/BYTEA.
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using SqlRow = std::vector<SqlValue>;

class Database {
public:
    virtual ~Database() = default;

    // One or more statements without parameters: schema, transactions.
    virtual Status execute(std::string_view statements) = 0;
    // One statement; it is prepared once and kept. `take` is called for each row while it arrives, in order; it must not ask the database
    // for anything meanwhile.
    virtual Status run(std::string_view statement, const SqlRow& parameters, const std::function<void(const SqlRow&)>& take) = 0;
    // What is called otherwise here: the types "integer" (64 bits), "text" (compared byte by byte) and "blob", "strict" behind a table, and
    // "begin" of a transaction that is going to write.
    virtual std::string_view word(std::string_view common) const = 0;
    // At the beginning of a transaction: keeps other writers out until it ends. Waits for a few seconds if another has it, then Fault::io.
    virtual Status lock_for_writing() = 0;

    // Writes a copy of all to `file` (0600, in place of any that is there), as of one moment, while others go on writing. False: it is no
    // file that could be copied.
    virtual Result<bool> back_up(const std::string& file) = 0;

    Status run(std::string_view statement, const SqlRow& parameters) {
        return run(statement, parameters, [](const SqlRow&) {});
    }
};

// Only a scan makes a ledger: a name mistyped elsewhere must not look like a ledger without entries.
enum class IfMissing { create, refuse };

// "sqlite:FILE" (created 0600) or "postgresql://...". Fault::usage for any other, and for one that is missing (a database without our
// tables) where it may not be made; Fault::io when it cannot be opened. Messages never hold a password.
Result<std::unique_ptr<Database>> open_database(const std::string& url, IfMissing if_missing = IfMissing::create);

}  // namespace leakscan
