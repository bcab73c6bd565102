// The frame of a binary Word document: where its text lies (the piece table) and what is said about runs and paragraphs.
// Specification: MS-DOC 2.5 (FIB), 2.8 and 2.9 (Clx, FKPs), for Word 6 and 95 the Word 6 binary file format. What the text means
// is doc_story's business.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/doc_sprms.h"
#include "extract/ole_document.h"

namespace leakscan {

// Text of the document by its character positions (CP), as far as it lies together in the file.
struct DocPiece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint64_t offset = 0;  // in the WordDocument stream
    bool wide = false;         // two bytes a character
    DocCharacterLook look;     // what the piece itself says of its text (after a fast save)
};

// Bytes of the WordDocument stream with the same properties.
struct DocRun {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    DocCharacterLook look;
};
struct DocParagraph {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    DocParagraphLook look;
};

// The parts that the text of a document is divided into, in the order of the stream.
enum class DocPart : std::uint8_t { body, footnotes, headers, macros, comments, endnotes, text_boxes, header_text_boxes };
constexpr size_t doc_parts = 8;

class DocFile {
public:
    // Fault encrypted, malformed, or unsupported (Word 2 and older).
    static Result<DocFile> open(OleDocument& document);

    bool old() const { return old_; }  // Word 6 or 95
    std::uint32_t code_page() const { return code_page_; }
    const std::string& stream() const { return word_; }
    const std::vector<DocPiece>& pieces() const { return pieces_; }
    struct Range {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };
    Range range(DocPart part) const { return ranges_[static_cast<size_t>(part)]; }
    // One of the structures that the FIB points at, by its number there; Word 97 and later only.
    std::string_view structure(unsigned number) const;

    // Calls with each piece of text of the range that has one look, in reading order, until the call returns false.
    struct Text {
        std::string_view bytes;
        bool wide = false;
        std::uint64_t offset = 0;
        const DocCharacterLook* look = nullptr;
    };
    void for_each_text(Range range, const std::function<bool(const Text&)>& call) const;
    // Of the paragraph whose mark stands at a byte of the stream.
    const DocParagraphLook& paragraph_at(std::uint64_t offset) const;
    // What a style says of characters, with everything inherited; silent for an unknown one.
    const RunLook& look_of_style(std::uint32_t style) const;
    bool knows_paragraphs() const { return !paragraphs_.empty(); }
    // Pages of the stream that hold properties instead of text.
    const std::vector<std::uint64_t>& property_pages() const { return property_pages_; }

private:
    Status read_header(OleDocument& document);
    void read_pieces();
    void check_code_page();
    void read_runs();
    void read_paragraphs();
    void read_run_page(std::string_view page);
    void read_paragraph_page(std::string_view page);
    void spread_shading();
    void take_huge(DocParagraphLook& look) const;
    std::vector<std::uint64_t> pages_of(std::string_view plc);
    std::string_view table_structure(size_t old_place, unsigned number) const;
    DocCharacterLook look_of_piece(std::uint16_t modifier, const std::vector<std::string_view>& groups) const;

    std::string word_;
    std::string table_;
    std::string data_;
    bool old_ = false;
    std::uint32_t code_page_ = 1252;
    DocFile::Range ranges_[doc_parts];
    std::vector<RunLook> styles_;
    std::vector<DocPiece> pieces_;          // by character position
    std::vector<DocRun> runs_;              // by offset, only those with something to say
    std::vector<DocParagraph> paragraphs_;  // by offset, likewise
    std::vector<std::uint64_t> property_pages_;
};

}  // namespace leakscan
