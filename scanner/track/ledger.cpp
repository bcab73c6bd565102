// Each change is read, made and written within one transaction, so that two people at one ledger cannot undo each other's.
#include "track/ledger.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "track/matching.h"
#include "track/rows.h"
#include "track/schema.h"
#include "track/standing.h"
#include "track/transaction.h"

namespace leakscan {
namespace {

// A number is one person's wherever it stands; a date or a diagnosis is not.
bool is_of_one_person(Kind kind) { return kind != Kind::health && kind != Kind::birth_date && kind != Kind::person_name; }

// To-do before closed, then as the lists have it: what must be rectified first, the worst of it first.
bool comes_before(const Entry& a, const Entry& b) {
    const auto key = [](const Entry& entry) { return std::tie(entry.document.path, entry.label, entry.id); };
    if (is_to_do(a.standing) != is_to_do(b.standing)) return is_to_do(a.standing);
    if (a.ruling != b.ruling) return a.ruling < b.ruling;
    if (a.severity != b.severity) return a.severity > b.severity;
    if (a.people != b.people) return a.people > b.people;
    return key(a) < key(b);
}

void order_entries(LedgerView& view) {
    std::unordered_map<std::string_view, size_t> places;
    for (const KnownUnit& known : view.units) places.emplace(known.unit.id, places.size());
    const auto place = [&](const Entry& entry) {
        const auto at = places.find(entry.unit);
        return at == places.end() ? places.size() : at->second;
    };
    std::sort(view.entries.begin(), view.entries.end(), [&](const Entry& a, const Entry& b) {
        const size_t unit_of_a = place(a);
        const size_t unit_of_b = place(b);
        return unit_of_a != unit_of_b ? unit_of_a < unit_of_b : comes_before(a, b);
    });
}

// `entry`: as it is afterwards.
EntryEvent by_person(const Entry& entry, EventKind kind, Date on, std::string by, std::string note) {
    return {entry.id, 0, kind, on, std::move(by), std::move(note), entry.standing, entry.count, entry.due};
}

Recorded recorded_of(const std::vector<KnownEntry>& known, const Outcome& outcome) {
    Recorded recorded;
    recorded.figures = figures_of(known, outcome);
    for (const size_t change : outcome.of_entries) {
        recorded.entries.push_back(outcome.changes[change].known.entry);
        recorded.new_values.push_back(outcome.changes[change].new_values);
    }
    std::vector<bool> changed(known.size(), false);
    for (const Change& change : outcome.changes) {
        if (change.before != no_entry) changed[change.before] = true;
        if (!change.found && is_to_do(change.known.entry.standing)) recorded.unverified.push_back(change.known.entry);
    }
    for (size_t i = 0; i < known.size(); ++i) {
        if (!changed[i] && is_to_do(known[i].entry.standing)) recorded.unverified.push_back(known[i].entry);
    }
    std::sort(recorded.unverified.begin(), recorded.unverified.end(), comes_before);
    return recorded;
}

Status store_changes(Database& database, const std::vector<KnownEntry>& known, const Outcome& outcome) {
    std::uint64_t number = TRY(next_event_number(database));
    for (const Change& change : outcome.changes) {
        TRY(store_entry(database, change.known, change.before == no_entry ? nullptr : &known[change.before]));
        for (const EntryEvent& event : change.events) TRY(store_event(database, event, number++));
    }
    return {};
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& url, IfMissing if_missing) {
    std::unique_ptr<Database> database = TRY(open_database(url, if_missing));
    TRY(bring_up_to_date(*database));
    return Ledger(std::move(database));
}

Result<Recorded> Ledger::compare(SeenRun run) {
    const std::vector<KnownEntry> known = TRY(load_entries(*database_));
    return recorded_of(known, outcome_of(known, run));
}

Result<Recorded> Ledger::record(SeenRun run) {
    Transaction transaction = TRY(Transaction::begin(*database_));
    TRY(database_->run("select coalesce(max(number), 0) from run", {},
                       [&](const SqlRow& row) { run.run.number = static_cast<std::uint64_t>(std::get<std::int64_t>(row[0])) + 1; }));
    const std::vector<KnownEntry> known = TRY(load_entries(*database_));
    const Outcome outcome = outcome_of(known, run);
    TRY(store_units(*database_, run.units));
    TRY(store_run(*database_, run.run));
    for (UnitRun& figures : run.unit_runs) {
        figures.run = run.run.number;
        TRY(store_unit_run(*database_, figures));
    }
    for (const SeenSite& site : run.sites) TRY(store_site(*database_, site));
    TRY(store_changes(*database_, known, outcome));
    TRY(transaction.commit());
    Recorded recorded = recorded_of(known, outcome);
    recorded.number = run.run.number;
    return recorded;
}

Result<std::vector<WatchedDocument>> Ledger::watched() {
    std::vector<WatchedDocument> documents;
    for (const KnownEntry& known : TRY(load_entries(*database_)))
        documents.push_back({known.entry.root, known.document, known.entry.document.path, !known.entry.document.url.empty()});
    return documents;
}

Result<std::vector<SeenSite>> Ledger::sites() { return load_sites(*database_); }

Result<StandingValues> Ledger::standing_values(Date as_of) {
    StandingValues digests;
    for (const KnownEntry& known : TRY(load_entries(*database_))) {
        const Standing standing = as_of_day(known.entry, as_of).standing;
        if (standing == Standing::rectified || !is_of_one_person(known.entry.kind)) continue;
        for (const KnownValue& value : known.values) {
            if (!(is_to_do(standing) ? value.present : value.covered)) continue;
            const auto [known_value, is_new] = digests.emplace(value.digest, standing);
            if (!is_new && is_to_do(standing)) known_value->second = standing;
        }
    }
    return digests;
}

Result<LedgerView> Ledger::view(Date as_of) {
    LedgerView view;
    view.units = TRY(units());
    const std::vector<KnownEntry> entries = TRY(load_entries(*database_));
    for (const KnownEntry& known : entries) view.entries.push_back(as_of_day(known.entry, as_of));
    order_entries(view);
    view.events = TRY(load_events(*database_, ""));
    for (const KnownEntry& known : entries) {
        if (ruling_is_over(known.entry, as_of)) view.events.push_back(end_of_ruling(known.entry));
    }
    view.runs = TRY(load_runs(*database_));
    view.unit_runs = TRY(load_unit_runs(*database_));
    return view;
}

// "unassigned" comes last, whatever place it had in the run that brought it.
Result<std::vector<KnownUnit>> Ledger::units() {
    std::vector<KnownUnit> units = TRY(load_units(*database_));
    std::stable_partition(units.begin(), units.end(), [](const KnownUnit& known) { return known.unit.id != unassigned_id; });
    return units;
}

Result<KnownEntry> Ledger::known(const std::string& id) {
    const std::vector<std::string> ids = TRY(find_ids(*database_, id));
    if (id.empty() || ids.empty()) return Error{Fault::usage, id + ": no such entry in the ledger"};
    // An id may be the beginning of no other: all have the same length.
    if (ids.size() > 1) return Error{Fault::usage, id + ": several entries begin like this, give more of the number"};
    std::optional<KnownEntry> found = TRY(load_entry(*database_, ids.front()));
    if (!found) return Error{Fault::io, "the ledger changed while it was read"};
    return std::move(*found);
}

Result<Entry> Ledger::find(const std::string& id, Date as_of) { return as_of_day(TRY(known(id)).entry, as_of); }

Result<std::vector<EntryEvent>> Ledger::history(const std::string& id) { return load_events(*database_, TRY(known(id)).entry.id); }

Result<Entry> Ledger::keep(const KnownEntry& known, const EntryEvent& event) {
    TRY(store_entry(*database_, known));
    const std::uint64_t number = TRY(next_event_number(*database_));
    TRY(store_event(*database_, event, number));
    return known.entry;
}

Result<Entry> Ledger::rule(const std::string& id, const Ruled& ruled, Standing standing, EventKind kind) {
    if (ruled.until && *ruled.until < ruled.on) return Error{Fault::usage, to_string(*ruled.until) + " is over already"};
    Transaction transaction = TRY(Transaction::begin(*database_));
    KnownEntry known = TRY(this->known(id));
    if (known.entry.standing == Standing::rectified) return Error{Fault::usage, known.entry.id + ": is rectified, nothing is left of it"};
    known.entry.standing = standing;
    known.entry.ruled = ruled;
    for (KnownValue& value : known.values) value.covered = value.present;
    Entry entry = TRY(keep(known, by_person(known.entry, kind, ruled.on, ruled.by, note_of(ruled))));
    TRY(transaction.commit());
    return entry;
}

Result<Entry> Ledger::waive(const std::string& id, const Ruled& ruled) { return rule(id, ruled, Standing::waived, EventKind::waived); }

Result<Entry> Ledger::dispute(const std::string& id, const Ruled& ruled) {
    return rule(id, ruled, Standing::disputed, EventKind::disputed);
}

Result<Entry> Ledger::assign(const std::string& id, const Assigned& assigned) {
    Transaction transaction = TRY(Transaction::begin(*database_));
    KnownEntry known = TRY(this->known(id));
    known.entry.assigned = assigned.to;
    if (assigned.due) known.entry.due = *assigned.due;
    const std::string note = assigned.due ? assigned.to + " (-> " + to_string(*assigned.due) + ")" : assigned.to;
    Entry entry = TRY(keep(known, by_person(known.entry, EventKind::assigned, assigned.on, assigned.by, note)));
    TRY(transaction.commit());
    return entry;
}

Result<Entry> Ledger::take_return(const std::string& id, const Returned& returned) {
    Transaction transaction = TRY(Transaction::begin(*database_));
    KnownEntry known = TRY(this->known(id));
    known.entry.returned = returned;
    Entry entry =
        TRY(keep(known, by_person(known.entry, EventKind::returned, returned.on.value_or(Date{}), returned.person, returned.state)));
    TRY(transaction.commit());
    return entry;
}

Entry as_of_day(Entry entry, Date as_of) {
    if (!ruling_is_over(entry, as_of)) return entry;
    entry.standing = Standing::open;
    entry.ruled.reset();
    return entry;
}

}  // namespace leakscan
