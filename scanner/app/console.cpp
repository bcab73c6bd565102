#include "app/console.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "app/exit_code.h"
#include "base/message.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/terminal.h"
#include "report/unread.h"

namespace leakscan {
namespace {

void write_line(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fputc('\n', stderr);
}

}  // namespace

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

Status finish_printing() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return Error{Fault::io, "stdout: not everything could be written"};
    return {};
}

int leave(int code) {
#ifndef __SANITIZE_ADDRESS__
    const Status printed = finish_printing();
    if (!printed.ok()) complain(printed.error());
    std::_Exit(printed.ok() ? code : exit_could_not_run);
#endif
    return code;
}

void say(const Options& options, std::string_view line) {
    if (!options.quiet) write_line(line);
}

void say_all(const Options& options, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) say(options, line);
}

void say_of_jail(const Options& options, const JailStatus& jail) {
    say(options, fill({"注意：沙箱不完整（{}），读取恶意文件时少一层保护，详见 leakscan doctor",
                       "warning: the sandbox is not complete ({}): one protection less against hostile files, see leakscan doctor"},
                      options.language, {jail.problem}));
}

void complain(const Error& error) { write_line("leakscan: " + error.message); }

bool colour_wanted() {
    const char* no_color = std::getenv("NO_COLOR");
    return (no_color == nullptr || no_color[0] == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

void print_summary(const ListedReport& listed, const ReportSettings& settings, const Options& options, const std::string& folder,
                   const WrittenReport& written) {
    std::vector<std::string> files;
    for (const std::string& file : written.files) files.push_back(folder + (folder.ends_with('/') ? "" : "/") + file);
    if (!options.quiet) print(terminal_summary(listed, settings, colour_wanted(), files));
    for (const std::string& remark : written.remarks) say(options, remark);
    if (!options.verbose) return;
    for (const JudgedSkip& skip : listed.report.skips) {
        say(options, fill({"未读取 {}：{}（{}）", "not read {}: {} ({})"}, options.language,
                          {printable(skip.document->path), title(skip.fault).in(options.language), note_text(skip, options.language)}));
    }
}

}  // namespace leakscan
