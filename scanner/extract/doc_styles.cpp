// Styles follow each other with their sizes; what a style says of characters is the last of its properties.
#include "extract/doc_styles.h"

#include <cstdint>

#include "base/bytes.h"
#include "extract/doc_sprms.h"

namespace leakscan {
namespace {

constexpr size_t most_styles = 4096;  // their numbers have twelve bits
constexpr int longest_chain = 20;     // of styles based on others; Word allows 11 levels, cycles never end
constexpr std::uint32_t no_base = 0xFFF;

struct Style {
    RunLook look;
    std::uint32_t base = no_base;
};

// Behind a head of `size_of_head` bytes: the name, then sets of properties, each with its size, at even places.
Style read_style(std::string_view bytes, size_t size_of_head) {
    enum : unsigned { paragraph_style = 1, character_style = 2 };
    Style style;
    const unsigned kind = u16_at(bytes, 2) & 0xF;
    style.base = u16_at(bytes, 2) >> 4;
    const unsigned wanted = kind == paragraph_style ? 1 : 0;
    if (kind != paragraph_style && kind != character_style) return style;
    std::uint64_t at = size_of_head + 4 + 2ull * u16_at(bytes, size_of_head);
    for (unsigned set = 0; set < wanted; ++set) at += 2 + ((u16_at(bytes, at) + 1u) & ~1u);
    DocCharacterLook look;
    read_character_sprms(slice(bytes, at + 2, u16_at(bytes, at)), false, look);
    style.look = look.look;
    return style;
}

}  // namespace

std::vector<RunLook> read_doc_styles(std::string_view sheet) {
    std::vector<Style> styles;
    const size_t size_of_head = u16_at(sheet, 4);
    std::uint64_t at = 2ull + u16_at(sheet, 0);
    while (at + 2 <= sheet.size() && styles.size() < most_styles) {
        const std::uint16_t size = u16_at(sheet, at);
        styles.push_back(size == 0 ? Style{} : read_style(slice(sheet, at + 2, size), size_of_head));
        at += 2 + ((size + 1u) & ~1u);
    }
    std::vector<RunLook> looks;
    for (const Style& style : styles) {
        RunLook look = style.look;
        std::uint32_t base = style.base;
        for (int step = 0; step < longest_chain && base < styles.size(); ++step) {
            look.inherit(styles[base].look);
            base = styles[base].base;
        }
        looks.push_back(look);
    }
    return looks;
}

}  // namespace leakscan
