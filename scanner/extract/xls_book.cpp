// One pass over the globals; what cells and sheets ask for later is kept by its index.
#include "extract/xls_book.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"
#include "extract/decimal.h"

namespace leakscan {
namespace {

constexpr size_t most_sheets = 10'000;
constexpr size_t most_styles = 65'536;
constexpr std::uint32_t palette_begin = 8;  // indices below repeat the first eight colours
constexpr std::uint32_t palette_size = 56;
constexpr std::uint32_t white = 0xFFFFFF;
constexpr std::uint32_t automatic = 0x1000000;
constexpr std::uint32_t unknown_colour = 0x2000000;  // + index: its own colour, whichever that is

enum Id : std::uint16_t {
    id_name = 0x0018,
    id_date_mode = 0x0022,
    id_file_pass = 0x002F,
    id_font = 0x0031,
    id_font_3 = 0x0231,
    id_code_page = 0x0042,
    id_file_sharing = 0x005B,
    id_write_access = 0x005C,
    id_bound_sheet = 0x0085,
    id_palette = 0x0092,
    id_xf = 0x00E0,
    id_xf_3 = 0x0243,
    id_xf_4 = 0x0443,
    id_shared_strings = 0x00FC,
    id_name_3 = 0x0218,
    id_format_2 = 0x001E,
    id_format = 0x041E,
    id_external_book = 0x01AE,
};

struct Font {
    std::uint32_t colour = automatic;  // index
    bool tiny = false;
};

class BookReader {
public:
    BookReader(std::string_view stream, TextParts& parts) : stream_(stream), parts_(parts) {}

    XlsBook read();

private:
    void take(const XlsRecord& record, XlsRecords& records);
    void take_style_record(const XlsRecord& record, XlsRecords& records);
    void add_sheet(XlsBytes bytes);
    void add_font(std::string_view bytes);
    void add_format(XlsRecord record);
    void add_style(std::string_view bytes);
    void add_strings(XlsBytes bytes);
    void add_name(XlsBytes bytes);
    void add_external_book(XlsBytes bytes);
    void add_external_cells(XlsBytes bytes);
    void add_user(XlsBytes bytes, unsigned skipped, unsigned size_of_count);
    size_t format_index(std::uint32_t id);
    std::uint32_t colour(std::uint32_t index) const;
    void add(std::string_view text, Channel channel, std::string_view label) {
        if (!parts_.full()) parts_.document.add(trim(text), Locus{.channel = channel}, label);
        parts_.may_cut();
    }

    std::string_view stream_;
    TextParts& parts_;
    XlsBook book_;
    std::vector<Font> fonts_;
    std::map<std::uint32_t, std::string> codes_;      // number formats by their number
    std::map<std::uint32_t, size_t> format_indices_;  // number -> index into the styles' formats
    std::array<std::uint32_t, palette_size> palette_{};
    bool has_palette_ = false;
};

XlsBook BookReader::read() {
    book_.styles.formats.resize(1);
    XlsRecords records(stream_);
    XlsRecord record;
    if (!records.next(record)) return std::move(book_);
    const int version = version_of_bof(record);
    book_.encoding.version = version == 0 ? 8 : version;
    constexpr std::uint16_t type_worksheet = 0x10;
    const bool one_sheet = (version > 0 && version < 5) || u16_at(record.bytes, 2) == type_worksheet;
    if (one_sheet) book_.sheets.push_back({"Sheet1", 0, false});
    for (int depth = 0; records.next(record);) {
        // Programs write what they like behind the globals; sheets are reached by their position.
        if (version_of_bof(record) != 0) ++depth;
        if (record.id == xls_eof && depth-- == 0) break;
        if (depth == 0) take(record, records);
        if (book_.encrypted) break;
    }
    return std::move(book_);
}

void BookReader::take(const XlsRecord& record, XlsRecords& records) {
    switch (record.id) {
        case id_file_pass: book_.encrypted = true; break;
        case id_code_page: book_.encoding.code_page = u16_at(record.bytes, 0); break;
        case id_date_mode: book_.since_1904 = u16_at(record.bytes, 0) == 1; break;
        case id_bound_sheet: add_sheet(XlsBytes(record.bytes)); break;
        case id_shared_strings: add_strings(XlsBytes(record.bytes, records)); break;
        case id_name:
        case id_name_3: add_name(XlsBytes(record.bytes, records)); break;
        case id_write_access: add_user(XlsBytes(record.bytes), 0, book_.encoding.version == 8 ? 2 : 1); break;
        case id_file_sharing: add_user(XlsBytes(record.bytes), 4, book_.encoding.version == 8 ? 2 : 1); break;
        case id_external_book: add_external_book(XlsBytes(record.bytes, records)); break;
        case xls_external_sheet_cells: add_external_cells(XlsBytes(record.bytes, records)); break;
        default: take_style_record(record, records);
    }
}

void BookReader::take_style_record(const XlsRecord& record, XlsRecords& records) {
    switch (record.id) {
        case id_palette:
            has_palette_ = true;
            for (std::uint32_t i = 0; i < std::min<std::uint32_t>(u16_at(record.bytes, 0), palette_size); ++i) {
                const std::uint32_t value = u32_at(record.bytes, 2 + 4ull * i);
                palette_[i] = value & 0xFFFFFF;
            }
            break;
        case id_font:
        case id_font_3: add_font(record.bytes); break;
        case id_format:
        case id_format_2: add_format(record); break;
        case id_xf:
        case id_xf_3:
        case id_xf_4: add_style(record.bytes); break;
        case xls_external_sheet:
            if (book_.encoding.version == 5) add_external_book(XlsBytes(record.bytes, records));
            break;
        default: break;
    }
}

void BookReader::add_sheet(XlsBytes bytes) {
    XlsSheet sheet;
    sheet.position = bytes.u32();
    sheet.hidden = (bytes.u8() & 3) != 0;
    bytes.skip(1);
    sheet.name = book_.encoding.text(bytes, 1);
    if (book_.sheets.size() < most_sheets) book_.sheets.push_back(std::move(sheet));
}

void BookReader::add_font(std::string_view bytes) {
    constexpr std::uint32_t twips_per_point = 20;
    if (fonts_.size() < most_styles) fonts_.push_back({u16_at(bytes, 4), u16_at(bytes, 0) <= twips_per_point && u16_at(bytes, 0) > 0});
    if (fonts_.size() == 4) fonts_.push_back({});  // number 4 does not exist
}

void BookReader::add_format(XlsRecord record) {
    XlsBytes bytes(record.bytes);
    const bool numbered = record.id == id_format && book_.encoding.version >= 5;
    if (record.id == id_format) bytes.skip(numbered ? 0 : 2);
    const std::uint32_t number = numbered ? bytes.u16() : static_cast<std::uint32_t>(codes_.size());
    if (codes_.size() < most_styles) codes_.try_emplace(number, book_.encoding.text(bytes, book_.encoding.version == 8 ? 2 : 1));
}

std::uint32_t BookReader::colour(std::uint32_t index) const {
    if (has_palette_ && index >= palette_begin && index < palette_begin + palette_size) return palette_[index - palette_begin];
    if (index == 1 || index == 9 || index == 65) return white;
    return index == 0x7FFF || index == 64 ? automatic : unknown_colour + index;
}

void BookReader::add_style(std::string_view bytes) {
    if (book_.styles.cells.size() >= most_styles) return;
    XlsxCellStyle style;
    const int version = book_.encoding.version;
    const bool old = version < 5;
    style.format = format_index(old ? u8_at(bytes, 1) : u16_at(bytes, 2));
    if (!old) {
        const std::uint32_t pattern = version == 8 ? u32_at(bytes, 14) >> 26 : u16_at(bytes, 10) & 0x3F;
        const std::uint32_t ground_index = (version == 8 ? u16_at(bytes, 18) : u16_at(bytes, 8)) & 0x7F;
        const size_t font = u16_at(bytes, 0);
        const Font look = font < fonts_.size() ? fonts_[font] : Font{};
        const std::uint32_t letters = colour(look.colour);
        const std::uint32_t ground = pattern == 0 ? white : colour(ground_index);
        style.invisible = look.tiny || (pattern <= 1 && letters != automatic && letters == ground);
    }
    book_.styles.cells.push_back(style);
}

size_t BookReader::format_index(std::uint32_t id) {
    if (id == 0) return 0;
    const auto [place, is_new] = format_indices_.try_emplace(id, book_.styles.formats.size());
    if (is_new) {
        const auto code = codes_.find(id);
        book_.styles.formats.push_back(code == codes_.end() ? NumberFormat::builtin(id) : NumberFormat::parse(code->second));
    }
    return place->second;
}

void BookReader::add_strings(XlsBytes bytes) {
    bytes.skip(4);
    const std::uint32_t count = bytes.u32();
    for (std::uint32_t i = 0; i < count && !bytes.at_end(); ++i) book_.strings.add(book_.encoding.text(bytes, 2));
}

// Names for ranges say nothing; those for constants may.
void BookReader::add_name(XlsBytes bytes) {
    constexpr std::uint8_t token_string = 0x17;
    if (book_.encoding.version < 5) return;
    const std::uint16_t options = bytes.u16();
    bytes.skip(1);
    const std::uint32_t characters = bytes.u8();
    const std::uint32_t formula = bytes.u16();
    bytes.skip(8);
    const bool built_in = (options & 0x20) != 0;
    XlsBytes rest = bytes;
    const std::string name =
        book_.encoding.version == 8 ? rest.unicode(characters) : decode_page(rest.take(characters), book_.encoding.code_page);
    if (built_in || formula < 2 || rest.u8() != token_string) return;
    add(book_.encoding.text(rest, 1), Channel::metadata, on_one_line(name));
}

// "\1\5\4file" and the like: control characters stand for drives and folders.
void BookReader::add_external_book(XlsBytes bytes) {
    if (book_.encoding.version == 8) bytes.skip(2);
    const XlsBytes start = bytes;
    XlsBytes count = start;
    if (book_.encoding.version == 8 && count.u16() >= 0x0400) return;  // this workbook itself, or an add-in
    const std::string path = book_.encoding.text(bytes, book_.encoding.version == 8 ? 2 : 1);
    add(path, Channel::metadata, "外部链接");
}

void BookReader::add_external_cells(XlsBytes bytes) {
    const std::uint32_t last = bytes.u8();
    const std::uint32_t first = bytes.u8();
    bytes.skip(2);
    for (std::uint32_t column = first; column <= last && !bytes.at_end(); ++column) {
        const std::uint8_t type = bytes.u8();
        if (type == 1) {
            add(write_out(decimal_text(bytes.number())), Channel::older_revision, {});
        } else if (type == 2) {
            add(book_.encoding.text(bytes, book_.encoding.version == 8 ? 2 : 1), Channel::older_revision, {});
        } else {
            bytes.skip(8);
        }
    }
}

void BookReader::add_user(XlsBytes bytes, unsigned skipped, unsigned size_of_count) {
    bytes.skip(skipped);
    add(book_.encoding.text(bytes, size_of_count), Channel::metadata, "用户名");
}

}  // namespace

int version_of_bof(const XlsRecord& record) {
    switch (record.id) {
        case 0x0009: return 2;
        case 0x0209: return 3;
        case 0x0409: return 4;
        case xls_bof: return u16_at(record.bytes, 0) == 0x0600 ? 8 : 5;
        default: return 0;
    }
}

XlsBook read_xls_book(std::string_view stream, TextParts& parts) { return BookReader(stream, parts).read(); }

}  // namespace leakscan
