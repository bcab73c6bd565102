// track ledger backup | export | import: a ledger as a file, and back into any database. The identity key goes along only when it is asked
// for, and each of them says what it would cost to lose it.
#include <algorithm>
#include <map>

#include "app/console.h"
#include "app/run_setup.h"
#include "app/track_actions.h"
#include "base/file.h"
#include "base/keyed_hash.h"
#include "base/message.h"
#include "base/text.h"
#include "report/row_json.h"
#include "track/copy.h"

namespace leakscan {
namespace {

constexpr Phrase loss_of_key = {
    "注意：其中没有标识密钥（{}），请另行妥善保管，或加 --with-key。密钥一旦丢失，台账仍可查看，但认不出已知的值：批准和误报认定失效，"
    "移动、改名的内容按新问题计，按编号放行的值须重新登记。",
    "note: the identity key ({}) is not in it: keep it elsewhere, or give --with-key. Without it the ledger can still be read, but known "
    "values "
    "are not recognised: waivers and disputes lapse, what moved or was renamed counts as new, suppressions by id must be made anew."};
constexpr Phrase care_of_key = {"注意：其中含标识密钥，得到它的人可以由台账推算出原值，请妥善保管。",
                                "note: the identity key is in it: who has both can work out the values behind the hashes. Keep it safe."};

Result<std::string> file_to_write(const Options& options) {
    if (!options.out_file.empty()) return options.out_file;
    return Error{Fault::usage,
                 std::string(Phrase{"请用 --out 指定要写的文件", "which file is to be written? --out FILE"}.in(options.language))};
}

// 64 hex digits; empty unless it is asked for.
Result<std::string> key_to_copy(const Options& options) {
    if (!options.with_key) return std::string();
    const std::string path = TRY(identity_key_path(options));
    if (!exists(path))
        return Error{Fault::usage, fill({"--with-key：{} 不存在", "--with-key: there is no key {}"}, options.language, {path})};
    TRY(load_or_create_key(path));  // checks its form, and that it is private
    return std::string(trim(TRY(read_file(path))));
}

void say_of_key(const Options& options, const std::string& key) {
    const Result<std::string> path = identity_key_path(options);
    say(options, key.empty() ? fill(loss_of_key, options.language, {path.ok() ? *path : "identity.key"})
                             : std::string(care_of_key.in(options.language)));
}

RowValue value_of(const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return std::monostate();
}

Status export_to(const Options& options, Database& database, const std::string& file, const std::string& key) {
    FileWriter writer = TRY(FileWriter::create(file));
    TRY(writer.append(header_line({newest_schema(), std::string("leakscan ") + LEAKSCAN_VERSION, key})));
    std::uint64_t rows = 0;
    TRY(copy_out(database, [&](const LedgerTable& table, const SqlRow& columns) {
        ExportedRow row{table.name, {}};
        for (size_t i = 0; i < columns.size(); ++i) row.columns.emplace_back(table.columns[i].name, value_of(columns[i]));
        ++rows;
        return writer.append(row_line(row));
    }));
    TRY(writer.append(rows_line(rows)));
    TRY(writer.commit());
    say(options, fill({"已导出 {} 行：{}", "{} rows exported to {}"}, options.language, {std::to_string(rows), file}));
    say_of_key(options, key);
    return {};
}

// The columns in the order of the table; what the row does not name is NULL.
Result<SqlRow> columns_of(const ExportedRow& row, const LedgerTable& table) {
    SqlRow columns(table.columns.size());
    for (const auto& [name, value] : row.columns) {
        const auto column =
            std::find_if(table.columns.begin(), table.columns.end(), [&name = name](const LedgerColumn& c) { return c.name == name; });
        if (column == table.columns.end()) return Error{Fault::malformed, "unknown column " + name};
        SqlValue& place = columns[static_cast<size_t>(column - table.columns.begin())];
        if (const auto* number = std::get_if<std::int64_t>(&value)) place = *number;
        if (const auto* text = std::get_if<std::string>(&value)) place = *text;
        if (place.index() != 0 && (place.index() == 1) != column->is_number)
            return Error{Fault::malformed, "column " + name + " is of another type"};
    }
    return columns;
}

// The rows of an export on their way into a ledger.
class Import {
public:
    explicit Import(const std::string& file) : file_(file) {
        for (LedgerTable& table : ledger_tables()) tables_[table.name] = table;
    }
    Status insert_rows(const Insert& insert) {
        return read_export_rows(file_, [&](const ExportedRow& row) { return insert_row(insert, row); });
    }
    std::uint64_t rows() const { return rows_; }

private:
    Status insert_row(const Insert& insert, const ExportedRow& row) {
        const auto table = tables_.find(row.table);
        if (table == tables_.end()) return Error{Fault::malformed, "unknown table " + row.table};
        const SqlRow columns = TRY(columns_of(row, table->second));
        ++rows_;
        return insert(table->second, columns);
    }

    const std::string& file_;
    std::map<std::string, LedgerTable> tables_;
    std::uint64_t rows_ = 0;
};

// Makes the key file, or sees that the one that is there is the same.
Status restore_key(const Options& options, const std::string& key) {
    if (key.empty()) return {};
    const std::string path = TRY(identity_key_path(options));
    if (const size_t slash = path.rfind('/'); slash != std::string::npos) TRY(make_directory(path.substr(0, slash)));
    if (TRY(create_file(path, key + "\n"))) return {};
    if (trim(TRY(read_file(path))) == key) return {};
    return Error{Fault::usage, fill({"{} 已有另一个密钥，未导入；请用 --key 为导入的密钥另指定文件",
                                     "{} holds another key, nothing was imported: name another file with --key"},
                                    options.language, {path})};
}

}  // namespace

Result<int> track_ledger_backup(const Options& options) {
    const std::string file = TRY(file_to_write(options));
    Ledger ledger = TRY(open_ledger(options));
    const std::string key = TRY(key_to_copy(options));
    if (!TRY(ledger.database().back_up(file))) {
        TRY(export_to(options, ledger.database(), file, key));  // a server's own backup is its keeper's business
        return 0;
    }
    if (!key.empty()) TRY(write_file(file + ".key", key + "\n"));
    say(options, fill({"已备份：{}", "backed up to {}"}, options.language, {file}));
    say_of_key(options, key);
    return 0;
}

Result<int> track_ledger_export(const Options& options) {
    const std::string file = TRY(file_to_write(options));
    Ledger ledger = TRY(open_ledger(options));
    const std::string key = TRY(key_to_copy(options));
    TRY(export_to(options, ledger.database(), file, key));
    return 0;
}

Result<int> track_ledger_import(const Options& options) {
    const std::string& file = options.arguments.back();
    TRY(require_ledger(options));
    const ExportHeader header = TRY(read_export_header(file));
    if (header.schema > newest_schema()) {
        return Error{Fault::usage, fill({"{} 由更新的版本（{}）导出", "{} was exported by a newer leakscan ({})"}, options.language,
                                        {file, header.tool})};
    }
    const std::unique_ptr<Database> database = TRY(open_database(options.ledger, IfMissing::create));
    Import import(file);
    TRY(copy_in(*database, header.schema, [&](const Insert& insert) {
        const Status rows = import.insert_rows(insert);
        return rows.ok() ? restore_key(options, header.key) : rows;  // before anything is there to stay
    }));
    say(options, fill({"已导入 {} 行", "{} rows imported"}, options.language, {std::to_string(import.rows())}));
    if (header.key.empty()) say_of_key(options, "");
    return 0;
}

}  // namespace leakscan
