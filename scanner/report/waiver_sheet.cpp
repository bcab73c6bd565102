// The sheet of 汇总 that answers for what the policy lets stand: its entries with their counts, below them the findings where they were
// kept.
#include <array>

#include "report/advice.h"
#include "report/list_columns.h"
#include "report/list_sheet.h"
#include "report/place.h"
#include "report/printable.h"

namespace leakscan {
namespace {

struct Column {
    Phrase title;
    double width;
};

constexpr std::array<Column, 6> entry_columns = {{
    {{"序号", "No."}, 7},
    {{"批准人", "Approved by"}, 28},
    {{"有效期至", "Until"}, 22},
    {{"状态", "State"}, 16},
    {{"条数", "Values"}, 24},
    {{"理由", "Reason"}, 60},
}};
constexpr std::array<Phrase, 6> finding_columns = {{
    {"序号", "No."},
    {"文件（含压缩包内路径）", "File (with the path inside archives)"},
    {"位置", "Place"},
    {"类型", "Kind"},
    {"脱敏后证据", "Masked evidence"},
    {"依据", "Why"},
}};

size_t write_entries(Sheet& sheet, const Report& report, Language language) {
    for (size_t i = 0; i < entry_columns.size(); ++i) {
        sheet.column_width(i, entry_columns[i].width);
        sheet.text(0, i, entry_columns[i].title.in(language), CellStyle::header);
    }
    sheet.fit_row(0);
    size_t row = 1;
    for (const WaiverTally& waiver : report.waivers) {
        if (row == most_rows_of_sheet) break;
        sheet.number(row, 0, row, CellStyle::number);
        sheet.text(row, 1, printable(waiver.approved_by), CellStyle::text);
        sheet.text(row, 2, to_string(waiver.until), CellStyle::centred);
        sheet.text(row, 3, title(waiver).in(language), waiver.expired ? CellStyle::alarm : CellStyle::centred);
        sheet.number(row, 4, waiver.findings, CellStyle::number);
        sheet.text(row, 5, printable(waiver.reason), CellStyle::text);
        sheet.fit_row(row++);
    }
    return row;
}

void write_finding(Sheet& sheet, size_t row, size_t number, const JudgedFinding& judged, Language language) {
    sheet.number(row, 0, number, CellStyle::number);
    sheet.text(row, 1, printable(judged.document->path), CellStyle::text);
    sheet.text(row, 2, place_of(judged, language), CellStyle::text);
    sheet.text(row, 3, title(judged.finding.kind).in(language), CellStyle::centred);
    sheet.text(row, 4, printable(judged.finding.masked), CellStyle::text);
    sheet.text(row, 5, printable(judged.verdict->reason.in(language)), CellStyle::text);
    sheet.fit_row(row);
}

}  // namespace

void write_waiver_sheet(Workbook& book, const Report& report, const ReportSettings& settings) {
    if (report.waivers.empty()) return;
    const Language language = settings.language;
    Sheet sheet = book.add_sheet(Phrase{"豁免情况", "Suppressed"}.in(language));
    size_t row = write_entries(sheet, report, language) + 1;
    size_t number = 0;
    for (const JudgedFinding& judged : report.findings) {
        if (judged.verdict->waiver == 0 || row >= most_rows_of_sheet) continue;
        if (number == 0) {
            for (size_t i = 0; i < finding_columns.size(); ++i) sheet.text(row, i, finding_columns[i].in(language), CellStyle::header);
            sheet.fit_row(row++);
        }
        write_finding(sheet, row++, ++number, judged, language);
    }
    sheet.print_layout(false, language);
}

}  // namespace leakscan
