#include "app/entry_filter.h"

#include <algorithm>

#include "base/message.h"

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

}  // namespace

Result<std::vector<EntryRow>> wanted_entries(const Options& options, const LedgerView& view) {
    const std::vector<Standing> standings = TRY(standings_of(options));
    const Unit* unit = TRY(unit_asked_for(options, view.units));
    const Date as_of = options.as_of.value_or(today());
    std::vector<EntryRow> rows;
    for (const Entry& entry : view.entries) {
        if (unit != nullptr && entry.unit != unit->id) continue;
        if (!standings.empty() && std::find(standings.begin(), standings.end(), entry.standing) == standings.end()) continue;
        if (options.overdue && (!is_to_do(entry.standing) || overdue_days(entry, as_of) == 0)) continue;
        // Entries come by unit: the last one is nearly always this one's.
        const bool same = !rows.empty() && rows.back().unit->id == entry.unit;
        rows.push_back({&entry, same ? rows.back().unit : &unit_of(entry, view.units)});
    }
    return rows;
}

Result<const Unit*> unit_asked_for(const Options& options, const std::vector<KnownUnit>& units) {
    if (options.unit.empty()) return static_cast<const Unit*>(nullptr);
    for (const KnownUnit& known : units) {
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

}  // namespace leakscan
