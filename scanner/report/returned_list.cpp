// A row is a header when several of its cells name our columns; from there on, up to the next header, columns mean what it says.
#include "report/returned_list.h"

#include <algorithm>

#include "base/text.h"
#include "report/list_columns.h"
#include "report/printable.h"

namespace leakscan {
namespace {

struct FieldNames {
    ListField field;
    std::string_view title;                  // our own, in Chinese: the column of report/list_columns
    std::vector<std::string_view> variants;  // as units write it
};

const std::vector<FieldNames>& field_names() {
    static const std::vector<FieldNames> names = {
        {ListField::id, "问题编号", {"编号", "问题id", "问题号", "线索编号", "唯一编号", "findingid", "number"}},
        {ListField::title, "信息标题", {"标题", "文章标题", "信息名称", "文件标题"}},
        {ListField::page, "页面链接", {"链接", "网址", "页面地址", "原链接", "url", "link"}},
        {ListField::attachment, "附件（含压缩包内路径）", {"附件名", "附件名称", "文件", "文件名", "file"}},
        {ListField::place, "位置", {"所在位置", "具体位置"}},
        {ListField::kind, "问题类型", {"类型", "信息类型", "泄露类型"}},
        {ListField::checked, "最近复查", {"复查日期", "最近复查日期"}},
        {ListField::person, "责任人", {"整改责任人", "负责人", "责任人姓名", "联系人", "经办人", "person", "personresponsible"}},
        {ListField::contact, "联系方式", {"联系电话", "电话", "手机", "责任人电话", "联系方式电话", "phone"}},
        {ListField::measures,
         "整改措施",
         {"措施", "整改情况", "处理措施", "处理情况", "处置措施", "处置情况", "整改落实情况", "整改说明", "整改措施及结果", "action"}},
        {ListField::link, "整改后链接", {"整改链接", "整改后网址", "整改后页面链接", "整改后地址", "新链接", "newpage", "newlink"}},
        {ListField::state, "状态", {"整改状态", "整改结果", "是否整改", "是否已整改", "完成情况", "是否完成", "status", "result"}},
        {ListField::note, "备注", {"备注说明", "说明", "其他说明", "note", "notes", "comment", "comments"}},
    };
    return names;
}

// Without spaces, marks of a mandatory field and what stands in brackets: "*整改措施（必填）：" is "整改措施".
std::string plain_header(std::string_view text) {
    std::string plain;
    int depth = 0;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::string_view character = text.substr(at, point.size);
        at += point.size;
        const bool opens = character == "(" || character == "（" || character == "[" || character == "【";
        const bool closes = character == ")" || character == "）" || character == "]" || character == "】";
        if (opens) ++depth;
        const bool dropped = depth > 0 || (point.value < 0x80 && !is_ascii_alnum(static_cast<char>(point.value))) || character == "　" ||
                             character == "：" || character == "＊" || character == "\xC2\xA0";
        if (closes && depth > 0) --depth;
        if (!dropped) plain += point.value < 0x80 ? std::string(1, ascii_lower(static_cast<char>(point.value))) : std::string(character);
    }
    return plain;
}

const std::map<std::string, ListField>& fields_by_header() {
    static const std::map<std::string, ListField> fields = [] {
        std::map<std::string, ListField> made;
        for (const FieldNames& names : field_names()) {
            for (const ListColumn& column : list_columns()) {
                if (column.title.zh != names.title) continue;
                made.emplace(plain_header(column.title.zh), names.field);
                made.emplace(plain_header(column.title.en), names.field);
            }
            for (const std::string_view variant : names.variants) made.emplace(plain_header(variant), names.field);
        }
        return made;
    }();
    return fields;
}

using Headers = std::map<std::uint32_t, ListField>;  // column -> what it means

constexpr size_t longest_header = 120;  // bytes

// The columns that a row names; each field once, the first of several.
Headers headers_in(const std::map<std::uint32_t, std::string>& cells) {
    Headers headers;
    std::set<ListField> seen;
    for (const auto& [column, text] : cells) {
        const std::optional<ListField> field = text.size() > longest_header ? std::nullopt : list_field_of(text);
        if (field && seen.insert(*field).second) headers.emplace(column, *field);
    }
    return headers;
}

bool names(const Headers& headers, ListField field) {
    return std::any_of(headers.begin(), headers.end(), [field](const auto& header) { return header.second == field; });
}

bool names_an_answer(const Headers& headers) {
    return names(headers, ListField::measures) || names(headers, ListField::state) || names(headers, ListField::link);
}

// A table is a list when it says which line is meant and has a place for an answer.
bool is_list(const Headers& headers) {
    return names_an_answer(headers) &&
           (names(headers, ListField::id) || names(headers, ListField::title) || names(headers, ListField::page));
}

// Columns of the unit's own, which are neither ours nor read.
void note_other_headers(const std::map<std::uint32_t, std::string>& cells, const Headers& headers, ReturnedList& list) {
    for (const auto& [column, text] : cells) {
        const std::string plain = plain_header(text);
        const auto is_ours = [&](const ListColumn& each) {
            return plain == plain_header(each.title.zh) || plain == plain_header(each.title.en);
        };
        const bool ours = std::any_of(list_columns().begin(), list_columns().end(), is_ours);
        if (!ours && !headers.contains(column)) list.headers_not_read.insert(shortened(text, 40));
    }
}

// False for a row without anything under our headers.
bool fill_row(ReturnedRow& returned, const std::map<std::uint32_t, std::string>& cells, const Headers& headers) {
    bool filled = false;
    for (const auto& [column, field] : headers) {
        const auto cell = cells.find(column);
        if (cell == cells.end() || cell->second.empty()) continue;
        returned[field] = cell->second;
        filled = true;
    }
    return filled;
}

}  // namespace

std::optional<ListField> list_field_of(std::string_view header) {
    const auto found = fields_by_header().find(plain_header(header));
    return found == fields_by_header().end() ? std::nullopt : std::optional(found->second);
}

std::string ReturnedRow::place(Language language) const {
    const std::string number = std::to_string(row);
    const std::string where = sheet.empty() ? "" : sheet + " ";
    return where + (language == Language::zh ? "第" + number + "行" : "row " + number);
}

ReturnedListReader::Table& ReturnedListReader::table_of(const Document& part, const Locus& where) {
    const std::string sheet = where.sheet == 0 ? "" : part.sheets[where.sheet - 1];
    const std::string key = document_ + "\n" + std::to_string(where.sheet) + "\n" + sheet + "\n" + std::to_string(where.table);
    const auto [known, is_new] = table_index_.emplace(key, tables_.size());
    if (is_new) tables_.push_back({printable(document_.empty() ? sheet : document_ + (sheet.empty() ? "" : " ") + sheet), {}, {}});
    return tables_[known->second];
}

void ReturnedListReader::take(const Document& part) {
    for (const Block& block : part.blocks) {
        const Locus& where = block.where;
        const bool shown = where.channel == Channel::body || where.channel == Channel::hidden_row ||
                           where.channel == Channel::hidden_column || where.channel == Channel::hidden_sheet ||
                           where.channel == Channel::hidden_text;
        const bool comment = where.channel == Channel::cell_comment;
        if (where.row == 0 || (!shown && !comment) || cut()) continue;
        ++cells_;
        Row& row = table_of(part, where).rows[where.row];
        std::string& text = comment ? row.comments : row.cells[where.column];
        if (!text.empty()) text += ' ';
        text += trim(part.text_of(block));
    }
    for (const MergedCells& merged : part.merged) {
        Locus where;
        where.sheet = merged.sheet;
        table_of(part, where).merged.push_back(merged);
    }
}

// What several rows were merged over holds for all of them; the rows must be there for another reason.
void ReturnedListReader::spread_merged(Table& table) {
    size_t left = most_cells;
    for (const MergedCells& merged : table.merged) {
        const auto first = table.rows.find(merged.row);
        if (first == table.rows.end() || !first->second.cells.contains(merged.column)) continue;
        const std::string text = first->second.cells[merged.column];
        auto row = std::next(first);
        for (; row != table.rows.end() && row->first < merged.row + merged.rows && left > 0; ++row, --left) {
            row->second.cells.try_emplace(merged.column, text);
        }
    }
}

void ReturnedListReader::read_table(const Table& table, ReturnedList& list) {
    Headers headers;
    std::uint32_t header_row = 0;
    for (const auto& [number, row] : table.rows) {
        const Headers here = headers_in(row.cells);
        if (is_list(here)) {
            headers = here;
            header_row = number;
            ++list.tables;
            note_other_headers(row.cells, headers, list);
        } else if (header_row != 0 && number == header_row + 1 && here.size() >= 2) {
            // The second line of a header with groups above it.
            for (const auto& [column, field] : here) {
                std::erase_if(headers, [meant = field](const auto& header) { return header.second == meant; });
                headers[column] = field;
            }
        } else if (!headers.empty()) {
            ReturnedRow returned;
            returned.sheet = table.name;
            returned.row = number;
            returned.comments = row.comments;
            if (fill_row(returned, row.cells, headers)) list.rows.push_back(std::move(returned));
        }
    }
}

ReturnedList ReturnedListReader::finish() {
    ReturnedList list;
    for (Table& table : tables_) {
        spread_merged(table);
        read_table(table, list);
    }
    return list;
}

}  // namespace leakscan
