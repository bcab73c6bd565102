// One story of a word processor's document (body, header, a note) on its way into blocks: paragraphs, and tables within tables.
// Shared by the formats whose marks say "here a paragraph, cell or row ends".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/word_table.h"

namespace leakscan {

// Numbers that go on from story to story.
struct WordCounters {
    std::uint32_t tables = 0;
    std::uint32_t paragraphs = 0;
};

class WordStory {
public:
    // `where` gives the channel of what is seen, and the page if there are pages.
    WordStory(TextParts& parts, const Locus& where, WordCounters& counters) : parts_(parts), where_(where), counters_(counters) {}

    // Text of the paragraph in hand.
    void append(std::string_view text, RunText::Kind kind) { paragraph_.append(text, kind); }
    void append(const RunText& text) { paragraph_.append_paragraph(text); }
    // What belongs to the paragraph without being seen: a link's target, the words for a picture.
    void add_attribute(std::string_view text);

    // Marks. `level`: how many tables are around the paragraph; those that are deeper end.
    void end_paragraph(size_t level);
    void end_cell(size_t level);
    // `shape` gives what the format says of the row: edges and merges of its cells.
    void end_row(size_t level, const EdgeTable::Row& shape);
    // The end of the story, with what is left of a paragraph or row whose mark is missing.
    void finish();

private:
    struct Level {
        EdgeTable table;
        EdgeTable::Row row;
        RunText cell;
    };

    void enter(size_t level);
    void close_tables(size_t level);

    TextParts& parts_;
    Locus where_;
    WordCounters& counters_;
    RunText paragraph_;
    std::vector<Level> levels_;
};

}  // namespace leakscan
