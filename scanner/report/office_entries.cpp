// One row of the table below per column.
#include "report/office_entries.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/text.h"
#include "report/advice.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t title_width = 60;
constexpr size_t words_width = 80;

struct Row {
    const EntryRows& rows;
    const PeriodEntry& period;
    const Entry& entry;
    size_t number = 0;

    std::string in(Phrase phrase) const { return std::string(phrase.in(rows.language)); }
    const Unit& unit() const { return rows.view.units[period.unit].unit; }
};

struct Column {
    EntryColumn column;
    Phrase title;
    double width;
    OfficeAlign align;
    OfficeCell (*cell)(const Row& row);
};

OfficeCell document_cell(const Row& row) {
    return {shortened(document_title(row.entry.document), title_width), printable(row.entry.document.url)};
}

OfficeCell standing_cell(const Row& row) {
    std::string text = row.in(title(row.period.standing));
    if (row.period.standing == Standing::rectified && row.period.removed) text += row.in({"（已下线）", " (taken offline)"});
    if (row.period.late) text += row.in({"（逾期）", " (late)"});
    if (row.period.remains() && row.entry.ruling == Ruling::review) text += row.in({"（待核实）", " (to review)"});
    if (row.period.remains() && row.period.unread) text += row.in({"（未能复查）", " (could not be read)"});
    if (row.period.closed) text += "\n" + to_string(*row.period.closed);
    OfficeCell cell(text);
    cell.alarm = row.period.overdue > 0 || row.period.standing == Standing::reopened;
    return cell;
}

// As the event tells it: the entry itself may have been ruled otherwise since.
OfficeCell ruling_cell(const Row& row) {
    std::string text = row.in(title(row.period.standing));
    if (row.period.ruling == nullptr) return text;
    const Ruled ruled = ruled_by(*row.period.ruling);
    text += row.in({"：", ": "}) + shortened(ruled.reason, words_width);
    std::vector<std::string> parts = {fill({"{}", "by {}"}, row.rows.language, {shortened(ruled.by, words_width)}), to_string(ruled.on)};
    if (ruled.until) parts.push_back(fill({"有效期至{}", "until {}"}, row.rows.language, {to_string(*ruled.until)}));
    return text + "\n" + join(parts, row.in({"，", ", "}));
}

OfficeCell measures_cell(const Row& row) {
    const Returned& returned = row.entry.returned;
    std::vector<std::string> parts;
    for (const std::string* part : {&returned.measures, &returned.note}) {
        if (!part->empty()) parts.push_back(shortened(*part, words_width));
    }
    OfficeCell cell(join(parts, row.in({"；", "; "})));
    if (!returned.link.empty()) cell.link = printable(returned.link);
    if (cell.text.empty() && !cell.link.empty()) cell.text = row.in({"整改后页面", "page after rectification"});
    return cell;
}

OfficeCell overdue_cell(const Row& row) {
    if (row.period.overdue == 0) return "";
    return {static_cast<std::uint64_t>(row.period.overdue), true};
}

constexpr std::array<Column, 17> all_columns = {{
    {EntryColumn::number, {"序号", "No."}, 4, OfficeAlign::centre, [](const Row& row) -> OfficeCell { return row.number; }},
    {EntryColumn::id, {"问题编号", "ID"}, 12, OfficeAlign::centre, [](const Row& row) -> OfficeCell { return row.entry.id; }},
    {EntryColumn::unit,
     {"责任单位", "Unit"},
     12,
     OfficeAlign::left,
     [](const Row& row) -> OfficeCell { return unit_title(row.unit(), row.rows.language); }},
    {EntryColumn::document, {"信息标题", "Title"}, 20, OfficeAlign::left, document_cell},
    {EntryColumn::site_column,
     {"栏目", "Column"},
     9,
     OfficeAlign::left,
     [](const Row& row) -> OfficeCell { return printable(row.entry.document.column); }},
    {EntryColumn::place,
     {"位置", "Place"},
     12,
     OfficeAlign::left,
     [](const Row& row) -> OfficeCell { return shortened(row.entry.place, words_width); }},
    {EntryColumn::seen,
     {"可见方式", "Seen in"},
     9,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return row.in(channel_title(row.entry.channel, row.entry.document)); }},
    {EntryColumn::kind,
     {"问题类型", "Kind"},
     9,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return row.in(title(row.entry.kind)); }},
    {EntryColumn::people, {"涉及人数", "People"}, 6.5, OfficeAlign::centre, [](const Row& row) -> OfficeCell { return row.entry.people; }},
    {EntryColumn::due,
     {"整改时限", "Due"},
     9.5,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return to_string(row.period.due); }},
    {EntryColumn::overdue, {"逾期天数", "Days over"}, 6.5, OfficeAlign::centre, overdue_cell},
    {EntryColumn::standing, {"状态", "Standing"}, 10, OfficeAlign::centre, standing_cell},
    {EntryColumn::first_found,
     {"首次发现", "First found"},
     9.5,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return to_string(row.entry.first_seen); }},
    {EntryColumn::repeats,
     {"复发次数", "Times back"},
     6.5,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return std::uint64_t{row.entry.repeats}; }},
    {EntryColumn::ruling, {"认定情况", "Ruling"}, 22, OfficeAlign::left, ruling_cell},
    {EntryColumn::measures, {"整改措施（单位反馈）", "Measures (unit's answer)"}, 16, OfficeAlign::left, measures_cell},
    {EntryColumn::checked,
     {"最近复查", "Last checked"},
     9.5,
     OfficeAlign::centre,
     [](const Row& row) -> OfficeCell { return to_string(row.entry.last_checked); }},
}};

}  // namespace

void add_entries(OfficeDocument& document, const EntryRows& rows, const std::vector<const PeriodEntry*>& entries,
                 std::initializer_list<EntryColumn> columns, std::string caption, size_t most) {
    OfficeTable table;
    table.caption = std::move(caption);
    for (EntryColumn column : columns) {
        const Column& each = all_columns[static_cast<size_t>(column)];
        table.columns.push_back({std::string(each.title.in(rows.language)), each.width, each.align});
    }
    for (size_t i = 0; i < std::min(entries.size(), most); ++i) {
        const Row row{rows, *entries[i], *entries[i]->entry, i + 1};
        std::vector<OfficeCell>& cells = table.rows.emplace_back();
        for (EntryColumn column : columns) cells.push_back(all_columns[static_cast<size_t>(column)].cell(row));
    }
    document.blocks.push_back(std::move(table));
    if (entries.size() <= most) return;
    document.paragraph(
        fill({"以上为前{}条，共{}条，其余见各单位整改清单。", "The first {} of {}; the others are in the lists of the units."},
             rows.language, {std::to_string(most), std::to_string(entries.size())}),
        ParagraphRole::note);
}

std::string enumerated(const std::vector<std::string>& words, Language language) {
    return join(words, language == Language::zh ? "、" : ", ");
}

void Sections::open(Phrase title) {
    constexpr std::array<std::string_view, 12> digits = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
    const std::string number = language_ == Language::zh ? std::string(digits[number_]) + "、" : std::to_string(number_ + 1) + ". ";
    ++number_;
    document_.heading(number + std::string(title.in(language_)));
}

}  // namespace leakscan
