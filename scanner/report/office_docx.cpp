// A document of the office as a WordprocessingML package (ECMA-376 part 1), laid out as GB/T 9704-2012 lays out official documents:
// A4, 37 mm above and 28 mm left of 156 mm by 225 mm, title in 小标宋 of 22 pt, text in 仿宋 of 16 pt on lines of 28 pt, headings in
// 黑体 and 楷体, page numbers outside. Typefaces that a machine may lack name another in the font table.
#include <algorithm>
#include <map>

#include "codec/zip_writer.h"
#include "report/markup.h"
#include "report/office_document.h"
#include "report/office_docx_parts.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr int text_width = 8844;  // 156 mm in twentieths of a point

// The links of the body, each address once: Word keeps them in a part of their own.
class Links {
public:
    std::string id(const std::string& url) {
        const auto [known, is_new] = ids_.try_emplace(url, "link" + std::to_string(ids_.size() + 1));
        return known->second;
    }
    std::string relationships() const {
        std::string xml;
        for (const auto& [url, id] : ids_) {
            xml += "<Relationship Id=\"" + id + "\" Type=\"" + std::string(docx::relationship_type) + "hyperlink\" Target=\"" +
                   escaped(url) + "\" TargetMode=\"External\"/>";
        }
        return xml;
    }

private:
    std::map<std::string, std::string> ids_;
};

std::string run(std::string_view text, std::string_view properties = "") {
    std::string xml;
    for (bool first = true; first || !text.empty(); first = false) {
        const size_t end = std::min(text.find('\n'), text.size());
        xml += "<w:r>";
        if (!properties.empty()) xml += "<w:rPr>" + std::string(properties) + "</w:rPr>";
        if (!first) xml += "<w:br/>";
        xml += "<w:t xml:space=\"preserve\">" + escaped(text.substr(0, end)) + "</w:t></w:r>";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return xml;
}

std::string paragraph(std::string_view style, const std::string& content, std::string_view more = "") {
    return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + std::string(more) + "</w:pPr>" + content + "</w:p>";
}

std::string_view style_of(ParagraphRole role) {
    switch (role) {
        case ParagraphRole::address: return "Address";
        case ParagraphRole::signature: return "Signed";
        case ParagraphRole::note: return "Remark";
        case ParagraphRole::body: break;
    }
    return "Normal";
}

// In half points: tables of many columns have to be small to stand on an upright page.
int type_size(size_t columns) { return columns <= 6 ? 21 : columns <= 7 ? 18 : 16; }

constexpr size_t kept_together = 10;  // rows: a table that short stays on one page

struct CellLook {
    int size = 0;
    int width = 0;
    OfficeAlign align = OfficeAlign::left;
    bool strong = false;
    bool shaded = false;
    bool keep = false;  // on one page with the next row
};

std::string_view justification(OfficeAlign align) {
    if (align == OfficeAlign::left) return "left";
    return align == OfficeAlign::centre ? "center" : "right";
}

class Body {
public:
    explicit Body(Links& links) : links_(links) {}

    void operator()(const OfficeHeading& heading) { xml += paragraph(heading.level == 1 ? "Heading1" : "Heading2", run(heading.text)); }
    void operator()(const OfficeParagraph& text) {
        const bool first_signature = text.role == ParagraphRole::signature && last_ != ParagraphRole::signature;
        xml += paragraph(style_of(text.role), run(text.text), first_signature ? "<w:spacing w:before=\"560\"/>" : "");
        last_ = text.role;
    }
    void operator()(const OfficeTable& table);
    void operator()(const OfficeChart&) {}  // its table stands beside it
    void operator()(const OfficePageBreak&) { xml += paragraph("Gap", "<w:r><w:br w:type=\"page\"/></w:r>"); }

    std::string xml;

private:
    std::string cell(const OfficeCell& cell, const CellLook& look) const;
    void row(const std::vector<OfficeCell>& cells, const std::vector<CellLook>& looks, bool header);

    Links& links_;
    ParagraphRole last_ = ParagraphRole::body;
};

std::string Body::cell(const OfficeCell& cell, const CellLook& look) const {
    const bool linked = is_web_address(cell.link);
    const std::string size = std::to_string(look.size);
    std::string type = look.strong ? "<w:rFonts w:eastAsia=\"黑体\"/>" : "";
    if (look.strong || cell.alarm) type += "<w:b/>";
    if (cell.alarm || linked) type += cell.alarm ? "<w:color w:val=\"B42318\"/>" : "<w:color w:val=\"1D4ED8\"/>";
    type += "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
    std::string content = run(cell.text, type);
    if (linked) content = "<w:hyperlink r:id=\"" + links_.id(cell.link) + "\">" + content + "</w:hyperlink>";
    const std::string format = (look.keep ? "<w:keepNext/>" : "") + ("<w:jc w:val=\"" + std::string(justification(look.align))) + "\"/>";
    return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(look.width) + "\" w:type=\"dxa\"/>" +
           (look.shaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF1F5\"/>" : "") + "<w:vAlign w:val=\"center\"/></w:tcPr>" +
           paragraph("Cell", content, format) + "</w:tc>";
}

void Body::row(const std::vector<OfficeCell>& cells, const std::vector<CellLook>& looks, bool header) {
    xml += std::string("<w:tr><w:trPr><w:cantSplit/>") + (header ? "<w:tblHeader/>" : "") + "</w:trPr>";
    for (size_t i = 0; i < cells.size(); ++i) xml += cell(cells[i], looks[i]);
    xml += "</w:tr>";
}

void Body::operator()(const OfficeTable& table) {
    double shares = 0;
    for (const OfficeColumn& column : table.columns) shares += column.width;
    std::vector<CellLook> looks;
    std::string grid;
    for (const OfficeColumn& column : table.columns) {
        const bool caption = !table.has_header && looks.size() % 2 == 0;  // of a form
        const int width = static_cast<int>(text_width * column.width / shares);
        looks.push_back({type_size(table.columns.size()), width, column.align, caption, caption, table.rows.size() <= kept_together});
        grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    }
    if (!table.caption.empty()) xml += paragraph("Caption", run(table.caption));
    xml += "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"" + std::to_string(text_width) +
           "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>";
    if (table.has_header) {
        std::vector<OfficeCell> titles;
        std::vector<CellLook> header = looks;
        for (const OfficeColumn& column : table.columns) titles.emplace_back(column.title);
        for (CellLook& look : header) look = {look.size, look.width, OfficeAlign::centre, true, true, true};
        row(titles, header, true);
    }
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const bool last = i + 1 == table.rows.size();
        for (CellLook& look : looks) {
            look.strong = look.strong || (last && table.has_total);
            look.keep = look.keep && !last;
        }
        row(table.rows[i], looks, false);
    }
    xml += "</w:tbl>" + paragraph("Gap", "");  // two tables in a row would become one
}

// Broken where its author would break it, if one line is not enough.
std::string title_of(const OfficeDocument& document) {
    constexpr size_t line_width = 40;  // 22 pt on 156 mm
    const size_t at = document.title.find(title_break);
    if (at == std::string::npos || display_width(printable(document.title)) <= line_width) return document.title;
    return document.title.substr(0, at) + "\n" + document.title.substr(at + title_break.size());
}

std::string properties(const OfficeDocument& document) {
    const std::string day = to_string(document.created) + "T00:00:00Z";
    return std::string(docx::core_properties_head) + "<dc:title>" + escaped(document.title) +
           "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + day +
           "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + day + "</dcterms:modified></cp:coreProperties>";
}

}  // namespace

std::string to_docx(const OfficeDocument& document) {
    Links links;
    Body body(links);
    body.xml = paragraph("Title", run(title_of(document)));
    for (const OfficeBlock& block : document.blocks) std::visit(body, block);
    ZipWriter package;
    package.add("[Content_Types].xml", docx::content_types);
    package.add("_rels/.rels", docx::package_relationships);
    package.add("word/document.xml", std::string(docx::document_head) + body.xml + std::string(docx::document_tail));
    package.add("word/_rels/document.xml.rels",
                std::string(docx::document_relationships_head) + links.relationships() + "</Relationships>");
    package.add("word/styles.xml", docx::styles(document.language));
    package.add("word/fontTable.xml", docx::fonts);
    package.add("word/settings.xml", docx::settings);
    package.add("word/footer1.xml", docx::footer("right"));
    package.add("word/footer2.xml", docx::footer("left"));
    package.add("docProps/core.xml", properties(document));
    return package.finish();
}

}  // namespace leakscan
