// leakscan explain: which rules look at a value, why each accepts or rejects it, and what the policy makes of it.
#include <algorithm>
#include <map>
#include <tuple>

#include "app/commands.h"
#include "app/console.h"
#include "app/explain_text.h"
#include "app/file_text.h"
#include "app/pattern_folders.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "judge/judge.h"

namespace leakscan {
namespace {

constexpr size_t most_values = 100'000;  // of a column

using Column = std::vector<std::string>;
using Columns = std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::pair<std::string, Column>>;  // sheet, table, column

// The columns of all tables in the file, each with its header.
Result<Columns> columns_of(const std::string& file, const Limits& limits) {
    Columns columns;
    TextReader reader;
    reader.document = [](const Origin&) {};
    reader.not_read = [](const Origin&, const Error&) {};
    reader.part = [&columns](const Document& part) {
        for (const Block& block : part.blocks) {
            const Locus& where = block.where;
            if (where.row == 0 || where.column == 0) continue;
            auto& [label, values] = columns[{where.sheet, where.table, where.column}];
            if (label.empty()) label = part.label_of(block);
            if (values.size() < most_values) values.emplace_back(trim(part.text_of(block)));
        }
    };
    TRY(read_file_text(file, limits, reader));
    for (auto& [place, column] : columns) std::erase(column.second, column.first);  // the header's own cell
    return columns;
}

size_t count_numbers(const Column& values) {
    constexpr long least_digits = 6;
    return static_cast<size_t>(std::count_if(values.begin(), values.end(), [](const std::string& value) {
        return std::count_if(value.begin(), value.end(), is_ascii_digit) >= least_digits;
    }));
}

// The column that holds the value, else the one under the label, else the one with the most numbers.
Column choose(Columns& columns, const std::string& value, const std::string& label) {
    const auto rank = [&](const auto& entry) {
        const auto& [header, values] = entry.second;
        const bool holds = std::find(values.begin(), values.end(), value) != values.end();
        const bool named = !label.empty() && header.find(label) != std::string::npos;
        return std::tuple(holds, named, count_numbers(values));
    };
    const auto best = std::max_element(columns.begin(), columns.end(), [&rank](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return best == columns.end() ? Column() : std::move(best->second.second);
}

// The other values of the value's column: of a table (CSV, workbook, page), else the lines of a text.
Result<Column> column_values(const Options& options) {
    Column values;
    if (options.column.empty()) return values;
    if (!exists(options.column))
        return Error{Fault::usage, fill({"{}：没有这个文件", "{}: no such file"}, options.language, {options.column})};
    Columns columns = TRY(columns_of(options.column, options.limits));
    values = choose(columns, options.arguments.front(), options.label);
    if (columns.empty()) {
        const std::string text = TRY(read_file(options.column));
        for (const std::string_view line : split(text, '\n')) {
            if (!trim(line).empty() && values.size() < most_values) values.emplace_back(trim(line));
        }
    }
    const auto own = std::find(values.begin(), values.end(), options.arguments.front());
    if (own != values.end()) values.erase(own);
    return values;
}

Result<bool> wants_json(const Options& options) {
    const std::string format = options.formats.empty() ? "text" : options.formats.front();
    if (options.formats.size() <= 1 && (format == "text" || format == "json")) return format == "json";
    return Error{Fault::usage, fill({"--format：只能是 text 或 json", "--format: text or json, one of them"}, options.language, {})};
}

}  // namespace

Result<int> explain_command(const Options& options) {
    const bool json = TRY(wants_json(options));
    // A key of zeroes: nothing is kept, and a policy's numbers are compared within this call only.
    MatchSettings settings;
    settings.pattern_folders = TRY(find_pattern_folders(options.patterns));
    settings.as_of = options.as_of.value_or(today());
    const Policy policy = TRY(load_policy(options.policy, settings.pattern_folders, settings.key));
    const Matcher matcher = TRY(Matcher::create(settings));
    const Column column = TRY(column_values(options));

    ExplainedValue explained{options.arguments.front(), options.label, {}, {}, policy.name, settings.as_of};
    explained.explanation = explain(matcher, explained.value, explained.label, column);
    ScannedDocument document;
    document.findings.assign(explained.explanation.findings.begin(), explained.explanation.findings.end());
    explained.verdicts = judge(document, policy, settings.as_of, false);
    print(json ? explanation_json(explained, options.language) : explanation_text(explained, options.language, colour_wanted()));
    return 0;
}

}  // namespace leakscan
