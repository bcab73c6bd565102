// From the option table to CLI11 and back. CLI11 splits the command line; values are read by the table's rows.
#include "app/options.h"

#include <deque>

#include <CLI/CLI.hpp>

#include "app/option_table.h"
#include "base/message.h"
#include "base/text.h"

namespace leakscan {
namespace {

const CommandRow* find_command(std::string_view name) {
    for (const CommandRow& row : command_table()) {
        if (row.name == name) return &row;
    }
    return nullptr;
}

// "-j,--jobs" → "--jobs".
std::string long_name(const OptionRow& row) { return std::string(row.names.substr(row.names.find("--"))); }

Error usage(Language language, Phrase phrase, std::string_view what) { return {Fault::usage, fill(phrase, language, {what})}; }

// A row of the table as CLI11 knows it: the values seen, in order.
struct SeenOption {
    const OptionRow* row = nullptr;
    CLI::Option* option = nullptr;
    std::vector<std::string> values;
};

void add_option(CLI::App& app, SeenOption& seen) {
    const std::string names(seen.row->names);
    if (seen.row->value.empty()) {
        seen.option = app.add_flag(names);
        return;
    }
    seen.option = app.add_option(names, seen.values);
    seen.option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
}

Status read_values(const SeenOption& seen, Options& options, Language language) {
    if (seen.row->value.empty()) {
        if (seen.option->count() > 0) seen.row->read(options, {});
        return {};
    }
    for (const std::string& value : seen.values) {
        if (!seen.row->read(options, value)) {
            return Error{Fault::usage, fill({"{}：不接受 {}（应为 {}）", "{}: cannot take {} (wanted: {})"}, language,
                                            {long_name(*seen.row), value, seen.row->value})};
        }
    }
    return {};
}

Status check_arguments(const CommandRow& row, const Options& options, Language language) {
    if (options.help) return {};
    if (options.arguments.size() < row.fewest_arguments) {
        return usage(language, {"{}：参数不足，见 --help", "{}: something is missing, see --help"}, row.name);
    }
    if (options.arguments.size() > row.most_arguments) {
        return usage(language, {"多余的参数 {}", "unexpected argument {}"}, options.arguments[row.most_arguments]);
    }
    return {};
}

}  // namespace

Language language_of(const std::vector<std::string>& arguments) {
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--lang=en" || (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en"))
            return Language::en;
    }
    return Language::zh;
}

Result<Options> parse_options(const std::vector<std::string>& arguments) {
    const Language language = language_of(arguments);
    if (arguments.empty())
        return Error{Fault::usage,
                     std::string(Phrase{"缺少命令，见 leakscan --help", "no command given, see leakscan --help"}.in(language))};
    const CommandRow* command = find_command(arguments.front());
    if (command == nullptr) return usage(language, {"没有命令 {}", "there is no command {}"}, arguments.front());

    Options options;
    options.command = command->command;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.add_option("arguments", options.arguments);
    std::deque<SeenOption> seen;  // CLI11 keeps references to the values
    for (const OptionRow& row : option_table()) {
        if ((row.commands & bit_of(command->command)) != 0) add_option(app, seen.emplace_back(SeenOption{&row, nullptr, {}}));
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend() - 1));  // CLI11 takes them last first
    } catch (const CLI::ParseError& error) {
        return usage(language, {"选项有误：{}", "wrong option: {}"}, error.what());
    }
    for (const std::string& unknown : app.remaining()) {
        if (unknown != "--") return usage(language, {"没有选项 {}", "there is no option {}"}, unknown);
    }
    for (const SeenOption& each : seen) TRY(read_values(each, options, language));
    TRY(check_arguments(*command, options, language));
    return options;
}

}  // namespace leakscan
