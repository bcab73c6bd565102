// Text that is still in a binary file although nothing refers to it any more.
#pragma once

#include <functional>
#include <string_view>

namespace leakscan {

// Calls with each run of plausible text, UTF-16 or 8-bit, in bytes of which nobody says what they are.
void find_remains(std::string_view bytes, const std::function<void(std::string_view text)>& call);

}  // namespace leakscan
