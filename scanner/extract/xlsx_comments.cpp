#include "extract/xlsx_comments.h"

#include "base/text.h"

namespace leakscan {
namespace {

// Collects the `t` or `text` below each element called `item`.
void read_comments_part(Package& package, const std::string& part, std::string_view item, std::string_view text_element,
                        std::map<CellPosition, std::string>& comments) {
    CellPosition cell;
    std::string text;
    bool in_text = false;
    int phonetic = 0;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == item) cell = parse_address(attributes.get("ref"));
        if (name == "rPh") ++phonetic;
        in_text = name == text_element && phonetic == 0;
    };
    handler.text = [&](std::string_view piece) {
        if (in_text) text += piece;
    };
    handler.end = [&](std::string_view name) {
        in_text = false;
        if (name == "rPh") --phonetic;
        if (name != item) return;
        std::string& joined = comments[cell];
        if (!joined.empty()) joined += ' ';
        append_unescaped(joined, text);
        text.clear();
    };
    package.read_xml_part(part, handler);
}

void add_drawing(XlsxBook& book, const std::string& part, const Locus& sheet) {
    Locus hidden = sheet;
    if (!is_hidden(sheet.channel)) hidden.channel = Channel::attribute;
    std::string paragraph;
    bool in_text = false;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        in_text = name == "t";
        if (name == "br") paragraph += ' ';
        if (name != "cNvPr") return;
        for (const std::string_view attribute : {"descr", "title"}) {
            book.parts.document.add(attributes.get(attribute), hidden);
        }
    };
    handler.text = [&](std::string_view text) {
        if (in_text) paragraph += text;
    };
    handler.end = [&](std::string_view name) {
        in_text = false;
        if (name != "p") return;
        book.parts.document.add(paragraph, sheet);
        paragraph.clear();
        book.parts.may_cut();
    };
    book.package.read_xml_part(part, handler, [&](std::string_view text) { book.parts.document.add(text, sheet); });
}

}  // namespace

std::map<CellPosition, std::string> read_cell_comments(Package& package, const std::vector<Relationship>& relationships) {
    std::map<CellPosition, std::string> notes;
    std::map<CellPosition, std::string> threads;
    for (const Relationship& relationship : relationships) {
        if (relationship.external) continue;
        if (relationship.type == "comments") read_comments_part(package, relationship.target, "comment", "t", notes);
        if (relationship.type == "threadedComment") read_comments_part(package, relationship.target, "threadedComment", "text", threads);
    }
    for (auto& [cell, text] : threads) notes[cell] = std::move(text);
    return notes;
}

void add_drawings(XlsxBook& book, const std::vector<Relationship>& relationships, const Locus& sheet) {
    for (const Relationship& relationship : relationships) {
        if (relationship.type == "drawing" && !relationship.external) add_drawing(book, relationship.target, sheet);
    }
}

}  // namespace leakscan
