// Which sites of the ledger the roots and web archives of a run are, so that a copy in another folder, a folder within a known site or
// next month's archive is no other site. Knows names and places only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/keyed_hash.h"
#include "track/seen.h"
#include "unpack/walk.h"

namespace leakscan {

// A logical document as the ledger names it.
struct LedgerPlace {
    std::string root;
    std::string path;  // within the root; members of containers follow after '!'
};

class LedgerSites {
public:
    // `paths`: as given, one for each of walk.root_names. `known`: of the ledger.
    LedgerSites(const Key& key, std::vector<SeenSite> known, const std::vector<std::string>& paths, const Walk& walk);
    LedgerSites(const LedgerSites&) = delete;
    LedgerSites& operator=(const LedgerSites&) = delete;

    // Of a document.path of this run.
    LedgerPlace place(const std::string& document_path) const;
    // The way back, for globs: what the run would call it. Empty when its root is not among those of this run, or is, but holds not one of
    // the many documents it used to have: a mirror that failed proves nothing.
    std::string path_in_run(const LedgerPlace& place) const;

    // An address that a web archive of this run holds.
    void saw_address(const std::string& archive_path, const std::string& address);
    // The archive of this run that stands for the one at this place: itself, or one that holds at least half of its addresses. As path of
    // this run; empty if there is none.
    std::string archive_for(const LedgerPlace& archive) const;

    // What the ledger must know to recognise them again.
    std::vector<SeenSite> seen() const;
    // For a person: "b is taken for a, which the ledger knows".
    const std::vector<std::pair<std::string, std::string>>& renamed() const { return renamed_; }
    const std::vector<std::string>& emptied() const { return emptied_; }

private:
    // A folder or file of this run, and what the ledger calls it.
    struct Mount {
        std::string here;    // path in the run, "" or with "/" at its end; of a file its name
        SeenSite site;       // its name is the ledger's
        std::string within;  // path in that site, likewise
        bool is_folder = false;
        bool is_emptied = false;
    };

    std::string hash(std::string_view what, std::string_view text) const;
    void mount_root(const std::string& path, const std::string& here, const std::string& name, const Walk& walk);
    void mount_known_folders(const Mount& root, const std::string& real, const Walk& walk);
    const SeenSite* at_location(const std::string& location) const;
    const SeenSite* named(const std::string& name) const;
    const SeenSite* with_same_documents(const SeenSite& site) const;
    std::string unused_name(const std::string& name) const;
    const Mount* mount_of(const std::string& path) const;
    std::vector<std::string> sample_of(const Mount& mount, const Walk& walk) const;
    void add(Mount mount);

    Key key_;
    std::vector<SeenSite> known_;  // by name; never changed once indexed
    std::unordered_map<std::string, const SeenSite*> by_name_;
    std::unordered_map<std::string, const SeenSite*> by_location_;
    std::vector<Mount> folders_;
    std::vector<Mount> files_;
    std::unordered_map<std::string, size_t> file_at_;        // by path in the run
    std::unordered_map<std::string, size_t> file_of_site_;   // by site and path in it
    std::unordered_set<std::string> used_names_;             // of sites, by roots of this run
    std::map<std::string, std::set<std::string>> archives_;  // path in the run → sample
    std::vector<std::pair<std::string, std::string>> renamed_;
    std::vector<std::string> emptied_;
};

}  // namespace leakscan
