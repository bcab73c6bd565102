// The whole time of the ledger is one period here, so that each entry is counted once, as it stands today.
#include "report/unit_report.h"

#include <algorithm>
#include <map>

#include "base/message.h"
#include "report/list_columns.h"
#include "report/office_entries.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_rows = 2'000;  // a report that is filed is to be whole
constexpr const char* blank = "　　　　";

class UnitReport {
public:
    UnitReport(const LedgerView& view, size_t unit, Date today, Language language)
        : view_(view),
          unit_(view.units[unit].unit),
          today_(today),
          language_(language),
          period_(figures_of(view, whole_time(view, today).value_or(Period{today, today, PeriodForm::days}), today)),
          rows_{view, language},
          sections_(document_, language) {
        for (const UnitPeriod& each : period_.units) {
            if (each.unit == &view.units[unit]) figures_ = each;
        }
        for (const PeriodEntry& entry : period_.entries) {
            if (entry.unit == unit) entries_.push_back(&entry);
        }
        document_.language = language;
        document_.created = today;
    }

    OfficeDocument take() {
        head();
        searched();
        rectified();
        remaining();
        rulings();
        statistics();
        list();
        return std::move(document_);
    }

private:
    std::string in(Phrase phrase) const { return std::string(phrase.in(language_)); }
    void say(Phrase phrase, std::initializer_list<std::string_view> values = {}) { document_.paragraph(fill(phrase, language_, values)); }
    static std::string number(std::uint64_t value) { return std::to_string(value); }
    template <typename Wanted>
    std::vector<const PeriodEntry*> entries(Wanted wanted) const {
        std::vector<const PeriodEntry*> found;
        std::copy_if(entries_.begin(), entries_.end(), std::back_inserter(found), [&](const PeriodEntry* entry) { return wanted(*entry); });
        return found;
    }
    std::string people() const {
        return figures_.people.distinct || language_ == Language::zh
                   ? in_words(figures_.people, language_)
                   : number(figures_.people.count) + " (some may be counted more than once)";
    }
    // What all answers of the unit agree on; blank for the clerk to fill in where there is none, or several.
    std::string answered(std::string Returned::*field, const std::string& otherwise) const {
        std::string agreed;
        for (const PeriodEntry* entry : entries_) {
            const std::string& value = entry->entry->returned.*field;
            if (!agreed.empty() && !value.empty() && value != agreed) return otherwise;
            if (!value.empty()) agreed = value;
        }
        return agreed.empty() ? otherwise : printable(agreed);
    }

    void head();
    void searched();
    void rectified();
    void remaining();
    void rulings();
    void statistics();
    void list();

    const LedgerView& view_;
    const Unit& unit_;
    Date today_;
    Language language_;
    PeriodFigures period_;
    UnitPeriod figures_;
    std::vector<const PeriodEntry*> entries_;
    EntryRows rows_;
    OfficeDocument document_;
    Sections sections_;
};

void UnitReport::head() {
    const std::string name = unit_title(unit_, language_);
    document_.title = fill({"{}关于个人信息泄露问题\u200B排查整改情况的报告", "{}: report on published personal data"}, language_, {name});
    say({"现将{}至{}对公开信息中个人信息泄露问题的排查整改情况报告如下。", "What was found and rectified from {} to {}."},
        {long_date(period_.period.first, language_), long_date(period_.end, language_)});
}

void UnitReport::searched() {
    sections_.open({"排查情况", "What was searched"});
    const UnitRun& run = figures_.last_run;
    if (!figures_.scanned) {
        say({"未扫描：扫描范围内没有归属于本单位的文档，不能据此认定没有问题。",
             "Not scanned: no document in the scans belongs to this unit; this does not mean that there is nothing to find."});
    } else {
        const auto last = std::find_if(view_.runs.begin(), view_.runs.end(), [&](const RunRecord& each) { return each.number == run.run; });
        say({"最近一次扫描（{}）共排查网站{}个、栏目{}个、信息{}条，其中附件{}个；未能读取或只读取了一部分的{}个。",
             "The last scan ({}) searched {} sites with {} columns and {} documents, {} of them attachments; {} could not be read, or only "
             "in part."},
            {last == view_.runs.end() ? "" : long_date(last->as_of, language_), number(run.sites), number(run.columns),
             number(run.documents), number(run.attachments), number(run.unread)});
    }
    if (figures_.state == UnitState::nil_return) {
        say({"零报告：全部文档已读取，未发现需要整改的个人信息。",
             "Nil return: everything was read, and no personal data was found that needs rectification."});
        return;
    }
    if (entries_.empty()) {
        if (figures_.scanned)
            say({"未发现问题，但有文档未读全，不能认定为零报告。",
                 "Nothing was found, but not everything was read: this is no nil return."});
        return;
    }
    std::vector<std::string> kinds;
    for (size_t group = 0; group < kind_group_count; ++group) {
        if (figures_.kinds[group] > 0)
            kinds.push_back(fill({"{}{}条", "{}: {}"}, language_, {in(kind_group_title(group)), number(figures_.kinds[group])}));
    }
    say({"累计发现问题{}条，涉及{}；按类型分：{}。其中整改后复发{}条。",
         "Found: {} entries, people concerned: {}; by kind: {}. Back after having been rectified: {}."},
        {number(figures_.found), people(), enumerated(kinds, language_), number(figures_.reopened)});
}

void UnitReport::rectified() {
    sections_.open({"整改情况", "What was rectified"});
    say({"已整改{}条，其中按期{}条、逾期{}条，信息已下线的{}条；未整改{}条；整改率{}（已整改条数÷已整改与未整改条数之和）。"
         "经批准公开{}条、认定误报{}条，不计入整改率。",
         "Rectified: {}, of which {} in time, {} late, {} by taking the document offline. Remaining: {}. Rate: {} (rectified of rectified "
         "and "
         "remaining). Published with approval: {}, false alarms: {}; neither counts in the rate."},
        {number(figures_.fixed), number(figures_.in_time()), number(figures_.late), number(figures_.removed), number(figures_.remaining),
         rate(figures_), number(figures_.waived), number(figures_.disputed)});
    std::map<std::string, std::uint64_t> measures;
    for (const PeriodEntry* entry : entries_) {
        if (!entry->entry->returned.measures.empty()) ++measures[shortened(entry->entry->returned.measures, 120)];
    }
    if (measures.empty()) return;
    std::vector<std::string> parts;
    for (const auto& [text, count] : measures) parts.push_back(fill({"{}（{}条）", "{} ({})"}, language_, {text, number(count)}));
    say({"采取的整改措施：{}。", "Measures: {}."}, {enumerated(parts, language_)});
}

void UnitReport::remaining() {
    sections_.open({"未整改问题和完成时限", "What remains, and until when"});
    const std::vector<const PeriodEntry*> open = entries([](const PeriodEntry& entry) { return entry.remains(); });
    if (open.empty()) return say({"没有未整改的问题。", "Nothing remains."});
    say({"尚未整改{}条，其中已逾期{}条、待核实{}条。", "Remaining: {}; overdue: {}; to review: {}."},
        {number(figures_.remaining), number(figures_.overdue), number(figures_.reviews)});
    add_entries(document_, rows_, open,
                {EntryColumn::number, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::people, EntryColumn::due,
                 EntryColumn::overdue, EntryColumn::standing},
                "", most_rows);
}

void UnitReport::rulings() {
    const std::vector<const PeriodEntry*> ruled =
        entries([](const PeriodEntry& entry) { return entry.standing == Standing::waived || entry.standing == Standing::disputed; });
    if (ruled.empty()) return;
    sections_.open({"经批准公开和认定误报", "Published with approval, and false alarms"});
    add_entries(document_, rows_, ruled,
                {EntryColumn::number, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::ruling}, "", most_rows);
}

void UnitReport::statistics() {
    OfficeTable form;
    form.caption = in({"附件1　排查情况统计表", "Annex 1: statistics"});
    form.has_header = false;
    form.columns = {{in({"项目", "Item"}), 3, OfficeAlign::centre},
                    {in({"数字", "Figure"}), 3, OfficeAlign::centre},
                    {in({"项目", "Item"}), 3, OfficeAlign::centre},
                    {in({"数字", "Figure"}), 3, OfficeAlign::centre}};
    std::vector<OfficeCell> cells;
    const auto add = [&](Phrase what, OfficeCell value) {
        cells.emplace_back(in(what));
        cells.push_back(std::move(value));
    };
    const UnitRun& run = figures_.last_run;
    add({"单位", "Unit"}, unit_title(unit_, language_));
    add({"排查网站数", "Sites"}, run.sites);
    add({"排查栏目数", "Columns"}, run.columns);
    add({"排查信息条数", "Documents"}, run.documents);
    add({"附件数", "Attachments"}, run.attachments);
    add({"未读取或未读全", "Not read whole"}, run.unread);
    add({"发现问题条数", "Found"}, figures_.found);
    add({"涉及人数", "People"}, people());
    add({"已整改", "Rectified"}, figures_.fixed);
    add({"未整改", "Remaining"}, {figures_.remaining, figures_.overdue > 0});
    add({"经批准公开", "Approved"}, figures_.waived);
    add({"认定误报", "False alarms"}, figures_.disputed);
    add({"整改率", "Rate"}, rate(figures_));
    for (size_t group = 0; group < kind_group_count; ++group) {
        const std::string caption = fill({"发现：{}", "Found: {}"}, language_, {in(kind_group_title(group))});
        cells.emplace_back(caption);
        cells.emplace_back(figures_.kinds[group]);
    }
    add({"填报人", "Filled in by"}, answered(&Returned::person, blank));
    add({"联系电话", "Telephone"}, answered(&Returned::contact, unit_.contact.empty() ? blank : printable(unit_.contact)));
    add({"填报日期", "Date"}, to_string(today_));
    for (size_t i = 0; i < cells.size(); i += 4) {
        std::vector<OfficeCell>& row = form.rows.emplace_back();
        for (size_t j = i; j < i + 4; ++j) row.push_back(j < cells.size() ? cells[j] : OfficeCell(""));
    }
    document_.paragraph(unit_title(unit_, language_), ParagraphRole::signature);
    document_.paragraph(long_date(today_, language_), ParagraphRole::signature);
    document_.blocks.push_back(OfficePageBreak{});
    document_.blocks.push_back(std::move(form));
}

void UnitReport::list() {
    if (entries_.empty()) return;
    add_entries(document_, rows_, entries_,
                {EntryColumn::number, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::people, EntryColumn::due,
                 EntryColumn::standing, EntryColumn::measures},
                in({"附件2　问题清单和整改情况", "Annex 2: entries and what became of them"}), most_rows);
    document_.paragraph(
        in({"注：一条问题是一个文档中同一栏目或位置、同一种可见方式的一类个人信息。状态以复查结果为准，整改日期为复查确认之日；“人次”表示同"
            "一人可能在不同"
            "问题中重复计算。",
            "An entry is one kind of personal data in one column or place of a document. Standings are what the scans found; the day of "
            "rectification is that of the scan that saw it."}),
        ParagraphRole::note);
}

}  // namespace

Result<OfficeDocument> unit_report(const LedgerView& view, const std::string& unit, Date today, Language language) {
    const auto known = std::find_if(view.units.begin(), view.units.end(), [&](const KnownUnit& each) { return each.unit.id == unit; });
    if (known == view.units.end()) {
        return Error{Fault::usage, fill({"台账中没有单位 {}", "the ledger knows no unit {}"}, language, {unit})};
    }
    return UnitReport(view, static_cast<size_t>(known - view.units.begin()), today, language).take();
}

}  // namespace leakscan
