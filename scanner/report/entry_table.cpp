// Aligned by the width of the characters on a terminal: a Han character takes two columns.
#include "report/entry_table.h"

#include <array>

#include "report/advice.h"
#include "report/entry_note.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr std::string_view red = "\033[31m";
constexpr std::string_view grey = "\033[2m";
constexpr std::string_view reset = "\033[0m";

std::string padded(std::string_view text, size_t width) {
    const std::string cut = shortened(text, width);
    const size_t used = display_width(cut);
    return cut + std::string(width > used ? width - used : 0, ' ');
}

std::string late(const Entry& entry, Date as_of, Language language) {
    const long days = is_to_do(entry.standing) ? overdue_days(entry, as_of) : 0;
    if (days == 0) return "";
    return language == Language::zh ? "超期" + std::to_string(days) + "天" : std::to_string(days) + " days late";
}

struct TableColumn {
    Phrase title;
    size_t width;
    bool number;
    std::string (*text)(const EntryRow& row, Date as_of, Language language);
};

constexpr std::array<TableColumn, 9> table_columns = {{
    {{"问题编号", "ID"}, 12, false, [](const EntryRow& row, Date, Language) { return row.entry->id; }},
    {{"单位", "unit"}, 18, false, [](const EntryRow& row, Date, Language language) { return unit_title(*row.unit, language); }},
    {{"状态", "standing"},
     10,
     false,
     [](const EntryRow& row, Date, Language language) { return std::string(title(row.entry->standing).in(language)); }},
    {{"类型", "kind"},
     20,
     false,
     [](const EntryRow& row, Date, Language language) { return std::string(title(row.entry->kind).in(language)); }},
    {{"人数", "people"}, 6, true, [](const EntryRow& row, Date, Language) { return std::to_string(row.entry->people); }},
    {{"条数", "count"}, 6, true, [](const EntryRow& row, Date, Language) { return std::to_string(row.entry->count); }},
    {{"时限", "due"}, 10, false, [](const EntryRow& row, Date, Language) { return to_string(row.entry->due); }},
    {{"超期", "late"}, 12, false, [](const EntryRow& row, Date as_of, Language language) { return late(*row.entry, as_of, language); }},
    {{"文档", "document"},
     60,
     false,
     [](const EntryRow& row, Date, Language) {
         const DocumentFacts& document = row.entry->document;
         return document.url.empty() ? document.path : document.url;
     }},
}};

std::string table_cell(const TableColumn& column, const std::string& text) {
    if (!column.number) return padded(text, column.width);
    const size_t used = display_width(text);
    return std::string(column.width > used ? column.width - used : 0, ' ') + text;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string table_row(const EntryRow& row, Date as_of, Language language) {
    std::string line;
    for (const TableColumn& column : table_columns) {
        line.append(line.empty() ? "" : "  ").append(table_cell(column, printable(column.text(row, as_of, language))));
    }
    return without_trailing_spaces(std::move(line));
}

std::string counts(const std::vector<EntryRow>& rows, Date as_of, Language language) {
    const bool zh = language == Language::zh;
    std::array<size_t, 6> standings{};
    size_t overdue = 0;
    for (const EntryRow& row : rows) {
        ++standings[static_cast<size_t>(row.entry->standing)];
        if (!late(*row.entry, as_of, language).empty()) ++overdue;
    }
    std::string text = (zh ? "共 " : "in all ") + std::to_string(rows.size());
    const std::string gap = zh ? "，" : ", ";
    for (size_t i = 0; i < standings.size(); ++i) {
        if (standings[i] == 0) continue;
        text += gap + std::string(title(static_cast<Standing>(i)).in(language)) + " " + std::to_string(standings[i]);
    }
    if (overdue > 0) text += gap + (zh ? "超期 " : "overdue ") + std::to_string(overdue);
    return text + "\n";
}

// Writes "name: value" lines, those without a value not at all.
class Details {
public:
    explicit Details(Language language) : language_(language) {}

    void field(Phrase label, std::string_view value) {
        if (value.empty()) return;
        text_.append(padded(label.in(language_), label_width)).append(printable(value)).push_back('\n');
    }
    void field(Phrase label, const std::optional<Date>& date) {
        if (date && is_valid(*date)) field(label, to_string(*date));
    }
    std::string in(Phrase phrase) const { return std::string(phrase.in(language_)); }
    void line(std::string_view text) { text_.append(text).push_back('\n'); }
    std::string take() { return std::move(text_); }

private:
    static constexpr size_t label_width = 16;
    Language language_;
    std::string text_;
};

void write_where(Details& details, const EntryRow& row, Language language) {
    const Entry& entry = *row.entry;
    const DocumentFacts& document = entry.document;
    details.field({"问题编号", "ID"}, entry.id);
    details.field({"责任单位", "unit"}, unit_title(*row.unit, language));
    details.field({"信息标题", "title"}, document.title);
    details.field({"文件", "file"}, document.path);
    details.field({"页面链接", "page"}, document.url);
    details.field({"网站/平台", "site"}, document.site);
    details.field({"栏目", "column"}, document.column);
    details.field({"发布日期", "published"}, document.published);
    details.field({"文号/索引号", "reference"}, document.reference);
    details.field({"位置", "place"}, entry.place);
    details.field({"可见方式", "seen in"}, channel_title(entry.channel, entry.document).in(language));
    details.field({"问题类型", "kind"}, title(entry.kind).in(language));
    details.field({"涉及人数", "people"}, std::to_string(entry.people));
    details.field({"涉及条数", "count"}, std::to_string(entry.count));
    details.field({"脱敏后证据", "masked"}, entry.masked);
    details.field({"风险等级", "severity"}, title(entry.severity).in(language));
    details.field({"判定", "verdict"}, title(entry.ruling).in(language));
    details.field({"判定依据", "basis"}, entry.legal_basis.empty() ? entry.reason : entry.reason + " " + entry.legal_basis);
}

void write_state(Details& details, const Entry& entry, Date as_of, Language language) {
    details.field({"状态", "standing"}, title(entry.standing).in(language));
    details.field({"首次发现", "first found"}, entry.first_seen);
    details.field({"最近发现", "last found"}, entry.last_seen);
    details.field({"最近复查", "last checked"}, entry.last_checked);
    const std::string overdue = late(entry, as_of, language);
    details.field({"整改时限", "due"}, overdue.empty() ? to_string(entry.due) : to_string(entry.due) + " " + overdue);
    details.field({"整改日期", "rectified on"}, entry.rectified_on);
    if (entry.removed) details.field({"整改方式", "how"}, details.in({"已下线", "taken offline"}));
    if (entry.repeats > 0) details.field({"复发次数", "repeats"}, std::to_string(entry.repeats));
    details.field({"责任人", "assigned to"}, entry.assigned);
    if (entry.ruled) {
        details.field({"批准或认定人", "ruled by"}, entry.ruled->by);
        details.field({"理由", "reason"}, entry.ruled->reason);
        details.field({"有效期至", "until"}, entry.ruled->until);
    }
    details.field({"单位反馈日期", "unit's answer"}, entry.returned.on);
    details.field({"单位责任人", "unit's person"}, entry.returned.person);
    details.field({"联系方式", "contact"}, entry.returned.contact);
    details.field({"整改措施", "measures"}, entry.returned.measures);
    details.field({"整改后链接", "new page"}, entry.returned.link);
    details.field({"单位所填状态", "unit's state"}, entry.returned.state);
    details.field({"单位备注", "unit's note"}, entry.returned.note);
    details.field({"备注", "note"}, note_in_words(entry.note, entry.document, language));
}

}  // namespace

std::string entry_table(const std::vector<EntryRow>& rows, Date as_of, Language language, bool color) {
    std::string head;
    for (const TableColumn& column : table_columns) {
        head.append(head.empty() ? "" : "  ").append(table_cell(column, std::string(column.title.in(language))));
    }
    head = without_trailing_spaces(std::move(head));
    std::string text = rows.empty() ? "" : (color ? std::string(grey) + head + std::string(reset) : head) + "\n";
    for (const EntryRow& row : rows) {
        const std::string line = table_row(row, as_of, language);
        const bool alarming = color && !late(*row.entry, as_of, language).empty();
        text += (alarming ? std::string(red) + line + std::string(reset) : line) + "\n";
    }
    return text + counts(rows, as_of, language);
}

std::string entry_details(const EntryRow& row, const std::vector<EntryEvent>& events, Date as_of, Language language) {
    Details details(language);
    write_where(details, row, language);
    write_state(details, *row.entry, as_of, language);
    details.line("\n" + details.in({"经过", "history"}));
    for (const EntryEvent& event : events) {
        std::string line = "  " + to_string(event.on) + "  " + padded(title(event.kind).in(language), 22) + "  ";
        line += padded(printable(event.by == scan_actor ? details.in({"扫描", "scan"}) : event.by), 12) + "  ";
        line += padded(std::to_string(event.count), 6) + "  " + note_in_words(event.note, row.entry->document, language);
        details.line(without_trailing_spaces(std::move(line)));
    }
    return details.take();
}

}  // namespace leakscan
