// A SARIF log (OASIS standard 2.1.0) as data, and its text: one run, one result per line of a list. Who fills it: report/sarif.cpp
// from a run, report/sarif_feed.cpp from the ledger. The limits are those of GitHub code scanning, the strictest of those who
// read such logs; what they cut is said in the log itself and to the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"
#include "model/kind.h"
#include "model/verdict.h"
#include "report/formats.h"
#include "report/json_text.h"

namespace leakscan {

// One physical location. `line` and `column` are 1-based, 0: none; `name` says in words where in the document.
struct SarifPlace {
    std::string path;  // document.path
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string cell;  // "名单!C7"
    std::string name;
};

// Compared with the run before (section 3.27.24).
enum class SarifBaseline { fresh, unchanged, updated, absent };

struct SarifResult {
    std::string id;  // 问题编号: the identity, never a line number
    Kind kind = Kind::resident_id;
    Ruling ruling = Ruling::leak;
    Severity severity = Severity::medium;
    std::string message;
    std::vector<SarifPlace> places;  // at least one; what is beyond most_sarif_places is not kept
    std::uint64_t occurrences = 1;
    std::optional<SarifBaseline> baseline;                             // of all results of a log or of none
    std::optional<std::vector<std::string>> suppressions;              // likewise: why it is let stand, a sentence each
    std::vector<std::pair<std::string_view, std::string>> properties;  // empty ones are left out
    std::vector<std::pair<std::string_view, std::uint64_t>> figures;   // likewise properties
};

// What could not be read, or was left out: a log without results must not look clean then.
struct SarifNotice {
    std::string id;  // "encrypted"
    std::string text;
    std::string path;  // empty: no document
};

struct SarifFacts {
    std::string tool;      // "leakscan 0.1.0"
    std::string category;  // tells this feed from others of the same tool, "leakscan/scan/"
    std::string whole;     // where everything stands that a limit cuts: "findings.jsonl"
    bool successful = true;
    std::vector<SarifNotice> notices;
    std::vector<std::pair<std::string_view, std::string>> properties;
};

inline constexpr size_t most_sarif_results = 25'000;
inline constexpr size_t most_sarif_places = 100;  // of one result
// Of the whole log; beyond it a result has its first place only. Keeps the largest log below 10 MB when it is compressed.
inline constexpr size_t most_sarif_places_in_all = 50'000;

// Results are added worst first, so that a limit cuts the least of them. Every kind is a rule whether it occurs or not: its number
// never changes.
class SarifLog {
public:
    SarifLog(const SarifFacts& facts, Language language);
    bool is_full() const { return written_ == most_sarif_results; }
    void add(const SarifResult& result);  // counts it only when the log is full
    void leave_out(std::uint64_t results) { given_ += results; }
    ReportText finish();

private:
    void write_places(const SarifResult& result);
    std::vector<std::string> remarks() const;
    void write_invocation(const std::vector<std::string>& cut);

    SarifFacts facts_;
    Language language_;
    JsonText json_;
    std::uint64_t given_ = 0;
    std::uint64_t written_ = 0;
    std::uint64_t places_ = 0;
    std::uint64_t shortened_ = 0;  // results whose occurrences are not all located
};

}  // namespace leakscan
