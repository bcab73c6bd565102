// Rendered text into the blocks of a Document: white space collapses, references are decoded, and anchors keep the way back
// to the source. One block at a time; knows nothing of markup.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/document.h"

namespace leakscan {

class TextWriter {
public:
    // Source offsets given below are counted from `source_base` on in Document::source.
    explicit TextWriter(Document& document, std::uint32_t source_base = 0) : document_(&document), source_base_(source_base) {}

    void set_source_base(std::uint32_t source_base) { source_base_ = source_base; }
    bool is_open() const { return open_; }
    // Where the open block stands. Precondition: is_open().
    const Locus& where() const { return block_.where; }

    // Begins a block. Precondition: none is open.
    void begin(const Locus& where);
    // Text of the source from `offset` on, white space collapsed.
    void append(std::string_view text, std::uint32_t offset);
    // The same with character references.
    void append_with_references(std::string_view text, std::uint32_t offset, bool in_attribute = false);
    // A character that stands in the source in another form.
    void append_code_point(char32_t value, std::uint32_t offset);
    // What follows is separated by one space.
    void separate() { space_pending_ = true; }
    // Ends the block; an empty one leaves no trace. True if one was added.
    bool end();

private:
    const char* copy_run(const char* at, const char* run_end, std::uint32_t offset);
    void take_space();
    void set_anchor(std::uint32_t offset);

    Document* document_;
    std::uint32_t source_base_;
    Block block_;
    bool open_ = false;
    bool space_pending_ = false;
    bool anchored_ = false;    // an anchor of this block is in force
    std::uint32_t delta_ = 0;  // source offset minus text offset since the last anchor
};

// Appends all of `from` behind `to`: blocks, labels and anchors.
void append_document(Document& to, const Document& from);

}  // namespace leakscan
