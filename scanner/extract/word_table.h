// Tables of word processors on their way into a Document: rows with labels, and what is hidden in their cells.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/run_text.h"
#include "extract/table_labels.h"
#include "extract/text_parts.h"

namespace leakscan {

// Deleted and hidden runs of a paragraph or cell, each in its channel; `label` is that of the cell.
void add_unseen(TextParts& parts, const RunText& text, const Locus& where, std::string_view label = {});

struct WordCell {
    std::uint32_t column = 1;
    std::uint32_t span = 1;
    bool continues = false;  // the cell above
    RunText text;
};

// A table whose cells know their columns.
class WordTable {
public:
    explicit WordTable(std::uint32_t number) : number_(number) {}

    std::uint32_t number() const { return number_; }
    std::uint32_t row() const { return row_; }  // the current one
    void begin_row() { ++row_; }
    // Adds the current row. `story` gives channel and page; `header`: the format marks the row as one.
    void add_row(TextParts& parts, const Locus& story, const std::vector<WordCell>& cells, bool header);

private:
    std::uint32_t number_;
    std::uint32_t row_ = 0;
    TableLabels labels_;
    std::map<std::uint32_t, std::string> above_;  // by column: text of cells that may continue downwards
};

// A table whose cells only say where they end, in twips. Its columns are those between all edges of its first rows, as Word
// itself sees them, so that merged cells of a header stand over what they cover.
class EdgeTable {
public:
    explicit EdgeTable(std::uint32_t number) : table_(number) {}

    struct Cell {
        int right = 0;           // edge; 0 if unknown
        bool continues = false;  // the one above
        bool merged = false;     // into the one before
        RunText text;
    };
    struct Row {
        int left = 0;
        std::vector<Cell> cells;
        bool header = false;
    };
    void add_row(TextParts& parts, const Locus& story, Row row);
    // Hands on the rows that waited for the edges of others.
    void finish(TextParts& parts, const Locus& story);

private:
    void find_columns();
    std::uint32_t column_at(int edge) const;
    void hand_on(TextParts& parts, const Locus& story, Row& row);

    WordTable table_;
    std::vector<Row> waiting_;
    std::vector<int> edges_;
    bool columns_known_ = false;
};

}  // namespace leakscan
