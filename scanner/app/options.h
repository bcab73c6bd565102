// The command line as values. The options themselves stand in option_table.cpp; CLI11 lives in options.cpp alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "model/limits.h"

namespace leakscan {

enum class Command { scan, check, report, track, patterns, explain, text, doctor };
enum class FailOn { leak, review, fresh, none };  // fresh: written "new"
enum class ShowProgress { when_terminal, always, never };

struct Options {
    Command command = Command::scan;
    std::vector<std::string> arguments;  // what is no option: paths, a value, a sub-command of `patterns`
    bool help = false;

    Language language = Language::zh;
    bool quiet = false;
    bool verbose = false;

    // What to read.
    std::vector<std::string> files_from;
    bool null_separated = false;
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    Limits limits;
    std::optional<unsigned> jobs;  // none: one per processor

    // How to judge.
    std::string units;
    std::string policy = "gov-2018";
    std::vector<std::string> patterns;
    std::optional<Date> as_of;
    std::string key;
    FailOn fail_on = FailOn::leak;

    // What to write.
    std::string out = "leakscan-out";
    bool force = false;
    std::vector<std::string> formats;  // empty: the command's default
    bool reveal = false;
    bool all = false;
    ShowProgress progress = ShowProgress::when_terminal;

    // Context that a file lacks (check) or a value stands in (explain).
    std::string url;
    std::string column;
    std::string unit;
    std::string published;
    std::string label;

    // The rectification loop.
    std::string ledger;  // "sqlite:FILE" or "postgresql://..."; empty: none
    std::vector<std::string> standings;
    bool overdue = false;
    std::string by;
    std::string reason;
    std::optional<Date> until;
    std::string to;
    std::optional<Date> due;
    std::string period;  // "2017-11", see report/period.h
    int year = 0;        // 0: not given
    std::uint64_t over = 10;
    std::string out_file;  // of `track`, which writes one document where `scan` fills a folder
    bool with_key = false;
    bool new_key = false;  // the ledger goes on with another key
    bool full = false;     // files that have not changed are read again
};

// `arguments` without the program's name; the first is the command. Errors are Fault::usage, one line in the language
// that --lang asks for.
Result<Options> parse_options(const std::vector<std::string>& arguments);

// The language asked for, before anything is known to be right.
Language language_of(const std::vector<std::string>& arguments);

}  // namespace leakscan
