// What extract hands to match: the text of a document in blocks, each with its place and its label.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/locus.h"

namespace leakscan {

// What a page says of itself: the tags of 政府网站发展指引 (国办发〔2017〕47号) annex 2, else what its text says.
struct PageMeta {
    std::string site_name;       // SiteName
    std::string site_id;         // SiteIDCode
    std::string column_name;     // ColumnName
    std::string column_type;     // ColumnType
    std::string title;           // ArticleTitle, else <title>, else document properties
    std::string published;       // PubDate as "2017-11-20", empty if none could be read
    std::string content_source;  // ContentSource, else the 来源： line
    std::string author;          // Author
    std::string reference;       // 文号 or 索引号
    std::string url;             // Url, <link rel=canonical>
};

// One cell, paragraph, attribute value, comment ...: text that belongs together. Values never span blocks.
struct Block {
    std::uint32_t begin = 0;  // bytes of Document::text
    std::uint32_t end = 0;
    std::uint32_t label = 0;  // index into Document::labels; 0 is "no label"
    Locus where;
};

// Cells of a worksheet that are shown as one: the text stands in the first. Ranges of one row are left out.
struct MergedCells {
    std::uint32_t sheet = 0;  // as Locus::sheet
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t rows = 1;
    std::uint32_t columns = 1;
};

// From `text_offset` on, text comes from `source_offset` on byte by byte, up to the next anchor.
struct Anchor {
    std::uint32_t text_offset = 0;
    std::uint32_t source_offset = 0;
};

// A document, or one part of a long one. All text is UTF-8 in one buffer, blocks separated by '\n', so that
// one pass finds candidates in all of it. Blocks of one table row stand next to each other, in column order.
struct Document {
    std::string media;  // "html", "xlsx", "csv" ...
    PageMeta meta;
    std::string text;
    std::vector<Block> blocks;               // ascending, disjoint
    std::vector<std::string> labels = {""};  // column headers and form captions, each once
    std::vector<std::string> sheets;         // sheet names
    std::vector<MergedCells> merged;         // each in one part of the document
    std::string source;                      // text and markup only: the decoded file (or the part of it)
    std::vector<Anchor> anchors;             // text and markup only: ascending by text_offset
    std::uint32_t first_line = 1;            // line number of source[0]

    // Appends a block; empty text is dropped. The label is the column header or form caption, if any.
    void add(std::string_view block_text, const Locus& where, std::string_view label = {});
    // The same for text taken from `source` at `source_offset` without change.
    void add_from_source(std::string_view block_text, std::uint32_t source_offset, const Locus& where, std::string_view label = {});

    std::string_view text_of(const Block& block) const { return std::string_view(text).substr(block.begin, block.end - block.begin); }
    const std::string& label_of(const Block& block) const { return labels[block.label]; }
    // Index of the block that holds byte `offset` of text. Precondition: some block does.
    size_t block_at(std::uint32_t offset) const;

    // 1-based line and column (in code points) of a byte of `text`; {0, 0} where the format has no lines.
    struct Position {
        std::uint32_t line = 0;
        std::uint32_t column = 0;
    };
    // Cheap when asked in ascending order: it goes on from the last answer.
    Position position_of(std::uint32_t text_offset) const;

    // Forgets text, blocks, merged cells, source and anchors, keeps meta, labels and sheets: ready for the next part.
    void clear_text();

    // Index of a label, added to `labels` if it is not among the recent ones; 0 for "".
    std::uint32_t intern(std::string_view label);

private:
    // The last answer of position_of(), in the source.
    struct Checkpoint {
        const char* source = nullptr;
        size_t size = 0;
        size_t offset = 0;
        std::uint32_t line = 1;
        std::uint32_t column = 1;
    };
    mutable Checkpoint checkpoint_;
};

}  // namespace leakscan
