#include "match/locate.h"

namespace leakscan {

std::string cell_name(std::uint32_t column, std::uint32_t row) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters.empty() ? letters : letters + std::to_string(row);
}

Location Locator::locate(const Window& span) const {
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
    const Document::Position position = document_.position_of(span.begin);
    location.line = position.line;
    location.column = position.column;
    return location;
}

}  // namespace leakscan
