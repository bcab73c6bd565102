// The figures of a period, counted once for everything that the office hands out: bulletin, report of a unit, assessment, history.
// They follow from what happened to the entries (LedgerView::events), never from how an entry stands today, so that a bulletin of
// an earlier month says the same whenever it is printed. An entry counts once in a period, whatever happened to it meanwhile.
//
//   found      first found in the period (fresh), or came back in it (reopened), or counted again because an approval ended (resumed)
//   fixed      rectified in the period and still so at its end; late: after its deadline
//   remaining  to be done at the end; overdue: past its deadline by then
//   rate       fixed of (fixed + remaining)
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/entry.h"
#include "report/period.h"
#include "report/tally.h"

namespace leakscan {

// An entry at the end of a period, and what the period did to it.
struct PeriodEntry {
    const Entry* entry = nullptr;
    size_t unit = 0;  // index into LedgerView::units
    Standing standing = Standing::fresh;
    Date due;
    bool carried = false;  // to be done when the period began
    bool fresh = false;
    bool reopened = false;
    bool resumed = false;
    bool fixed = false;
    bool removed = false;  // fixed because the document is gone
    bool late = false;     // fixed after its deadline
    bool shown_otherwise = false;
    bool unread = false;                 // its document could not be read in the period, and was not read since
    Date opened;                         // when it last became something to do; invalid: not in this period
    std::optional<Date> closed;          // when it was fixed
    long overdue = 0;                    // days past the deadline, of what remains
    const EntryEvent* ruling = nullptr;  // that waived or disputed it; null unless that is its standing

    bool found() const { return fresh || reopened || resumed; }
    bool remains() const { return is_to_do(standing); }
};

// distinct: nobody is counted twice. Else people of several lists may be the same ones, and the sum is one of mentions.
struct People {
    std::uint64_t count = 0;
    bool distinct = true;
};
std::string in_words(const People& people, Language language);  // "77人", "81人次"

struct UnitPeriod {
    const KnownUnit* unit = nullptr;  // null in the totals
    UnitState state = UnitState::not_scanned;
    bool scanned = false;  // in this period
    UnitRun last_run;      // of the period, that met a document of the unit; all 0: there was none

    std::uint64_t carried = 0;
    std::uint64_t found = 0;
    std::uint64_t fresh = 0;
    std::uint64_t reopened = 0;
    std::uint64_t resumed = 0;
    std::uint64_t fixed = 0;
    std::uint64_t removed = 0;  // of fixed
    std::uint64_t late = 0;     // of fixed
    std::uint64_t remaining = 0;
    std::uint64_t overdue = 0;  // of remaining
    std::uint64_t reviews = 0;  // of remaining: a person must look at them first
    std::uint64_t waived = 0;   // at the end
    std::uint64_t disputed = 0;
    long longest_overdue = 0;                             // days
    People people;                                        // of what was found
    std::array<std::uint64_t, kind_group_count> kinds{};  // of what was found, in entries

    std::uint64_t in_time() const { return fixed - late; }
    bool quiet() const { return found + fixed + remaining + waived + disputed == 0; }
};

struct PeriodFigures {
    Period period;
    Date end;  // its last day, or today when that comes first
    std::vector<const RunRecord*> runs;
    std::vector<UnitPeriod> units;     // those on the roster, and whoever has figures; in the order of the ledger
    UnitPeriod total;                  // last_run: the sums of the units'; state and scanned mean nothing
    std::vector<PeriodEntry> entries;  // all that were known at the end, in the order of the ledger

    bool scanned() const { return !runs.empty(); }
};

// Points into `view`. Nothing that happened after `today` counts.
PeriodFigures figures_of(const LedgerView& view, const Period& period, Date today);
// The same for the months from the first run to `today`, at most the last `most`.
std::vector<PeriodFigures> months_of(const LedgerView& view, Date today, size_t most);
// From the first run to `today`; nothing if there was none.
std::optional<Period> whole_time(const LedgerView& view, Date today);

// "66.7%"; "—" of nothing.
std::string percent(std::uint64_t part, std::uint64_t whole);
std::string rate(const UnitPeriod& figures);

}  // namespace leakscan
