// track list, show, waive, dispute, assign: single entries of the ledger.
#include <algorithm>

#include "app/console.h"
#include "app/track_actions.h"
#include "base/message.h"
#include "report/entry_json.h"
#include "report/entry_table.h"

namespace leakscan {
namespace {

Result<std::vector<Standing>> standings_of(const Options& options) {
    std::vector<Standing> standings;
    for (const std::string& word : options.standings) {
        const std::optional<Standing> standing = standing_from(word);
        if (!standing)
            return Error{Fault::usage, fill({"--standing：没有状态 {}", "--standing: there is no {}"}, options.language, {word})};
        standings.push_back(*standing);
    }
    return standings;
}

// The unit of --unit; null: any.
Result<const Unit*> unit_of(const Options& options, const LedgerView& view) {
    if (options.unit.empty()) return static_cast<const Unit*>(nullptr);
    for (const KnownUnit& known : view.units) {
        if (known.unit.id == options.unit || known.unit.name == options.unit) return &known.unit;
    }
    return Error{Fault::usage,
                 fill({"--unit：台账中没有单位 {}", "--unit: the ledger knows no unit {}"}, options.language, {options.unit})};
}

const Unit& unit_of(const Entry& entry, const std::vector<KnownUnit>& units) {
    static const Unit nobody{unassigned_id, "", "", {}, {}, ""};
    for (const KnownUnit& known : units) {
        if (known.unit.id == entry.unit) return known.unit;
    }
    return nobody;
}

Result<std::vector<EntryRow>> wanted_rows(const Options& options, const LedgerView& view) {
    const std::vector<Standing> standings = TRY(standings_of(options));
    const Unit* unit = TRY(unit_of(options, view));
    std::vector<EntryRow> rows;
    for (const Entry& entry : view.entries) {
        if (unit != nullptr && entry.unit != unit->id) continue;
        if (!standings.empty() && std::find(standings.begin(), standings.end(), entry.standing) == standings.end()) continue;
        if (options.overdue && (!is_to_do(entry.standing) || overdue_days(entry, day_of(options)) == 0)) continue;
        // Entries come by unit: the last one is nearly always this one's.
        const bool same = !rows.empty() && rows.back().unit->id == entry.unit;
        rows.push_back({&entry, same ? rows.back().unit : &unit_of(entry, view.units)});
    }
    return rows;
}

const std::string& id_argument(const Options& options) { return options.arguments.back(); }

void print_changed(const Entry& entry, const Options& options) {
    say(options, entry.id + ": " + std::string(title(entry.standing).in(options.language)));
}

// Whoever takes an entry off the list must say who they are and why.
Result<Ruled> ruling_of(const Options& options) {
    if (options.by.empty() || options.reason.empty()) {
        return Error{Fault::usage,
                     std::string(Phrase{"需要 --by（谁批准或认定）和 --reason（理由）", "--by WHO and --reason WHY are needed"}.in(
                         options.language))};
    }
    return Ruled{options.by, options.reason, day_of(options), options.until};
}

}  // namespace

Result<int> track_list(const Options& options) {
    const bool json = TRY(json_wanted(options));
    Ledger ledger = TRY(open_ledger(options));
    const LedgerView view = TRY(ledger.view(day_of(options)));
    const std::vector<EntryRow> rows = TRY(wanted_rows(options, view));
    if (!json) {
        print(entry_table(rows, day_of(options), options.language, colour_wanted()));
        return 0;
    }
    for (const EntryRow& row : rows) print(entry_json(*row.entry, row.unit->name, day_of(options)));
    return 0;
}

Result<int> track_show(const Options& options) {
    const bool json = TRY(json_wanted(options));
    Ledger ledger = TRY(open_ledger(options));
    const Entry entry = TRY(ledger.find(id_argument(options), day_of(options)));
    const std::vector<EntryEvent> events = TRY(ledger.history(entry.id));
    const std::vector<KnownUnit> units = TRY(ledger.units());
    const Unit& unit = unit_of(entry, units);
    print(json ? entry_json(entry, unit.name, day_of(options), events)
               : entry_details({&entry, &unit}, events, day_of(options), options.language));
    return 0;
}

Result<int> track_waive(const Options& options) {
    const Ruled ruled = TRY(ruling_of(options));
    Ledger ledger = TRY(open_ledger(options));
    print_changed(TRY(ledger.waive(id_argument(options), ruled)), options);
    return 0;
}

Result<int> track_dispute(const Options& options) {
    const Ruled ruled = TRY(ruling_of(options));
    Ledger ledger = TRY(open_ledger(options));
    print_changed(TRY(ledger.dispute(id_argument(options), ruled)), options);
    return 0;
}

Result<int> track_assign(const Options& options) {
    if (options.to.empty()) return Error{Fault::usage, fill({"需要 --to（交办给谁）", "--to WHO is needed"}, options.language, {})};
    Ledger ledger = TRY(open_ledger(options));
    print_changed(TRY(ledger.assign(id_argument(options), {options.to, options.due, options.by, day_of(options)})), options);
    return 0;
}

}  // namespace leakscan
