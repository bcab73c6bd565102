// One stack of folders, each read whole and sorted by the bytes of its names, so that two runs agree on any file system.
#include "unpack/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "base/file.h"
#include "unpack/glob.h"
#include "unpack/member_name.h"

namespace leakscan {
namespace {

// What stands at a path: of a file of the tree with its link not followed.
struct Standing {
    mode_t mode = 0;
    std::uint64_t bytes = 0;
    dev_t device = 0;
    ino_t inode = 0;
    int problem = 0;  // errno, where it cannot be asked
};

Standing standing_of(int folder, const char* name, int flags) {
    struct stat info {};
    if (::fstatat(folder, name, &info, flags) != 0) return {0, 0, 0, 0, errno};
    return {info.st_mode, static_cast<std::uint64_t>(info.st_size), info.st_dev, info.st_ino, 0};
}

// A folder on the way down: read whole and asked about while it is open, so that no path is looked up twice; then closed, as a hostile
// tree may be deeper than a process may have files open.
struct Folder {
    struct Member {
        size_t begin = 0;  // bytes of `names`
        size_t size = 0;
        Standing standing;
    };
    std::string file;     // to open, "/" at the end
    std::string logical;  // as reported, "/" at the end; empty for the only root
    std::string names;    // each with its NUL
    std::vector<Member> members;
    size_t next = 0;

    std::string_view name_of(const Member& member) const { return std::string_view(names).substr(member.begin, member.size); }
};

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

class Walker {
public:
    explicit Walker(const WalkSettings& settings) : settings_(settings) {
        for (const std::string& file : settings.leave_out) left_out_.insert(identity_of(file));
    }

    Status run();
    Walk take() { return std::move(walk_); }

private:
    using Identity = std::pair<dev_t, ino_t>;
    static Identity identity_of(const std::string& file);

    std::string name_of_root(const std::string& root);
    void visit(const std::string& root, const std::string& logical, const Standing& standing);
    void visit_member(std::string file, std::string logical, const Standing& standing);
    void enter(std::string file, std::string logical);
    void add_file(std::string file, std::string logical, const Standing& standing);
    void add_link(const std::string& file, const std::string& logical);
    bool is_asked_for(const std::string& logical) const;
    bool is_excluded(const std::string& logical) const;
    bool is_left_out(const Standing& standing) const { return left_out_.contains({standing.device, standing.inode}); }
    void report(const std::string& logical, int problem);

    const WalkSettings& settings_;
    std::vector<std::string> real_roots_;  // without links, "/" at the end of folders
    std::set<Identity> left_out_;
    std::map<std::string, int> names_;  // of roots, how often each was used
    std::vector<Folder> open_;          // a stack: the innermost is the last
    Walk walk_;
};

Walker::Identity Walker::identity_of(const std::string& file) {
    const Standing standing = standing_of(AT_FDCWD, file.c_str(), 0);
    return {standing.device, standing.inode};
}

// Absolute and without links; empty if there is no such file.
std::string real_path(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? real.get() : "";
}

// The last part of the path; of "." and "..", of what they stand for.
std::string Walker::name_of_root(const std::string& root) {
    std::string path = root;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    std::string name = path.substr(path.rfind('/') + 1);
    if (name == "." || name == ".." || name.empty()) {
        const std::string resolved = real_path(path);
        name = resolved.substr(resolved.rfind('/') + 1);
    }
    name = name.empty() ? "root" : display_name(name);
    const int uses = ++names_[name];
    return uses == 1 ? name : name + "~" + std::to_string(uses);
}

Status Walker::run() {
    for (const std::string& root : settings_.roots) {
        real_roots_.push_back(real_path(root) + (is_directory(root) ? "/" : ""));
    }
    for (const std::string& root : settings_.roots) {
        const Standing standing = standing_of(AT_FDCWD, root.c_str(), 0);
        if (standing.problem != 0) return Error{Fault::io, root + ": " + std::strerror(standing.problem)};
        const std::string name = name_of_root(root);
        walk_.root_names.push_back(name);
        const bool alone = settings_.roots.size() == 1 && S_ISDIR(standing.mode);
        visit(root, alone ? "" : name, standing);
    }
    return {};
}

void Walker::visit(const std::string& root, const std::string& logical, const Standing& standing) {
    if (!S_ISDIR(standing.mode)) return add_file(root, logical, standing);
    enter(root, logical);
    while (!open_.empty()) {
        Folder& folder = open_.back();
        if (folder.next == folder.members.size()) {
            open_.pop_back();
            continue;
        }
        const Folder::Member member = folder.members[folder.next++];
        const std::string_view name = folder.name_of(member);
        std::string file = folder.file;
        file += name;
        std::string named = folder.logical;
        named += display_name(name);
        visit_member(std::move(file), std::move(named), member.standing);
    }
}

void Walker::visit_member(std::string file, std::string logical, const Standing& standing) {
    if (standing.problem != 0) {
        report(logical, standing.problem);
    } else if (S_ISDIR(standing.mode)) {
        if (!is_excluded(logical) && !is_left_out(standing)) enter(std::move(file), std::move(logical));
    } else if (S_ISLNK(standing.mode)) {
        add_link(file, logical);
    } else {
        add_file(std::move(file), std::move(logical), standing);
    }
}

void Walker::enter(std::string file, std::string logical) {
    const std::unique_ptr<DIR, CloseFolder> handle(::opendir(file.c_str()));
    if (!handle) return report(logical, errno);
    Folder folder;
    errno = 0;
    while (const dirent* entry = ::readdir(handle.get())) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") continue;
        folder.members.push_back({folder.names.size(), name.size(), {}});
        folder.names.append(name).push_back('\0');
    }
    if (errno != 0) report(logical, errno);
    std::sort(folder.members.begin(), folder.members.end(),
              [&folder](const Folder::Member& a, const Folder::Member& b) { return folder.name_of(a) < folder.name_of(b); });
    for (Folder::Member& member : folder.members)
        member.standing = standing_of(::dirfd(handle.get()), folder.names.data() + member.begin, AT_SYMLINK_NOFOLLOW);
    if (!file.ends_with('/')) file.push_back('/');
    if (!logical.empty()) logical.push_back('/');
    folder.file = std::move(file);
    folder.logical = std::move(logical);
    open_.push_back(std::move(folder));
}

// Sockets, pipes and devices are passed over.
void Walker::add_file(std::string file, std::string logical, const Standing& standing) {
    if (!S_ISREG(standing.mode) || is_left_out(standing) || !is_asked_for(logical)) return;
    walk_.files.push_back({std::move(file), {std::move(logical), {}, {}}, standing.bytes});
}

// What a link inside the tree leads to is read under its own name if it lies in the tree too, and is not there at all if
// nothing answers. A link that leads out is not followed, but a web server may follow it: it is told.
void Walker::add_link(const std::string& file, const std::string& logical) {
    const std::string target = real_path(file);
    const auto holds_target = [&target](const std::string& root) {
        return root.ends_with('/') ? (target + "/").starts_with(root) : target == root;
    };
    if (target.empty() || std::any_of(real_roots_.begin(), real_roots_.end(), holds_target) || !is_asked_for(logical)) return;
    walk_.problems.push_back({{logical, {}, {}}, Fault::io, "a link that leads out of what is scanned; give what it leads to as a path"});
}

bool Walker::is_asked_for(const std::string& logical) const {
    const auto matches = [&logical](const std::string& glob) { return matches_glob(logical, glob); };
    return (settings_.include.empty() || std::any_of(settings_.include.begin(), settings_.include.end(), matches)) && !is_excluded(logical);
}

bool Walker::is_excluded(const std::string& logical) const {
    return std::any_of(settings_.exclude.begin(), settings_.exclude.end(),
                       [&](const std::string& glob) { return matches_glob(logical, glob); });
}

void Walker::report(const std::string& logical, int problem) {
    walk_.problems.push_back({{logical.empty() ? walk_.root_names.back() : logical, {}, {}}, Fault::io, std::strerror(problem)});
}

}  // namespace

Result<Walk> walk(const WalkSettings& settings) {
    Walker walker(settings);
    TRY(walker.run());
    return walker.take();
}

}  // namespace leakscan
