// The figures of a run, counted once for all overviews: summary workbook, overview page and terminal.
// Lines are those of rectification_list.h; `count` of a line is what kinds add up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/people.h"
#include "report/rectification_list.h"

namespace leakscan {

// How a unit stands. Only nil_return says clean: something was scanned, all of it was read, nothing was found.
enum class UnitState { listed, nil_return, incomplete, not_scanned };
Phrase title(UnitState state);

// The kinds as the summary table groups them.
inline constexpr size_t kind_group_count = 7;
size_t kind_group(Kind kind);
Phrase kind_group_title(size_t group);  // 身份证号 手机号 住址 银行账号 固定电话 健康信息 其他

struct UnitFigures {
    const UnitList* list = nullptr;  // null in the totals
    UnitState state = UnitState::not_scanned;
    std::uint64_t documents = 0;
    std::uint64_t lines = 0;
    std::uint64_t people = 0;
    std::uint64_t count = 0;                              // occurrences of all lines
    std::array<std::uint64_t, kind_group_count> kinds{};  // adds up to count
    std::array<std::uint64_t, 3> severities{};            // lines to rectify, indexed by Severity
    std::uint64_t reviews = 0;                            // lines to review; severities and reviews add up to lines
    std::uint64_t unverified = 0;                         // known to the ledger, neither found nor ruled out this time
    std::uint64_t unread = 0;                             // documents that were not read, or only in part
};

struct WorstDocument {
    const ListLine* line = nullptr;  // one of its lines
    const UnitList* list = nullptr;
    std::uint64_t people = 0;
    std::uint64_t count = 0;
};

struct Tally {
    std::vector<UnitFigures> units;                                   // "unassigned" first, then in the order of the report
    UnitFigures total;                                                // people: distinct over the whole run
    std::vector<WorstDocument> worst;                                 // most people first, at most ten
    std::vector<std::pair<const UnitList*, const ListLine*>> hidden;  // lines to rectify that nobody sees without looking for them
    std::vector<std::pair<Fault, std::uint64_t>> faults;              // of what was not read, most frequent first
};

// Points into `lists` and `report`.
Tally tally_of(const Report& report, const std::vector<UnitList>& lists);

// A run with its lists and figures, worked out once for all that is written of it. Points into `report`.
struct ListedReport {
    explicit ListedReport(const Report& whole)
        : report(whole), persons(number_people(whole)), lists(rectification_lists(whole, persons)), tally(tally_of(whole, lists)) {}

    const Report& report;
    std::vector<std::uint32_t> persons;  // of each finding
    std::vector<UnitList> lists;
    Tally tally;  // points into `lists`
};

// One sentence on how a unit stands: "本次扫描 12 个文档，未发现需要整改的个人信息。".
std::string standing_sentence(const UnitFigures& unit, const Report& report, Language language);

// Whether an entry of the policy's [[suppress]] has ended, was used, or met nothing.
Phrase title(const WaiverTally& waiver);

}  // namespace leakscan
