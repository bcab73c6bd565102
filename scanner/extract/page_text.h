// Pages of placed words into the blocks of a Document: tables with their labels, paragraphs, and what stands there without being seen.
// For formats that only say where each word stands.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/page_tables.h"
#include "extract/table_labels.h"
#include "model/document.h"
#include "model/placed.h"

namespace leakscan {

class PageText {
public:
    // Adds the page to the document. Pages come in their order: a table may go on from the last one.
    void add(const PlacedPage& page, Document& document);
    // What comes next has nothing to do with what came before.
    void start_anew() { edges_.clear(); }

private:
    void add_upright(const PlacedPage& page, Document& document);
    void add_table(const PageTable& table, std::uint32_t page, Document& document);
    void add_lines(const std::vector<TextLine>& lines, const PlacedPage& page, Document& document);
    void add_paragraphs(const std::vector<TextLine>& lines, const PlacedPage& page, Document& document);

    std::uint32_t tables_ = 0;
    std::uint32_t paragraphs_ = 0;
    std::uint32_t row_ = 0;                          // of the table added last
    std::uint32_t page_ = 0;                         // of that table
    std::map<std::uint32_t, std::string> last_row_;  // of that table, by column
    std::vector<double> edges_;                      // of its columns; empty if other text came after it
    TableLabels labels_;
};

}  // namespace leakscan
