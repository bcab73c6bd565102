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
    Phrase help;
};

// Adding a sub-command: one line.
constexpr TrackAction actions[] = {
    {"list",
     "",
     0,
     track_list,
     {"列出台账条目（--unit、--standing、--overdue）", "the entries of the ledger (--unit, --standing, --overdue)"}},
    {"show", "ID", 1, track_show, {"一条的现状和全部经过", "one entry and all that happened to it"}},
    {"waive", "ID", 1, track_waive, {"批准公开（--by、--reason、--until）", "let an entry stand (--by, --reason, --until)"}},
    {"dispute", "ID", 1, track_dispute, {"认定误报（--by、--reason）", "call an entry a false alarm (--by, --reason)"}},
    {"assign", "ID", 1, track_assign, {"交办（--to、--due）", "give an entry to somebody (--to, --due)"}},
    {"export", "", 0, track_export, {"导出给其他系统（--to、--out）", "for other trackers (--to, --out)"}},
    {"bulletin", "", 0, track_bulletin, {"通报（--period、--out）", "who found what, who fixed it, who is overdue (--period, --out)"}},
    {"rectification-report",
     "",
     0,
     track_rectification_report,
     {"单位的排查整改报告（--unit、--out）", "the report of a unit (--unit, --out)"}},
    {"assess", "", 0, track_assess, {"年度考核表（--year、--out）", "the assessment of a year (--year, --out)"}},
    {"takedown", "", 0, track_takedown, {"应先下线的栏目（--over、--out）", "columns that should go offline first (--over, --out)"}},
    {"history", "", 0, track_history, {"各月情况（--unit）", "the figures of the months (--unit)"}},
    {"import-list", "FILE", 1, track_import_list, {"读回单位填报的清单", "read a returned list"}},
    {"ledger backup", "", 0, track_ledger_backup, {"备份台账（--out）", "copy the ledger (--out)"}},
    {"ledger export", "", 0, track_ledger_export, {"写出台账全部内容（--out、--with-key）", "all rows of the ledger (--out, --with-key)"}},
    {"ledger import", "FILE", 1, track_ledger_import, {"读入空台账", "into an empty ledger"}},
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

std::string track_help(Language language) {
    constexpr size_t width = 27;
    std::string text;
    for (const TrackAction& action : actions) {
        const std::string usage = usage_of(action);
        text += "  " + usage + std::string(usage.size() < width ? width - usage.size() : 1, ' ');
        text += std::string(action.help.in(language)) + "\n";
    }
    return text;
}

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
