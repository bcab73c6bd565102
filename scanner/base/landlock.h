// What files this process may still open, by the kernel's Landlock (landlock(7)): raw system calls, for no library of
// Debian 12 has them. The only home of linux/landlock.h; what else a jailed process may do is for the jail to say.
#pragma once

#include <string>
#include <vector>

namespace leakscan {

// What the running kernel offers; 0: nothing, it is too old or was started without it.
int landlock_version();

// For good, for this process and its children: nothing but `readable` files, and what lies below `readable` folders, can be
// opened, and only for reading. What does not exist is passed over. False, with errno, if the kernel refuses; what is open
// already stays open. Precondition: no_new_privs is set.
bool allow_reading_only(const std::vector<std::string>& readable);

}  // namespace leakscan
