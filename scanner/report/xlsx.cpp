// lists/<unit>.xlsx for each unit, and summary.xlsx for the office that runs the whole drill.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/file.h"
#include "base/text.h"
#include "report/list_columns.h"
#include "report/list_sheet.h"
#include "report/printable.h"
#include "report/workbook.h"
#include "report/writers.h"

namespace leakscan {
namespace {

using SkipsOfUnit = std::unordered_map<std::string_view, std::vector<const JudgedSkip*>>;

constexpr size_t longest_file_name = 60;  // columns, before ".xlsx": unit names come from web pages

// One component of a path on any system: no separators, no wildcards, no leading dot.
std::string fit_file_name(std::string_view text) {
    std::string fit;
    for (char c : shortened(text, longest_file_name))
        fit.push_back(std::string_view("/\\:*?\"<>|").find(c) == std::string_view::npos ? c : '_');
    const size_t start = fit.find_first_not_of(". ");
    if (start == std::string::npos) return "_";
    fit = fit.substr(start, fit.find_last_not_of(". ") + 1 - start);
    return fit;
}

// File names of the units' workbooks: id and name, unique even where capitals do not count.
class FileNames {
public:
    std::string of(const Unit& unit, Language language) {
        const std::string name = unit_title(unit, language);
        const std::string base = fit_file_name(name == unit.id ? name : unit.id + " " + name);
        std::string unique = base;
        for (size_t i = 2; !taken_.insert(to_ascii_lower(unique)).second; ++i) unique = base + "~" + std::to_string(i);
        return unique + ".xlsx";
    }

private:
    std::set<std::string> taken_;
};

constexpr Phrase list_sheet_name = {"整改清单", "Rectification list"};

Status write_unit_workbook(const std::string& path, const UnitFigures& unit, const SkipsOfUnit& skips, const Report& report,
                           const ReportSettings& settings) {
    Workbook book = TRY(Workbook::create(path, report.as_of, settings.language));
    write_list_sheet(book, list_sheet_name, unit, report, settings);
    write_evidence_sheet(book, *unit.list, settings);
    const auto unread = skips.find(unit.list->unit->unit.id);
    if (unread != skips.end()) write_unread_sheet(book, unread->second, settings);
    write_guide_sheet(book, report, settings);
    return book.close();
}

// The columns of 汇总表 after the unit's name, kind and state, in order; all are numbers and all but people add up.
struct SummaryColumn {
    Phrase title;
    std::uint64_t (*value)(const UnitFigures& figures);
};
constexpr size_t people_column = 2;
std::vector<SummaryColumn> summary_columns() {
    return {
        {{"扫描文档数", "Documents"}, [](const UnitFigures& f) { return f.documents; }},
        {{"问题条数", "Lines"}, [](const UnitFigures& f) { return f.lines; }},
        {{"涉及人数", "People"}, [](const UnitFigures& f) { return f.people; }},
        {{"涉及条数", "Values"}, [](const UnitFigures& f) { return f.count; }},
        {kind_group_title(0), [](const UnitFigures& f) { return f.kinds[0]; }},
        {kind_group_title(1), [](const UnitFigures& f) { return f.kinds[1]; }},
        {kind_group_title(2), [](const UnitFigures& f) { return f.kinds[2]; }},
        {kind_group_title(3), [](const UnitFigures& f) { return f.kinds[3]; }},
        {kind_group_title(4), [](const UnitFigures& f) { return f.kinds[4]; }},
        {kind_group_title(5), [](const UnitFigures& f) { return f.kinds[5]; }},
        {kind_group_title(6), [](const UnitFigures& f) { return f.kinds[6]; }},
        {{"高", "High"}, [](const UnitFigures& f) { return f.severities[2]; }},
        {{"中", "Medium"}, [](const UnitFigures& f) { return f.severities[1]; }},
        {{"低", "Low"}, [](const UnitFigures& f) { return f.severities[0]; }},
        {{"待核实", "To review"}, [](const UnitFigures& f) { return f.reviews; }},
        {{"未读取文件", "Not read"}, [](const UnitFigures& f) { return f.unread; }},
    };
}

// The kinds of units that units.toml names in its documentation; any other is printed as it is.
std::string kind_of_unit(const std::string& kind, Language language) {
    if (language == Language::en) return printable(kind);
    if (kind == "department") return "部门";
    if (kind == "township") return "乡镇";
    if (kind == "subdistrict") return "街道";
    if (kind == "public-institution") return "事业单位";
    return printable(kind);
}

void write_summary_head(Sheet& sheet, const Report& report, Language language) {
    const bool zh = language == Language::zh;
    const Totals& totals = report.totals;
    const auto count = [](std::uint64_t value) { return std::to_string(value); };
    sheet.text(0, 0, zh ? "个人信息泄露问题排查汇总表" : "Published personal data: summary by unit", CellStyle::title);
    sheet.row_height(0, 30);
    sheet.text(1, 0,
               zh ? "扫描日期：" + to_string(report.as_of) + "　文档 " + count(totals.documents) + " 个：读取 " + count(totals.read) +
                        "，部分读取 " + count(totals.partly) + "，未读取 " + count(totals.skipped) + "　涉及 " + count(totals.people) +
                        " 人　判定策略：" + printable(report.policy)
                  : "Scanned: " + to_string(report.as_of) + "   " + count(totals.documents) + " documents: " + count(totals.read) +
                        " read, " + count(totals.partly) + " in part, " + count(totals.skipped) + " not read   " + count(totals.people) +
                        " people   policy: " + printable(report.policy),
               CellStyle::note);
    std::string note =
        zh ? "问题条数＝高＋中＋低＋待核实；涉及条数按类型分列；同一人在几个单位出现时合计只计一人。"
           : "Lines = high + medium + low + to review; values are split by kind; a person found at several units counts once in the total.";
    if (report.partial) note = (zh ? "扫描中途停止，结果不完整。" : "The scan was interrupted; the result is incomplete. ") + note;
    sheet.text(2, 0, note, report.partial ? CellStyle::warning : CellStyle::note);
}

CellStyle style_of_state(UnitState state) {
    return state == UnitState::listed || state == UnitState::nil_return ? CellStyle::centred : CellStyle::alarm;
}

void write_summary_sheet(Workbook& book, const Tally& tally, const std::vector<std::string>& files, const Report& report,
                         Language language) {
    constexpr size_t header_row = 3;
    constexpr size_t first_number = 4;  // columns before the numbers: 序号 单位 类别 状态
    const std::vector<SummaryColumn> columns = summary_columns();
    Sheet sheet = book.add_sheet(Phrase{"汇总表", "Summary"}.in(language));
    write_summary_head(sheet, report, language);
    constexpr Phrase titles[] = {{"序号", "No."}, {"单位", "Unit"}, {"类别", "Kind"}, {"状态", "State"}};
    constexpr double widths[] = {6, 28, 11, 11};
    for (size_t i = 0; i < first_number; ++i) {
        sheet.column_width(i, widths[i]);
        sheet.text(header_row, i, titles[i].in(language), CellStyle::header);
    }
    const size_t file_column = first_number + columns.size();
    for (size_t i = 0; i < columns.size(); ++i) {
        sheet.column_width(first_number + i, 8);
        sheet.text(header_row, first_number + i, columns[i].title.in(language), CellStyle::header);
    }
    sheet.column_width(file_column, 40);
    sheet.text(header_row, file_column, Phrase{"清单文件", "List"}.in(language), CellStyle::header);
    sheet.fit_row(header_row);
    size_t row = header_row + 1;
    for (size_t i = 0; i < tally.units.size() && row < most_rows_of_sheet; ++i, ++row) {
        const UnitFigures& unit = tally.units[i];
        sheet.number(row, 0, i + 1, CellStyle::number);
        sheet.text(row, 1, unit_title(unit.list->unit->unit, language), CellStyle::text);
        sheet.text(row, 2, kind_of_unit(unit.list->unit->unit.kind, language), CellStyle::centred);
        sheet.text(row, 3, title(unit.state).in(language), style_of_state(unit.state));
        for (size_t c = 0; c < columns.size(); ++c) sheet.number(row, first_number + c, columns[c].value(unit), CellStyle::number);
        sheet.text(row, file_column, files[i], CellStyle::text);
        sheet.fit_row(row);
    }
    for (size_t i = 0; i <= file_column; ++i) sheet.text(row, i, i == 1 ? Phrase{"合计", "Total"}.in(language) : "", CellStyle::total);
    for (size_t c = 0; c < columns.size(); ++c) {
        const std::uint64_t value = columns[c].value(tally.total);
        if (c == people_column || row == header_row + 1) {
            sheet.number(row, first_number + c, value, CellStyle::total_number);
        } else {
            sheet.sum(row, first_number + c, header_row + 1, row - 1, value, CellStyle::total_number);
        }
    }
    sheet.fit_row(row);
    sheet.header(header_row, 2, std::max(row, header_row + 2) - 1, file_column);
    sheet.print_layout(false, language);
}

Status write_summary_workbook(const std::string& path, const Tally& tally, const std::vector<std::string>& files, const Report& report,
                              const ReportSettings& settings) {
    Workbook book = TRY(Workbook::create(path, report.as_of, settings.language));
    for (const UnitFigures& unit : tally.units) {
        const bool unassigned = unit.list->unit->unit.id == unassigned_id;
        if (unassigned && unit.lines > 0) write_list_sheet(book, {"未归属", "Unassigned"}, unit, report, settings);
    }
    write_summary_sheet(book, tally, files, report, settings.language);
    std::vector<const JudgedSkip*> skips;
    for (const JudgedSkip& skip : report.skips) skips.push_back(&skip);
    write_waiver_sheet(book, report, settings);
    write_unread_sheet(book, skips, settings);
    write_guide_sheet(book, report, settings);
    return book.close();
}

}  // namespace

WrittenFiles write_xlsx(const ListedReport& listed, const std::string& folder, const ReportSettings& settings) {
    const Report& report = listed.report;
    const Tally& tally = listed.tally;
    SkipsOfUnit skips;
    for (const JudgedSkip& skip : report.skips) skips[skip.unit->id].push_back(&skip);
    FileNames names;
    std::vector<std::string> files;
    for (const UnitFigures& unit : tally.units) files.push_back("lists/" + names.of(unit.list->unit->unit, settings.language));
    TRY(make_directory(folder + "/lists"));
    TRY(write_summary_workbook(folder + "/summary.xlsx", tally, files, report, settings));
    for (size_t i = 0; i < files.size(); ++i) TRY(write_unit_workbook(folder + "/" + files[i], tally.units[i], skips, report, settings));
    files.insert(files.begin(), "summary.xlsx");
    return WrittenReport{files};
}

}  // namespace leakscan
