// The tool's own masks (ARCHITECTURE.md): what a report may show of a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

// Keeps `front` and `back` code points and puts '*' for each of the others. Values too short for that keep nothing.
std::string mask_middle(std::string_view value, std::uint32_t front, std::uint32_t back);
// Keeps the surname (the first character): 张**.
std::string mask_name(std::string_view name);
// Keeps the part down to the township: 合肥市蜀山区某某镇***.
std::string mask_address(std::string_view public_part);
// Every digit, in any script, becomes '*'.
std::string mask_digits(std::string_view text);

}  // namespace leakscan
