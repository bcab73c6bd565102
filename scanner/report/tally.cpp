// Adds up lines; counts no finding twice and none that no line holds.
#include "report/tally.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "report/people.h"

namespace leakscan {
namespace {

constexpr size_t most_worst = 10;
constexpr std::array<Phrase, kind_group_count> group_titles = {{
    {"身份证号", "ID numbers"},
    {"手机号", "mobiles"},
    {"住址", "addresses"},
    {"银行账号", "bank accounts"},
    {"固定电话", "landlines"},
    {"健康信息", "health"},
    {"其他", "others"},
}};

UnitState state_of(const UnitFigures& figures, bool partial) {
    if (figures.lines > 0) return UnitState::listed;
    if (figures.documents == 0 && figures.unread == 0) return UnitState::not_scanned;
    return figures.unread > 0 || figures.unverified > 0 || partial ? UnitState::incomplete : UnitState::nil_return;
}

UnitFigures figures_of(const UnitList& list, std::uint64_t unread, bool partial) {
    UnitFigures figures;
    figures.list = &list;
    figures.documents = list.unit->documents;
    figures.lines = list.lines.size();
    figures.people = list.people;
    figures.unread = unread;
    figures.unverified = list.unverified.size();
    for (const ListLine& line : list.lines) {
        figures.count += line.count;
        figures.kinds[kind_group(line.first->finding.kind)] += line.count;
        if (line.ruling == Ruling::leak) {
            ++figures.severities[static_cast<size_t>(line.severity)];
        } else {
            ++figures.reviews;
        }
    }
    figures.state = state_of(figures, partial);
    return figures;
}

void add(UnitFigures& total, const UnitFigures& figures) {
    total.documents += figures.documents;
    total.lines += figures.lines;
    total.count += figures.count;
    for (size_t i = 0; i < total.kinds.size(); ++i) total.kinds[i] += figures.kinds[i];
    for (size_t i = 0; i < total.severities.size(); ++i) total.severities[i] += figures.severities[i];
    total.reviews += figures.reviews;
    total.unread += figures.unread;
    total.unverified += figures.unverified;
}

// The documents of the list with the most people, each once. A document's people are those of its lines together.
std::vector<WorstDocument> worst_documents(const std::vector<UnitList>& lists) {
    struct Sum {
        WorstDocument document;
        std::vector<const ListLine*> lines;
    };
    std::vector<Sum> sums;
    std::unordered_map<std::string_view, size_t> index;
    for (const UnitList& list : lists) {
        for (const ListLine& line : list.lines) {
            if (line.ruling != Ruling::leak) continue;
            const auto [known, is_new] = index.try_emplace(line.first->document->path, sums.size());
            if (is_new) sums.push_back({{&line, &list, 0, 0}, {}});
            Sum& sum = sums[known->second];
            sum.document.count += line.count;
            sum.lines.push_back(&line);
        }
    }
    PeopleCount people;
    std::vector<WorstDocument> worst;
    for (Sum& sum : sums) {
        people.begin_group();
        for (const ListLine* line : sum.lines) {
            for (const std::uint32_t person : line->persons) people.add(person);
        }
        sum.document.people = people.count();
        worst.push_back(sum.document);
    }
    const auto most = worst.begin() + static_cast<std::ptrdiff_t>(std::min(worst.size(), most_worst));
    std::partial_sort(worst.begin(), most, worst.end(), [](const WorstDocument& a, const WorstDocument& b) {
        if (a.people != b.people) return a.people > b.people;
        if (a.count != b.count) return a.count > b.count;
        return a.line->first->document->path < b.line->first->document->path;
    });
    worst.erase(most, worst.end());
    return worst;
}

std::vector<std::pair<Fault, std::uint64_t>> count_faults(const Report& report) {
    std::map<Fault, std::uint64_t> counts;
    for (const JudgedSkip& skip : report.skips) ++counts[skip.fault];
    std::vector<std::pair<Fault, std::uint64_t>> faults(counts.begin(), counts.end());
    std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return faults;
}

Date earliest_due(const UnitList& list) {
    Date earliest = list.lines.front().due;
    for (const ListLine& line : list.lines) {
        if (!line.is_settled()) earliest = std::min(earliest, line.due);
    }
    return earliest;
}

// How many of the lines are new, came back or are late, and what else is still to be done.
std::string ledger_sentence(const UnitFigures& unit, const Report& report, Language language) {
    if (!report.ledger) return "";
    const bool zh = language == Language::zh;
    std::array<std::uint64_t, 6> standings{};
    std::uint64_t late = 0;
    for (const ListLine& line : unit.list->lines) {
        if (line.known == nullptr) continue;
        ++standings[static_cast<size_t>(line.known->standing)];
        if (is_to_do(line.known->standing) && line.due < report.as_of) ++late;
    }
    std::string text;
    const auto add = [&](Phrase label, std::uint64_t count) {
        if (count == 0) return;
        text += (text.empty() ? "" : zh ? "，" : ", ") + std::string(label.in(language)) + " " + std::to_string(count) + (zh ? " 条" : "");
    };
    for (size_t i = 0; i < standings.size(); ++i) add(title(static_cast<Standing>(i)), standings[i]);
    add({"超期", "late"}, late);
    add({"以前发现、本次未能复查", "known before and not verified this time"}, unit.unverified);
    return text.empty() ? "" : zh ? "台账：" + text + "。" : " Ledger: " + text + ".";
}

}  // namespace

Phrase title(UnitState state) {
    switch (state) {
        case UnitState::listed: return {"已扫描", "scanned"};
        case UnitState::nil_return: return {"零报告", "nil return"};
        case UnitState::incomplete: return {"未读全", "not all read"};
        case UnitState::not_scanned: return {"未扫描", "not scanned"};
    }
    return {};
}

size_t kind_group(Kind kind) {
    switch (kind) {
        case Kind::resident_id: return 0;
        case Kind::mobile_phone: return 1;
        case Kind::address: return 2;
        case Kind::bank_card:
        case Kind::bank_account: return 3;
        case Kind::landline_phone: return 4;
        case Kind::health: return 5;
        default: return 6;
    }
}

Phrase kind_group_title(size_t group) { return group_titles[group]; }

Tally tally_of(const Report& report, const std::vector<UnitList>& lists) {
    std::unordered_map<std::string_view, std::uint64_t> unread;
    std::unordered_map<std::string_view, std::unordered_set<std::string_view>> seen;  // a document read in part may have several notes
    for (const JudgedSkip& skip : report.skips) {
        if (seen[skip.unit->id].insert(skip.document->path).second) ++unread[skip.unit->id];
    }
    Tally tally;
    for (const UnitList& list : lists) {
        tally.units.push_back(figures_of(list, unread[list.unit->unit.id], report.partial));
        add(tally.total, tally.units.back());
        for (const ListLine& line : list.lines) {
            if (line.ruling == Ruling::leak && is_hidden(line.first->finding.location.channel)) tally.hidden.emplace_back(&list, &line);
        }
    }
    tally.total.people = report.totals.people;
    std::stable_partition(tally.units.begin(), tally.units.end(),
                          [](const UnitFigures& figures) { return figures.list->unit->unit.id == unassigned_id; });
    tally.worst = worst_documents(lists);
    tally.faults = count_faults(report);
    return tally;
}

std::string standing_sentence(const UnitFigures& unit, const Report& report, Language language) {
    const bool zh = language == Language::zh;
    const auto count = [](std::uint64_t value) { return std::to_string(value); };
    const std::string documents = count(unit.documents);
    std::string text;
    if (unit.state == UnitState::not_scanned) {
        return (zh ? "未扫描：本次扫描范围内没有归属于本单位的文档，不能据此认定没有问题。"
                   : "Not scanned: no document in the scan belongs to this unit; this does not mean that there is nothing to find.") +
               ledger_sentence(unit, report, language);
    }
    if (unit.lines == 0) {
        text = zh ? "本次扫描 " + documents + " 个文档，未发现需要整改的个人信息。"
                  : documents + " documents scanned, no personal data found that needs rectification.";
        if (unit.state == UnitState::nil_return) text = (zh ? "零报告：" : "Nil return: ") + text;
    } else {
        const std::string reviews = count(unit.reviews);
        const std::string some = unit.reviews == 0 ? "" : zh ? "（其中待核实 " + reviews + " 条）" : " (" + reviews + " to review)";
        const std::string due = to_string(earliest_due(*unit.list));
        text = zh ? "本次扫描 " + documents + " 个文档，发现问题 " + count(unit.lines) + " 条" + some + "，涉及 " + count(unit.people) +
                        " 人、" + count(unit.count) + " 条个人信息，整改时限 " + due + "。"
                  : documents + " documents scanned: " + count(unit.lines) + " lines" + some + ", " + count(unit.people) + " people, " +
                        count(unit.count) + " values; due " + due + ".";
    }
    if (unit.unread > 0) {
        text += zh ? "另有 " + count(unit.unread) + " 个文件未能读取或只读取了一部分，不能据此认定没有问题。"
                   : " " + count(unit.unread) + " files could not be read, or only in part: they may hold more.";
    }
    text += ledger_sentence(unit, report, language);
    if (report.partial) text += zh ? "扫描中途停止，结果不完整。" : " The scan was interrupted; the result is incomplete.";
    return text;
}

Phrase title(const WaiverTally& waiver) {
    if (waiver.expired) return {"已到期", "ended"};
    return waiver.findings > 0 ? Phrase{"生效", "in use"} : Phrase{"未用到", "not used"};
}

}  // namespace leakscan
