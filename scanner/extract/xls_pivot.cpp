// Pivot caches: the source of a pivot table, kept whole in the storage _SX_DB_CUR even when its sheet is gone.
// Specification: MS-XLS 2.1.7.12 and 2.4.275 and on (SX records).
#include <vector>

#include "base/bytes.h"
#include "extract/decimal.h"
#include "extract/xls_book.h"

namespace leakscan {
namespace {

constexpr size_t most_fields = 16'384;

enum Id : std::uint16_t {
    id_field = 0x00C7,
    id_row = 0x00C8,
    id_number = 0x00C9,
    id_integer = 0x00CC,
    id_string = 0x00CD,
    id_date = 0x00CE,
};

std::string date_text(std::string_view bytes) {
    return std::to_string(u16_at(bytes, 0)) + "-" + std::to_string(u16_at(bytes, 2)) + "-" + std::to_string(u8_at(bytes, 4));
}

// Fields come with the values that rows refer to; rows hold the others, field by field.
void add_cache(OleDocument& document, std::string_view stream, const XlsEncoding& encoding) {
    std::vector<std::string> fields;
    size_t field = 0;  // of the value that comes next
    bool in_rows = false;
    XlsRecords records(stream);
    for (XlsRecord record; records.next(record);) {
        XlsBytes bytes(record.bytes, records);
        std::string text;
        switch (record.id) {
            case id_field:
                bytes.skip(14);
                if (fields.size() < most_fields) fields.push_back(encoding.text(bytes, 2));
                field = fields.size() - 1;
                continue;
            case id_row:
                in_rows = true;
                field = 0;
                continue;
            case id_string: text = encoding.text(bytes, 2); break;
            case id_number: text = write_out(decimal_text(bytes.number())); break;
            case id_integer: text = std::to_string(static_cast<std::int16_t>(bytes.u16())); break;
            case id_date: text = date_text(record.bytes); break;
            default: continue;
        }
        document.add(text, Locus{.channel = Channel::older_revision}, field < fields.size() ? fields[field] : std::string());
        document.parts.may_cut();
        if (in_rows) ++field;
    }
}

}  // namespace

void add_xls_pivot_caches(OleDocument& document, const XlsEncoding& encoding) {
    const std::optional<size_t> storage = document.file.find(document.storage, "_SX_DB_CUR");
    if (!storage) return;
    for (const size_t stream : document.file.children(*storage)) {
        if (!document.file.entries()[stream].storage) add_cache(document, document.stream(stream), encoding);
    }
}

}  // namespace leakscan
