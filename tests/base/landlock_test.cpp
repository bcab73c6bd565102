// What a process that reads only can still do to files; each attempt in a child, for the restriction is for good.
#include "base/landlock.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>

#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

bool succeeds(const std::vector<std::string>& readable, const std::function<bool()>& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        const bool restricted = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && allow_reading_only(readable);
        ::_exit(!restricted ? 99 : attempt() ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) <= 1);
    return WEXITSTATUS(status) == 1;
}

bool opens(const std::string& path, int flags) { return ::open(path.c_str(), flags | O_CLOEXEC, 0600) >= 0; }

}  // namespace

TEST_CASE("only what was named can be opened, and only for reading") {
    if (landlock_version() == 0) {
        WARN("this kernel has no Landlock");
        return;
    }
    const TemporaryFolder folder;
    const std::string inside = folder.write("in/a.txt", "A"), one = folder.write("one.txt", "B"), other = folder.write("two.txt", "C");
    REQUIRE(folder.run("ln -s ../two.txt in/link"));
    const std::string in = folder.path() + "/in";
    const std::vector<std::string> readable = {in, one, folder.path() + "/no such thing"};
    CHECK(succeeds(readable, [&] { return opens(inside, O_RDONLY); }));
    CHECK(succeeds(readable, [&] { return opens(in, O_RDONLY | O_DIRECTORY); }));
    CHECK(succeeds(readable, [&] { return opens(one, O_RDONLY); }));
    CHECK_FALSE(succeeds(readable, [&] { return opens(other, O_RDONLY); }));
    CHECK_FALSE(succeeds(readable, [&] { return opens(in + "/link", O_RDONLY); }));
    CHECK_FALSE(succeeds(readable, [] { return opens("/etc/passwd", O_RDONLY); }));
    CHECK_FALSE(succeeds(readable, [] { return opens("/", O_RDONLY | O_DIRECTORY); }));
    for (const int writing : {O_WRONLY, O_RDWR}) CHECK_FALSE(succeeds(readable, [&] { return opens(inside, writing); }));
    constexpr int knows_truncation = 3;
    if (landlock_version() >= knows_truncation) CHECK_FALSE(succeeds(readable, [&] { return opens(inside, O_RDONLY | O_TRUNC); }));
    CHECK_FALSE(succeeds(readable, [&] { return opens(in + "/new.txt", O_WRONLY | O_CREAT); }));
    CHECK_FALSE(succeeds(readable, [&] { return ::unlink(inside.c_str()) == 0; }));
    CHECK_FALSE(succeeds(readable, [&] { return ::mkdir((in + "/sub").c_str(), 0700) == 0; }));
    CHECK_FALSE(succeeds(readable, [&] { return ::execl("/bin/true", "true", nullptr) == 0; }));
    CHECK(folder.read("in/a.txt") == "A");
}

TEST_CASE("with nothing named nothing can be opened, what is open stays open") {
    if (landlock_version() == 0) {
        WARN("this kernel has no Landlock");
        return;
    }
    const TemporaryFolder folder;
    const std::string file = folder.write("a.txt", "A");
    const int open_before = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    char byte = 0;
    CHECK_FALSE(succeeds({}, [&] { return opens(file, O_RDONLY); }));
    CHECK(succeeds({}, [&] { return ::read(open_before, &byte, 1) == 1; }));
    ::close(open_before);
}
