// Visible runs and hidden ones are kept apart as they come; a number cut by the border between them is put together from both.
#include "extract/run_text.h"

#include <algorithm>

#include "base/text.h"
#include "extract/table_labels.h"

namespace leakscan {
namespace {

constexpr size_t longest_caption = 20;  // code points

// "联系人：张三 身份证号：" before a hidden number gives "身份证号", "张三，手机" without a colon "手机".
std::string caption_at_end(std::string_view text) {
    text = trim(text);
    bool colon = true;
    if (text.ends_with(":")) {
        text.remove_suffix(1);
    } else if (text.ends_with("：")) {
        text.remove_suffix(std::string_view("：").size());
    } else {
        colon = false;
    }
    size_t start = text.size();
    for (size_t count = 0; start > 0 && count < longest_caption; ++count) {
        const size_t before = previous_code_point(text, start);
        const std::string_view character = text.substr(before, start - before);
        constexpr std::string_view stops[] = {" ", "\t", "\n", "：", ":", "，", ",", "。", "；", ";", "、", "（", "(", "\xE3\x80\x80"};
        if (std::find(std::begin(stops), std::end(stops), character) != std::end(stops)) break;
        start = before;
    }
    const std::string_view caption = text.substr(start);
    return colon || is_caption(caption) ? std::string(caption) : std::string();
}

}  // namespace

void RunText::append(std::string_view text, Kind kind) {
    if (text.empty()) return;
    text_ += text;
    if (!pieces_.empty() && pieces_.back().kind == kind) {
        pieces_.back().end = text_.size();
    } else {
        pieces_.push_back({kind, text_.size()});
    }
}

void RunText::append_paragraph(const RunText& paragraph) {
    if (paragraph.empty()) return;
    if (!empty()) append(" ", Kind::plain);
    size_t begin = 0;
    for (const Piece& piece : paragraph.pieces_) {
        append(std::string_view(paragraph.text_).substr(begin, piece.end - begin), piece.kind);
        begin = piece.end;
    }
}

void RunText::hide() {
    for (Piece& piece : pieces_) {
        if (piece.kind == Kind::plain || piece.kind == Kind::inserted) piece.kind = Kind::hidden;
    }
}

std::string RunText::seen() const {
    std::string seen;
    size_t begin = 0;
    for (const Piece& piece : pieces_) {
        if (piece.kind == Kind::plain || piece.kind == Kind::inserted) seen.append(text_, begin, piece.end - begin);
        begin = piece.end;
    }
    return seen;
}

std::vector<RunText::Unseen> RunText::unseen() const {
    std::vector<Unseen> found;
    const auto has = [this](Kind kind) {
        return std::any_of(pieces_.begin(), pieces_.end(), [kind](const Piece& piece) { return piece.kind == kind; });
    };
    // The text as it was before the changes, and the text as it is with all of it shown.
    if (has(Kind::deleted)) collect_unseen(Kind::deleted, Kind::inserted, found);
    if (has(Kind::hidden)) collect_unseen(Kind::hidden, Kind::deleted, found);
    return found;
}

void RunText::collect_unseen(Kind wanted, Kind left_out, std::vector<Unseen>& found) const {
    struct Range {
        size_t begin, end;
    };
    std::string text;
    std::vector<Range> ranges;
    size_t begin = 0;
    for (const Piece& piece : pieces_) {
        const size_t start = text.size();
        if (piece.kind != left_out) text.append(text_, begin, piece.end - begin);
        begin = piece.end;
        if (piece.kind != wanted) continue;
        if (!ranges.empty() && ranges.back().end == start) {
            ranges.back().end = text.size();
        } else {
            ranges.push_back({start, text.size()});
        }
    }
    size_t taken = 0;  // what one run took along is not taken again
    for (auto [first, last] : ranges) {
        last = std::max(last, taken);
        first = std::max(first, taken);
        if (first == last) continue;
        if (is_ascii_alnum(text[first])) {
            while (first > taken && is_ascii_alnum(text[first - 1])) --first;
        }
        if (is_ascii_alnum(text[last - 1])) {
            while (last < text.size() && is_ascii_alnum(text[last])) ++last;
        }
        taken = last;
        const Channel channel = wanted == Kind::deleted ? Channel::tracked_deletion : Channel::hidden_text;
        found.push_back({channel, text.substr(first, last - first), caption_at_end(std::string_view(text).substr(0, first))});
    }
}

RunText joined(const std::vector<RunText>& paragraphs) {
    RunText text;
    for (const RunText& paragraph : paragraphs) text.append_paragraph(paragraph);
    return text;
}

}  // namespace leakscan
