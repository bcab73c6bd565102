// Each part is heard once; what a change took away is put where its cell stands, as far as the log names a sheet that is still there.
#include "extract/xlsx_settings.h"

#include "extract/decimal.h"
#include "extract/xlsx_strings.h"

namespace leakscan {
namespace {

constexpr Locus metadata{.channel = Channel::metadata};

void add_connections(XlsxBook& book) {
    XmlHandler handler;
    handler.start = [&](std::string_view, const XmlAttributes& attributes) {
        for (const std::string_view said :
             {"name", "description", "connection", "command", "serverCommand", "sourceFile", "odcFile", "url"}) {
            if (attributes.has(said) && !book.parts.full()) book.parts.document.add(attributes.get(said), metadata, "数据连接");
        }
    };
    if (book.package.has("xl/connections.xml")) book.package.read_xml_part("xl/connections.xml", handler);
}

// WPS keeps pictures that are the value of a cell (DISPIMG) in a part of their own.
void add_cell_pictures(XlsxBook& book) {
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name != "cNvPr" || book.parts.full()) return;
        for (const std::string_view words : {"descr", "title"})
            book.parts.document.add(attributes.get(words), Locus{.channel = Channel::attribute});
    };
    for (const std::string_view part : {"xl/cellimages.xml", "xl/cellImages.xml"}) {
        if (book.package.has(part)) return void(book.package.read_xml_part(part, handler));
    }
}

// <rcc sId="1"><oc r="C3" t="inlineStr"><is><t>old</t></is></oc><nc .../></rcc>
class RevisionReader {
public:
    RevisionReader(XlsxBook& book, const std::map<std::string, std::uint32_t>& sheets) : book_(book), sheets_(sheets) {}

    XmlHandler handler() {
        XmlHandler handler;
        handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
        handler.text = [this](std::string_view text) {
            if (capturing_) text_ += text;
        };
        handler.end = [this](std::string_view name) { end(name); };
        return handler;
    }

private:
    void start(std::string_view name, const XmlAttributes& attributes) {
        if (attributes.has("sId")) sheet_ = attributes.get("sId");
        if (name == "oc") {
            in_old_cell_ = true;
            cell_ = parse_address(attributes.get("r"));
            is_number_ = !attributes.has("t") || attributes.get("t") == "n";
            text_.clear();
        }
        capturing_ = in_old_cell_ && (name == "t" || name == "v");
    }

    void end(std::string_view name) {
        capturing_ = false;
        if (name != "oc" || !in_old_cell_) return;
        in_old_cell_ = false;
        const auto sheet = sheets_.find(sheet_);
        Locus where{.channel = Channel::tracked_deletion, .row = cell_.row, .column = cell_.column};
        if (sheet != sheets_.end()) where.sheet = sheet->second;
        std::string text;
        append_unescaped(text, text_);
        if (!book_.parts.full()) book_.parts.document.add(is_number_ ? write_out(text) : text, where);
        book_.parts.may_cut();
    }

    XlsxBook& book_;
    const std::map<std::string, std::uint32_t>& sheets_;
    std::string sheet_;
    CellPosition cell_;
    std::string text_;
    bool in_old_cell_ = false;
    bool is_number_ = false;
    bool capturing_ = false;
};

}  // namespace

void add_xlsx_settings(XlsxBook& book, const std::string& main) {
    add_connections(book);
    add_cell_pictures(book);
    add_outer_links(book.package, book.parts, main);
    for (const std::string& part : book.package.parts_below("xl/persons/person")) book.authors.add_listed(book.package, book.parts, part);
    for (const std::string& part : book.package.parts_below("xl/externalLinks/externalLink"))
        add_outer_links(book.package, book.parts, part);
    book.parts.may_cut();
}

void add_xlsx_revisions(XlsxBook& book, const std::map<std::string, std::uint32_t>& sheets) {
    for (const std::string& part : book.package.parts_below("xl/revisions/revisionLog")) {
        RevisionReader reader(book, sheets);
        book.package.read_xml_part(part, reader.handler());
    }
    book.authors.add_listed(book.package, book.parts, "xl/revisions/userNames.xml");
}

}  // namespace leakscan
