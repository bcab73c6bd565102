// Rights that a newer kernel knows and these headers do not are named here; a right that the kernel does not know would be
// an error, so each version asks for its own.
#include "base/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

namespace leakscan {
namespace {

// struct landlock_ruleset_attr as of version 6.
struct Handled {
    std::uint64_t files = 0;
    std::uint64_t network = 0;  // since version 4: binding and connecting
    std::uint64_t scopes = 0;   // since version 6: abstract sockets and signals beyond this process's own children
};

struct VersionRights {
    int version;
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scopes;
    size_t size;  // of the structure that this version takes
};
constexpr std::uint64_t first_rights = (1ull << 13) - 1;  // LANDLOCK_ACCESS_FS_EXECUTE to MAKE_SYM
constexpr std::uint64_t refer = 1ull << 13, truncate = 1ull << 14, device_control = 1ull << 15;
constexpr std::uint64_t all_network = 3, all_scopes = 3;
constexpr std::array<VersionRights, 6> newest_first = {{
    {6, first_rights | refer | truncate | device_control, all_network, all_scopes, 24},
    {5, first_rights | refer | truncate | device_control, all_network, 0, 16},
    {4, first_rights | refer | truncate, all_network, 0, 16},
    {3, first_rights | refer | truncate, 0, 0, 8},
    {2, first_rights | refer, 0, 0, 8},
    {1, first_rights, 0, 0, 8},
}};

bool allow(int ruleset, const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (descriptor < 0) return true;
    struct stat info {};
    landlock_path_beneath_attr rule{};
    const bool known = ::fstat(descriptor, &info) == 0;
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | (S_ISDIR(info.st_mode) ? LANDLOCK_ACCESS_FS_READ_DIR : 0);
    rule.parent_fd = descriptor;
    const bool added = known && ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    const int why = errno;
    ::close(descriptor);
    errno = why;
    return added;
}

int make_ruleset() {
    const int version = landlock_version();
    for (const VersionRights& rights : newest_first) {
        if (version < rights.version) continue;
        const Handled handled{rights.files, rights.network, rights.scopes};
        return static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, rights.size, 0));
    }
    errno = ENOSYS;
    return -1;
}

}  // namespace

int landlock_version() {
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : static_cast<int>(version);
}

bool allow_reading_only(const std::vector<std::string>& readable) {
    const int ruleset = make_ruleset();
    if (ruleset < 0) return false;
    bool done = true;
    for (const std::string& path : readable) done = done && allow(ruleset, path);
    done = done && ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    const int why = errno;
    ::close(ruleset);
    errno = why;
    return done;
}

}  // namespace leakscan
