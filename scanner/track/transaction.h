// All or nothing: what is written between begin and commit is there afterwards, or nothing of it, however the process ends.
#pragma once

#include <utility>

#include "base/result.h"
#include "track/database.h"

namespace leakscan {

class Transaction {
public:
    // Keeps other writers out until it ends. `database` must outlive it.
    static Result<Transaction> begin(Database& database) {
        TRY(database.execute(database.word("begin")));
        Transaction begun(database);
        TRY(database.lock_for_writing());
        return begun;
    }

    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction() {
        if (database_ != nullptr) (void)database_->execute("rollback");
    }

    Status commit() {
        TRY(database_->execute("commit"));
        database_ = nullptr;
        return {};
    }

private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;  // null: over
};

}  // namespace leakscan
