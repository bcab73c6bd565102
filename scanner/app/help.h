// What --help prints, made from the option table.
#pragma once

#include <string>

#include "app/options.h"

namespace leakscan {

std::string general_help(Language language);
std::string command_help(Command command, Language language);

}  // namespace leakscan
