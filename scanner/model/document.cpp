#include "model/document.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {

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
    // Both counts are loops that compilers turn into wide ones; the source is UTF-8, so a code point is a byte that continues none.
    const auto lines = std::count(between.begin(), between.end(), '\n');
    if (lines > 0) checkpoint_.column = 1;
    checkpoint_.line += static_cast<std::uint32_t>(lines);
    const std::string_view on_line = between.substr(lines > 0 ? between.rfind('\n') + 1 : 0);
    const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    checkpoint_.column += static_cast<std::uint32_t>(std::count_if(on_line.begin(), on_line.end(), starts));
    checkpoint_.offset = offset;
    return {first_line + checkpoint_.line - 1, checkpoint_.column};
}

void Document::clear_text() {
    text.clear();
    blocks.clear();
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
