// For one file at a publisher's desk: short, worst first, and never "clean" when something was not read.
#include "report/check_text.h"

#include <algorithm>

#include "report/advice.h"
#include "report/jsonl.h"
#include "report/list_columns.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/unread.h"

namespace leakscan {
namespace {

constexpr size_t most_lines = 50;
constexpr std::string_view red = "\033[31m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view green = "\033[32m";
constexpr std::string_view reset = "\033[0m";

std::string painted(bool color, std::string_view look, std::string_view text) {
    return color ? std::string(look) + std::string(text) + std::string(reset) : std::string(text);
}

// Three lines of text: what and where, the evidence, what to do.
std::string line_text(const ListLine& line, const Report& report, const ReportSettings& settings, bool color) {
    const bool zh = settings.language == Language::zh;
    const bool leak = line.ruling == Ruling::leak;
    const std::string gap = zh ? "，" : ", ";
    std::string verdict(title(line.ruling).in(settings.language));
    if (line.is_settled()) {
        verdict = title(line.known->standing).in(settings.language);
    } else if (!line.is_new()) {
        verdict += zh ? "，台账已有" : ", known";
    }
    std::string text = painted(color, leak ? red : yellow, "[" + verdict + "] ");
    text += std::string(title(line.first->finding.kind).in(settings.language)) + gap + place_of(line.findings, settings.language);
    if (is_hidden(line.first->finding.location.channel)) text += gap + visibility(line, settings.language);
    if (line.count > 1) {
        text += gap + (zh ? std::to_string(line.count) + "条、" + std::to_string(line.people) + "人"
                          : std::to_string(line.count) + " values, " + std::to_string(line.people) + " people");
    }
    const std::string shown = evidence(line, settings);
    text += "\n    " + shown.substr(0, shown.find('\n')) + "\n";
    const std::string reason = printable(line.first->verdict->reason.in(settings.language));
    if (!reason.empty()) text += "    " + reason + "\n";
    return text + "    " + advice(line, report.as_of, settings.language) + "\n";
}

// With a ledger: nothing that a publication would make worse, or how much.
std::string ledger_conclusion(const std::vector<const ListLine*>& lines, const ReportSettings& settings, bool color) {
    const bool zh = settings.language == Language::zh;
    const auto is_new = [](const ListLine* line) { return !line->is_settled() && line->is_new(); };
    const auto fresh = std::count_if(lines.begin(), lines.end(), is_new);
    const std::string known = std::to_string(static_cast<std::ptrdiff_t>(lines.size()) - fresh);
    if (fresh > 0) {
        const std::string count = std::to_string(fresh);
        return painted(color, red,
                       zh ? "结论：台账上没有的问题 " + count + " 条，已有的 " + known + " 条，整改后再发布。"
                          : "Conclusion: " + count + " that the ledger does not know, " + known + " known; rectify before publication.") +
               "\n";
    }
    return painted(color, yellow,
                   zh ? "结论：没有新问题，台账上已有或经批准的 " + known + " 条。"
                      : "Conclusion: nothing new; " + known + " known or approved.") +
           "\n";
}

std::string conclusion(const Report& report, const ReportSettings& settings, bool color) {
    const bool zh = settings.language == Language::zh;
    const Totals& totals = report.totals;
    const auto count = [](std::uint64_t value) { return std::to_string(value); };
    if (totals.leaks + totals.reviews > 0) {
        const std::string text = zh ? "结论：须整改 " + count(totals.leaks) + " 处，待核实 " + count(totals.reviews) + " 处"
                                    : "Conclusion: to rectify " + count(totals.leaks) + ", to review " + count(totals.reviews);
        const std::string end = totals.leaks == 0 ? "" : zh ? "，整改后再发布。" : "; rectify before publication.";
        return painted(color, totals.leaks > 0 ? red : yellow, text + (end.empty() ? zh ? "。" : "." : end)) + "\n";
    }
    if (!report.skips.empty() || report.partial || totals.documents == 0) {
        return painted(color, yellow,
                       zh ? "结论：没有全部读取，不能认定可以发布。" : "Conclusion: not everything was read; this is no clearance.") +
               "\n";
    }
    return painted(color, green, zh ? "结论：未发现需要整改的个人信息。" : "Conclusion: no personal data found that needs rectification.") +
           "\n";
}

}  // namespace

std::string check_text(const ListedReport& listed, const ReportSettings& settings, bool color) {
    const Report& report = listed.report;
    std::vector<const ListLine*> lines;
    for (const UnitList& list : listed.lists) {
        for (const ListLine& line : list.lines) lines.push_back(&line);
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const ListLine* a, const ListLine* b) { return a->first->document->path < b->first->document->path; });
    std::string text;
    const std::string* document = nullptr;
    for (size_t i = 0; i < std::min(lines.size(), most_lines); ++i) {
        const std::string& path = lines[i]->first->document->path;
        if (document == nullptr || *document != path) text += printable(path) + "\n";
        document = &path;
        text += line_text(*lines[i], report, settings, color);
    }
    if (lines.size() > most_lines)
        text += (settings.language == Language::zh ? "……问题总数 " : "... lines in all ") + std::to_string(lines.size()) + "\n";
    for (const JudgedSkip& skip : report.skips) {
        text += printable(skip.document->path) + ": " + std::string(title(skip.fault).in(settings.language));
        text += (skip.note.empty() ? "" : ": " + note_text(skip, settings.language)) + "\n";
    }
    if (report.ledger && !lines.empty() && report.skips.empty() && !report.partial) return text + ledger_conclusion(lines, settings, color);
    return text + conclusion(report, settings, color);
}

std::string check_json(const ListedReport& listed, const ReportSettings& settings) { return findings_text(listed, settings); }

}  // namespace leakscan
