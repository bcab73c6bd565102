// The names and titles of standings and events, and when an entry is overdue.
#include "model/entry.h"

#include <algorithm>
#include <array>

namespace leakscan {
namespace {

constexpr const char* until_mark = " (-> ";  // in the note of a waiver

template <typename Value>
struct Named {
    Value value;
    std::string_view name;
    Phrase title;
};

constexpr std::array<Named<Standing>, 6> standings = {{
    {Standing::fresh, "fresh", {"新发现", "new"}},
    {Standing::open, "open", {"未整改", "open"}},
    {Standing::reopened, "reopened", {"复发", "reopened"}},
    {Standing::rectified, "rectified", {"已整改", "rectified"}},
    {Standing::waived, "waived", {"经批准公开", "published with approval"}},
    {Standing::disputed, "disputed", {"误报", "false alarm"}},
}};

constexpr std::array<Named<EventKind>, 14> events = {{
    {EventKind::found, "found", {"发现", "found"}},
    {EventKind::changed, "changed", {"内容有变", "changed"}},
    {EventKind::moved, "moved", {"移至新地址", "moved"}},
    {EventKind::hidden, "hidden", {"改变可见方式", "shown otherwise"}},
    {EventKind::unread, "unread", {"未能复查", "could not be read"}},
    {EventKind::rectified, "rectified", {"已整改", "rectified"}},
    {EventKind::removed, "removed", {"已下线", "taken offline"}},
    {EventKind::reopened, "reopened", {"复发", "reopened"}},
    {EventKind::waived, "waived", {"批准公开", "publication approved"}},
    {EventKind::disputed, "disputed", {"认定误报", "called a false alarm"}},
    {EventKind::ruling_ended, "ruling_ended", {"批准或认定失效", "approval ended"}},
    {EventKind::assigned, "assigned", {"交办", "assigned"}},
    {EventKind::reassigned, "reassigned", {"改归单位", "another unit"}},
    {EventKind::returned, "returned", {"单位反馈", "unit's answer"}},
}};

// The tables are in the order of the enumerators.
template <typename Value, size_t count>
const Named<Value>& row_of(const std::array<Named<Value>, count>& table, Value value) {
    return table[static_cast<size_t>(value)];
}

template <typename Value, size_t count>
std::optional<Value> find(const std::array<Named<Value>, count>& table, std::string_view name) {
    const auto row = std::find_if(table.begin(), table.end(), [&](const Named<Value>& each) { return each.name == name; });
    return row == table.end() ? std::nullopt : std::optional(row->value);
}

}  // namespace

std::string_view name(Standing standing) { return row_of(standings, standing).name; }
Phrase title(Standing standing) { return row_of(standings, standing).title; }
std::optional<Standing> standing_from(std::string_view name) { return find(standings, name); }

bool is_to_do(Standing standing) { return standing == Standing::fresh || standing == Standing::open || standing == Standing::reopened; }

std::string_view name(EventKind kind) { return row_of(events, kind).name; }
Phrase title(EventKind kind) { return row_of(events, kind).title; }
std::optional<EventKind> event_kind_from(std::string_view name) { return find(events, name); }

long overdue_days(const Entry& entry, Date as_of) {
    if (!is_valid(entry.due)) return 0;
    if (!is_to_do(entry.standing) && !entry.rectified_on) return 0;
    const Date end = entry.rectified_on.value_or(as_of);
    return std::max(0L, day_number(end) - day_number(entry.due));
}

std::string note_of(const Ruled& ruled) { return ruled.until ? ruled.reason + until_mark + to_string(*ruled.until) + ")" : ruled.reason; }

Ruled ruled_by(const EntryEvent& event) {
    Ruled ruled{event.by, event.note, event.on, std::nullopt};
    const size_t mark = event.note.rfind(until_mark);
    if (mark == std::string::npos || !event.note.ends_with(')')) return ruled;
    ruled.until = parse_date(std::string_view(event.note).substr(mark + std::string_view(until_mark).size()));
    if (ruled.until) ruled.reason.resize(mark);
    return ruled;
}

}  // namespace leakscan
