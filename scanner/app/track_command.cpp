// leakscan track: the rectification loop on what a ledger knows. This file has the table of sub-commands.
#include <algorithm>

#include "app/commands.h"
#include "app/track_actions.h"
#include "base/message.h"
#include "base/text.h"

namespace leakscan {
namespace {

struct TrackAction {
    std::string_view words;      // one or two: "list", "ledger backup"
    std::string_view arguments;  // behind them, for the usage line
    size_t argument_count;
    Result<int> (*run)(const Options& options);
};

// Adding a sub-command: one line.
constexpr TrackAction actions[] = {
    {"list", "", 0, track_list},
    {"show", "ID", 1, track_show},
    {"waive", "ID", 1, track_waive},
    {"dispute", "ID", 1, track_dispute},
    {"assign", "ID", 1, track_assign},
    {"export", "", 0, track_export},
    {"bulletin", "", 0, track_bulletin},
    {"rectification-report", "", 0, track_rectification_report},
    {"assess", "", 0, track_assess},
    {"takedown", "", 0, track_takedown},
    {"history", "", 0, track_history},
    {"import-list", "FILE", 1, track_import_list},
    {"ledger backup", "", 0, track_ledger_backup},
    {"ledger export", "", 0, track_ledger_export},
    {"ledger import", "FILE", 1, track_ledger_import},
};

bool is_asked_for(const TrackAction& action, const Options& options) {
    const std::vector<std::string_view> words = split(action.words, ' ');
    return options.arguments.size() >= words.size() && std::equal(words.begin(), words.end(), options.arguments.begin());
}

std::string usage_of(const TrackAction& action) {
    return "track " + std::string(action.words) + (action.arguments.empty() ? "" : " ") + std::string(action.arguments);
}

std::string usage_of_all() {
    std::vector<std::string> all;
    for (const TrackAction& action : actions) all.emplace_back(action.words);
    return join(all, " | ");
}

}  // namespace

Result<int> track_command(const Options& options) {
    for (const TrackAction& action : actions) {
        if (!is_asked_for(action, options)) continue;
        if (options.arguments.size() == split(action.words, ' ').size() + action.argument_count) return action.run(options);
        return Error{Fault::usage, fill({"参数应为：{}", "wanted: {}"}, options.language, {usage_of(action)})};
    }
    return Error{Fault::usage, fill({"track：没有 {}（可用：{}）", "track: there is no {} (there are: {})"}, options.language,
                                    {options.arguments.front(), usage_of_all()})};
}

Status require_ledger(const Options& options) {
    if (!options.ledger.empty()) return {};
    return Error{
        Fault::usage,
        std::string(Phrase{"请用 --ledger 指定台账，如 sqlite:台账.db", "which ledger? --ledger sqlite:FILE or postgresql://..."}.in(
            options.language))};
}

Result<Ledger> open_ledger(const Options& options) {
    TRY(require_ledger(options));
    return Ledger::open(options.ledger, IfMissing::refuse);
}

Date day_of(const Options& options) { return options.as_of.value_or(today()); }

Result<bool> json_wanted(const Options& options) {
    if (options.formats.empty() || options.formats == std::vector<std::string>{"text"}) return false;
    if (options.formats == std::vector<std::string>{"json"}) return true;
    return Error{Fault::usage, fill({"--format：只能是 text 或 json", "--format: text or json"}, options.language, {})};
}

}  // namespace leakscan
