// XLS and ET: binary workbooks of BIFF2 to BIFF8, in a compound file or (older ones) bare. Specification: MS-XLS, for BIFF2 to 5
// the Excel 97 Developer's Kit. Cells row by row with the labels of their columns; hidden sheets, rows, columns and cells, notes,
// link targets, headers and footers, names, caches and remains in their channels. xls_book reads what sheets share, xls_sheet one sheet.
#include "base/bytes.h"
#include "extract/xls_book.h"

namespace leakscan {
namespace {

// What lies in the stream itself.
Result<XlsBook> read_stream(std::string_view stream, TextParts& parts) {
    XlsRecords records(stream);
    XlsRecord first;
    if (!records.next(first) || version_of_bof(first) == 0) return Error{Fault::malformed, "the workbook does not begin with a BOF record"};
    XlsBook book = read_xls_book(stream, parts);
    if (book.encrypted) return Error{Fault::encrypted, "document is encrypted and cannot be read without its password"};
    for (const XlsSheet& sheet : book.sheets) {
        parts.document.sheets.push_back(sheet.name);
        const auto number = static_cast<std::uint32_t>(parts.document.sheets.size());
        parts.document.add(sheet.name, Locus{.channel = Channel::metadata, .sheet = number}, "工作表名");
        read_xls_sheet(book, stream, sheet, number, parts);
    }
    book.strings.for_each_unused([&](std::string_view text) {
        if (!parts.full()) parts.document.add(text, Locus{.channel = Channel::older_revision});
        parts.may_cut();
    });
    return book;
}

}  // namespace

Status read_xls(OleDocument& document) {
    std::optional<std::string> stream = document.stream("Workbook");
    if (!stream || stream->empty()) stream = document.stream("Book");
    const XlsBook book = TRY(read_stream(stream.value_or(""), document.parts));
    if (book.sheets.empty()) document.warn(Fault::partly, "the workbook names no sheet");
    add_xls_pivot_caches(document, book.encoding);
    return {};
}

Result<Extracted> extract_xls(const Item& item, const Limits& limits, const PartSink& part) {
    if (CompoundFile::has_signature(item.bytes)) return extract_compound(item, limits, part, "xls");
    TextParts parts("xls", limits, part);
    TRY(read_stream(item.bytes, parts));
    parts.finish();
    return Extracted{Nature::document, "xls", {}, {}};
}

}  // namespace leakscan
