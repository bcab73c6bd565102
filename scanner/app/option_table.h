// Every command and every option of leakscan, one row each: parsing, help and checks all read these two tables.
#pragma once

#include <span>
#include <string_view>

#include "app/options.h"

namespace leakscan {

struct CommandRow {
    Command command;
    std::string_view name;
    std::string_view arguments;  // as printed in the usage line
    size_t fewest_arguments;
    size_t most_arguments;
    Phrase help;
};

struct OptionRow {
    unsigned commands;                                       // bits, see bit_of()
    std::string_view names;                                  // "-j,--jobs"
    std::string_view value;                                  // "N"; empty: a flag
    bool (*read)(Options& options, std::string_view value);  // false: the value is not acceptable
    Phrase help;
};

constexpr unsigned bit_of(Command command) { return 1u << static_cast<unsigned>(command); }

std::span<const CommandRow> command_table();
std::span<const OptionRow> option_table();
const CommandRow& row_of(Command command);

}  // namespace leakscan
