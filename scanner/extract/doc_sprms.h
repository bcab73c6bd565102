// Property modifiers of Word's binary format, as far as they say who sees a text and what is a table. Specification: MS-DOC
// 2.6 (sprms of Word 97 and later), for Word 6 and 95 the Word 6 binary file format.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/run_look.h"
#include "extract/word_table.h"

namespace leakscan {

// What the modifiers of a run say.
struct DocCharacterLook {
    RunLook look;
    bool deleted = false;
    bool inserted = false;
    bool symbol = false;  // its characters stand for glyphs of a symbol font
    std::uint32_t style = 0;

    bool is_plain() const {
        return !deleted && !inserted && !symbol && style == 0 && !look.vanish && !look.white && !look.tiny && !look.shaded;
    }
};

// What the modifiers of a paragraph say; those of a row stand at the mark that ends it.
struct DocParagraphLook {
    std::uint32_t level = 0;  // of tables around it
    bool row_end = false;
    bool inner_cell_end = false;  // the mark of a cell of a table within a table
    bool inner_row_end = false;
    bool shaded = false;
    bool row_shaded = false;  // of a row: some cell has a ground; then of each paragraph in it
    EdgeTable::Row row;       // the shape of a row, without its texts
    std::uint32_t huge = 0;   // where in the Data stream more modifiers stand; 0: nowhere
    std::uint32_t style = 0;
};

// `old`: as Word 6 and 95 write them.
void read_character_sprms(std::string_view modifiers, bool old, DocCharacterLook& look);
void read_paragraph_sprms(std::string_view modifiers, bool old, DocParagraphLook& look);

}  // namespace leakscan
