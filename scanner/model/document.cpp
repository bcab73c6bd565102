#include "model/document.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/text.h"

namespace leakscan {
namespace {

// Adds the line ends in `text` to `lines`; where the last one stands, npos if there is none.
size_t last_line_end(std::string_view text, std::uint32_t& lines) {
    size_t last = std::string_view::npos;
    for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        last = at;
        ++lines;
    }
    return last;
}

// Code points of valid UTF-8: the bytes that continue none, eight at a time.
std::uint32_t count_starts(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    std::uint32_t starts = 0;
    size_t at = 0;
    for (std::uint64_t word; at + 8 <= text.size(); at += 8) {
        std::memcpy(&word, text.data() + at, 8);
        const std::uint64_t continues = (word >> 7) & (~word >> 6) & ones;
        starts += 8 - static_cast<std::uint32_t>(std::popcount(continues));
    }
    for (; at < text.size(); ++at) starts += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ? 1 : 0;
    return starts;
}

}  // namespace

void Document::add(std::string_view block_text, const Locus& where, std::string_view label) {
    if (block_text.empty()) return;
    if (!text.empty()) text.push_back('\n');
    Block block;
    block.begin = static_cast<std::uint32_t>(text.size());
    text.append(block_text);
    block.end = static_cast<std::uint32_t>(text.size());
    block.label = intern(label);
    block.where = where;
    blocks.push_back(block);
}

void Document::add_from_source(std::string_view block_text, std::uint32_t source_offset, const Locus& where, std::string_view label) {
    if (block_text.empty()) return;
    add(block_text, where, label);
    anchors.push_back({blocks.back().begin, source_offset});
}

size_t Document::block_at(std::uint32_t offset) const {
    const auto after =
        std::upper_bound(blocks.begin(), blocks.end(), offset, [](std::uint32_t at, const Block& b) { return at < b.begin; });
    return static_cast<size_t>(after - blocks.begin()) - 1;
}

Document::Position Document::position_of(std::uint32_t text_offset) const {
    const auto after =
        std::upper_bound(anchors.begin(), anchors.end(), text_offset, [](std::uint32_t at, const Anchor& a) { return at < a.text_offset; });
    if (after == anchors.begin() || source.empty()) return {};
    const Anchor& anchor = *(after - 1);
    const size_t offset = std::min<size_t>(anchor.source_offset + (text_offset - anchor.text_offset), source.size());
    if (checkpoint_.source != source.data() || checkpoint_.size != source.size() || checkpoint_.offset > offset) {
        checkpoint_ = {source.data(), source.size(), 0, 1, 1};
    }
    const std::string_view between = std::string_view(source).substr(checkpoint_.offset, offset - checkpoint_.offset);
    const size_t line_end = last_line_end(between, checkpoint_.line);
    if (line_end != std::string_view::npos) checkpoint_.column = 1;
    checkpoint_.column += count_starts(between.substr(line_end + 1));  // npos + 1 == 0
    checkpoint_.offset = offset;
    return {first_line + checkpoint_.line - 1, checkpoint_.column};
}

void Document::clear_text() {
    text.clear();
    blocks.clear();
    merged.clear();
    source.clear();
    anchors.clear();
    checkpoint_ = {};
}

std::uint32_t Document::intern(std::string_view label) {
    if (label.empty()) return 0;
    // Cells of a column follow each other at short distance: the last few labels nearly always hold the one wanted.
    const size_t recent = labels.size() > 64 ? labels.size() - 64 : 1;
    for (size_t i = labels.size(); i-- > recent;) {
        if (labels[i] == label) return static_cast<std::uint32_t>(i);
    }
    labels.emplace_back(label);
    return static_cast<std::uint32_t>(labels.size() - 1);
}

}  // namespace leakscan
