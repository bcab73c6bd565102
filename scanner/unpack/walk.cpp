// One stack of folders, each read whole and sorted by the bytes of its names, so that two runs agree on any file system.
#include "unpack/walk.h"

#include <dirent.h>
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

struct Entry {
    std::string file;     // to open
    std::string logical;  // as reported; empty for the folder that is the only root
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
    void visit(Entry root, const struct stat& info);
    void visit_folder(const Entry& folder);
    void add_file(const Entry& entry, const struct stat& info);
    void add_link(const Entry& entry);
    bool is_asked_for(const std::string& logical) const;
    bool is_excluded(const std::string& logical) const;
    bool is_left_out(const struct stat& info) const { return left_out_.contains({info.st_dev, info.st_ino}); }
    void report(const std::string& logical);

    const WalkSettings& settings_;
    std::vector<std::string> real_roots_;  // without links, "/" at the end of folders
    std::set<Identity> left_out_;
    std::map<std::string, int> names_;  // of roots, how often each was used
    std::vector<Entry> waiting_;        // a stack: the next entry is the last
    Walk walk_;
};

Walker::Identity Walker::identity_of(const std::string& file) {
    struct stat info {};
    return ::stat(file.c_str(), &info) == 0 ? Identity{info.st_dev, info.st_ino} : Identity{0, 0};
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
        struct stat info {};
        if (::stat(root.c_str(), &info) != 0) return Error{Fault::io, root + ": " + std::strerror(errno)};
        const std::string name = name_of_root(root);
        walk_.root_names.push_back(name);
        const bool alone = settings_.roots.size() == 1 && S_ISDIR(info.st_mode);
        visit({root, alone ? "" : name}, info);
    }
    return {};
}

void Walker::visit(Entry root, const struct stat& root_info) {
    if (S_ISDIR(root_info.st_mode)) {
        visit_folder(root);
    } else {
        add_file(root, root_info);
    }
    while (!waiting_.empty()) {
        const Entry entry = std::move(waiting_.back());
        waiting_.pop_back();
        struct stat info {};
        if (::lstat(entry.file.c_str(), &info) != 0) {
            report(entry.logical);
        } else if (S_ISDIR(info.st_mode)) {
            if (!is_excluded(entry.logical) && !is_left_out(info)) visit_folder(entry);
        } else if (S_ISLNK(info.st_mode)) {
            add_link(entry);
        } else {
            add_file(entry, info);
        }
    }
}

void Walker::visit_folder(const Entry& folder) {
    const std::unique_ptr<DIR, CloseFolder> handle(::opendir(folder.file.c_str()));
    if (!handle) return report(folder.logical);
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* entry = ::readdir(handle.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    if (errno != 0) report(folder.logical);
    std::sort(names.begin(), names.end(), std::greater<>());
    const std::string file = folder.file.ends_with('/') ? folder.file : folder.file + "/";
    const std::string logical = folder.logical.empty() ? "" : folder.logical + "/";
    for (const std::string& name : names) waiting_.push_back({file + name, logical + display_name(name)});
}

// Sockets, pipes and devices are passed over.
void Walker::add_file(const Entry& entry, const struct stat& info) {
    if (!S_ISREG(info.st_mode) || is_left_out(info) || !is_asked_for(entry.logical)) return;
    walk_.files.push_back({entry.file, {entry.logical, {}, {}}, static_cast<std::uint64_t>(info.st_size)});
}

// What a link inside the tree leads to is read under its own name if it lies in the tree too, and is not there at all if
// nothing answers. A link that leads out is not followed, but a web server may follow it: it is told.
void Walker::add_link(const Entry& entry) {
    const std::string target = real_path(entry.file);
    const auto holds_target = [&target](const std::string& root) {
        return root.ends_with('/') ? (target + "/").starts_with(root) : target == root;
    };
    if (target.empty() || std::any_of(real_roots_.begin(), real_roots_.end(), holds_target) || !is_asked_for(entry.logical)) return;
    walk_.problems.push_back(
        {{entry.logical, {}, {}}, Fault::io, "a link that leads out of what is scanned; give what it leads to as a path"});
}

bool Walker::is_asked_for(const std::string& logical) const {
    const auto matches = [&logical](const std::string& glob) { return matches_glob(logical, glob); };
    return (settings_.include.empty() || std::any_of(settings_.include.begin(), settings_.include.end(), matches)) && !is_excluded(logical);
}

bool Walker::is_excluded(const std::string& logical) const {
    return std::any_of(settings_.exclude.begin(), settings_.exclude.end(),
                       [&](const std::string& glob) { return matches_glob(logical, glob); });
}

void Walker::report(const std::string& logical) {
    walk_.problems.push_back({{logical.empty() ? walk_.root_names.back() : logical, {}, {}}, Fault::io, std::strerror(errno)});
}

}  // namespace

Result<Walk> walk(const WalkSettings& settings) {
    Walker walker(settings);
    TRY(walker.run());
    return walker.take();
}

}  // namespace leakscan
