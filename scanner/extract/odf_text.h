// Text of an OpenDocument on its way into blocks: paragraphs in rooms (the body, a header, a note, a text box, a cell), each run as
// what it is to a reader: seen, hidden, deleted. ODF 1.3 part 3, 5 (text content), 6 (inline elements) and 5.5 (changes).
// Knows paragraphs and what stands in them; which element opens a room is odf_content's business.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/odf_styles.h"
#include "extract/word_story.h"

namespace leakscan {

class OdfText {
public:
    OdfText(TextParts& parts, const OdfStyles& styles) : parts_(parts), styles_(&styles) {}

    void set_styles(const OdfStyles& styles) { styles_ = &styles; }

    // --- Rooms: paragraphs belong to the one opened last ---

    // Paragraphs and tables become blocks at `where`. `on_paper`: what is white there is not seen.
    void open_story(const Locus& where, bool on_paper = true);
    // Paragraphs are kept for whoever closes the room, whose place is `where`; `look`: what its surroundings say of their letters.
    void open_collection(const Locus& where, const RunLook& look = {});
    // Text that a tracked change took away; it is put in again where the document says that it stood.
    void open_deletion(std::string_view change);
    // The paragraphs of a collection, empty ones too; none of the others.
    std::vector<RunText> close_room();
    bool has_room() const { return !rooms_.empty(); }
    // Of the innermost room that has a place.
    Locus where() const;
    // What was deleted without a place in the text, at the end of it.
    void add_lost_deletions();

    // --- Paragraphs ---

    void start_paragraph(std::string_view style);
    void end_paragraph();
    bool in_paragraph() const { return !paragraphs_.empty() && paragraphs_.back().room == rooms_.size(); }
    void start_span(std::string_view style);
    void end_span();
    // Text of the document: white space counts as one space. Outside paragraphs it is nothing.
    void append(std::string_view text);
    void append_hidden(std::string_view text);
    void append_spaces(std::uint32_t count);
    void append_tab();
    void append_line_break() { append_spaces(1); }
    // text:hidden-paragraph: the paragraph in hand is not shown.
    void hide_paragraph();
    // What belongs to the text without being seen.
    void add_attribute(std::string_view text);

    // --- Tracked changes ---

    void declare_insertion(std::string_view change);
    void put_deletion(std::string_view change);
    void start_change(std::string_view change);
    void end_change(std::string_view change);

    // --- Tables in stories ---

    void start_table();
    void start_row(bool header);
    void start_cell(std::uint32_t span, std::uint32_t repeated, bool covered, std::string_view style);
    void end_cell();
    void end_row();
    void end_table();

private:
    struct Table {
        EdgeTable::Row row;
        std::uint32_t column = 0;        // where the last cell ended
        std::uint32_t covered_left = 0;  // cells that the last one covers
        std::uint32_t repeated = 1;      // the cell in hand
    };
    struct Room {
        std::optional<WordStory> story;  // none: a collection
        Locus where;
        bool on_paper = true;
        RunLook look;
        std::vector<RunText> collected;
        std::vector<Table> tables;  // open ones
        std::string deletion;       // id of the change, "" for others
    };
    struct Paragraph {
        size_t room = 0;  // number of rooms around it
        std::vector<RunLook> looks;
        RunText text;
        bool hidden = false;
        bool after_space = true;  // white space at the beginning is nothing
    };
    enum class Change : std::uint8_t { insertion, deletion };
    struct Deletion {
        RunText first, last;  // paragraphs, which join with those around the place
        size_t paragraphs = 0;
        bool placed = false;
    };

    RunText::Kind kind_of_text() const;
    void end_deleted_paragraph(const RunText& text);

    TextParts& parts_;
    const OdfStyles* styles_;
    WordCounters counters_;
    std::vector<Room> rooms_;
    std::vector<Paragraph> paragraphs_;
    std::map<std::string, Change, std::less<>> changes_;
    std::map<std::string, Deletion, std::less<>> deletions_;
    int inserted_ = 0;  // changes around the place in hand
    int deleted_ = 0;
};

}  // namespace leakscan
