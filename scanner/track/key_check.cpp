#include "track/key_check.h"

#include "track/transaction.h"

namespace leakscan {
namespace {

std::string check_of(const Key& key) { return keyed_hash(key, {"the key of a ledger"}); }

}  // namespace

Result<KeyFit> fit_of_key(Database& database, const Key& key) {
    std::string known;
    TRY(database.run("select value from key_check", {}, [&](const SqlRow& row) { known = std::get<std::string>(row[0]); }));
    if (known.empty()) return KeyFit::first;
    return known == check_of(key) ? KeyFit::same : KeyFit::other;
}

Status adopt_key(Database& database, const Key& key) {
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(database.run("delete from key_check", {}));
    TRY(database.run("insert into key_check values ($1)", {check_of(key)}));
    return transaction.commit();
}

}  // namespace leakscan
