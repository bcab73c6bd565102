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
    // Enough for a folder of the same name; two sites of one content system share a few pages.
    bool is_quarter() const { return common > 0 && 4 * common >= comparable; }
    bool is_more_than(const Overlap& other) const { return common * other.comparable > other.common * comparable; }
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
    for (const SeenSite& site : known_) {
        by_name_.emplace(site.name, &site);
        if (!site.location.empty()) by_location_.emplace(site.location, &site);
    }
    for (size_t i = 0; i < paths.size() && i < walk.root_names.size(); ++i) {
        const bool alone = paths.size() == 1 && is_directory(paths[i]);
        mount_root(paths[i], alone ? "" : walk.root_names[i], walk.root_names[i], walk);
    }
}

std::string LedgerSites::hash(std::string_view what, std::string_view text) const { return keyed_hash(key_, {what, text}); }

const SeenSite* LedgerSites::at_location(const std::string& location) const {
    const auto at = by_location_.find(location);
    return at == by_location_.end() ? nullptr : at->second;
}

const SeenSite* LedgerSites::named(const std::string& name) const {
    const auto at = by_name_.find(name);
    return at == by_name_.end() ? nullptr : at->second;
}

// Of several the one with most of its documents here; none that another root of this run is already.
const SeenSite* LedgerSites::with_same_documents(const SeenSite& site) const {
    const SeenSite* best = nullptr;
    Overlap most;
    for (const SeenSite& known : known_) {
        if (known.location.empty() || used_names_.contains(known.name)) continue;
        const Overlap found = overlap(known.sample, site.sample);
        if (!found.is_half() || (best != nullptr && !found.is_more_than(most))) continue;
        best = &known;
        most = found;
    }
    return best;
}

std::string LedgerSites::unused_name(const std::string& name) const {
    std::string candidate = name;
    for (int number = 2; named(candidate) != nullptr || used_names_.contains(candidate); ++number)
        candidate = name + "~" + std::to_string(number);
    return candidate;
}

// Known by its place in the run and by that in the ledger.
void LedgerSites::add(Mount mount) {
    used_names_.insert(mount.site.name);
    if (mount.is_folder) {
        folders_.push_back(std::move(mount));
        return;
    }
    file_at_.emplace(mount.here, files_.size());
    file_of_site_.emplace(mount.site.name + "\n" + mount.within, files_.size());
    files_.push_back(std::move(mount));
}

std::vector<std::string> LedgerSites::sample_of(const Mount& mount, const Walk& walk) const {
    if (!mount.is_folder) return {hash("document", mount.here)};
    std::set<std::string> sample;
    for (const WalkedFile& file : walk.files) {
        const std::string_view path = file.origin.file;
        if (path.starts_with(mount.here)) add_to_sample(sample, hash("document", path.substr(mount.here.size())));
    }
    return list_of(sample);
}

void LedgerSites::mount_root(const std::string& path, const std::string& here, const std::string& name, const Walk& walk) {
    Mount mount;
    mount.is_folder = is_directory(path);
    mount.here = mount.is_folder && !here.empty() ? here + "/" : here;
    const std::string real = real_path(path);
    mount.site.location = hash("location", real);
    mount.site.sample = sample_of(mount, walk);

    const SeenSite* same = at_location(mount.site.location);
    // What lies within a known site: the nearest.
    for (size_t end = real.rfind('/'); same == nullptr && end != std::string::npos && end > 0; end = real.rfind('/', end - 1)) {
        const SeenSite* around = at_location(hash("location", real.substr(0, end)));
        if (around == nullptr) continue;
        mount.site = {around->name, "", {}};
        mount.within = real.substr(end + 1) + (mount.is_folder ? "/" : "");
        add(std::move(mount));
        return;
    }
    if (!mount.is_folder) mount.within = mount.here;
    if (same != nullptr) {
        // Where everything has another name, but there is as much of it, somebody has tidied up.
        mount.is_emptied = same->sample.size() >= fewest_documents && 2 * mount.site.sample.size() < same->sample.size() &&
                           overlap(same->sample, mount.site.sample).common == 0;
        if (mount.is_emptied) emptied_.push_back(name);
    } else if (const SeenSite* known = named(name); known != nullptr) {
        if (known->sample.size() < fewest_documents || overlap(known->sample, mount.site.sample).is_quarter()) same = known;
    }
    if (same == nullptr && mount.is_folder) {
        same = with_same_documents(mount.site);
        if (same != nullptr) renamed_.emplace_back(name, same->name);
    }
    mount.site.name = same != nullptr ? same->name : unused_name(name);
    if (mount.is_folder) mount_known_folders(mount, real, walk);
    add(std::move(mount));
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
        add(std::move(mount));
    }
}

// The one that lies deepest.
const LedgerSites::Mount* LedgerSites::mount_of(const std::string& path) const {
    const auto file = file_at_.find(path.substr(0, path.find('!')));
    if (file != file_at_.end()) return &files_[file->second];
    const Mount* deepest = nullptr;
    for (const Mount& mount : folders_) {
        if (path.starts_with(mount.here) && (deepest == nullptr || mount.here.size() > deepest->here.size())) deepest = &mount;
    }
    return deepest;
}

LedgerPlace LedgerSites::place(const std::string& document_path) const {
    const Mount* mount = mount_of(document_path);
    if (mount == nullptr) return {"", document_path};
    return {mount->site.name, mount->within + document_path.substr(mount->here.size())};
}

std::string LedgerSites::path_in_run(const LedgerPlace& place) const {
    const std::string file = place.path.substr(0, place.path.find('!'));
    const auto mounted = file_of_site_.find(place.root + "\n" + file);
    if (mounted != file_of_site_.end()) return files_[mounted->second].here + place.path.substr(file.size());
    for (const Mount& mount : folders_) {
        if (mount.site.name != place.root || mount.is_emptied || !place.path.starts_with(mount.within)) continue;
        return mount.here + place.path.substr(mount.within.size());
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
    for (const std::vector<Mount>* mounts : {&folders_, &files_}) {
        for (const Mount& mount : *mounts) {
            // Of a part of a known site nothing new is learnt, and of an emptied one nothing is forgotten.
            if (!mount.site.location.empty() && !mount.is_emptied) sites.push_back(mount.site);
        }
    }
    for (const auto& [path, sample] : archives_) {
        const LedgerPlace archive = place(path);
        sites.push_back({archive.root + "/" + archive.path, "", list_of(sample)});
    }
    return sites;
}

}  // namespace leakscan
