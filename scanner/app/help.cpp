#include "app/help.h"

#include "app/option_table.h"
#include "app/track_actions.h"

namespace leakscan {
namespace {

constexpr Phrase exit_codes = {
    "退出码：0 无需整改且全部读过；1 有需整改的；2 命令未能执行；3 未发现问题但有内容没能读取；130/143 中断\n",
    "Exit codes: 0 nothing to rectify and everything was read; 1 something to rectify; 2 the command could not run;\n"
    "3 nothing found, but something could not be read; 130/143 interrupted\n"};

std::string line(std::string_view left, std::string_view right, size_t width) {
    std::string text = "  " + std::string(left);
    text.append(left.size() < width ? width - left.size() : 1, ' ');
    return text + std::string(right) + "\n";
}

// "-j,--jobs" + "N" → "-j, --jobs N"; options without a short name are indented like those with one.
std::string spelling(const OptionRow& row) {
    const size_t comma = row.names.find(',');
    std::string text = comma == std::string_view::npos ? "    " : std::string(row.names.substr(0, comma)) + ", ";
    text += row.names.substr(comma == std::string_view::npos ? 0 : comma + 1);
    if (!row.value.empty()) text += " " + std::string(row.value);
    return text;
}

}  // namespace

std::string general_help(Language language) {
    std::string text(
        Phrase{"leakscan：检查公开内容中的个人信息泄露，按单位列出整改清单\n\n用法：leakscan 命令 [选项]\n\n",
               "leakscan finds personal data in what public bodies publish and lists it per unit\n\nUsage: leakscan COMMAND [OPTIONS]\n\n"}
            .in(language));
    for (const CommandRow& row : command_table()) text += line(row.name, row.help.in(language), 10);
    text += Phrase{"\n各命令的选项：leakscan 命令 --help\n", "\nOptions of a command: leakscan COMMAND --help\n"}.in(language);
    return text + std::string(exit_codes.in(language));
}

std::string command_help(Command command, Language language) {
    const CommandRow& row = row_of(command);
    std::string text(Phrase{"用法：", "Usage: "}.in(language));
    text += "leakscan " + std::string(row.name) + " " + std::string(row.arguments) + "\n" + std::string(row.help.in(language)) + "\n\n";
    if (command == Command::track) text += track_help(language) + "\n";
    for (const OptionRow& option : option_table()) {
        if ((option.commands & bit_of(command)) != 0) text += line(spelling(option), option.help.in(language), 25);
    }
    return text + "\n" + std::string(exit_codes.in(language));
}

}  // namespace leakscan
