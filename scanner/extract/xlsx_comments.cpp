#include "extract/xlsx_comments.h"

#include "base/text.h"

namespace leakscan {
namespace {

// Collects the `t` or `text` below each element called `item`.
void read_comments_part(XlsxBook& book, const std::string& part, std::string_view item, std::string_view text_element,
                        std::map<CellPosition, std::string>& comments) {
    CellPosition cell;
    std::string text;
    std::string author;
    bool in_text = false, in_author = false;
    int phonetic = 0;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        if (name == item) cell = parse_address(attributes.get("ref"));
        if (name == "rPh") ++phonetic;
        in_text = name == text_element && phonetic == 0;
        in_author = name == "author";
    };
    handler.text = [&](std::string_view piece) {
        if (in_text) text += piece;
        if (in_author) author += piece;
    };
    handler.end = [&](std::string_view name) {
        in_text = in_author = false;
        if (name == "rPh") --phonetic;
        if (name == "author") {
            book.authors.add(book.parts.document, comment_author, author);
            author.clear();
        }
        if (name != item) return;
        std::string& joined = comments[cell];
        if (!joined.empty()) joined += ' ';
        append_unescaped(joined, text);
        text.clear();
    };
    book.package.read_xml_part(part, handler);
}

}  // namespace

std::map<CellPosition, std::string> read_cell_comments(XlsxBook& book, const std::vector<Relationship>& relationships) {
    std::map<CellPosition, std::string> notes;
    std::map<CellPosition, std::string> threads;
    for (const Relationship& relationship : relationships) {
        if (relationship.external) continue;
        if (relationship.type == "comments") read_comments_part(book, relationship.target, "comment", "t", notes);
        if (relationship.type == "threadedComment") read_comments_part(book, relationship.target, "threadedComment", "text", threads);
    }
    for (auto& [cell, text] : threads) notes[cell] = std::move(text);
    return notes;
}

}  // namespace leakscan
