// A fallback repeats its choice and is passed over; a shape says that it is hidden before it says its text.
#include "extract/xlsx_drawings.h"

#include <map>
#include <optional>
#include <string>

#include "base/text.h"

namespace leakscan {
namespace {

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

class DrawingReader {
public:
    DrawingReader(XlsxBook& book, const std::string& part, const Locus& sheet) : book_(book), sheet_(sheet) {
        for (const Relationship& relationship : book.package.relationships(part)) {
            if (relationship.external) links_[relationship.id] = relationship.target;
        }
    }

    XmlHandler handler() {
        XmlHandler handler;
        handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
        handler.end = [this](std::string_view name) { end(name); };
        handler.text = [this](std::string_view text) {
            if (in_text_ && skipped_ == 0) paragraph_ += text;
        };
        return handler;
    }

private:
    void start(std::string_view name, const XmlAttributes& attributes) {
        if (skipped_ > 0 || (name == "Fallback" && choice_)) {
            ++skipped_;
            return;
        }
        if (name == "Choice") choice_ = true;
        if (name == "AlternateContent") choice_ = false;
        in_text_ = name == "t";
        if (name == "br") paragraph_ += ' ';
        if (name == "hlinkClick") {
            const auto link = links_.find(attributes.get("id"));
            if (link != links_.end()) add(link->second, Channel::attribute);
            add(attributes.get("tooltip"), Channel::attribute);
        }
        if (name != "cNvPr") return;
        hidden_ = is_true(attributes.get("hidden"));
        add(attributes.get("descr"), Channel::attribute);
        add(attributes.get("title"), Channel::attribute);
    }

    void end(std::string_view name) {
        if (skipped_ > 0) {
            --skipped_;
            return;
        }
        in_text_ = false;
        if (name != "p") return;
        add(paragraph_, hidden_ ? Channel::hidden_text : Channel::body);
        paragraph_.clear();
    }

    void add(std::string_view text, Channel channel) {
        if (book_.parts.full()) return;
        Locus where = sheet_;
        if (!is_hidden(where.channel)) where.channel = channel;
        book_.parts.document.add(text, where);
        book_.parts.may_cut();
    }

    XlsxBook& book_;
    Locus sheet_;
    std::map<std::string, std::string, std::less<>> links_;
    std::string paragraph_;
    bool in_text_ = false;
    bool hidden_ = false;
    bool choice_ = false;
    int skipped_ = 0;  // levels inside an element that is passed over
};

void add_drawing(XlsxBook& book, const std::string& part, const Locus& sheet) {
    DrawingReader reader(book, part, sheet);
    book.package.read_xml_part(part, reader.handler(), [&](std::string_view text) { book.parts.document.add(text, sheet); });
}

// Buttons and labels of old forms. The boxes of comments are there too, without their text.
void add_old_controls(XlsxBook& book, const std::string& part, const Locus& sheet) {
    std::string text;
    int boxes = 0;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes&) { boxes += name == "textbox" ? 1 : 0; };
    handler.text = [&](std::string_view piece) {
        if (boxes > 0) text += piece;
    };
    handler.end = [&](std::string_view name) {
        if (name != "textbox") return;
        --boxes;
        if (!book.parts.full()) book.parts.document.add(trim(text), sheet);
        text.clear();
    };
    // Excel itself wrote VML that is no XML (<br> without an end): no reason to call the workbook damaged.
    const std::optional<std::string> xml = book.package.read(part);
    if (xml) read_xml(*xml, handler, xml->size());
}

}  // namespace

void add_drawings(XlsxBook& book, const std::vector<Relationship>& relationships, const Locus& sheet) {
    for (const Relationship& relationship : relationships) {
        if (relationship.external) continue;
        if (relationship.type == "vmlDrawing") add_old_controls(book, relationship.target, sheet);
        if (relationship.type != "drawing") continue;
        add_drawing(book, relationship.target, sheet);
        for (const Relationship& chart : book.package.relationships(relationship.target)) {
            if (chart.type != "chart" || chart.external) continue;
            for (const Relationship& shapes : book.package.relationships(chart.target)) {
                if (shapes.type == "chartUserShapes" && !shapes.external) add_drawing(book, shapes.target, sheet);
            }
        }
    }
}

}  // namespace leakscan
