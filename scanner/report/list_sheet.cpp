// Layout of the sheets. Titles overflow to the right instead of being merged, so that frozen panes and filters keep working.
#include "report/list_sheet.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "report/advice.h"
#include "report/list_columns.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/unread.h"

namespace leakscan {
namespace {

constexpr size_t header_row = 3;
constexpr size_t first_row = header_row + 1;
constexpr size_t fixed_columns = 2;  // 序号 and 问题编号 stay in view

CellStyle style_of(const ListColumn& column, const ListRow& row) {
    if (column.form == ColumnForm::state) return CellStyle::their_centred;
    if (column.filled_by_unit) return CellStyle::their_text;
    if (column.form == ColumnForm::severity) return row.line.severity == Severity::high ? CellStyle::alarm : CellStyle::centred;
    return column.form == ColumnForm::centred ? CellStyle::centred : CellStyle::text;
}

void write_cell(Sheet& sheet, size_t at, size_t column_index, const ListColumn& column, const ListRow& row) {
    const std::string text = column.text(row);
    if (column.form == ColumnForm::number) {
        sheet.number(at, column_index, std::stoull(text), CellStyle::number);
    } else if (column.form == ColumnForm::link && !text.empty()) {
        sheet.link(at, column_index, text);
    } else {
        sheet.text(at, column_index, text, style_of(column, row));
    }
}

void write_list_head(Sheet& sheet, const UnitFigures& unit, const Report& report, Language language) {
    const bool zh = language == Language::zh;
    const std::string name = unit_title(unit.list->unit->unit, language);
    sheet.text(0, 0, zh ? name + " 个人信息泄露问题整改清单" : name + ": rectification list of published personal data", CellStyle::title);
    sheet.row_height(0, 30);
    sheet.text(1, 0, standing_sentence(unit, report, language), unit.state == UnitState::nil_return ? CellStyle::note : CellStyle::warning);
    sheet.row_height(1, 18);
    const std::string as_of = to_string(report.as_of);
    sheet.text(
        2, 0,
        zh ? "扫描日期：" + as_of + "　判定策略：" + printable(report.policy) + "　填表：浅黄色各列由责任单位填写后退回，其余各列请勿改动"
           : "Scanned: " + as_of + "   Policy: " + printable(report.policy) +
                 "   The yellow columns are for the unit to fill in; please leave the others as they are",
        CellStyle::note);
    sheet.row_height(2, 18);
}

struct EvidenceColumn {
    Phrase title;
    double width;
};
constexpr std::array<EvidenceColumn, 12> evidence_columns = {{
    {{"序号", "No."}, 7},
    {{"问题编号", "ID"}, 14},
    {{"文件（含压缩包内路径）", "File (with the path inside archives)"}, 40},
    {{"位置", "Place"}, 30},
    {{"表头或标签", "Label"}, 16},
    {{"可见方式", "Seen in"}, 14},
    {{"问题类型", "Kind"}, 13},
    {{"脱敏后的值", "Masked value"}, 26},
    {{"脱敏后的原文", "Masked text"}, 46},
    {{"判定", "Verdict"}, 10},
    {{"可信度", "Confidence"}, 10},
    {{"条目编号", "Finding"}, 36},
}};

void write_evidence(Sheet& sheet, size_t at, size_t number, const ListLine& line, const JudgedFinding& judged,
                    const ReportSettings& settings) {
    const Language language = settings.language;
    const Finding& finding = judged.finding;
    const bool revealed = settings.reveal && !finding.value.empty();
    sheet.number(at, 0, number, CellStyle::number);
    sheet.text(at, 1, line.id, CellStyle::centred);
    sheet.text(at, 2, printable(judged.document->path), CellStyle::text);
    sheet.text(at, 3, place_of(judged, language), CellStyle::text);
    sheet.text(at, 4, printable(finding.location.label), CellStyle::text);
    sheet.text(at, 5, channel_title(finding.location.channel, *judged.document).in(language), CellStyle::centred);
    sheet.text(at, 6, title(finding.kind).in(language), CellStyle::centred);
    sheet.text(at, 7, printable(revealed ? finding.value : finding.masked), CellStyle::text);
    sheet.text(at, 8, printable(finding.context), CellStyle::text);
    sheet.text(at, 9, title(judged.verdict->ruling).in(language), CellStyle::centred);
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", finding.confidence);
    sheet.text(at, 10, confidence, CellStyle::centred);
    sheet.text(at, 11, printable(finding.id), CellStyle::text);
    sheet.fit_row(at);
}

Sheet add_evidence_sheet(Workbook& book, size_t rows, Language language) {
    Sheet sheet = book.add_sheet(Phrase{"证据明细", "Evidence"}.in(language));
    for (size_t i = 0; i < evidence_columns.size(); ++i) {
        sheet.column_width(i, evidence_columns[i].width);
        sheet.text(0, i, evidence_columns[i].title.in(language), CellStyle::header);
    }
    sheet.fit_row(0);
    sheet.header(0, fixed_columns, rows, evidence_columns.size() - 1);
    sheet.print_layout(true, language);
    return sheet;
}

}  // namespace

void write_list_sheet(Workbook& book, Phrase sheet_name, const UnitFigures& unit, const Report& report, const ReportSettings& settings) {
    const std::span<const ListColumn> columns = list_columns();
    Sheet sheet = book.add_sheet(sheet_name.in(settings.language));
    write_list_head(sheet, unit, report, settings.language);
    size_t state_column = 0;
    for (size_t i = 0; i < columns.size(); ++i) {
        sheet.column_width(i, columns[i].width);
        sheet.text(header_row, i, columns[i].title.in(settings.language),
                   columns[i].filled_by_unit ? CellStyle::their_header : CellStyle::header);
        if (columns[i].form == ColumnForm::state) state_column = i;
    }
    sheet.fit_row(header_row);
    const std::vector<const ListLine*> lines = unit.list->shown();
    const size_t count = std::min(lines.size(), most_rows_of_sheet);
    for (size_t i = 0; i < count; ++i) {
        const ListRow row{*unit.list, *lines[i], i + 1, report.as_of, settings};
        for (size_t column = 0; column < columns.size(); ++column) write_cell(sheet, first_row + i, column, columns[column], row);
        sheet.fit_row(first_row + i);
    }
    const size_t last_row = std::max(first_row + count, first_row + 1) - 1;
    sheet.header(header_row, fixed_columns, last_row, columns.size() - 1);
    sheet.choices(first_row, last_row, state_column, state_choices(settings.language));
    sheet.print_layout(true, settings.language);
}

void write_evidence_sheet(Workbook& book, const UnitList& list, const ReportSettings& settings) {
    size_t left = 0;
    for (const ListLine& line : list.lines) left += line.findings.size();
    size_t at = most_rows_of_sheet;
    size_t number = 0;
    std::optional<Sheet> sheet;
    for (const ListLine& line : list.lines) {
        for (const JudgedFinding* judged : line.findings) {
            if (at >= most_rows_of_sheet) {
                sheet = add_evidence_sheet(book, std::min(left, most_rows_of_sheet - 1), settings.language);
                at = 1;
            }
            write_evidence(*sheet, at++, ++number, line, *judged, settings);
            --left;
        }
    }
}

void write_unread_sheet(Workbook& book, const std::vector<const JudgedSkip*>& skips, const ReportSettings& settings) {
    constexpr std::array<EvidenceColumn, 7> columns = {{
        {{"序号", "No."}, 7},
        {{"责任单位", "Unit"}, 22},
        {{"文件（含压缩包内路径）", "File (with the path inside archives)"}, 56},
        {{"页面链接", "Page"}, 40},
        {{"原因", "Why"}, 22},
        {{"说明", "Note"}, 48},
        {{"处理建议", "What to do"}, 48},
    }};
    if (skips.empty()) return;
    const Language language = settings.language;
    Sheet sheet = book.add_sheet(Phrase{"未读取文件", "Not read"}.in(language));
    for (size_t i = 0; i < columns.size(); ++i) {
        sheet.column_width(i, columns[i].width);
        sheet.text(0, i, columns[i].title.in(language), CellStyle::header);
    }
    sheet.fit_row(0);
    const size_t count = std::min(skips.size(), most_rows_of_sheet);
    for (size_t i = 0; i < count; ++i) {
        const JudgedSkip& skip = *skips[i];
        sheet.number(i + 1, 0, i + 1, CellStyle::number);
        sheet.text(i + 1, 1, unit_title({skip.unit->id, skip.unit->name, "", {}, {}, ""}, language), CellStyle::text);
        sheet.text(i + 1, 2, printable(skip.document->path), CellStyle::text);
        sheet.link(i + 1, 3, printable(skip.document->url));
        sheet.text(i + 1, 4, title(skip.fault).in(language), CellStyle::text);
        sheet.text(i + 1, 5, note_text(skip, language), CellStyle::text);
        sheet.text(i + 1, 6, advice(skip.fault).in(language), CellStyle::text);
        sheet.fit_row(i + 1);
    }
    sheet.header(0, 0, count, columns.size() - 1);
    sheet.print_layout(false, language);
}

}  // namespace leakscan
