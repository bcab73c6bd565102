#include "track/copy.h"

#include "base/text.h"
#include "track/transaction.h"

namespace leakscan {
namespace {

std::string joined(const LedgerTable& table) {
    std::vector<std::string> names;
    for (const LedgerColumn& column : table.columns) names.push_back(column.name);
    return join(names, ", ");
}

// By all columns: the same rows come out in the same order everywhere.
std::string select_all(const LedgerTable& table) {
    return "select " + joined(table) + " from " + table.name + " order by " + joined(table);
}

std::string insert_into(const LedgerTable& table) {
    std::vector<std::string> places;
    for (size_t i = 1; i <= table.columns.size(); ++i) places.push_back("$" + std::to_string(i));
    return "insert into " + table.name + " (" + joined(table) + ") values (" + join(places, ", ") + ")";
}

Status must_be_empty(Database& database) {
    for (const LedgerTable& table : ledger_tables()) {
        std::int64_t rows = 0;
        TRY(database.run("select count(*) from " + table.name, {}, [&](const SqlRow& row) { rows = std::get<std::int64_t>(row[0]); }));
        if (rows != 0) return Error{Fault::usage, "this ledger is not empty: nothing was imported"};
    }
    return {};
}

}  // namespace

Status copy_out(Database& database, const std::function<Status(const LedgerTable&, const SqlRow&)>& take) {
    TRY(bring_up_to_date(database));
    const Transaction one_moment = TRY(Transaction::begin(database));
    for (const LedgerTable& table : ledger_tables()) {
        Status taken;
        TRY(database.run(select_all(table), {}, [&](const SqlRow& row) {
            if (taken.ok()) taken = take(table, row);
        }));
        TRY(taken);
    }
    return {};
}

Status copy_in(Database& database, size_t schema, const std::function<Status(const Insert&)>& rows) {
    TRY(bring_up_to_date(database, schema));
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(must_be_empty(database));
    TRY(rows([&](const LedgerTable& table, const SqlRow& row) { return database.run(insert_into(table), row); }));
    TRY(transaction.commit());
    return bring_up_to_date(database);
}

}  // namespace leakscan
