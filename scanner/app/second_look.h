// Findings that may look different once every document is known: masked values that another copy, masked elsewhere, may give away.
// Keeps what is needed to judge them again, those that no list shows included, and puts them where they belong in the report.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/run_setup.h"
#include "judge/splice.h"
#include "model/report.h"
#include "model/scanned.h"

namespace leakscan {

class SecondLook {
public:
    // `keep_digests`: a ledger asks for them.
    SecondLook(const RunSetup& setup, bool keep_digests) : setup_(setup), keep_digests_(keep_digests) {}

    // A finding of `document` as it was judged, before it goes to the report. `place`: its index among the report's findings if it
    // is `listed`, else the index before which it belongs.
    void remember(const Finding& finding, const Verdict& verdict, const ScannedDocument& document, const JudgedDocument& shared,
                  bool in_duty, size_t place, bool listed);

    // Gives the person of a finding that must be listed now its number in the report.
    using NumberPerson = std::function<std::string(const std::string& person, Ruling ruling)>;
    // Judges again what other copies give away; the totals follow.
    void take(Report& report, const NumberPerson& number_person);

private:
    struct Remembered {
        size_t place = 0;
        size_t page = 0;  // index into pages_
        Ruling ruling = Ruling::allowed;
        Severity severity = Severity::low;
        std::string person;
        std::unique_ptr<Finding> unlisted;  // null: it is in the report at `place`
    };
    struct Page {
        ScannedDocument document;  // without findings and skips
        const JudgedDocument* shared = nullptr;
        bool in_duty = false;
    };

    std::uint64_t count(Kind kind, std::string_view pattern) const;
    Verdict judge_again(Finding& finding, const Remembered& remembered, std::uint64_t candidates) const;

    const RunSetup& setup_;
    bool keep_digests_;
    Splice splice_;
    std::vector<Remembered> remembered_;  // by ticket
    std::vector<Page> pages_;
};

}  // namespace leakscan
