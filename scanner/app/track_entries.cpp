// track list, show, waive, dispute, assign: single entries of the ledger.
#include "app/console.h"
#include "app/entry_filter.h"
#include "app/track_actions.h"
#include "base/message.h"
#include "report/entry_json.h"
#include "report/entry_table.h"

namespace leakscan {
namespace {

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
    const std::vector<EntryRow> rows = TRY(wanted_entries(options, view));
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
