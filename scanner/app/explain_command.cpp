// leakscan explain: which rules look at a value, and why each accepts or rejects it.
#include "app/commands.h"
#include "app/console.h"
#include "app/pattern_folders.h"
#include "base/file.h"
#include "base/text.h"
#include "match/explain.h"

namespace leakscan {
namespace {

// The other values of its column, one a line: a series of document numbers is told from identity numbers by its like.
Result<std::vector<std::string>> column_values(const std::string& file) {
    std::vector<std::string> values;
    if (file.empty()) return values;
    const std::string text = TRY(read_file(file));
    for (const std::string_view line : split(text, '\n')) {
        if (!trim(line).empty()) values.emplace_back(trim(line));
    }
    return values;
}

}  // namespace

Result<int> explain_command(const Options& options) {
    MatchSettings settings;
    settings.pattern_folders = TRY(find_pattern_folders(options.patterns));
    settings.as_of = options.as_of.value_or(today());
    const Matcher matcher = TRY(Matcher::create(settings));
    const std::vector<std::string> column = TRY(column_values(options.column));
    for (const std::string& line : explain(matcher, options.arguments.front(), options.label, column, options.language)) print(line + "\n");
    return 0;
}

}  // namespace leakscan
