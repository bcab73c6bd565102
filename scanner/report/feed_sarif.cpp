// SARIF of a ledger: one result per entry, compared with the run before the last one. An entry that an earlier run found rectified
// was absent from that run already and is no result.
#include <algorithm>
#include <set>
#include <tuple>

#include "base/message.h"
#include "report/advice.h"
#include "report/issue_text.h"
#include "report/list_columns.h"
#include "report/printable.h"
#include "report/sarif_log.h"
#include "report/tracker_feed.h"

namespace leakscan {
namespace {

// What the last run changed.
struct LastRun {
    std::set<std::string_view> returned;  // gone before it, found again
    std::set<std::string_view> changed;
    std::set<std::string_view> gone;

    explicit LastRun(const LedgerView& ledger) {
        const std::uint64_t last = ledger.runs.empty() ? 0 : ledger.runs.back().number;
        for (const EntryEvent& event : ledger.events) {
            if (event.run == 0 || event.run != last) continue;
            if (event.kind == EventKind::reopened) returned.insert(event.entry);
            if (event.kind == EventKind::changed || event.kind == EventKind::moved || event.kind == EventKind::hidden) {
                changed.insert(event.entry);
            }
            if (event.kind == EventKind::rectified || event.kind == EventKind::removed) gone.insert(event.entry);
        }
    }

    SarifBaseline baseline_of(const Entry& entry) const {
        if (entry.standing == Standing::rectified) return SarifBaseline::absent;
        if (entry.standing == Standing::fresh || returned.contains(entry.id)) return SarifBaseline::fresh;
        return changed.contains(entry.id) ? SarifBaseline::updated : SarifBaseline::unchanged;
    }
};

std::string message_of(const Entry& entry, Language language) {
    std::string text(title(entry.kind).in(language));
    text += fill({"{}条，涉及{}人", ": {} values, {} people"}, language, {std::to_string(entry.count), std::to_string(entry.people)});
    const char* gap = language == Language::zh ? "，" : ", ";
    if (!entry.place.empty()) text += gap + printable(entry.place);
    if (is_hidden(entry.channel)) text += gap + visibility(entry, language);
    if (!entry.reason.empty()) text += (language == Language::zh ? "。" : ". ") + printable(entry.reason);
    text += language == Language::zh ? "。" : ".";
    return entry.masked.empty() ? text : text + "\n" + printable(entry.masked);
}

std::string day(const std::optional<Date>& date) { return date && is_valid(*date) ? to_string(*date) : ""; }

SarifResult result_of(const EntryRow& row, const LastRun& last, Language language) {
    const Entry& entry = *row.entry;
    SarifResult result;
    result.id = entry.id;
    result.kind = entry.kind;
    result.ruling = entry.ruling;
    result.severity = entry.severity;
    result.message = message_of(entry, language);
    result.places.push_back({entry.document.path, 0, 0, "", printable(entry.place)});
    result.occurrences = entry.count;
    result.baseline = last.baseline_of(entry);
    result.suppressions.emplace();
    const bool let_stand = entry.standing == Standing::waived || entry.standing == Standing::disputed;
    if (let_stand) {
        const std::string why = ruling_in_words(entry, language);
        result.suppressions->push_back(why.empty() ? std::string(title(entry.standing).in(language)) : why);
    }
    result.properties = {{"standing", std::string(name(entry.standing))},
                         {"channel", std::string(name(entry.channel))},
                         {"unit", entry.unit},
                         {"unitName", unit_title(*row.unit, language)},
                         {"title", document_title(entry.document)},
                         {"url", entry.document.url},
                         {"label", printable(entry.label)},
                         {"firstSeen", day(entry.first_seen)},
                         {"lastSeen", day(entry.last_seen)},
                         {"lastChecked", day(entry.last_checked)},
                         {"due", day(entry.due)},
                         {"rectifiedOn", day(entry.rectified_on)},
                         {"assigned", printable(entry.assigned)}};
    result.figures = {{"people", entry.people}, {"repeats", entry.repeats}};
    return result;
}

// Of the last run: of whom something was not read, and who was not scanned at all.
std::vector<SarifNotice> notices_of(const Feed& feed) {
    std::vector<SarifNotice> notices;
    if (feed.ledger.runs.empty()) return notices;
    const std::uint64_t last = feed.ledger.runs.back().number;
    for (const KnownUnit& known : feed.ledger.units) {
        const auto& runs = feed.ledger.unit_runs;
        const auto met =
            std::find_if(runs.begin(), runs.end(), [&](const UnitRun& run) { return run.run == last && run.unit == known.unit.id; });
        const std::string unit = unit_title(known.unit, feed.language);
        if (met == runs.end() || met->documents == 0) {
            if (known.on_roster) {
                notices.push_back({"not_scanned", fill({"{}：本次未扫描", "{}: not scanned"}, feed.language, {unit}), ""});
            }
        } else if (met->unread > 0) {
            notices.push_back({"unread",
                               fill({"{}：有{}个文档未能读取或未读全", "{}: {} documents were not read, or only in part"}, feed.language,
                                    {unit, std::to_string(met->unread)}),
                               ""});
        }
    }
    return notices;
}

SarifFacts facts_of(const Feed& feed) {
    SarifFacts facts;
    facts.tool = "leakscan";
    facts.category = "leakscan/ledger/";
    facts.whole = "track list";
    facts.notices = notices_of(feed);
    facts.properties = {{"asOf", to_string(feed.as_of)}};
    if (feed.ledger.runs.empty()) return facts;
    const RunRecord& run = feed.ledger.runs.back();
    facts.tool = run.tool;
    facts.successful = !run.partial;
    facts.properties.push_back({"run", std::to_string(run.number)});
    facts.properties.push_back({"runAsOf", to_string(run.as_of)});
    facts.properties.push_back({"policy", run.policy});
    facts.properties.push_back({"rules", run.rules});
    return facts;
}

std::vector<EntryRow> worst_first(std::vector<EntryRow> rows) {
    const auto weight = [](const EntryRow& row) {
        const Entry& entry = *row.entry;
        return std::tuple(is_to_do(entry.standing), entry.ruling == Ruling::leak, static_cast<int>(entry.severity), entry.people);
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const EntryRow& a, const EntryRow& b) { return weight(a) > weight(b); });
    return rows;
}

}  // namespace

FeedText sarif_feed(const Feed& feed) {
    const LastRun last(feed.ledger);
    SarifLog log(facts_of(feed), feed.language);
    for (const EntryRow& row : worst_first(feed.rows)) {
        if (row.entry->standing == Standing::rectified && !last.gone.contains(row.entry->id)) continue;
        if (log.is_full()) {
            log.leave_out(1);
        } else {
            log.add(result_of(row, last, feed.language));
        }
    }
    ReportText text = log.finish();
    return {{{"", std::move(text.text)}}, std::move(text.remarks)};
}

}  // namespace leakscan
