// What a worker may still do once it is set up: read its inputs and answer. Owns resource limits and the system call filter
// and asks for what files stay readable (base/landlock.h); deadlines are kept by the parent, who can kill.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace leakscan {

struct JailStatus {
    bool resource_limits = false;  // no core dumps, no file growth, few descriptors, bounded memory
    bool system_calls = false;     // no sockets, no programs, no processes, no opening for writing
    bool files = false;            // nothing but the inputs can be opened
    std::string problem;           // the system's words where one of them is false

    bool whole() const { return resource_limits && system_calls && files; }
};

// Jails this process for good. `memory`: bytes of data it may map beyond what it has now; `readable`: the files and folders
// that it may still open, "/" for all. What cannot be had is left out: a container may forbid filters, a kernel may be too
// old for Landlock, and a worker without them is still a process of its own.
JailStatus enter_jail(std::uint64_t memory, const std::vector<std::string>& readable = {"/"});

// What enter_jail() would give here, tried in a child process (for `doctor`).
JailStatus try_jail();

}  // namespace leakscan
