// Names of files and members as a reader may see them: UTF-8, relative, without control characters. For display and
// identity only: nothing is ever opened or written under such a name.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

// One name or path: decoded (UTF-8, else what Chinese Windows writes); control and direction override characters
// become U+FFFD. At most 1,000 code points.
std::string display_name(std::string_view raw);

// The path of a member inside a container: display_name() with '/' as separator, no drive, no leading '/', no "." and
// ".." parts; never empty.
std::string display_member_path(std::string_view raw);

}  // namespace leakscan
