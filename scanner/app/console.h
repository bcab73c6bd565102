// Results go to stdout, talk to stderr; colour only where a terminal shows it and NO_COLOR is not set.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "base/jail.h"
#include "report/formats.h"

namespace leakscan {

void print(std::string_view text);  // stdout
Status finish_printing();           // an error if any of it was lost: a full disk
// Ends the process with everything printed, and nothing else: what a run holds goes back to the system in one piece, where to free its
// findings one by one takes half as long as to write them. The code that is left (exit_could_not_run if something printed was lost);
// returns with it only in builds that look for leaks.
int leave(int code);
void say(const Options& options, std::string_view line);  // stderr, one line; not when quiet
void say_all(const Options& options, const std::vector<std::string>& lines);
// That workers could not be jailed as they should be, and where to look.
void say_of_jail(const Options& options, const JailStatus& jail);
void complain(const Error& error);  // stderr: "leakscan: ..."
bool colour_wanted();               // stdout
// The written reports lie in `folder`.
void print_summary(const ListedReport& listed, const ReportSettings& settings, const Options& options, const std::string& folder,
                   const WrittenReport& written);

}  // namespace leakscan
