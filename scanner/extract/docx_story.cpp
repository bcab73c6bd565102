// One story of a document (body, header, footer, notes, comments) by XML events: runs joined into paragraphs, cells into rows,
// deleted and hidden runs apart (ECMA-376 part 1, WordprocessingML).
#include "extract/docx_story.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "extract/run_text.h"
#include "extract/uri_text.h"
#include "extract/word_table.h"

namespace leakscan {
namespace {

constexpr std::uint32_t widest_table = 1000;  // columns; Word allows 63

std::uint32_t number(std::string_view text, int base = 10) {
    std::uint32_t value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return parsed.ec == std::errc() ? value : 0;
}

struct Table {
    explicit Table(std::uint32_t number) : table(number) {}

    WordTable table;
    std::uint32_t next_column = 1;
    bool header_row = false;
    bool hidden_row = false;
    RunLook look;
    std::vector<WordCell> cells;   // of the current row
    std::vector<RunLook> grounds;  // of those cells
};

// Where text goes at the moment: paragraphs end up in the innermost of these.
enum class Room : std::uint8_t { story, cell, text_box };

struct Paragraph {
    std::uint32_t number = 0;
    Room room = Room::story;
    RunLook look;  // its own and its style's
    RunLook run;
    bool in_run = false;
    RunText text;
    std::string instructions;
    std::vector<std::string> attributes;  // link targets and alternative texts
};

class StoryReader {
public:
    StoryReader(WordDocument& word, const std::string& part, Channel channel) : word_(word), channel_(channel) {
        for (Relationship& relationship : word.package.relationships(part)) links_.try_emplace(relationship.id, std::move(relationship));
    }

    XmlHandler handler();

private:
    void start(std::string_view name, const XmlAttributes& attributes);
    void end(std::string_view name);
    bool start_structure(std::string_view name);
    void note_author(std::string_view name, const XmlAttributes& attributes);
    void start_property(std::string_view name, const XmlAttributes& attributes);
    void start_in_paragraph(std::string_view name, const XmlAttributes& attributes);
    void add_control(std::string_view name, const XmlAttributes& attributes);
    void take(std::string_view text);
    void append(std::string_view text);
    void add_attribute(std::string_view text);
    void end_paragraph();
    void end_row();
    void add(std::string_view text, Channel channel, const Locus& where, std::string_view label = {});
    RunText::Kind kind_of_text() const;

    Paragraph* paragraph() { return paragraphs_.empty() ? nullptr : &paragraphs_.back(); }
    WordCell* cell() { return tables_.empty() || tables_.back().cells.empty() ? nullptr : &tables_.back().cells.back(); }

    WordDocument& word_;
    Channel channel_;
    std::unordered_map<std::string, Relationship> links_;  // by id
    std::vector<Table> tables_;                            // open ones, outermost first
    std::vector<Paragraph> paragraphs_;                    // open ones: a text box stands inside a paragraph
    std::vector<Room> rooms_ = {Room::story};
    std::vector<bool> choices_;  // of open mc:AlternateContent: a choice was there
    bool hidden_shape_ = false;  // the text box in hand is not shown
    int skipped_ = 0;            // levels of elements inside one that is passed over
    int deleted_ = 0;
    int inserted_ = 0;
    enum class Capture : std::uint8_t { nothing, text, deleted_text, instruction } capture_ = Capture::nothing;
};

XmlHandler StoryReader::handler() {
    XmlHandler handler;
    handler.start = [this](std::string_view name, const XmlAttributes& attributes) { start(name, attributes); };
    handler.end = [this](std::string_view name) { end(name); };
    handler.text = [this](std::string_view text) {
        if (skipped_ == 0 && capture_ != Capture::nothing) take(text);
    };
    return handler;
}

void StoryReader::start(std::string_view name, const XmlAttributes& attributes) {
    // Former properties (w:rPrChange) would be taken for present ones; a fallback repeats its choice.
    // The reading beside a character (w:rt) would come between it and the next one.
    const bool repeats = name == "Fallback" && !choices_.empty() && choices_.back();
    if (skipped_ > 0 || repeats || name.ends_with("PrChange") || name == "rt") {
        ++skipped_;
        return;
    }
    note_author(name, attributes);
    if (start_structure(name)) return;
    start_property(name, attributes);
    add_control(name, attributes);
    start_in_paragraph(name, attributes);
}

// What opens a room, a paragraph, a row; true if `name` does.
bool StoryReader::start_structure(std::string_view name) {
    if (name == "p") {
        Paragraph opened;
        opened.number = ++word_.paragraphs;
        opened.room = rooms_.back();
        paragraphs_.push_back(std::move(opened));
    } else if (name == "tbl") {
        tables_.emplace_back(++word_.tables);
    } else if (name == "tr" && !tables_.empty()) {
        Table& table = tables_.back();
        table.table.begin_row();
        table.next_column = 1;
        table.header_row = false;
        table.hidden_row = false;
        table.cells.clear();
        table.grounds.clear();
    } else if (name == "tc" && !tables_.empty()) {
        Table& table = tables_.back();
        if (table.cells.size() < widest_table) table.cells.emplace_back(), table.grounds.emplace_back();
        table.cells.back().column = table.next_column;
        table.next_column = std::min(table.next_column + 1, widest_table);
        rooms_.push_back(Room::cell);
    } else if (name == "txbxContent") {
        rooms_.push_back(Room::text_box);
    } else if (name == "AlternateContent") {
        choices_.push_back(false);
    } else if (name == "Choice" && !choices_.empty()) {
        choices_.back() = true;
    } else if (name == "del" || name == "moveFrom") {
        ++deleted_;
    } else if (name == "ins" || name == "moveTo") {
        ++inserted_;
    } else {
        return false;
    }
    return true;
}

void StoryReader::note_author(std::string_view name, const XmlAttributes& attributes) {
    const bool change = name == "ins" || name == "del" || name == "moveFrom" || name == "moveTo";
    if (!change && name != "comment") return;
    if (!word_.parts.full()) word_.authors.add(word_.parts.document, change ? change_author : comment_author, attributes.get("author"));
}

void StoryReader::start_property(std::string_view name, const XmlAttributes& attributes) {
    const std::string_view value = attributes.get("val");
    Paragraph* open = paragraph();
    if (open && open->in_run) {
        read_look(open->run, name, attributes);
        if (name == "rStyle") open->run.inherit(word_.styles.look(value));
    } else if (open) {
        if (name == "pStyle") open->look.inherit(word_.styles.look(value));
        if (name == "shd") read_look(open->look, name, attributes);
    } else if (cell()) {
        Table& table = tables_.back();
        if (name == "gridSpan") {
            cell()->span = std::clamp(number(value), 1u, widest_table);
            table.next_column = std::min(cell()->column + cell()->span, widest_table);
        }
        if (name == "vMerge") cell()->continues = value != "restart";
        if (name == "shd") read_look(table.grounds.back(), name, attributes);
    } else if (!tables_.empty()) {
        if (name == "tblHeader") tables_.back().header_row = is_on(attributes);
        if (name == "hidden") tables_.back().hidden_row = is_on(attributes);
        if (name == "gridBefore") tables_.back().next_column = 1 + std::min(number(value), widest_table - 1);
        if (name == "shd") read_look(tables_.back().look, name, attributes);
    }
}

void StoryReader::start_in_paragraph(std::string_view name, const XmlAttributes& attributes) {
    Paragraph* open = paragraph();
    if (!open) return;
    if (name == "r") {
        open->in_run = true;
        open->run = {};
    } else if (name == "t") {
        capture_ = Capture::text;
    } else if (name == "delText") {
        capture_ = Capture::deleted_text;
    } else if (name == "instrText" || name == "delInstrText") {
        capture_ = Capture::instruction;
    } else if (name == "tab" && open->in_run) {
        append("\t");
    } else if (name == "br" || name == "cr") {
        append(" ");  // as <br> in HTML: what a line break cuts still belongs together
    } else if (name == "noBreakHyphen") {
        append("-");
    } else if (name == "sym") {
        std::string symbol;
        const std::uint32_t code = number(attributes.get("char"), 16);
        // Private use (F0xx) means "this glyph of a symbol font".
        if (code > 0x20 && code < 0xD800) append_utf8(symbol, code), append(symbol);
    } else if (name == "hyperlink") {
        const auto link = links_.find(std::string(attributes.get("id")));
        if (link != links_.end()) add_attribute(link->second.target);
        add_attribute(attributes.get("tooltip"));
    } else if (name == "fldSimple") {
        open->instructions += attributes.get("instr");
    } else if (name == "docPr" || name == "cNvPr") {
        add_attribute(attributes.get("descr"));
        add_attribute(attributes.get("title"));
        hidden_shape_ = attributes.get("hidden") == "1" || attributes.get("hidden") == "true";
    } else if (name == "shape" || name == "rect" || name == "imagedata") {
        add_attribute(attributes.get("alt"));
        add_attribute(attributes.get("title"));
    } else if (name == "textpath") {
        add(attributes.get("string"), channel_, Locus{.paragraph = open->number});  // a watermark
    }
}

// What forms offer and explain (17.5.2, 17.16): choices, hints, what a field held before it was filled in.
void StoryReader::add_control(std::string_view name, const XmlAttributes& attributes) {
    std::string_view said;
    if (name == "listItem") said = attributes.has("displayText") ? attributes.get("displayText") : attributes.get("value");
    for (const std::string_view holder : {"alias", "tag", "listEntry", "default", "helpText", "statusText"}) {
        if (name == holder) said = attributes.get("val");
    }
    if (!said.empty() && worth_scanning(said))
        add(said, is_hidden(channel_) ? channel_ : Channel::attribute, Locus{.paragraph = word_.paragraphs});
}

void StoryReader::end(std::string_view name) {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    capture_ = Capture::nothing;
    if (name == "p" && paragraph()) {
        end_paragraph();
    } else if (name == "r" && paragraph()) {
        paragraph()->in_run = false;
    } else if ((name == "tc" || name == "txbxContent") && rooms_.size() > 1) {
        rooms_.pop_back();
    } else if (name == "tr" && !tables_.empty()) {
        end_row();
    } else if (name == "tbl" && !tables_.empty()) {
        tables_.pop_back();
    } else if (name == "drawing") {
        hidden_shape_ = false;
    } else if (name == "AlternateContent" && !choices_.empty()) {
        choices_.pop_back();
    } else if (name == "del" || name == "moveFrom") {
        --deleted_;
    } else if (name == "ins" || name == "moveTo") {
        --inserted_;
    }
}

void StoryReader::take(std::string_view text) {
    if (capture_ == Capture::instruction) {
        paragraph()->instructions += text;
    } else if (capture_ == Capture::deleted_text) {
        paragraph()->text.append(text, RunText::Kind::deleted);
    } else {
        append(text);
    }
}

void StoryReader::append(std::string_view text) { paragraph()->text.append(text, kind_of_text()); }

RunText::Kind StoryReader::kind_of_text() const {
    const Paragraph& open = paragraphs_.back();
    RunLook look = open.run;
    look.inherit(open.look);
    bool on_paper = open.room != Room::text_box;  // text boxes mostly have a ground of their own
    if (open.room == Room::cell && !tables_.empty()) {
        const Table& table = tables_.back();
        const bool shaded_cell = !table.grounds.empty() && table.grounds.back().shaded.value_or(false);
        on_paper = !shaded_cell && !table.look.shaded.value_or(false);
    }
    if (deleted_ > 0) return RunText::Kind::deleted;
    const bool hidden_row = !tables_.empty() && tables_.back().hidden_row;
    const bool hidden_box = open.room == Room::text_box && hidden_shape_;
    if (hidden_row || hidden_box || look.hides(on_paper)) return RunText::Kind::hidden;
    return inserted_ > 0 ? RunText::Kind::inserted : RunText::Kind::plain;
}

void StoryReader::add_attribute(std::string_view text) {
    std::vector<std::string>& attributes = paragraph()->attributes;
    const bool repeated = !attributes.empty() && attributes.back() == text;  // pictures say the same on two levels
    if (!text.empty() && !repeated) attributes.emplace_back(text);
}

void StoryReader::end_paragraph() {
    Paragraph ended = std::move(paragraphs_.back());
    paragraphs_.pop_back();
    Locus where;
    where.paragraph = ended.number;
    if (ended.room == Room::cell && cell()) {
        cell()->text.append_paragraph(ended.text);
        where.table = tables_.back().table.number();
        where.row = tables_.back().table.row();
        where.column = cell()->column;
    } else {
        add(ended.text.seen(), channel_, where);
        add_unseen(word_.parts, ended.text, where);
    }
    // Instructions without a quoted argument (PAGE, TOC) hold nothing a person wrote.
    if (ended.instructions.find('"') != std::string::npos || worth_scanning(ended.instructions))
        add(ended.instructions, Channel::attribute, where);
    for (const std::string& attribute : ended.attributes) add(attribute, Channel::attribute, where);
    if (tables_.empty()) word_.parts.may_cut();
}

void StoryReader::end_row() {
    Table& table = tables_.back();
    table.table.add_row(word_.parts, Locus{.channel = channel_}, table.cells, table.header_row);
    table.cells.clear();
    table.grounds.clear();
}

void StoryReader::add(std::string_view text, Channel channel, const Locus& where, std::string_view label) {
    if (word_.parts.full()) return;
    Locus place = where;
    place.channel = channel;
    word_.parts.document.add(text, place, label);
}

}  // namespace

bool read_docx_story(WordDocument& word, const std::string& part, Channel channel) {
    StoryReader reader(word, part, channel);
    const bool readable = word.package.read_xml_part(part, reader.handler(), [&](std::string_view text) {
        word.parts.document.add(text, Locus{.channel = channel});
        word.parts.may_cut();
    });
    word.parts.may_cut();
    return readable;
}

}  // namespace leakscan
