// The filter is a list of what a reader needs (seccomp(2)); everything else fails with EPERM instead of killing, so that
// a library that probes for a call goes on without it. The only home of libseccomp.
#include "base/jail.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "base/landlock.h"

namespace leakscan {
namespace {

// Libraries that are loaded and a few data files; a document is one.
constexpr rlim_t most_descriptors = 64;

// AddressSanitizer's shadow memory is terabytes: no limit on memory goes with it. It also tries addresses by writing
// them into a pipe.
#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// Private writable memory now, from /proc/self/statm: the sixth field, in pages.
std::uint64_t data_bytes() {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen("/proc/self/statm", "re"), std::fclose);
    unsigned long pages = 0;
    if (!file || std::fscanf(file.get(), "%*u %*u %*u %*u %*u %lu", &pages) != 1) return 0;
    return std::uint64_t{pages} * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool set_limit(__rlimit_resource resource, rlim_t value) {
    rlimit limit{};
    if (::getrlimit(resource, &limit) != 0) return false;
    value = std::min(value, limit.rlim_max);
    limit = {value, value};
    return ::setrlimit(resource, &limit) == 0;
}

// RLIMIT_DATA and not RLIMIT_AS: a file of some gigabytes that is only mapped for reading costs nothing.
bool set_resource_limits(std::uint64_t memory) {
    const bool set = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_FSIZE, 0) && set_limit(RLIMIT_NOFILE, most_descriptors);
    return set && (sanitized || set_limit(RLIMIT_DATA, data_bytes() + memory));
}

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

// 0, or the negative errno of the first rule that could not be added.
int allow(const Filter& filter, std::initializer_list<int> calls) {
    for (int call : calls) {
        const int added = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
        if (added < 0) return added;
    }
    return 0;
}

int allow_if(const Filter& filter, int call, std::initializer_list<scmp_arg_cmp> conditions) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, static_cast<unsigned>(conditions.size()), conditions.begin());
}

// A condition on an argument: its bits under `mask` equal `value`.
scmp_arg_cmp bits(unsigned argument, std::uint64_t mask, std::uint64_t value) { return {argument, SCMP_CMP_MASKED_EQ, mask, value}; }

int add_rules(const Filter& filter) {
    constexpr std::uint64_t writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    const int added[] = {
        // Bytes in and out of what is open.
        allow(filter, {SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(preadv), SCMP_SYS(lseek), SCMP_SYS(write),
                       SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(fadvise64)}),
        // To the other end of a socket that is open already, and to no address.
        allow_if(filter, SCMP_SYS(sendto), {{4, SCMP_CMP_EQ, 0, 0}}),
        // Looking at files.
        allow(filter, {SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
                       SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
                       SCMP_SYS(getdents64)}),
        allow_if(filter, SCMP_SYS(open), {bits(1, writing, 0)}),
        allow_if(filter, SCMP_SYS(openat), {bits(2, writing, 0)}),
        allow_if(filter, SCMP_SYS(fcntl), {{1, SCMP_CMP_LE, F_GETFL, 0}}),
        // Memory, but none that can be written and then run.
        allow(filter, {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)}),
        allow_if(filter, SCMP_SYS(mmap), {bits(2, PROT_EXEC, 0)}),
        allow_if(filter, SCMP_SYS(mprotect), {bits(2, PROT_EXEC, 0)}),
        // The process itself: its end, its signals and alarms, the time, random numbers.
        allow(filter, {SCMP_SYS(exit),
                       SCMP_SYS(exit_group),
                       SCMP_SYS(rt_sigaction),
                       SCMP_SYS(rt_sigprocmask),
                       SCMP_SYS(rt_sigreturn),
                       SCMP_SYS(sigaltstack),
                       SCMP_SYS(gettid),
                       SCMP_SYS(getpid),
                       SCMP_SYS(futex),
                       SCMP_SYS(restart_syscall),
                       SCMP_SYS(sched_yield),
                       SCMP_SYS(sched_getaffinity),
                       SCMP_SYS(clock_gettime),
                       SCMP_SYS(clock_getres),
                       SCMP_SYS(clock_nanosleep),
                       SCMP_SYS(nanosleep),
                       SCMP_SYS(gettimeofday),
                       SCMP_SYS(time),
                       SCMP_SYS(getrandom),
                       SCMP_SYS(getrusage),
                       SCMP_SYS(setitimer),
                       SCMP_SYS(sysinfo),
                       SCMP_SYS(uname),
                       SCMP_SYS(getuid),
                       SCMP_SYS(geteuid),
                       SCMP_SYS(getgid),
                       SCMP_SYS(getegid)}),
        sanitized ? allow(filter, {SCMP_SYS(pipe), SCMP_SYS(pipe2)}) : 0,
        // Signals to itself (abort), and asking for limits, not setting them.
        allow_if(filter, SCMP_SYS(tgkill), {{0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0}}),
        allow_if(filter, SCMP_SYS(prlimit64), {{2, SCMP_CMP_EQ, 0, 0}}),
    };
    return *std::min_element(std::begin(added), std::end(added));
}

// 0 or a negative errno.
int install_filter() {
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter) return -ENOMEM;
    const int added = add_rules(filter);
    return added < 0 ? added : seccomp_load(filter.get());
}

}  // namespace

JailStatus enter_jail(std::uint64_t memory, const std::vector<std::string>& readable) {
    JailStatus status;
    status.resource_limits = set_resource_limits(memory);
    if (!status.resource_limits) status.problem = std::strerror(errno);
    // Both that follow ask for it, and say so themselves where it was refused.
    static_cast<void>(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
    status.files = allow_reading_only(readable);
    if (!status.files) status.problem = std::strerror(errno);
    const int installed = install_filter();
    status.system_calls = installed >= 0;
    if (!status.system_calls) status.problem = std::strerror(-installed);
    return status;
}

JailStatus try_jail() {
    constexpr int limits_bit = 1, filter_bit = 2, files_bit = 4;
    const pid_t child = ::fork();
    if (child == 0) {
        const JailStatus status = enter_jail(std::uint64_t{1} << 30);
        ::_exit((status.resource_limits ? limits_bit : 0) | (status.system_calls ? filter_bit : 0) | (status.files ? files_bit : 0));
    }
    int ending = 0;
    if (child < 0 || ::waitpid(child, &ending, 0) != child || !WIFEXITED(ending)) return {false, false, false, std::strerror(errno)};
    const int bits_set = WEXITSTATUS(ending);
    JailStatus status{(bits_set & limits_bit) != 0, (bits_set & filter_bit) != 0, (bits_set & files_bit) != 0, {}};
    if (!status.whole()) status.problem = "refused by the system";
    return status;
}

}  // namespace leakscan
