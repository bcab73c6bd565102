// The text of one paragraph or cell, gathered run by run: what is seen, and what is there without being seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/locus.h"

namespace leakscan {

class RunText {
public:
    enum class Kind : std::uint8_t { plain, inserted, deleted, hidden };

    void append(std::string_view text, Kind kind);
    // All of another paragraph of the same cell, behind a space.
    void append_paragraph(const RunText& paragraph);
    // What was seen is hidden from now on.
    void hide();
    bool empty() const { return text_.empty(); }

    // What a reader sees: plain and inserted text, joined.
    std::string seen() const;

    struct Unseen {
        Channel channel = Channel::hidden_text;
        std::string text;
        std::string caption;  // the words before it that end in a colon, if any
    };
    // Each run of deleted or hidden text. Where a number is cut by the border of the run the rest of the number is taken
    // along: of 1380013[deleted: 8000] the deletion is 13800138000.
    std::vector<Unseen> unseen() const;

private:
    struct Piece {
        Kind kind;
        size_t end;  // of its text in text_
    };
    void collect_unseen(Kind wanted, Kind left_out, std::vector<Unseen>& found) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

// The paragraphs as one text, joined by spaces.
RunText joined(const std::vector<RunText>& paragraphs);

}  // namespace leakscan
