// Each thing that a worker must not do, tried in a jailed child.
#include "base/jail.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdlib>
#include <functional>

#include "base/landlock.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

// Runs `attempt` in a jailed child process; what it returns, or -1 if the child did not end by itself.
int in_jail(const std::function<int()>& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        const JailStatus status = enter_jail(64u << 20);
        ::_exit(status.resource_limits && status.system_calls ? attempt() : 99);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("the jail can be had here, and says so without closing behind the asker") {
    const JailStatus status = try_jail();
    CHECK(status.resource_limits);
    CHECK(status.system_calls);
    CHECK(status.files == (landlock_version() > 0));
    CHECK(status.problem.empty() == status.whole());
    CHECK(::access("/", R_OK) == 0);
}

TEST_CASE("a jailed process can read but not write, start, connect or signal") {
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", "x");
    struct Case {
        const char* what;
        std::function<int()> attempt;  // below 0: refused
    };
    const Case cases[] = {
        {"socket", [] { return ::socket(AF_INET, SOCK_STREAM, 0); }},
        {"unix socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0); }},
        {"exec", [] { return ::execl("/bin/true", "true", nullptr); }},
        {"fork", [] { return static_cast<int>(::fork()); }},
        {"ptrace", [] { return static_cast<int>(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
        {"kill", [] { return ::kill(::getppid(), SIGUSR1); }},
        {"write", [&] { return ::open(file.c_str(), O_WRONLY); }},
        {"read and write", [&] { return ::open(file.c_str(), O_RDWR); }},
        {"truncate", [&] { return ::open(file.c_str(), O_RDONLY | O_TRUNC); }},
        {"create", [&] { return ::open((file + "2").c_str(), O_RDONLY | O_CREAT, 0600); }},
        {"unlink", [&] { return ::unlink(file.c_str()); }},
        {"rename", [&] { return ::rename(file.c_str(), (file + "2").c_str()); }},
        {"chmod", [&] { return ::chmod(file.c_str(), 0777); }},
        {"mkdir", [&] { return ::mkdir((file + "2").c_str(), 0777); }},
        {"raise a limit",
         [] {
             const rlimit limit{1000, 1000};
             return ::setrlimit(RLIMIT_NOFILE, &limit);
         }},
        {"executable memory",
         [] { return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0; }},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        CHECK(in_jail([&] { return c.attempt() < 0 && (errno == EPERM || errno == EACCES) ? 42 : 1; }) == 42);
    }
    CHECK(in_jail([&] {
              char byte = 0;
              const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
              return ::read(descriptor, &byte, 1) == 1 && byte == 'x' ? 42 : 1;
          }) == 42);
    CHECK(folder.read("a.txt") == "x");
}

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("memory beyond the allowance is refused, memory within it is not") {
    const auto allocate = [](size_t bytes) {
        return [bytes] {
            void* memory = std::malloc(bytes);
            std::free(memory);
            return memory != nullptr ? 42 : 1;
        };
    };
    CHECK(in_jail(allocate(32u << 20)) == 42);
    CHECK(in_jail(allocate(128u << 20)) == 1);
}
#endif
