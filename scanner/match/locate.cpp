#include "match/locate.h"

#include <algorithm>

namespace leakscan {

std::string cell_name(std::uint32_t column, std::uint32_t row) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters.empty() ? letters : letters + std::to_string(row);
}

Location Locator::locate(const Window& span) {
    const Block& block = document_.blocks[span.block];
    Location location;
    location.channel = block.where.channel;
    location.page = block.where.page;
    location.table = block.where.table;
    location.row = block.where.row;
    location.label = document_.label_of(block);
    const size_t sheet = block.where.sheet;
    if (sheet != 0 && sheet <= document_.sheets.size()) {
        location.sheet = document_.sheets[sheet - 1];
        location.cell = cell_name(block.where.column, block.where.row);
    }
    const Document::Position position = position_of(span.begin);
    location.line = position.line;
    location.column = position.column;
    return location;
}

// As Document::position_of, remembering where the last answer was.
Document::Position Locator::position_of(std::uint32_t text_offset) {
    const std::vector<Anchor>& anchors = document_.anchors;
    const auto after =
        std::upper_bound(anchors.begin(), anchors.end(), text_offset, [](std::uint32_t at, const Anchor& a) { return at < a.text_offset; });
    if (after == anchors.begin() || document_.source.empty()) return {};
    const Anchor& anchor = *(after - 1);
    const size_t offset = std::min<size_t>(anchor.source_offset + (text_offset - anchor.text_offset), document_.source.size());
    if (line_ == 0 || offset < reached_) {
        reached_ = 0;
        line_ = document_.first_line;
        column_ = 1;
    }
    for (; reached_ < offset; ++reached_) {
        const auto byte = static_cast<unsigned char>(document_.source[reached_]);
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if ((byte & 0xC0) != 0x80) {
            ++column_;
        }
    }
    return {line_, column_};
}

}  // namespace leakscan
