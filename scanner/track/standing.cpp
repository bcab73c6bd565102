// One function per thing that can happen to an entry; outcome_of() asks the fate of its document and calls the one that fits.
#include "track/standing.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/keyed_hash.h"
#include "track/matching.h"

namespace leakscan {
namespace {

constexpr size_t id_digits = 12;
constexpr Key id_key = {'l', 'e', 'd', 'g', 'e', 'r'};  // ids are no secret, only different from each other

bool is_ruled(Standing standing) { return standing == Standing::waived || standing == Standing::disputed; }

// Writes the events of one entry in one run.
class Story {
public:
    Story(Change& change, const RunRecord& run) : change_(change), run_(run) {}

    Entry& entry() { return change_.known.entry; }
    void tell(EventKind kind, std::string note) {
        const Entry& entry = change_.known.entry;
        change_.events.push_back(
            {entry.id, run_.number, kind, run_.as_of, std::string(scan_actor), std::move(note), entry.standing, entry.count, entry.due});
    }
    void tell(EntryEvent event) {
        event.run = run_.number;
        change_.events.push_back(std::move(event));
    }

private:
    Change& change_;
    const RunRecord& run_;
};

std::string from_to(std::string_view before, std::string_view now) { return std::string(before) + " -> " + std::string(now); }

void end_ruling(Change& change, const RunRecord& run) {
    Entry& entry = change.known.entry;
    if (!ruling_is_over(entry, run.as_of)) return;
    Story(change, run).tell(end_of_ruling(entry));
    entry.standing = Standing::open;
    entry.ruled.reset();
}

// How the values of a line differ from those that the entry held.
struct Difference {
    std::uint64_t added = 0;
    std::uint64_t gone = 0;
    std::uint64_t back = 0;       // held once, gone since, there again
    std::uint64_t uncovered = 0;  // not there when the entry was waived or disputed
    std::uint64_t unknown() const { return added + back; }
};

// `whole`: what was not found is not there; a document that was read in part may still hold it.
Difference take_values(KnownEntry& known, const SeenEntry& seen, bool whole) {
    Difference difference;
    std::unordered_map<std::string_view, const SeenValue*> now;
    for (const SeenValue& value : seen.values) now.emplace(value.digest, &value);
    for (KnownValue& value : known.values) {
        const auto at = now.find(value.digest);
        if (at == now.end()) {
            difference.gone += value.present && whole ? 1 : 0;
            value.present = value.present && !whole;
            continue;
        }
        difference.back += value.present ? 0 : 1;
        difference.uncovered += value.covered ? 0 : 1;
        const SeenValue& found = *at->second;
        value = {value.digest, found.id, found.person, found.occurrences, value.covered, true};
        now.erase(at);
    }
    difference.added = now.size();
    difference.uncovered += now.size();
    for (const auto& [digest, value] : now)
        known.values.push_back({value->digest, value->id, value->person, value->occurrences, false, true});
    std::sort(known.values.begin(), known.values.end(), [](const KnownValue& a, const KnownValue& b) { return a.digest < b.digest; });
    return difference;
}

// What the run knows better than the ledger: everything but what became of the entry.
void take_facts(KnownEntry& known, const SeenEntry& seen, Date as_of) {
    Entry facts = seen.entry;
    const Entry& before = known.entry;
    facts.id = before.id;
    facts.standing = before.standing;
    facts.first_seen = before.first_seen;
    facts.last_seen = facts.last_checked = as_of;
    facts.due = before.due;
    facts.repeats = before.repeats;
    facts.assigned = before.assigned;
    facts.ruled = before.ruled;
    facts.returned = before.returned;
    facts.rectified_on = before.rectified_on;
    facts.removed = before.removed;
    facts.note.clear();
    facts.findings.clear();
    known.entry = std::move(facts);
    known.line = seen.entry.id;
    known.also = seen.also;
    known.document = seen.document;
}

void reopen(Change& change, const SeenEntry& seen, const RunRecord& run, bool repeat, std::string note) {
    Entry& entry = change.known.entry;
    entry.standing = Standing::reopened;
    entry.due = seen.entry.due;
    entry.rectified_on.reset();
    entry.removed = false;
    entry.ruled.reset();
    if (repeat) ++entry.repeats;
    Story(change, run).tell(EventKind::reopened, std::move(note));
}

// Values are described by their numbers alone: "+2 -1".
std::string description_of(const Difference& difference) {
    std::string text;
    if (difference.unknown() > 0) text = "+" + std::to_string(difference.unknown());
    if (difference.gone > 0) text += (text.empty() ? "-" : " -") + std::to_string(difference.gone);
    return text;
}

// Where the entry stands now, if that is another place than before.
void tell_of_place(Change& change, const KnownEntry& before, const RunRecord& run) {
    const KnownEntry& now = change.known;
    Entry& entry = change.known.entry;
    Story story(change, run);
    const auto note = [&](EventKind kind, std::string text) {
        entry.note = text;
        story.tell(kind, std::move(text));
    };
    const bool still_there = before.line == now.line || std::find(now.also.begin(), now.also.end(), before.line) != now.also.end();
    if (place_of(before) != place_of(now) && !still_there) note(EventKind::moved, from_to(before.document, now.document));
    if (before.entry.channel != entry.channel) note(EventKind::hidden, from_to(name(before.entry.channel), name(entry.channel)));
    if (before.entry.unit != entry.unit) story.tell(EventKind::reassigned, from_to(before.entry.unit, entry.unit));
}

void take_found(Change& change, const SeenEntry& seen, const SeenDocument* fate, const RunRecord& run) {
    const KnownEntry before = change.known;
    const bool whole = (fate == nullptr || fate->reached == Reached::read) && !run.partial;
    const Difference difference = take_values(change.known, seen, whole);
    take_facts(change.known, seen, run.as_of);
    change.found = true;
    const Standing standing = before.entry.standing;
    change.new_values = is_ruled(standing) ? difference.uncovered : difference.unknown();
    if (standing == Standing::rectified) {
        change.new_values = seen.values.size();
        reopen(change, seen, run, true, "");
    } else if (is_ruled(standing) && difference.uncovered > 0) {
        change.known.entry.standing = Standing::reopened;
        Story(change, run).tell(EventKind::ruling_ended, description_of({difference.uncovered, 0, 0, 0}));
        reopen(change, seen, run, false, description_of({difference.uncovered, 0, 0, 0}));
    } else if (!is_ruled(standing) && difference.back > 0) {
        reopen(change, seen, run, true, description_of(difference));
    } else {
        if (standing == Standing::fresh) change.known.entry.standing = Standing::open;
        const std::string text = description_of(difference);
        if (!text.empty()) Story(change, run).tell(EventKind::changed, text);
        if (before.entry.label != seen.entry.label)
            Story(change, run).tell(EventKind::changed, from_to(before.entry.label, seen.entry.label));
    }
    tell_of_place(change, before, run);
}

// The document was read without the entry, or is gone.
void take_rectified(Change& change, bool removed, const RunRecord& run) {
    Entry& entry = change.known.entry;
    entry.last_checked = run.as_of;
    if (entry.standing == Standing::rectified) return;
    entry.standing = Standing::rectified;
    entry.rectified_on = run.as_of;
    entry.removed = removed;
    entry.note.clear();
    entry.ruled.reset();
    Story(change, run).tell(removed ? EventKind::removed : EventKind::rectified, "");
}

void take_not_found(Change& change, const SeenDocument* fate, const RunRecord& run) {
    const Reached reached = fate == nullptr ? Reached::out_of_reach : fate->reached;
    Entry& entry = change.known.entry;
    if ((reached == Reached::read || reached == Reached::gone) && !run.partial) {
        take_rectified(change, reached == Reached::gone, run);
    } else if ((reached == Reached::unread || reached == Reached::partly) && entry.standing != Standing::rectified) {
        entry.note = fate->note;
        Story(change, run).tell(EventKind::unread, fate->note);
    }
}

Change first_found(const SeenEntry& seen, std::string id, const RunRecord& run) {
    Change change;
    change.before = no_entry;
    change.found = true;
    change.new_values = seen.values.size();
    Entry& entry = change.known.entry;
    entry.first_seen = run.as_of;
    entry.id = std::move(id);
    entry.due = seen.entry.due;
    take_facts(change.known, seen, run.as_of);
    (void)take_values(change.known, seen, true);
    Story(change, run).tell(EventKind::found, "");
    return change;
}

// A number that no other entry has: where an entry moved away, another may begin under its old number.
std::string free_id(const std::string& wanted, std::unordered_set<std::string>& used) {
    std::string id = wanted;
    for (int attempt = 1; !used.insert(id).second; ++attempt)
        id = keyed_hash(id_key, {wanted, std::to_string(attempt)}).substr(0, id_digits);
    return id;
}

bool is_different(const Change& change, const KnownEntry& before) {
    return change.found || !change.events.empty() || change.known.entry.last_checked != before.entry.last_checked;
}

}  // namespace

Outcome outcome_of(const std::vector<KnownEntry>& known, const SeenRun& run) {
    const Fates fates = fates_of(run);
    const auto fate_of = [&](const std::string& place) {
        const auto at = fates.find(place);
        return at == fates.end() ? nullptr : at->second;
    };
    std::unordered_set<std::string> used;
    for (const KnownEntry& each : known) used.insert(each.entry.id);
    const std::vector<size_t> entry_of = match_entries(known, run.entries, fates);
    Outcome outcome;
    outcome.of_entries.resize(run.entries.size());
    std::vector<bool> found(known.size(), false);
    for (size_t i = 0; i < run.entries.size(); ++i) {
        const SeenEntry& seen = run.entries[i];
        outcome.of_entries[i] = outcome.changes.size();
        if (entry_of[i] == no_entry) {
            outcome.changes.push_back(first_found(seen, free_id(seen.entry.id, used), run.run));
            continue;
        }
        found[entry_of[i]] = true;
        Change change;
        change.known = known[entry_of[i]];
        change.before = entry_of[i];
        end_ruling(change, run.run);
        take_found(change, seen, fate_of(place_of(seen)), run.run);
        outcome.changes.push_back(std::move(change));
    }
    for (size_t i = 0; i < known.size(); ++i) {
        if (found[i]) continue;
        Change change;
        change.known = known[i];
        change.before = i;
        end_ruling(change, run.run);
        take_not_found(change, fate_of(place_of(known[i])), run.run);
        if (is_different(change, known[i])) outcome.changes.push_back(std::move(change));
    }
    return outcome;
}

RunFigures figures_of(const std::vector<KnownEntry>& known, const Outcome& outcome) {
    RunFigures figures;
    std::vector<bool> changed(known.size(), false);
    const auto count = [&](const Entry& entry, bool found) {
        if (entry.standing == Standing::waived) ++figures.waived;
        if (entry.standing == Standing::disputed) ++figures.disputed;
        if (!is_to_do(entry.standing)) return;
        if (!found) ++figures.unverified;
        if (!found) return;
        ++(entry.standing == Standing::fresh ? figures.fresh : entry.standing == Standing::open ? figures.open : figures.reopened);
    };
    for (const Change& change : outcome.changes) {
        if (change.before != no_entry) changed[change.before] = true;
        const Entry& entry = change.known.entry;
        count(entry, change.found);
        const bool was_rectified = change.before != no_entry && known[change.before].entry.standing == Standing::rectified;
        if (entry.standing != Standing::rectified || was_rectified) continue;
        ++figures.rectified;
        if (entry.removed) ++figures.removed;
    }
    for (size_t i = 0; i < known.size(); ++i) {
        if (!changed[i]) count(known[i].entry, false);
    }
    return figures;
}

bool ruling_is_over(const Entry& entry, Date as_of) {
    return is_ruled(entry.standing) && entry.ruled && entry.ruled->until && *entry.ruled->until < as_of;
}

EntryEvent end_of_ruling(const Entry& entry) {
    const Date day = date_from_day_number(day_number(*entry.ruled->until) + 1);
    return {entry.id, 0, EventKind::ruling_ended, day, std::string(scan_actor), "", Standing::open, entry.count, entry.due};
}

}  // namespace leakscan
