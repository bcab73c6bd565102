// The tables of a document of the office as a workbook or as CSV, and the choice of a form by the ending of a file's name.
#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/message.h"
#include "report/csv_field.h"
#include "report/office_document.h"
#include "report/printable.h"
#include "report/workbook.h"

namespace leakscan {
namespace {

const OfficeTable* first_table(const OfficeDocument& document) {
    for (const OfficeBlock& block : document.blocks) {
        if (const auto* table = std::get_if<OfficeTable>(&block)) return table;
    }
    return nullptr;
}

CellStyle style_of(const OfficeCell& cell, OfficeAlign align) {
    if (cell.alarm) return CellStyle::alarm;
    return align == OfficeAlign::left ? CellStyle::text : CellStyle::centred;
}

void write_cell(Sheet& sheet, size_t row, size_t column, const OfficeCell& cell, OfficeAlign align, bool total) {
    if (cell.number) {
        sheet.number(row, column, *cell.number, cell.alarm ? CellStyle::alarm : total ? CellStyle::total_number : CellStyle::number);
    } else if (!cell.link.empty()) {
        sheet.link(row, column, cell.link);
    } else {
        sheet.text(row, column, printable(cell.text), total ? CellStyle::total : style_of(cell, align));
    }
}

void write_table(Workbook& book, const OfficeTable& table, std::string_view name, Language language) {
    constexpr double characters_of_page = 150;
    double shares = 0;
    for (const OfficeColumn& column : table.columns) shares += column.width;
    Sheet sheet = book.add_sheet(table.caption.empty() ? name : std::string_view(table.caption));
    for (size_t i = 0; i < table.columns.size(); ++i) {
        sheet.column_width(i, std::max(6.0, characters_of_page * table.columns[i].width / shares));
        sheet.text(0, i, printable(table.columns[i].title), CellStyle::header);
    }
    sheet.fit_row(0);
    const size_t rows = std::min(table.rows.size(), most_rows_of_sheet - 1);
    for (size_t row = 0; row < rows; ++row) {
        const bool total = table.has_total && row + 1 == table.rows.size();
        for (size_t i = 0; i < table.columns.size(); ++i) write_cell(sheet, row + 1, i, table.rows[row][i], table.columns[i].align, total);
        sheet.fit_row(row + 1);
    }
    sheet.header(0, 0, rows, table.columns.size() - 1);
    sheet.print_layout(false, language);
}

struct Form {
    std::string_view ending;
    std::string (*text)(const OfficeDocument& document);  // null: a workbook
};
constexpr std::array<Form, 5> forms = {{
    {".docx", to_docx},
    {".html", to_html},
    {".md", to_markdown},
    {".csv", to_csv},
    {".xlsx", nullptr},
}};

}  // namespace

std::string to_csv(const OfficeDocument& document) {
    std::string csv = "\xEF\xBB\xBF";
    const OfficeTable* table = first_table(document);
    if (table == nullptr) return csv;
    const auto field = [&](size_t column, std::string_view text) {
        if (column > 0) csv.push_back(',');
        append_csv_field(csv, printable(text));
    };
    for (size_t i = 0; i < table->columns.size(); ++i) field(i, table->columns[i].title);
    csv += "\r\n";
    for (const std::vector<OfficeCell>& row : table->rows) {
        for (size_t i = 0; i < row.size(); ++i) field(i, row[i].link.empty() ? row[i].text : row[i].link);
        csv += "\r\n";
    }
    return csv;
}

Status write_tables(const OfficeDocument& document, const std::string& path) {
    Workbook book = TRY(Workbook::create(path, document.created, document.language));
    for (const OfficeBlock& block : document.blocks) {
        if (const auto* table = std::get_if<OfficeTable>(&block)) write_table(book, *table, document.title, document.language);
    }
    return book.close();
}

Status write_office_document(const OfficeDocument& document, const std::string& path, const std::vector<std::string_view>& endings) {
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& each) {
        return path.ends_with(each.ending) && std::find(endings.begin(), endings.end(), each.ending) != endings.end();
    });
    if (form == forms.end()) {
        std::string wanted;
        for (std::string_view ending : endings) wanted += (wanted.empty() ? "" : " ") + std::string(ending);
        return Error{Fault::usage,
                     fill({"{}：文件名须以下列之一结尾：{}", "{}: the name must end in one of {}"}, document.language, {path, wanted})};
    }
    if (form->text == nullptr) return write_tables(document, path);
    return write_file(path, form->text(document));
}

}  // namespace leakscan
