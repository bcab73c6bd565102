// Samples are the smallest hashes of names: two of the same site hold the same documents, whoever made them.
#include "app/ledger_sites.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "base/file.h"

namespace leakscan {
namespace {

// Fewer say nothing about whether a folder lost its content or a person took it away.
constexpr size_t fewest_documents = 5;

std::string real_path(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
    return real ? real.get() : path;
}

void add_to_sample(std::set<std::string>& sample, std::string hash) {
    if (sample.size() == sample_size && hash >= *sample.rbegin()) return;
    sample.insert(std::move(hash));
    if (sample.size() > sample_size) sample.erase(std::prev(sample.end()));
}

struct Overlap {
    size_t common = 0;
    size_t comparable = 0;  // of those known, how many would be in the other sample if the site held them

    bool is_half() const { return common > 0 && 2 * common >= comparable; }
};

Overlap overlap(const std::vector<std::string>& known, const std::vector<std::string>& here) {
    Overlap result;
    for (const std::string& hash : known) {
        if (here.size() == sample_size && hash > here.back()) break;
        ++result.comparable;
        if (std::binary_search(here.begin(), here.end(), hash)) ++result.common;
    }
    return result;
}

std::vector<std::string> list_of(const std::set<std::string>& sample) { return {sample.begin(), sample.end()}; }

}  // namespace

LedgerSites::LedgerSites(const Key& key, std::vector<SeenSite> known, const std::vector<std::string>& paths, const Walk& walk)
    : key_(key), known_(std::move(known)) {
    for (size_t i = 0; i < paths.size() && i < walk.root_names.size(); ++i) {
        const bool alone = paths.size() == 1 && is_directory(paths[i]);
        mount_root(paths[i], alone ? "" : walk.root_names[i], walk.root_names[i], walk);
    }
}

std::string LedgerSites::hash(std::string_view what, std::string_view text) const { return keyed_hash(key_, {what, text}); }

const SeenSite* LedgerSites::at_location(const std::string& location) const {
    const auto at = std::find_if(known_.begin(), known_.end(), [&](const SeenSite& site) { return site.location == location; });
    return at == known_.end() ? nullptr : &*at;
}

const SeenSite* LedgerSites::named(const std::string& name) const {
    const auto at = std::find_if(known_.begin(), known_.end(), [&](const SeenSite& site) { return site.name == name; });
    return at == known_.end() ? nullptr : &*at;
}

// Of several the first by name; none that another root of this run is already.
const SeenSite* LedgerSites::with_same_documents(const SeenSite& site) const {
    for (const SeenSite& known : known_) {
        const auto is_it = [&](const Mount& mount) { return mount.site.name == known.name; };
        if (known.location.empty() || std::any_of(mounts_.begin(), mounts_.end(), is_it)) continue;
        if (overlap(known.sample, site.sample).is_half()) return &known;
    }
    return nullptr;
}

std::string LedgerSites::unused_name(const std::string& name) const {
    const auto is_used = [this](const std::string& candidate) {
        return named(candidate) != nullptr ||
               std::any_of(mounts_.begin(), mounts_.end(), [&](const Mount& mount) { return mount.site.name == candidate; });
    };
    if (!is_used(name)) return name;
    for (int number = 2;; ++number) {
        if (std::string candidate = name + "~" + std::to_string(number); !is_used(candidate)) return candidate;
    }
}

void LedgerSites::mount_root(const std::string& path, const std::string& here, const std::string& name, const Walk& walk) {
    Mount mount;
    mount.is_folder = is_directory(path);
    mount.here = mount.is_folder && !here.empty() ? here + "/" : here;
    const std::string real = real_path(path);
    mount.site.location = hash("location", real);
    std::set<std::string> sample;
    for (const WalkedFile& file : walk.files) {
        if (!std::string_view(file.origin.file).starts_with(mount.here)) continue;
        add_to_sample(sample, hash("document", std::string_view(file.origin.file).substr(mount.is_folder ? mount.here.size() : 0)));
    }
    mount.site.sample = list_of(sample);

    const SeenSite* same = at_location(mount.site.location);
    // A folder within a known one: the nearest.
    for (size_t end = real.rfind('/'); same == nullptr && mount.is_folder && end != std::string::npos && end > 0;
         end = real.rfind('/', end - 1)) {
        const SeenSite* around = at_location(hash("location", real.substr(0, end)));
        if (around == nullptr) continue;
        mount.site = {around->name, "", {}};
        mount.within = real.substr(end + 1) + "/";
        mounts_.push_back(std::move(mount));
        return;
    }
    if (same != nullptr) {
        mount.is_emptied = same->sample.size() >= fewest_documents && overlap(same->sample, mount.site.sample).common == 0;
        if (mount.is_emptied) emptied_.push_back(name);
    } else if (const SeenSite* known = named(name); known != nullptr) {
        const bool other = known->sample.size() >= fewest_documents && overlap(known->sample, mount.site.sample).common == 0;
        if (!other) same = known;
    }
    if (same == nullptr && mount.is_folder) {
        same = with_same_documents(mount.site);
        if (same != nullptr) renamed_.emplace_back(name, same->name);
    }
    mount.site.name = same != nullptr ? same->name : unused_name(name);
    if (mount.is_folder) mount_known_folders(mount, real, walk);
    mounts_.push_back(std::move(mount));
}

// What was scanned before as a site of its own keeps its name when all around it is scanned.
void LedgerSites::mount_known_folders(const Mount& root, const std::string& real, const Walk& walk) {
    std::set<std::string> folders;
    for (const WalkedFile& file : walk.files) {
        std::string_view path = file.origin.file;
        if (!path.starts_with(root.here)) continue;
        path.remove_prefix(root.here.size());
        for (size_t slash = path.rfind('/'); slash != std::string_view::npos && slash > 0; slash = path.rfind('/', slash - 1)) {
            if (!folders.insert(std::string(path.substr(0, slash))).second) break;
        }
    }
    for (const std::string& folder : folders) {
        const SeenSite* known = at_location(hash("location", real + "/" + folder));
        if (known == nullptr) continue;
        Mount mount;
        mount.here = root.here + folder + "/";
        mount.site = {known->name, known->location, known->sample};
        mount.is_folder = true;
        mounts_.push_back(std::move(mount));
    }
}

// The one that lies deepest.
const LedgerSites::Mount* LedgerSites::mount_of(std::string_view path) const {
    const Mount* deepest = nullptr;
    for (const Mount& mount : mounts_) {
        const bool holds = mount.is_folder ? path.starts_with(mount.here) : path.substr(0, path.find('!')) == mount.here;
        if (holds && (deepest == nullptr || mount.here.size() > deepest->here.size())) deepest = &mount;
    }
    return deepest;
}

LedgerPlace LedgerSites::place(const std::string& document_path) const {
    const Mount* mount = mount_of(document_path);
    if (mount == nullptr) return {"", document_path};
    return {mount->site.name, mount->within + (mount->is_folder ? document_path.substr(mount->here.size()) : document_path)};
}

std::string LedgerSites::path_in_run(const LedgerPlace& place) const {
    for (const Mount& mount : mounts_) {
        if (mount.site.name != place.root || mount.is_emptied || !std::string_view(place.path).starts_with(mount.within)) continue;
        if (mount.is_folder) return mount.here + place.path.substr(mount.within.size());
        if (place.path.substr(0, place.path.find('!')) == mount.here) return place.path;
    }
    return "";
}

void LedgerSites::saw_address(const std::string& archive_path, const std::string& address) {
    add_to_sample(archives_[archive_path], hash("document", address));
}

std::string LedgerSites::archive_for(const LedgerPlace& archive) const {
    const std::string itself = path_in_run(archive);
    if (!itself.empty() && archives_.contains(itself)) return itself;
    const SeenSite* known = named(archive.root + "/" + archive.path);
    if (known == nullptr) return "";
    for (const auto& [path, sample] : archives_) {
        if (overlap(known->sample, list_of(sample)).is_half()) return path;
    }
    return "";
}

std::vector<SeenSite> LedgerSites::seen() const {
    std::vector<SeenSite> sites;
    for (const Mount& mount : mounts_) {
        // Of a part of a known site nothing new is learnt, and of an emptied one nothing is forgotten.
        if (!mount.site.location.empty() && !mount.is_emptied && mount.within.empty()) sites.push_back(mount.site);
    }
    for (const auto& [path, sample] : archives_) {
        const LedgerPlace archive = place(path);
        sites.push_back({archive.root + "/" + archive.path, "", list_of(sample)});
    }
    return sites;
}

}  // namespace leakscan
