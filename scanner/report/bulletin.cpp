// One function per section, in the order in which they are read.
#include "report/bulletin.h"

#include <algorithm>
#include <map>

#include "base/message.h"
#include "base/text.h"
#include "report/history.h"
#include "report/list_columns.h"
#include "report/office_entries.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t worst_of_unit = 3;  // overdue entries that stand beside a unit's name
constexpr size_t most_rows = 200;    // of a table: a bulletin is read, not searched
constexpr size_t most_days = 6;      // scans named by their day
constexpr size_t most_months = 12;
constexpr size_t most_deadlines = 10;

class Bulletin {
public:
    Bulletin(const LedgerView& view, const Period& period, Date today, const BulletinSettings& settings)
        : view_(view),
          today_(today),
          settings_(settings),
          language_(settings.language),
          now_(figures_of(view, period, today)),
          before_(figures_of(view, previous(period), today)),
          rows_{view, settings.language},
          sections_(document_, settings.language) {
        document_.language = language_;
        document_.created = today;
    }

    OfficeDocument take() {
        head();
        overview();
        comparison();
        add_history(document_, months_of(view_, now_.end, most_months), language_);
        units();
        overdue();
        repeats();
        hidden();
        apart();
        rulings();
        next_steps();
        foot();
        return std::move(document_);
    }

private:
    std::string in(Phrase phrase) const { return std::string(phrase.in(language_)); }
    std::string text(Phrase phrase, std::initializer_list<std::string_view> values) const { return fill(phrase, language_, values); }
    void say(Phrase phrase, std::initializer_list<std::string_view> values = {}) { document_.paragraph(text(phrase, values)); }
    static std::string number(std::uint64_t value) { return std::to_string(value); }
    std::string unit_name(const UnitPeriod& unit) const { return unit_title(unit.unit->unit, language_); }
    template <typename Wanted>
    std::vector<const PeriodEntry*> entries(Wanted wanted) const {
        std::vector<const PeriodEntry*> found;
        for (const PeriodEntry& entry : now_.entries) {
            if (wanted(entry)) found.push_back(&entry);
        }
        return found;
    }
    template <typename Wanted>
    std::vector<std::string> names(Wanted wanted) const {
        std::vector<std::string> found;
        for (const UnitPeriod& unit : now_.units) {
            if (wanted(unit)) found.push_back(unit_name(unit));
        }
        return found;
    }

    void head();
    void overview();
    void scans();
    void kinds();
    void comparison();
    void units();
    void overdue();
    void repeats();
    void hidden();
    void apart();
    void rulings();
    void next_steps();
    void foot();

    const LedgerView& view_;
    Date today_;
    const BulletinSettings& settings_;
    Language language_;
    PeriodFigures now_;
    PeriodFigures before_;
    EntryRows rows_;
    OfficeDocument document_;
    Sections sections_;
};

void Bulletin::head() {
    const std::string period = title(now_.period, language_);
    document_.title = text({"关于{}个人信息泄露问题\u200B排查整改情况的通报", "Bulletin on published personal data, {}"}, {period});
    document_.paragraph(in({"各有关单位：", "To all units concerned:"}), ParagraphRole::address);
    const bool over = now_.end == now_.period.last;
    const std::string until = over ? "" : text({"（截至{}）", " (as of {})"}, {long_date(now_.end, language_)});
    say({"现将{}{}政府网站和政务公开平台公开信息中个人信息泄露问题的排查整改情况通报如下。",
         "This is what the scans of {}{} found of personal data on public sites, and what was done about it."},
        {period, until});
}

void Bulletin::scans() {
    if (!now_.scanned()) {
        say({"本期没有组织扫描，以下为此前发现的问题在本期末的情况。",
             "There was no scan in this period: what follows is how earlier findings stood at its end."});
        return;
    }
    std::vector<std::string> days;
    std::vector<std::string> roots;
    for (const RunRecord* run : now_.runs) {
        days.push_back(long_date(run->as_of, language_));
        for (const std::string& root : run->roots) {
            if (std::find(roots.begin(), roots.end(), root) == roots.end()) roots.push_back(printable(root));
        }
    }
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.size() > most_days) days.erase(days.begin(), days.end() - 1);
    const RunRecord& last = *now_.runs.back();
    std::vector<std::string> of_last;
    for (const std::string& root : last.roots) of_last.push_back(printable(root));
    say({"（一）扫描情况。本期共扫描{}次（最近：{}），范围为{}。最近一次扫描（{}）共有文档{}个，其中完整读取{}个、只读取一部分{}"
         "个、未能读取{}个。",
         "Scans: {} ({}); scope: {}. Documents met by the last one, of {}: {} (read: {}, in part: {}, not read: {})."},
        {number(now_.runs.size()), enumerated(days, language_), shortened(enumerated(roots, language_), 100),
         shortened(enumerated(of_last, language_), 60), number(last.totals.documents), number(last.totals.read), number(last.totals.partly),
         number(last.totals.skipped)});
    if (last.partial)
        say({"最近一次扫描中途停止，没有发现的不等于没有问题。",
             "The last scan was interrupted: what it did not find may still be there."});
}

void Bulletin::kinds() {
    std::vector<std::string> parts;
    for (size_t group = 0; group < kind_group_count; ++group) {
        if (now_.total.kinds[group] == 0) continue;
        parts.push_back(text({"{}{}条", "{}: {}"}, {in(kind_group_title(group)), number(now_.total.kinds[group])}));
    }
    if (parts.empty()) return;
    say({"本期发现的问题按类型分：{}。", "By kind: {}."}, {enumerated(parts, language_)});
}

void Bulletin::overview() {
    sections_.open({"总体情况", "Overview"});
    scans();
    const UnitPeriod& all = now_.total;
    std::string parts =
        text({"新发现{}条、整改后复发{}条", "{} new, {} back after having been rectified"}, {number(all.fresh), number(all.reopened)});
    if (all.resumed > 0) parts += text({"、批准或认定失效后重新计列{}条", ", {} because an approval ended"}, {number(all.resumed)});
    if (const std::uint64_t twice = all.fresh + all.reopened + all.resumed - all.found; twice > 0) {
        parts += text({"，其中{}条先后属于两种情形，只计一次", "; {} of them were both and count once"}, {number(twice)});
    }
    const std::string people = all.people.distinct
                                   ? text({"{}人", "{}"}, {number(all.people.count)})
                                   : text({"{}人次", "{} (some may be counted more than once)"}, {number(all.people.count)});
    say({"（二）发现情况。上期结转未整改问题{}条；本期发现问题{}条（{}），涉及{}。",
         "Carried over: {}. Found: {} ({}). People concerned: {}."},
        {number(all.carried), number(all.found), parts, people});
    kinds();
    say({"（三）整改情况。本期整改{}条，其中按期{}条、逾期{}条，信息已下线的{}条；整改率{}"
         "（本期已整改条数÷本期已整改与期末未整改条数之和）。",
         "Rectified: {}, of which {} in time and {} late; {} by taking the document offline. Rate: {} (rectified of rectified and "
         "remaining)."},
        {number(all.fixed), number(all.in_time()), number(all.late), number(all.removed), rate(all)});
    say({"截至{}，未整改{}条，其中已逾期{}条、待核实{}条。经批准公开{}条、认定误报{}条另行列出，不计入未整改。",
         "Remaining on {}: {} (overdue: {}, to review: {}). Listed apart and not counted as remaining: {} published with approval, {} "
         "false "
         "alarms."},
        {long_date(now_.end, language_), number(all.remaining), number(all.overdue), number(all.reviews), number(all.waived),
         number(all.disputed)});
}

// "+3", "−2", "0".
std::string difference(std::uint64_t now, std::uint64_t before) {
    if (now == before) return "0";
    return now > before ? "+" + std::to_string(now - before) : "−" + std::to_string(before - now);
}

void Bulletin::comparison() {
    const std::string period = title(before_.period, language_);
    if (!before_.scanned() && before_.entries.empty()) {
        say({"上期（{}）没有扫描，不作比较。", "There is no period to compare with: nothing was scanned in {}."}, {period});
        return;
    }
    OfficeTable table;
    table.caption = text({"与上期（{}）比较", "Compared with {}"}, {period});
    table.columns = {{in({"指标", "Figure"}), 4, OfficeAlign::left},
                     {in({"本期", "This period"}), 2, OfficeAlign::centre},
                     {in({"上期", "Before"}), 2, OfficeAlign::centre},
                     {in({"增减", "Change"}), 2, OfficeAlign::centre}};
    const UnitPeriod& now = now_.total;
    const UnitPeriod& before = before_.total;
    const auto row = [&](Phrase what, std::uint64_t a, std::uint64_t b) { table.rows.push_back({in(what), a, b, difference(a, b)}); };
    row({"发现问题（条）", "Found"}, now.found, before.found);
    row({"其中整改后复发（条）", "of these, back"}, now.reopened, before.reopened);
    row({"已整改（条）", "Rectified"}, now.fixed, before.fixed);
    row({"期末未整改（条）", "Remaining"}, now.remaining, before.remaining);
    row({"其中逾期（条）", "of these, overdue"}, now.overdue, before.overdue);
    table.rows.push_back({in({"整改率", "Rate"}), rate(now), rate(before), ""});
    document_.blocks.push_back(std::move(table));
}

void Bulletin::units() {
    sections_.open({"各单位情况", "Units"});
    OfficeTable table;
    const auto column = [&](Phrase title, double width) {
        table.columns.push_back({in(title), width, table.columns.empty() ? OfficeAlign::left : OfficeAlign::centre});
    };
    column({"单位", "Unit"}, 20);
    column({"扫描文档", "Docs"}, 8);
    column({"上期结转", "Carried"}, 7);
    column({"新发现", "New"}, 7);
    column({"复发", "Back"}, 6);
    column({"涉及人数", "People"}, 9);
    column({"已整改", "Rectified"}, 7);
    column({"未整改", "Remain"}, 7);
    column({"其中逾期", "Overdue"}, 7);
    column({"整改率", "Rate"}, 9);
    column({"发现较上期", "Found, change"}, 8);
    column({"未整改较上期", "Remain, change"}, 8);
    const auto row = [&](const std::string& name, const UnitPeriod& unit, const UnitPeriod& before, bool scanned) {
        const bool compare = before_.scanned() || !before_.entries.empty();
        table.rows.push_back({name,
                              scanned ? OfficeCell(unit.last_run.documents) : OfficeCell(in({"未扫描", "not scanned"})),
                              unit.carried,
                              unit.fresh,
                              {unit.reopened, true},
                              in_words(unit.people, language_),
                              unit.fixed,
                              unit.remaining,
                              {unit.overdue, true},
                              rate(unit),
                              compare ? difference(unit.found, before.found) : "—",
                              compare ? difference(unit.remaining, before.remaining) : "—"});
    };
    UnitPeriod total = now_.total;
    total.last_run.documents = 0;
    for (const UnitPeriod& unit : now_.units) {
        if (unit.state != UnitState::listed) continue;
        const auto same =
            std::find_if(before_.units.begin(), before_.units.end(), [&](const UnitPeriod& each) { return each.unit == unit.unit; });
        row(unit_name(unit), unit, same == before_.units.end() ? UnitPeriod{} : *same, unit.scanned);
        total.last_run.documents += unit.last_run.documents;
    }
    if (table.rows.empty()) {
        say({"各单位均无发现、结转或整改的问题。", "No unit had anything found, carried over or rectified."});
        return;
    }
    row(in({"合计", "Total"}), total, before_.total, true);
    table.has_total = true;
    document_.blocks.push_back(std::move(table));
    document_.paragraph(
        in({"注：零报告、未扫描单位见后文。“扫描文档”为本期最近一次扫描到该单位的文档数；“人次”表示同一人可能在不同问题中重复计算。",
            "Units with nothing found and units that were not scanned are named below. Documents: those that the last scan of the "
            "period met. *: people may be counted more than once."}),
        ParagraphRole::note);
}

void Bulletin::overdue() {
    sections_.open({"逾期未整改单位", "Overdue units"});
    std::vector<const UnitPeriod*> units;
    for (const UnitPeriod& unit : now_.units) {
        if (unit.overdue > 0) units.push_back(&unit);
    }
    if (units.empty()) return say({"截至期末，没有逾期未整改的问题。", "Nothing was overdue at the end of the period."});
    std::stable_sort(units.begin(), units.end(), [](const UnitPeriod* a, const UnitPeriod* b) {
        return a->overdue != b->overdue ? a->overdue > b->overdue : a->longest_overdue > b->longest_overdue;
    });
    std::vector<std::string> named;
    std::vector<const PeriodEntry*> worst;
    std::uint64_t nobodys = 0;
    for (const UnitPeriod* unit : units) {
        const bool nobody = unit->unit->unit.id == unassigned_id;
        if (nobody) nobodys = unit->overdue;
        if (!nobody)
            named.push_back(text({"{}（{}条，最长逾期{}天）", "{} ({}, up to {} days)"},
                                 {unit_name(*unit), number(unit->overdue), std::to_string(unit->longest_overdue)}));
        std::vector<const PeriodEntry*> of_unit =
            entries([&](const PeriodEntry& entry) { return entry.overdue > 0 && &view_.units[entry.unit] == unit->unit; });
        std::stable_sort(of_unit.begin(), of_unit.end(), [](const PeriodEntry* a, const PeriodEntry* b) {
            return a->overdue != b->overdue ? a->overdue > b->overdue : a->entry->people > b->entry->people;
        });
        if (of_unit.size() > worst_of_unit) of_unit.resize(worst_of_unit);
        worst.insert(worst.end(), of_unit.begin(), of_unit.end());
    }
    if (!named.empty()) {
        say({"下列{}家单位逾期未整改，予以通报：{}。", "Units that let a deadline pass, {}: {}."},
            {number(named.size()), enumerated(named, language_)});
    }
    if (nobodys > 0)
        say({"另有{}条未归属到单位的问题逾期，须先明确责任单位。", "Overdue and nobody's, so that a unit has to be named first: {}."},
            {number(nobodys)});
    add_entries(document_, rows_, worst,
                {EntryColumn::unit, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::people, EntryColumn::due,
                 EntryColumn::overdue},
                text({"逾期问题（每家单位最多列{}条）", "Overdue entries, at most {} a unit"}, {number(worst_of_unit)}), most_rows);
}

void Bulletin::repeats() {
    sections_.open({"整改后复发的问题", "Leaks that came back"});
    const std::vector<const PeriodEntry*> back = entries([](const PeriodEntry& entry) { return entry.reopened; });
    if (back.empty()) return say({"本期没有整改后复发的问题。", "Nothing came back that had been rectified."});
    say({"下列{}条问题整改后又在原处出现，应查明原因，防止再次发生。", "Rectified before and there again: {}. Find out why."},
        {number(back.size())});
    add_entries(document_, rows_, back,
                {EntryColumn::unit, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::people,
                 EntryColumn::first_found, EntryColumn::repeats, EntryColumn::standing},
                "", most_rows);
}

void Bulletin::hidden() {
    sections_.open({"隐蔽泄露和以隐藏代替整改", "Out of sight, and hidden instead of rectified"});
    const std::vector<const PeriodEntry*> all =
        entries([](const PeriodEntry& entry) { return entry.remains() && is_hidden(entry.entry->channel); });
    if (all.empty())
        return say(
            {"期末未整改问题中没有隐藏列、批注、网页源代码等隐蔽泄露。", "Nothing remains in hidden columns, comments or page source."});
    std::vector<std::string> moved;
    for (const PeriodEntry* entry : all) {
        if (entry->shown_otherwise) moved.push_back(entry->entry->id);
    }
    say({"隐藏行列、批注、网页源代码等页面上看不到、他人却能取得的内容同样属于泄露。期末未整改问题中有{}条属于此类。",
         "Hidden columns, comments and page source are within everybody's reach. Remaining entries of this kind: {}."},
        {number(all.size())});
    if (!moved.empty()) {
        say({"其中{}条系将原来公开的内容改为隐藏而没有删除，不属于整改：{}。", "Hidden instead of removed, which is no remedy: {} ({})."},
            {number(moved.size()), enumerated(moved, language_)});
    }
    add_entries(document_, rows_, all,
                {EntryColumn::unit, EntryColumn::id, EntryColumn::document, EntryColumn::seen, EntryColumn::kind, EntryColumn::people,
                 EntryColumn::standing},
                "", most_rows);
}

void Bulletin::apart() {
    sections_.open({"零报告、未扫描和未读取情况", "Nil returns, units not scanned, documents not read"});
    const auto list = [&](Phrase phrase, const std::vector<std::string>& units) {
        if (!units.empty()) say(phrase, {number(units.size()), enumerated(units, language_)});
    };
    const auto of = [&](UnitState state) { return names([state](const UnitPeriod& unit) { return unit.state == state; }); };
    const std::vector<std::string> nil = of(UnitState::nil_return);
    if (nil.empty()) say({"本期没有零报告单位。", "No unit had a nil return."});
    list({"零报告单位{}家（全部文档已读取，没有发现问题，也没有结转问题）：{}。",
          "Nil returns, {} (everything read, nothing found and nothing carried over): {}."},
         nil);
    list({"未读全单位{}家（没有发现问题，但有文档未能读取或只读取了一部分，不能认定为零报告）：{}。",
          "Not read whole, {} (nothing found, but something could not be read, so this is no nil return): {}."},
         of(UnitState::incomplete));
    list({"未扫描单位{}家（本期扫描范围内没有归属于该单位的文档，不能认定没有问题）：{}。",
          "Not scanned, {} (no document of theirs was in the scans, which does not mean that there is nothing to find): {}."},
         of(UnitState::not_scanned));
    list({"另有{}家单位有未整改或已认定的问题但本期未扫描到，其情况沿用此前结果：{}。",
          "Units with entries that were not scanned, {} (their entries stand as they were): {}."},
         names([](const UnitPeriod& unit) { return unit.state == UnitState::listed && !unit.scanned; }));
    std::vector<std::string> unread;
    for (const UnitPeriod& unit : now_.units) {
        if (unit.last_run.unread > 0) unread.push_back(text({"{}{}个", "{}: {}"}, {unit_name(unit), number(unit.last_run.unread)}));
    }
    if (!unread.empty())
        say({"未能读取或只读取了一部分的文档（按最近一次扫描）：{}。", "Documents not read, or only in part, by the last scan: {}."},
            {enumerated(unread, language_)});
    const std::vector<const PeriodEntry*> unchecked = entries([](const PeriodEntry& entry) { return entry.unread; });
    if (unchecked.empty()) return;
    say({"下列{}条问题所在的文档本期未能读取，不能认定已整改，保留原状态。",
         "Entries whose documents could not be read, so that they keep their standing: {}."},
        {number(unchecked.size())});
    add_entries(document_, rows_, unchecked,
                {EntryColumn::unit, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::due, EntryColumn::standing}, "",
                most_rows);
}

void Bulletin::rulings() {
    sections_.open({"经批准公开和认定误报", "Published with approval, and false alarms"});
    const std::vector<const PeriodEntry*> ruled =
        entries([](const PeriodEntry& entry) { return entry.standing == Standing::waived || entry.standing == Standing::disputed; });
    if (ruled.empty()) return say({"期末没有经批准公开或认定误报的问题。", "There are none."});
    say({"下列问题经批准公开{}条、认定误报{}条，不要求整改；批准到期或出现新的内容后重新计列。",
         "Published with approval: {}; false alarms: {}. They count again when the approval ends or other values appear."},
        {number(now_.total.waived), number(now_.total.disputed)});
    add_entries(document_, rows_, ruled,
                {EntryColumn::unit, EntryColumn::id, EntryColumn::document, EntryColumn::kind, EntryColumn::ruling}, "", most_rows);
}

void Bulletin::next_steps() {
    sections_.open({"下一步要求", "What is due next"});
    std::map<Date, std::map<size_t, std::uint64_t>> deadlines;  // unit -> entries
    for (const PeriodEntry& entry : now_.entries) {
        if (entry.remains() && entry.overdue == 0 && is_valid(entry.due)) ++deadlines[entry.due][entry.unit];
    }
    if (now_.total.overdue > 0) {
        say({"逾期的{}条问题应立即整改，并书面说明逾期原因。", "Overdue entries, to be rectified at once and explained in writing: {}."},
            {number(now_.total.overdue)});
    }
    size_t shown = 0;
    for (const auto& [due, units] : deadlines) {
        if (shown++ == most_deadlines) break;
        std::vector<std::string> parts;
        for (const auto& [unit, count] : units)
            parts.push_back(text({"{}{}条", "{}: {}"}, {unit_title(view_.units[unit].unit, language_), number(count)}));
        say({"{}（含）前须完成整改：{}。", "By {}: {}."}, {long_date(due, language_), enumerated(parts, language_)});
    }
    if (deadlines.size() > most_deadlines) say({"其余时限见各单位整改清单。", "Later deadlines are in the lists of the units."});
    say(
        {"各单位要逐条整改并反馈整改措施和整改后链接。整改以复查结果为准，填报“已整改”不等于销号；删除或遮盖时须一并处理附件、打印版、手机"
         "版和镜像页面，"
         "只作隐藏、不予删除的不算整改。属于误报或者依法应当公开的，说明理由、经批准后登记。",
         "Answer each entry with what was done and where the page is now. An entry is closed by the next scan and not by the word "
         "rectified; "
         "attachments, print and mobile versions and mirrors belong to it; hiding is no remedy. A false alarm, or what the law wants "
         "published, "
         "is to be reported with its reason and approved."});
}

void Bulletin::foot() {
    if (!settings_.issuer.empty()) document_.paragraph(printable(settings_.issuer), ParagraphRole::signature);
    document_.paragraph(long_date(today_, language_), ParagraphRole::signature);
    std::string made;
    if (!view_.runs.empty()) {
        const RunRecord& last = view_.runs.back();
        made = text({"数据来自 {} 的扫描台账，判定策略 {}。", "Figures from the ledger of {}, policy {}."},
                    {printable(last.tool), printable(last.policy)});
    }
    document_.paragraph(
        text({"统计口径：一条问题是一个文档中同一栏目或位置、同一种可见方式的一类个人信息，在一个统计期内只计一次；期末情况按期末当日的状态"
              "计算，"
              "此后的变化不影响本期数字。在时限当日或之前整改的为按期。{}",
              "An entry is one kind of personal data in one column or place of a document; it counts once in a period. Figures are those "
              "of the last day of the period, whatever happened later. In time: on the day of the deadline or before. {}"},
             {made}),
        ParagraphRole::note);
}

}  // namespace

OfficeDocument bulletin(const LedgerView& view, const Period& period, Date today, const BulletinSettings& settings) {
    return Bulletin(view, period, today, settings).take();
}

}  // namespace leakscan
