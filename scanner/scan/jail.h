// What a worker may still do once it is set up: read files and answer. Owns resource limits and the system call filter;
// deadlines are kept by the parent, who can kill.
#pragma once

#include <cstdint>
#include <string>

namespace leakscan {

struct JailStatus {
    bool resource_limits = false;  // no core dumps, no file growth, few descriptors, bounded memory
    bool system_calls = false;     // no sockets, no programs, no processes, no opening for writing
    std::string problem;           // the system's words where one of them is false
};

// Jails this process for good. `memory`: bytes of data it may map beyond what it has now. What cannot be had is left
// out: a container may forbid filters, and a worker without one is still a process of its own.
JailStatus enter_jail(std::uint64_t memory);

// What enter_jail() would give here, tried in a child process (for `doctor`).
JailStatus try_jail();

}  // namespace leakscan
