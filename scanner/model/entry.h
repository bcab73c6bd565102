// One line of a rectification list as the ledger keeps it from run to run, and what happened to it. Plain data: track decides
// what becomes of an entry, report writes the documents of the office about it. Nothing in here is a raw value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "model/document_facts.h"
#include "model/finding.h"
#include "model/totals.h"
#include "model/unit.h"
#include "model/verdict.h"

namespace leakscan {

// What has become of an entry. rectified: a later run read the document and found nothing, or the document is gone from what was
// scanned. Only fresh, open and reopened are still to be done.
enum class Standing : std::uint8_t { fresh, open, reopened, rectified, waived, disputed };
std::string_view name(Standing standing);  // "fresh", as in findings.jsonl
Phrase title(Standing standing);           // {"新发现", "new"}
std::optional<Standing> standing_from(std::string_view name);
bool is_to_do(Standing standing);

// An approval (waived) or a statement that it is a false alarm (disputed), for the values that stood there when it was given.
struct Ruled {
    std::string by;
    std::string reason;
    Date on;
    std::optional<Date> until;  // its last day; none: without end
};

// What a unit wrote into the right part of its list (track import-list).
struct Returned {
    std::string person;    // 责任人
    std::string contact;   // 联系方式
    std::string measures;  // 整改措施
    std::string link;      // 整改后链接
    std::string state;     // 状态, as the unit chose it: it closes nothing
    std::string note;
    std::optional<Date> on;  // day of the import; none: nothing came back
};

struct Entry {
    std::string id;    // 问题编号, 12 hex digits: the hash of (kind, logical document, column or label, channel) when first found
    std::string unit;  // id of a unit of the ledger
    std::string root;  // name of the site, which document.path is relative to
    DocumentFacts document;
    Kind kind = Kind::resident_id;
    std::string label;  // column header or caption; else the column's letter or the table's number
    Channel channel = Channel::body;
    std::string place;   // where in the document, for a clerk: "工作表“名单”C列，第2–40行"
    std::string masked;  // up to three masked values
    std::string reason;  // of the verdict, in the language of the run
    std::string legal_basis;
    std::uint64_t count = 0;  // occurrences when last read; of a rectified entry those that it had
    std::uint64_t people = 0;
    Severity severity = Severity::medium;
    Ruling ruling = Ruling::leak;  // leak or review
    Standing standing = Standing::fresh;
    Date first_seen;    // days of the runs (--as-of)
    Date last_seen;     // the last run that found it
    Date last_checked;  // the last run that read its document, or saw that it is gone
    Date due;
    std::optional<Date> rectified_on;
    bool removed = false;       // rectified because the document is gone
    std::uint32_t repeats = 0;  // how often it came back after it had been rectified
    std::string assigned;
    std::string note;
    std::optional<Ruled> ruled;  // of a waived or disputed entry
    Returned returned;
    std::vector<std::string> findings;  // ids of the findings that it held when last read
};

// Days past the deadline; 0 when it is not over or nothing is left to do. A rectified entry counts up to the day it was rectified.
long overdue_days(const Entry& entry, Date as_of);

enum class EventKind : std::uint8_t {
    found,
    changed,    // other values than before, more or fewer
    moved,      // the document stands under another address
    hidden,     // the same values, in a place where fewer people look, or back in the open
    unread,     // its document could not be read: proves nothing
    rectified,  // its document was read without it
    removed,    // its document is gone from what was scanned
    reopened,
    waived,
    disputed,
    ruling_ended,  // a waiver is over: on the day after its last one; or a value came that it does not cover
    assigned,
    reassigned,  // belongs to another unit now
    returned,    // the unit's workbook came back
};
std::string_view name(EventKind kind);
Phrase title(EventKind kind);
std::optional<EventKind> event_kind_from(std::string_view name);

// `by` of an event that a run brought.
inline constexpr std::string_view scan_actor = "scan";

struct EntryEvent {
    std::string entry;
    std::uint64_t run = 0;  // number of the run that saw it; 0: a person did it
    EventKind kind = EventKind::found;
    Date on;
    std::string by;    // scan_actor, or who it was
    std::string note;  // from where to where, why, until when
    Standing after = Standing::fresh;
    std::uint64_t count = 0;  // occurrences afterwards
    Date due;                 // the entry's deadline afterwards: what was overdue at the end of an earlier period
};

// The note of an event that waives or disputes, and back: what was ruled then, whatever the entry says today.
std::string note_of(const Ruled& ruled);
Ruled ruled_by(const EntryEvent& event);

// One run as the ledger remembers it.
struct RunRecord {
    std::uint64_t number = 0;  // 1, 2, 3 ... in the order in which they were recorded
    Date as_of;
    std::string tool;
    std::string rules;
    std::string policy;
    std::vector<std::string> roots;
    bool partial = false;
    Totals totals;
};

// What a run scanned of one unit.
struct UnitRun {
    std::uint64_t run = 0;
    std::string unit;
    std::uint64_t documents = 0;    // read, partly or not
    std::uint64_t attachments = 0;  // of these, those that are no web pages
    std::uint64_t unread = 0;       // of these, those that were not read, or only in part
    std::uint64_t sites = 0;        // distinct names or hosts
    std::uint64_t columns = 0;      // distinct columns of sites
    std::uint64_t people = 0;       // distinct people among what was found
};

// How the entries of a ledger stand after a run. fresh + open + reopened: found by it; with `unverified` all that is still to be done.
struct RunFigures {
    std::uint64_t fresh = 0;
    std::uint64_t open = 0;
    std::uint64_t reopened = 0;
    std::uint64_t rectified = 0;  // by this run
    std::uint64_t removed = 0;    // of these, because the document is gone
    std::uint64_t waived = 0;     // all there are
    std::uint64_t disputed = 0;
    std::uint64_t unverified = 0;  // to be done, but neither found nor ruled out: not read, not in reach, or the run was cut short
};

// What a ledger says of a line that a run found.
struct KnownLine {
    std::string id;  // 问题编号 of the entry
    Standing standing = Standing::fresh;
    Date first_seen;
    Date last_checked;
    Date due;
    std::string assigned;
    std::uint32_t repeats = 0;
    std::uint64_t new_values = 0;  // that were not known, or not covered by a waiver, before
    std::string note;
    Returned returned;
};

// All that a ledger says of a run.
struct LedgerAnswer {
    RunFigures figures;
    std::unordered_map<std::string, KnownLine> lines;  // by the number that the line would have without a ledger
    std::vector<Entry> unverified;                     // of units of the run
};

// A unit and whether the roster of the last run names it.
struct KnownUnit {
    Unit unit;
    bool on_roster = false;
};

// All that the documents of the office are made of. Entries by unit in the order of `units`, then worst first; events in the order in
// which they happened, runs and unit_runs by number.
struct LedgerView {
    std::vector<KnownUnit> units;  // "unassigned" last if used
    std::vector<Entry> entries;
    std::vector<EntryEvent> events;
    std::vector<RunRecord> runs;
    std::vector<UnitRun> unit_runs;
};

}  // namespace leakscan
