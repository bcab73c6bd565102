// The two ways of is_valid_utf8(): the plain one, which is obviously right, and the one that looks at 32 bytes at a time. Tests
// compare them; everybody else calls is_valid_utf8() (base/text.h).
#pragma once

#include <string_view>

namespace leakscan {

bool is_valid_utf8_plainly(std::string_view text);
// Precondition: has_avx2().
bool is_valid_utf8_widely(std::string_view text);

}  // namespace leakscan
