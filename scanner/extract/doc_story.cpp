// Runs wait for the mark of their paragraph, because only there it is known whether they stand on paper or on a coloured ground.
#include "extract/doc_story.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/code_page.h"

namespace leakscan {
namespace {

enum Mark : std::uint8_t {
    mark_cell = 0x07,
    mark_tab = 0x09,
    mark_line = 0x0B,
    mark_page = 0x0C,
    mark_paragraph = 0x0D,
    mark_column = 0x0E,
    mark_field_begin = 0x13,
    mark_field_middle = 0x14,
    mark_field_end = 0x15,
    mark_hard_hyphen = 0x1E,
};

constexpr size_t deepest_field = 64;  // beyond it, text counts as shown

class StoryReader {
public:
    StoryReader(const DocFile& file, Channel channel, bool boxes, WordCounters& counters, TextParts& parts)
        : file_(file), boxes_(boxes), parts_(parts), story_(parts, Locus{.channel = channel}, counters) {}

    void read(DocFile::Range range);

private:
    void take(const DocFile::Text& text);
    void append(std::string_view bytes, const DocFile::Text& text);
    void take_mark(std::uint8_t mark, std::uint64_t offset, const DocFile::Text& text);
    void end_paragraph(std::uint8_t mark, const DocParagraphLook& look);
    void decide_kinds(const DocParagraphLook& look);
    bool in_instruction() const { return std::ranges::count(fields_, true) > 0; }

    // Text of the paragraph whose look is known at its mark only.
    struct Run {
        std::string text;
        DocCharacterLook look;
    };

    const DocFile& file_;
    bool boxes_;
    TextParts& parts_;
    WordStory story_;
    std::vector<Run> runs_;
    std::string instructions_;
    std::vector<bool> fields_;  // open ones: still in the instruction
    bool after_cell_ = false;
};

void StoryReader::read(DocFile::Range range) {
    file_.for_each_text(range, [this](const DocFile::Text& text) {
        take(text);
        return !parts_.full();
    });
    decide_kinds({});
    story_.finish();
}

// Text and marks apart. In 8-bit text of any code page marks are single bytes below the second bytes of characters.
void StoryReader::take(const DocFile::Text& text) {
    const size_t width = text.wide ? 2 : 1;
    size_t begin = 0;
    for (size_t at = 0; at + width <= text.bytes.size(); at += width) {
        const std::uint32_t unit = text.wide ? u16_at(text.bytes, at) : u8_at(text.bytes, at);
        if (unit >= 0x20) continue;
        append(text.bytes.substr(begin, at - begin), text);
        take_mark(static_cast<std::uint8_t>(unit), text.offset + at, text);
        begin = at + width;
    }
    append(slice(text.bytes, begin), text);
}

void StoryReader::append(std::string_view bytes, const DocFile::Text& text) {
    if (bytes.empty() || text.look->symbol) return;
    std::string decoded;
    if (text.wide) {
        append_utf16(decoded, bytes);
    } else {
        decoded = decode_page(bytes, file_.old() ? file_.code_page() : 1252);
    }
    after_cell_ = false;
    if (in_instruction()) {
        instructions_ += decoded;
    } else {
        runs_.push_back({std::move(decoded), *text.look});
    }
}

void StoryReader::take_mark(std::uint8_t mark, std::uint64_t offset, const DocFile::Text& text) {
    const auto add = [&](std::string_view shown) {
        if (!in_instruction()) runs_.push_back({std::string(shown), *text.look});
    };
    switch (mark) {
        case mark_cell:
        case mark_page:
        case mark_paragraph: end_paragraph(mark, file_.paragraph_at(offset)); break;
        case mark_tab: add("\t"); break;
        case mark_line:
        case mark_column: add(" "); break;  // what a line break cuts still belongs together
        case mark_hard_hyphen: add("-"); break;
        case mark_field_begin:
            if (fields_.size() < deepest_field) fields_.push_back(true);
            break;
        case mark_field_middle:
            if (!fields_.empty()) fields_.back() = false;
            break;
        case mark_field_end:
            if (!fields_.empty()) fields_.pop_back();
            break;
        default: break;  // pictures, notes, drawings
    }
}

void StoryReader::decide_kinds(const DocParagraphLook& look) {
    const bool on_paper = !boxes_ && !look.shaded && !look.row_shaded;
    for (const Run& run : runs_) {
        RunLook seen = run.look.look;
        if (run.look.style != 0) seen.inherit(file_.look_of_style(run.look.style));
        seen.inherit(file_.look_of_style(look.style));
        const RunText::Kind kind = run.look.deleted       ? RunText::Kind::deleted
                                   : seen.hides(on_paper) ? RunText::Kind::hidden
                                   : run.look.inserted    ? RunText::Kind::inserted
                                                          : RunText::Kind::plain;
        story_.append(run.text, kind);
    }
    runs_.clear();
}

// Without paragraph properties a mark of a cell behind another ends the row.
void StoryReader::end_paragraph(std::uint8_t mark, const DocParagraphLook& given) {
    DocParagraphLook guessed;
    const bool guess = mark == mark_cell && given.level == 0;
    if (guess) {
        guessed.level = 1;
        guessed.row_end = after_cell_ && !file_.knows_paragraphs();
    }
    const DocParagraphLook& look = guess ? guessed : given;
    decide_kinds(look);
    // Instructions without a quoted argument (PAGE, TOC) hold nothing a person wrote.
    if (instructions_.find('"') != std::string::npos) story_.add_attribute(instructions_);
    instructions_.clear();
    after_cell_ = mark == mark_cell;
    if ((mark == mark_cell && look.row_end) || (look.inner_row_end && look.level > 1)) return story_.end_row(look.level, look.row);
    if (mark == mark_cell || look.inner_cell_end) return story_.end_cell(look.level);
    story_.end_paragraph(look.level);
}

}  // namespace

void read_doc_story(const DocFile& file, DocFile::Range range, Channel channel, bool boxes, WordCounters& counters, TextParts& parts) {
    StoryReader(file, channel, boxes, counters, parts).read(range);
}

}  // namespace leakscan
