// Which build of which libraries this is: what was worked out by another may come out differently here.
#pragma once

#include <string>

namespace leakscan {

// The build ids (ELF note NT_GNU_BUILD_ID) of this program and of every library it is linked with; of one without, its stamp.
std::string program_identity();
// The same for a program that does not run: its size and when it was last changed. Empty: there is none.
std::string program_stamp(const std::string& path);

}  // namespace leakscan
