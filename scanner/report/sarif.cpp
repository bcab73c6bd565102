// The lines of report/rectification_list, worst first over all units.
#include "report/sarif.h"

#include <algorithm>
#include <tuple>

#include "base/file.h"
#include "report/advice.h"
#include "report/jsonl.h"
#include "report/list_columns.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/unread.h"
#include "report/writers.h"

namespace leakscan {
namespace {

struct Listed {
    const UnitList* list;
    const ListLine* line;
};

std::vector<Listed> worst_first(const std::vector<UnitList>& lists) {
    std::vector<Listed> lines;
    for (const UnitList& list : lists) {
        for (const ListLine* line : list.shown()) lines.push_back({&list, line});
    }
    const auto weight = [](const Listed& listed) {
        const ListLine& line = *listed.line;
        return std::tuple(!line.is_settled(), line.ruling == Ruling::leak, line.severity, line.people);
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const Listed& a, const Listed& b) { return weight(a) > weight(b); });
    return lines;
}

SarifPlace place_in_log(const JudgedFinding& judged, Language language) {
    const Location& where = judged.finding.location;
    SarifPlace place{judged.document->path, where.line, where.column, "", ""};
    if (where.cell.empty() && where.table == 0 && where.page == 0) return place;
    place.cell = where.sheet;
    if (!where.cell.empty()) place.cell += (place.cell.empty() ? "" : "!") + where.cell;
    place.name = place_of(judged, language);
    return place;
}

std::string message_of(const ListLine& line, const ReportSettings& settings) {
    const bool zh = settings.language == Language::zh;
    const char* gap = zh ? "，" : ", ";
    std::string text(title(line.first->finding.kind).in(settings.language));
    text += zh ? std::to_string(line.count) + "条，涉及" + std::to_string(line.people) + "人"
               : ": " + std::to_string(line.count) + " values, " + std::to_string(line.people) + " people";
    text += gap + (line.place.empty() ? place_of(line.findings, settings.language) : printable(line.place));
    if (is_hidden(line.first->finding.location.channel)) text += gap + visibility(line, settings.language);
    const std::string reason = printable(line.first->verdict->reason.in(settings.language));
    if (!reason.empty()) text += (zh ? "。" : ". ") + reason;
    return text + (zh ? "。" : ".") + "\n" + evidence(line, settings);
}

// What the ledger says of it. When an entry came back in an earlier run, its deadline began then.
void add_known(SarifResult& result, const KnownLine& known, Date as_of, Language language) {
    const bool is_new =
        known.standing == Standing::fresh || (known.standing == Standing::reopened && known.due == rectification_due(as_of));
    result.baseline = is_new ? SarifBaseline::fresh : known.new_values > 0 ? SarifBaseline::updated : SarifBaseline::unchanged;
    result.suppressions.emplace();
    if (!is_to_do(known.standing)) result.suppressions->emplace_back(title(known.standing).in(language));
    result.properties.push_back({"standing", std::string(name(known.standing))});
    result.properties.push_back({"firstSeen", to_string(known.first_seen)});
}

SarifResult result_of(const Listed& listed, const Report& report, const ReportSettings& settings) {
    const ListLine& line = *listed.line;
    const DocumentFacts& document = *line.first->document;
    SarifResult result;
    result.id = line.id;
    result.kind = line.first->finding.kind;
    result.ruling = line.ruling;
    result.severity = line.severity;
    result.message = message_of(line, settings);
    const size_t places = std::min(line.findings.size(), most_sarif_places);
    for (size_t i = 0; i < places; ++i) result.places.push_back(place_in_log(*line.findings[i], settings.language));
    result.occurrences = line.count;
    result.properties = {{"channel", std::string(name(line.first->finding.location.channel))},
                         {"grade", std::string(name(line.first->finding.grade))},
                         {"rule", line.first->finding.rule},
                         {"unit", listed.list->unit->unit.id},
                         {"unitName", unit_title(listed.list->unit->unit, settings.language)},
                         {"title", document_title(document)},
                         {"url", document.url},
                         {"due", to_string(line.due)}};
    result.figures = {{"people", line.people}, {"reviews", line.reviews}};
    if (report.ledger) add_known(result, line.known == nullptr ? KnownLine() : *line.known, report.as_of, settings.language);
    return result;
}

SarifFacts facts_of(const Report& report, Language language) {
    SarifFacts facts;
    facts.tool = report.tool;
    facts.category = "leakscan/scan/";
    facts.whole = "findings.jsonl";
    facts.successful = !report.partial;
    for (const JudgedSkip& skip : report.skips) {
        const std::string note = skip.note.empty() ? "" : ": " + note_text(skip, language);
        facts.notices.push_back({std::string(name(skip.fault)), std::string(title(skip.fault).in(language)) + note, skip.document->path});
    }
    facts.properties = {{"asOf", to_string(report.as_of)}, {"policy", report.policy}, {"rules", report.rules}};
    return facts;
}

}  // namespace

ReportText sarif_log(const ListedReport& listed, const ReportSettings& settings) {
    const Report& report = listed.report;
    SarifLog log(facts_of(report, settings.language), settings.language);
    const std::vector<Listed> lines = worst_first(listed.lists);
    size_t at = 0;
    for (; at < lines.size() && !log.is_full(); ++at) log.add(result_of(lines[at], report, settings));
    log.leave_out(lines.size() - at);
    return log.finish();
}

WrittenFiles write_sarif(const ListedReport& listed, const std::string& folder, const ReportSettings& settings) {
    const ReportText log = sarif_log(listed, settings);
    TRY(write_file(folder + "/findings.sarif", log.text));
    return WrittenReport{{"findings.sarif"}, log.remarks};
}

}  // namespace leakscan
