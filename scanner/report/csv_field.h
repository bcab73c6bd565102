// One field of a CSV file (RFC 4180) that a spreadsheet shows as it is.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

// Quoted where it has to be. What a spreadsheet would run as a formula or round as a number gets an apostrophe, which marks text.
void append_csv_field(std::string& csv, std::string_view text);

}  // namespace leakscan
