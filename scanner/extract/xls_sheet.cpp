// One sheet of a binary workbook in two passes: what concerns rows before they come (hidden rows and columns, merges, notes), then
// the cells. Specification: MS-XLS 2.1.7.20.6 (worksheet substream), for BIFF2 to 5 the Excel 97 Developer's Kit.
#include <bit>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"
#include "extract/decimal.h"
#include "extract/hyperlink.h"
#include "extract/sheet_rows.h"
#include "extract/xls_book.h"

namespace leakscan {
namespace {

constexpr size_t most_rows = 65'536;

enum Id : std::uint16_t {
    id_integer_2 = 0x0002,
    id_number_2 = 0x0003,
    id_label_2 = 0x0004,
    id_string_2 = 0x0007,
    id_header = 0x0014,
    id_footer = 0x0015,
    id_note = 0x001C,
    id_object = 0x005D,
    id_column_info = 0x007D,
    id_many_numbers = 0x00BD,
    id_rich_string = 0x00D6,
    id_merges = 0x00E5,
    id_shared_label = 0x00FD,
    id_text_object = 0x01B6,
    id_hyperlink = 0x01B8,
    id_validation = 0x01BE,
    id_number = 0x0203,
    id_label = 0x0204,
    id_boolean = 0x0205,
    id_formula_3 = 0x0206,
    id_row = 0x0208,
    id_short_number = 0x027E,
    id_formula_4 = 0x0406,
    id_link_tip = 0x0800,
    id_series_text = 0x100D,
};

constexpr std::uint16_t type_chart = 0x20;

// RK: thirty bits of an integer or a double, perhaps of its hundredfold.
double short_number(std::uint32_t stored) {
    const double value = stored & 2 ? static_cast<double>(static_cast<std::int32_t>(stored) >> 2)
                                    : std::bit_cast<double>(std::uint64_t{stored & ~std::uint32_t{3}} << 32);
    return stored & 1 ? value / 100 : value;
}

class SheetReader {
public:
    SheetReader(XlsBook& book, std::string_view stream, const XlsSheet& sheet, const Locus& where, TextParts& parts)
        : book_(book),
          stream_(stream),
          position_(sheet.position),
          where_(where),
          parts_(parts),
          rows_(parts, where),
          hidden_rows_(most_rows) {}

    void read();

private:
    void each_record(void (SheetReader::*take)(const XlsRecord&, XlsRecords&));
    void prepare(const XlsRecord& record, XlsRecords& records);
    void take(const XlsRecord& record, XlsRecords& records);
    void take_cell(const XlsRecord& record, XlsRecords& records);
    void take_chart(const XlsRecord& record);
    void take_note(std::string_view bytes);
    void take_formula(std::string_view bytes);
    void add_number(std::uint32_t column, size_t style, double value);
    void add_text(std::uint32_t column, size_t style, std::string_view text);
    void add_header(std::string_view bytes);
    void add_choices(XlsBytes bytes);
    void add_link(std::string_view bytes);
    std::uint32_t enter_cell(std::string_view bytes);

    struct Note {
        CellPosition cell;
        std::uint16_t object;
    };

    XlsBook& book_;
    std::string_view stream_;
    std::uint64_t position_;
    Locus where_;
    TextParts& parts_;
    SheetRows rows_;
    std::vector<bool> hidden_rows_;
    std::vector<Note> notes_;
    CellPosition note_cell_;                                     // BIFF5: the note whose text goes on
    std::unordered_map<std::uint16_t, std::string> note_texts_;  // by object
    std::vector<std::string> shapes_;
    std::uint16_t object_ = 0;  // last one, if it is a note
    bool in_chart_ = false;
    struct {
        std::uint32_t column = 0;
        size_t style = 0;
    } formula_;  // whose text comes in a record of its own
};

void SheetReader::read() {
    each_record(&SheetReader::prepare);
    for (const Note& note : notes_) {
        const auto text = note_texts_.find(note.object);
        if (text != note_texts_.end()) rows_.add_comment(note.cell, text->second);
    }
    each_record(&SheetReader::take);
    rows_.finish();
    for (const std::string& text : shapes_) {
        if (!parts_.full()) parts_.document.add(text, where_);
        parts_.may_cut();
    }
}

// All records of the substream; those of charts in it with in_chart_ set.
void SheetReader::each_record(void (SheetReader::*call)(const XlsRecord&, XlsRecords&)) {
    XlsRecords records(stream_, position_);
    XlsRecord record;
    if (!records.next(record) || version_of_bof(record) == 0) return;
    const bool is_chart = u16_at(record.bytes, 2) == type_chart;
    for (int depth = 0; !parts_.full() && records.next(record);) {
        if (version_of_bof(record) != 0) ++depth;
        if (record.id == xls_eof && depth-- == 0) return;
        in_chart_ = is_chart || depth > 0;
        (this->*call)(record, records);
    }
}

void SheetReader::prepare(const XlsRecord& record, XlsRecords& records) {
    const std::string_view bytes = record.bytes;
    if (in_chart_ && record.id != id_text_object) return;
    switch (record.id) {
        case id_row: {
            constexpr std::uint16_t flag_hidden = 0x20;
            const bool hidden = (u16_at(bytes, 12) & flag_hidden) != 0 && book_.encoding.version > 2;
            if (hidden) hidden_rows_[u16_at(bytes, 0)] = true;
            break;
        }
        case id_column_info:
            if ((u16_at(bytes, 8) & 1) != 0 || u16_at(bytes, 4) == 0) rows_.hide_columns(u16_at(bytes, 0) + 1u, u16_at(bytes, 2) + 1u);
            break;
        case id_merges:
            for (std::uint32_t i = 0; i < u16_at(bytes, 0); ++i) {
                const std::string_view range = slice(bytes, 2 + 8ull * i, 8);
                if (range.size() < 8) break;
                const std::uint32_t top = u16_at(range, 0), bottom = u16_at(range, 2);
                const std::uint32_t first = u16_at(range, 4), last = u16_at(range, 6);
                if (last >= first && bottom >= top) rows_.set_span({top + 1, first + 1}, last - first + 1, bottom - top + 1);
            }
            break;
        case id_note: take_note(bytes); break;
        case id_object: {
            constexpr std::uint16_t type_note = 0x19;
            object_ = u16_at(bytes, 4) == type_note ? u16_at(bytes, 6) : 0;
            break;
        }
        case id_text_object: {
            const std::uint32_t characters = u16_at(bytes, 10);
            if (book_.encoding.version != 8 || characters == 0) break;
            XlsBytes text("", records);
            std::string content(trim(on_one_line(text.unicode(characters))));
            if (object_ != 0 && !in_chart_) {
                note_texts_.try_emplace(object_, std::move(content));
            } else {
                shapes_.push_back(std::move(content));
            }
            break;
        }
        default: break;
    }
}

void SheetReader::take_note(std::string_view bytes) {
    const CellPosition cell{u16_at(bytes, 0) + 1u, u16_at(bytes, 2) + 1u};
    if (book_.encoding.version == 8) {
        notes_.push_back({cell, u16_at(bytes, 6)});
        return;
    }
    constexpr std::uint32_t goes_on = 0x10000;  // a text longer than one record
    if (cell.row != goes_on) note_cell_ = cell;
    XlsBytes text(slice(bytes, 6));
    rows_.add_comment(note_cell_, on_one_line(decode_page(text.take(u16_at(bytes, 4)), book_.encoding.code_page)));
}

void SheetReader::take(const XlsRecord& record, XlsRecords& records) {
    if (in_chart_) return take_chart(record);
    switch (record.id) {
        case id_header:
        case id_footer: add_header(record.bytes); break;
        case id_hyperlink: add_link(record.bytes); break;
        case id_link_tip: {
            std::string tip;
            append_utf16(tip, slice(record.bytes, 10));
            rows_.add_beside_cells(on_one_line(tip.substr(0, tip.find('\0'))), Channel::attribute,
                                   {u16_at(record.bytes, 2) + 1u, u16_at(record.bytes, 6) + 1u});
            break;
        }
        case id_validation: add_choices(XlsBytes(record.bytes, records)); break;
        default: take_cell(record, records);
    }
}

// The row and column that all cell records begin with; returns the column.
std::uint32_t SheetReader::enter_cell(std::string_view bytes) {
    const std::uint32_t row = u16_at(bytes, 0);
    if (row + 1 != rows_.row()) rows_.begin_row(row + 1, hidden_rows_[row]);
    return u16_at(bytes, 2) + 1u;
}

void SheetReader::take_cell(const XlsRecord& record, XlsRecords& records) {
    const std::string_view bytes = record.bytes;
    const XlsEncoding& encoding = book_.encoding;
    const size_t style = u16_at(bytes, 4);
    switch (record.id) {
        case id_shared_label: add_text(enter_cell(bytes), style, book_.strings.use(u32_at(bytes, 6))); break;
        case id_label:
        case id_rich_string: {
            const std::uint32_t column = enter_cell(bytes);
            XlsBytes text(slice(bytes, 6), records);
            add_text(column, style, encoding.text(text, 2));
            break;
        }
        case id_number: add_number(enter_cell(bytes), style, double_at(bytes, 6)); break;
        case id_short_number: add_number(enter_cell(bytes), style, short_number(u32_at(bytes, 6))); break;
        case id_many_numbers: {
            std::uint32_t column = enter_cell(bytes);
            for (size_t at = 4; at + 8 <= bytes.size(); at += 6)
                add_number(column++, u16_at(bytes, at), short_number(u32_at(bytes, at + 2)));
            break;
        }
        case id_boolean:
            if (u8_at(bytes, 7) == 0) add_text(enter_cell(bytes), style, u8_at(bytes, 6) != 0 ? "TRUE" : "FALSE");
            break;
        case xls_formula:
        case id_formula_3:
        case id_formula_4: take_formula(bytes); break;
        case xls_string:
        case id_string_2: {
            XlsBytes text(bytes, records);
            if (formula_.column != 0) add_text(formula_.column, formula_.style, encoding.text(text, encoding.version == 2 ? 1 : 2));
            formula_.column = 0;
            break;
        }
        // BIFF2 keeps three bytes of attributes where later versions have the number of a style.
        case id_integer_2: add_number(enter_cell(bytes), 0, u16_at(bytes, 7)); break;
        case id_number_2: add_number(enter_cell(bytes), 0, double_at(bytes, 7)); break;
        case id_label_2: {
            XlsBytes text(slice(bytes, 7));
            add_text(enter_cell(bytes), 0, encoding.text(text, 1));
            break;
        }
        default: break;
    }
}

void SheetReader::take_formula(std::string_view bytes) {
    const bool old = book_.encoding.version == 2;
    const std::string_view result = slice(bytes, old ? 7 : 6, 8);
    const std::uint32_t column = enter_cell(bytes);
    const size_t style = old ? 0 : u16_at(bytes, 4);
    formula_.column = 0;
    if (u16_at(result, 6) != 0xFFFF) return add_number(column, style, double_at(result, 0));
    if (u8_at(result, 0) == 0) formula_ = {column, style};
    if (u8_at(result, 0) == 1) add_text(column, style, u8_at(result, 2) != 0 ? "TRUE" : "FALSE");
}

void SheetReader::add_number(std::uint32_t column, size_t number_of_style, double value) {
    const XlsxCellStyle& style = book_.styles.style(number_of_style);
    const NumberFormat& format = book_.styles.format(style);
    rows_.add_cell(column, format.print(decimal_text(value), book_.since_1904), style.invisible || format.hides_numbers());
}

void SheetReader::add_text(std::uint32_t column, size_t number_of_style, std::string_view text) {
    const XlsxCellStyle& style = book_.styles.style(number_of_style);
    rows_.add_cell(column, text, style.invisible || book_.styles.format(style).hides_text());
}

void SheetReader::add_header(std::string_view bytes) {
    if (bytes.empty()) return;
    XlsBytes text(bytes);
    rows_.add_beside_cells(without_header_codes(book_.encoding.text(text, book_.encoding.version == 8 ? 2 : 1)), Channel::header_footer);
}

// The choices of a drop-down list, written out in the formula.
void SheetReader::add_choices(XlsBytes bytes) {
    constexpr std::uint8_t token_string = 0x17;
    bytes.skip(4);
    for (int prompt = 0; prompt < 4; ++prompt) {
        const std::string text = book_.encoding.text(bytes, 2);
        rows_.add_beside_cells(trim(text), Channel::attribute);
    }
    bytes.skip(4);
    if (bytes.u8() == token_string) rows_.add_beside_cells(book_.encoding.text(bytes, 1), Channel::attribute);
}

void SheetReader::add_link(std::string_view bytes) {
    const CellPosition cell{u16_at(bytes, 0) + 1u, u16_at(bytes, 4) + 1u};
    constexpr size_t object = 24;  // behind the range and the class
    for (const std::string& text : hyperlink_texts(slice(bytes, object))) {
        rows_.add_beside_cells(on_one_line(text), Channel::attribute, cell);
    }
}

void SheetReader::take_chart(const XlsRecord& record) {
    std::string text;
    if (record.id == id_series_text) {
        XlsBytes bytes(slice(record.bytes, 2));
        text = book_.encoding.text(bytes, 1);
    } else if (record.id == id_label) {
        XlsBytes bytes(slice(record.bytes, 6));
        text = book_.encoding.text(bytes, 2);
    }
    if (!text.empty()) rows_.add_beside_cells(text, where_.channel);
    parts_.may_cut();
}

}  // namespace

void read_xls_sheet(XlsBook& book, std::string_view stream, const XlsSheet& sheet, std::uint32_t number, TextParts& parts) {
    Locus where;
    where.sheet = number;
    where.channel = sheet.hidden ? Channel::hidden_sheet : Channel::body;
    SheetReader(book, stream, sheet, where, parts).read();
}

}  // namespace leakscan
