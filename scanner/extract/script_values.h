// Numbers that a script puts together from pieces: "138" + "0013" + "8000", ["138", "0013", "8000"].join(""),
// String.fromCharCode(49, 51, …), "00083100831".split("").reverse().join(""). Looks for these idioms alone; runs nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace leakscan {

// Hands out each number of seven digits and more with the place in `code` where its first piece stands.
void find_assembled_numbers(std::string_view code, const std::function<void(const std::string& number, std::string_view place)>& found);

}  // namespace leakscan
