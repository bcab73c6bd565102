// One run as its ledger sees it: which of the documents it watches were met and read, what was scanned of each unit, and in the end what
// all of it means to the entries. Between the clerk, who hands on every document, and the ledger, which decides.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/ledger_sites.h"
#include "app/options.h"
#include "app/run_setup.h"
#include "model/report.h"
#include "report/rectification_list.h"
#include "track/ledger.h"
#include "unpack/walk.h"

namespace leakscan {

// The keyed hashes of people, by the numbers that the report has instead.
using PersonKeys = std::unordered_map<std::string, std::string>;

class LedgerRun {
public:
    // Opens the ledger: a scan makes it where there is none. Null without --ledger.
    static Result<std::unique_ptr<LedgerRun>> open(const Options& options, const RunSetup& setup);

    // Before the first document. `settings`: what was walked, and how.
    void begin(const WalkSettings& settings, const Walk& walk);
    // Every document that came back, found in or not.
    void saw(const ScannedDocument& document, const Assignment& unit);
    // Roots that the ledger knows under another name, or that have lost all they held; in words.
    std::vector<std::string> remarks(Language language) const;

    // Ends the run: records it, and gives the report what the ledger says of it.
    Status record(Report& report, const PersonKeys& people, size_t roster_size);
    // For a file that is to be published: where the ledger does not know it by its address, its values decide.
    Status compare(Report& report, const PersonKeys& people, size_t roster_size);

private:
    LedgerRun(const Options& options, const RunSetup& setup) : options_(options), setup_(setup) {}

    struct Met {
        Reached reached = Reached::gone;
        std::string note;
    };
    struct UnitScope {
        UnitRun figures;
        std::set<std::string> sites;
        std::set<std::string> columns;
    };

    std::string masked(const std::string& text) const;
    DocumentFacts masked(DocumentFacts facts) const;
    std::string place_of_document(const DocumentFacts& facts) const;
    void count(const ScannedDocument& document, const DocumentFacts& facts, const Assignment& unit);
    Met fate_of(const WatchedDocument& watched) const;
    Met fate_in_file(const std::string& file, const std::string& path, bool is_archive) const;
    bool is_left_out(const std::string& file) const;
    SeenEntry seen_entry(const UnitList& list, const ListLine& line, const PersonKeys& people) const;
    SeenRun seen_run(const Report& report, const PersonKeys& people, size_t roster_size) const;
    void take(Report& report, const Recorded& recorded) const;

    const Options& options_;
    const RunSetup& setup_;
    std::vector<WatchedDocument> watched_;
    std::vector<SeenSite> known_sites_;
    std::optional<LedgerSites> sites_;
    WalkSettings walked_how_;
    std::vector<std::string> unlisted_;  // paths that could not be opened or listed, links that lead out; "": all
    std::set<std::string> watched_places_;
    std::unordered_map<std::string, Met> met_;        // by place: watched documents and such with findings
    std::unordered_map<std::string, Met> blemished_;  // by path: files and containers that were not read, or not whole
    std::set<std::string> files_;                     // of this run, those that something came back of
    std::map<std::string, UnitScope> units_;
};

}  // namespace leakscan
