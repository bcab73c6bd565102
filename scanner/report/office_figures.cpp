// Each entry's events are replayed once up to the end of the period; the units' figures are sums over entries.
#include "report/office_figures.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <unordered_map>

namespace leakscan {
namespace {

using EventsOfEntry = std::unordered_map<std::string_view, std::vector<const EntryEvent*>>;

EventsOfEntry events_by_entry(const LedgerView& view) {
    EventsOfEntry events;
    for (const EntryEvent& event : view.events) events[event.entry].push_back(&event);
    return events;
}

// A value that an approval does not cover opens the entry again, but nothing of it had been rectified.
bool ended_approval(const EntryEvent* before, const EntryEvent& event) {
    return before != nullptr && before->kind == EventKind::ruling_ended && before->run == event.run && event.run != 0;
}

// What an event within the period does to the entry; `before` is its standing until then, `previous` the event before.
void take_event(PeriodEntry& entry, const EntryEvent& event, std::optional<Standing> before, const EntryEvent* previous) {
    const bool was_to_do = before && is_to_do(*before);
    if (is_to_do(event.after) && !was_to_do) entry.opened = event.on;
    switch (event.kind) {
        case EventKind::found: entry.fresh = true; break;
        case EventKind::reopened: entry.reopened = entry.reopened || !ended_approval(previous, event); break;
        case EventKind::ruling_ended: entry.resumed = entry.resumed || is_to_do(event.after); break;
        case EventKind::hidden: entry.shown_otherwise = true; break;
        case EventKind::unread: entry.unread = true; break;
        case EventKind::rectified:
        case EventKind::removed:
            entry.closed = event.on;
            entry.removed = event.kind == EventKind::removed;
            entry.late = was_to_do && is_valid(entry.due) && event.on > entry.due;
            break;
        default: break;
    }
}

// Nothing happens to an entry that the next run finds again unchanged, so no event tells that it is no longer new.
bool was_seen_again(const Entry& entry, std::uint64_t found_by, const std::vector<const RunRecord*>& runs) {
    return std::any_of(runs.begin(), runs.end(),
                       [&](const RunRecord* run) { return run->number > found_by && run->as_of <= entry.last_seen; });
}

// nullopt: not known at the end of the period. `runs`: all up to then.
std::optional<PeriodEntry> replay(const Entry& subject, const std::vector<const EntryEvent*>& events, const Period& period, Date end,
                                  const std::vector<const RunRecord*>& runs) {
    PeriodEntry entry;
    entry.entry = &subject;
    std::optional<Standing> standing;
    Date unread_on;
    std::uint64_t found_by = 0;  // run
    const EntryEvent* previous = nullptr;
    for (const EntryEvent* event : events) {
        if (event->on > end) continue;
        if (event->kind == EventKind::unread) unread_on = event->on;
        if (event->on < period.first) {
            entry.carried = is_to_do(event->after);
        } else {
            take_event(entry, *event, standing, previous);
        }
        if (event->kind == EventKind::waived || event->kind == EventKind::disputed) entry.ruling = event;
        if (event->after == Standing::fresh && event->run != 0) found_by = event->run;
        standing = event->after;
        entry.due = event->due;
        previous = event;
    }
    if (!standing) return std::nullopt;
    entry.standing = *standing == Standing::fresh && was_seen_again(subject, found_by, runs) ? Standing::open : *standing;
    if (entry.standing != Standing::waived && entry.standing != Standing::disputed) entry.ruling = nullptr;
    entry.fixed = entry.standing == Standing::rectified && entry.closed.has_value();
    if (!entry.fixed) entry.closed.reset();
    entry.removed = entry.removed && entry.fixed;
    entry.late = entry.late && entry.fixed;
    const bool read_since = subject.last_checked > unread_on && subject.last_checked <= end;
    entry.unread = entry.unread && !read_since && entry.standing != Standing::rectified;
    entry.resumed = entry.resumed && !entry.fresh && !entry.reopened;
    if (entry.remains() && is_valid(entry.due)) entry.overdue = std::max(0L, day_number(end) - day_number(entry.due));
    return entry;
}

void count(UnitPeriod& figures, const PeriodEntry& entry) {
    const auto add = [](std::uint64_t& sum, bool counts) { sum += counts ? 1 : 0; };
    add(figures.carried, entry.carried);
    add(figures.found, entry.found());
    add(figures.fresh, entry.fresh);
    add(figures.reopened, entry.reopened);
    add(figures.resumed, entry.resumed);
    add(figures.fixed, entry.fixed);
    add(figures.removed, entry.removed);
    add(figures.late, entry.late);
    add(figures.remaining, entry.remains());
    add(figures.overdue, entry.overdue > 0);
    add(figures.reviews, entry.remains() && entry.entry->ruling == Ruling::review);
    add(figures.waived, entry.standing == Standing::waived);
    add(figures.disputed, entry.standing == Standing::disputed);
    add(figures.kinds[kind_group(entry.entry->kind)], entry.found());
    figures.longest_overdue = std::max(figures.longest_overdue, entry.overdue);
    if (entry.found()) figures.people.count += entry.entry->people;
}

// Whether everything there was to see was found in one run, so that the run's own count of people, who are distinct, is theirs.
class OneRun {
public:
    void take(const PeriodEntry& entry) {
        const bool seen = entry.standing != Standing::rectified || entry.fixed;
        if (entry.found()) ++found_;
        if (!seen) return;
        if (!entry.found() || !is_valid(entry.opened)) several_ = true;
        if (is_valid(day_) && day_ != entry.opened) several_ = true;
        day_ = entry.opened;
    }
    std::uint64_t found() const { return found_; }
    // The only run of that day; null if there were several, or more to see than what was found.
    const RunRecord* run(const std::vector<const RunRecord*>& runs) const {
        if (several_ || found_ == 0) return nullptr;
        const auto of_day = [this](const RunRecord* run) { return run->as_of == day_; };
        const auto first = std::find_if(runs.begin(), runs.end(), of_day);
        if (first == runs.end() || std::find_if(first + 1, runs.end(), of_day) != runs.end()) return nullptr;
        return *first;
    }

private:
    std::uint64_t found_ = 0;
    bool several_ = false;
    Date day_;
};

UnitState state_of(const UnitPeriod& unit, bool partial) {
    if (!unit.quiet()) return UnitState::listed;
    if (!unit.scanned) return UnitState::not_scanned;
    return unit.last_run.unread > 0 || partial ? UnitState::incomplete : UnitState::nil_return;
}

// Adds up one period.
class Count {
public:
    Count(const LedgerView& view, const EventsOfEntry& events, const Period& period, Date today) : view_(view), events_(events) {
        figures_.period = period;
        figures_.end = std::min(period.last, today);
        units_.resize(view.units.size());
        people_.resize(view.units.size());
        for (size_t i = 0; i < view.units.size(); ++i) {
            units_[i].unit = &view.units[i];
            index_.emplace(view.units[i].unit.id, i);
        }
    }

    PeriodFigures take() {
        runs();
        entries();
        for (size_t i = 0; i < units_.size(); ++i) unit(i);
        total_people();
        return std::move(figures_);
    }

private:
    void runs();
    void entries();
    void unit(size_t index);
    void total_people();

    const LedgerView& view_;
    const EventsOfEntry& events_;
    PeriodFigures figures_;
    std::vector<const RunRecord*> known_runs_;  // up to the end of the period, those before it too
    std::vector<UnitPeriod> units_;
    std::vector<OneRun> people_;  // of each unit
    OneRun all_people_;
    std::unordered_map<std::string_view, size_t> index_;
};

void Count::runs() {
    for (const RunRecord& run : view_.runs) {
        if (run.as_of > figures_.end) continue;
        known_runs_.push_back(&run);
        if (holds(figures_.period, run.as_of)) figures_.runs.push_back(&run);
    }
    const auto counts = [this](std::uint64_t number) {
        return std::any_of(figures_.runs.begin(), figures_.runs.end(), [number](const RunRecord* run) { return run->number == number; });
    };
    for (const UnitRun& run : view_.unit_runs) {
        const auto known = index_.find(run.unit);
        if (known == index_.end() || run.documents == 0 || !counts(run.run)) continue;
        units_[known->second].scanned = true;
        units_[known->second].last_run = run;
    }
}

void Count::entries() {
    for (const Entry& entry : view_.entries) {
        const auto events = events_.find(entry.id);
        const auto known = index_.find(entry.unit);
        if (events == events_.end() || known == index_.end()) continue;
        std::optional<PeriodEntry> found = replay(entry, events->second, figures_.period, figures_.end, known_runs_);
        if (!found) continue;
        found->unit = known->second;
        count(units_[found->unit], *found);
        count(figures_.total, *found);
        people_[found->unit].take(*found);
        all_people_.take(*found);
        figures_.entries.push_back(*found);
    }
}

void Count::unit(size_t index) {
    UnitPeriod& unit = units_[index];
    const RunRecord* run = people_[index].run(figures_.runs);
    unit.people.distinct = people_[index].found() <= 1;
    for (const UnitRun& each : view_.unit_runs) {
        if (run == nullptr || unit.people.distinct || each.run != run->number || each.unit != unit.unit->unit.id) continue;
        unit.people = {each.people, true};
    }
    const bool partial = std::any_of(figures_.runs.begin(), figures_.runs.end(),
                                     [&](const RunRecord* each) { return each->number == unit.last_run.run && each->partial; });
    unit.state = state_of(unit, partial);
    UnitRun& sum = figures_.total.last_run;
    sum.documents += unit.last_run.documents;
    sum.attachments += unit.last_run.attachments;
    sum.unread += unit.last_run.unread;
    sum.sites += unit.last_run.sites;
    sum.columns += unit.last_run.columns;
    if (!unit.quiet() || unit.scanned || unit.unit->on_roster) figures_.units.push_back(unit);
}

void Count::total_people() {
    People& people = figures_.total.people;
    people.distinct = all_people_.found() <= 1;
    if (people.distinct) return;
    const UnitPeriod* only = nullptr;
    size_t units = 0;
    for (const UnitPeriod& unit : figures_.units) {
        if (unit.found == 0) continue;
        only = &unit;
        ++units;
    }
    const RunRecord* run = all_people_.run(figures_.runs);
    if (units == 1) {
        people = only->people;
    } else if (run != nullptr) {
        people = {run->totals.people, true};
    }
}

}  // namespace

std::string in_words(const People& people, Language language) {
    const std::string number = std::to_string(people.count);
    if (language == Language::zh) return number + (people.distinct ? "人" : "人次");
    return number + (people.distinct ? "" : "*");
}

PeriodFigures figures_of(const LedgerView& view, const Period& period, Date today) {
    return Count(view, events_by_entry(view), period, today).take();
}

std::vector<PeriodFigures> months_of(const LedgerView& view, Date today, size_t most) {
    std::vector<PeriodFigures> all;
    const std::optional<Period> whole = whole_time(view, today);
    if (!whole) return all;
    std::vector<Period> months = months_between(whole->first, whole->last);
    if (months.size() > most) months.erase(months.begin(), months.end() - static_cast<std::ptrdiff_t>(most));
    const EventsOfEntry events = events_by_entry(view);
    for (const Period& month : months) all.push_back(Count(view, events, month, today).take());
    return all;
}

std::optional<Period> whole_time(const LedgerView& view, Date today) {
    std::optional<Date> first;
    for (const RunRecord& run : view.runs) {
        if (!first || run.as_of < *first) first = run.as_of;
    }
    if (!first || *first > today) return std::nullopt;
    return Period{*first, today, PeriodForm::days};
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "—";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f%%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text;
}

std::string rate(const UnitPeriod& figures) { return percent(figures.fixed, figures.fixed + figures.remaining); }

}  // namespace leakscan
