// The parent's desk: takes scanned documents in walk order, has each finding judged and each document assigned, counts,
// and hands over the report. Reads no file and prints nothing.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/ledger_run.h"
#include "app/run_setup.h"
#include "app/second_look.h"
#include "model/report.h"

namespace leakscan {

struct ClerkSettings {
    bool keep_allowed = false;   // --all
    bool path_has_root = false;  // several roots: document.path starts with the root's name
    Assignment unit;             // --unit: of every document; id empty: as assign finds
    std::string column;          // --column and --published: where the document does not say
    std::string published;
    LedgerRun* ledger = nullptr;  // is told of every document; null: none
};

class Clerk {
public:
    Clerk(const RunSetup& setup, ClerkSettings settings);

    void take(ScannedDocument&& document);
    // A file or folder that could not even be opened or listed.
    void take_problem(const Skip& problem);

    const Totals& totals() const { return report_.totals; }
    // Ends the work: units in the roster's order, those known by metadata alone, "unassigned" last.
    Report finish(const std::vector<std::string>& roots, bool partial);
    // Who the numbers of the report's people are; empty without a ledger.
    PersonKeys person_keys() const;
    size_t roster_size() const { return roster_size_; }

private:
    void complete(ScannedDocument& document) const;
    void count(Ending ending, const Assignment& unit);
    void count(const Verdict& verdict);
    bool is_listed(const Verdict& verdict) const;
    bool is_anything_kept(const ScannedDocument& document, const std::vector<Verdict>& verdicts) const;
    std::string masked(const std::string& name) const;
    DocumentFacts masked(DocumentFacts facts) const;
    bool is_on_duty(const ScannedDocument& document, const Assignment& unit) const;
    std::string number_person(const std::string& key, Ruling ruling);
    void keep(Finding& finding, const JudgedDocument& shared, Verdict& verdict);
    void keep_findings(ScannedDocument& document, const JudgedDocument& shared, std::vector<Verdict>& verdicts, bool in_duty);

    const RunSetup& setup_;
    ClerkSettings settings_;
    Report report_;
    SecondLook second_look_;
    struct Person {
        std::uint64_t number = 0;
        bool counted = false;  // a leak or review is theirs
    };
    std::unordered_map<std::string, Person> people_;
    std::pair<const std::string, Person>* last_person_ = nullptr;  // of people_: the values of one row follow each other
    std::map<std::string, size_t> tally_of_;                       // unit id → index into report_.units
    size_t roster_size_ = 0;                                       // the first units of the report are the roster's
};

}  // namespace leakscan
