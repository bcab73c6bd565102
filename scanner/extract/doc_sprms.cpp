// Both numberings go through one switch: the one-byte modifiers of Word 6 are translated by a table that also knows their sizes.
#include "extract/doc_sprms.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"

namespace leakscan {
namespace {

// Modifiers by their number in Word 97; those of Word 6 are translated.
enum Sprm : std::uint16_t {
    deleted = 0x0800,
    inserted = 0x0801,
    vanish = 0x083C,
    white_by_index = 0x2A42,
    highlight = 0x2A0C,
    size_of_letters = 0x4A43,
    colour = 0x6870,
    ground_of_run_80 = 0x4866,
    ground_of_run = 0xCA71,
    symbol = 0x6A09,
    character_style = 0x4A30,
    in_table = 0x2416,
    row_end = 0x2417,
    level = 0x6649,
    level_change = 0x664A,
    inner_cell_end = 0x244B,
    inner_row_end = 0x244C,
    header_row = 0x3404,
    define_table = 0xD608,
    define_table_10 = 0xD606,
    ground_of_cells_80 = 0xD609,
    ground_of_cells = 0xD612,
    ground_of_table = 0xD660,
    ground_of_paragraph_80 = 0x442D,
    ground_of_paragraph = 0xC64D,
    tabs = 0xC615,
    huge_paragraph = 0x6646,
    huge_paragraph_2 = 0x6645,
};

struct Modifier {
    std::uint16_t number = 0;
    std::string_view operand;
};

constexpr std::uint32_t most_levels = 30;  // of tables in tables

// Bytes of the operand by the top three bits of the number; 0: the operand says it itself.
constexpr std::array<unsigned, 8> operand_sizes = {1, 1, 2, 4, 2, 2, 0, 3};

// Takes the modifier at the front of `rest`; false when no more can be read.
bool take_modifier(std::string_view& rest, Modifier& modifier) {
    if (rest.size() < 3) return false;
    modifier.number = u16_at(rest, 0);
    std::uint64_t begin = 2;
    std::uint64_t size = operand_sizes[modifier.number >> 13];
    if (modifier.number == define_table || modifier.number == define_table_10) {
        size = u16_at(rest, 2) - std::uint64_t{u16_at(rest, 2) > 0};
        begin = 4;
    } else if (size == 0) {
        size = u8_at(rest, 2);
        begin = 3;
        if (modifier.number == tabs && size == 255) {
            const std::uint64_t removed = u8_at(rest, 3);
            size = 2 + removed * 4 + u8_at(rest, 4 + removed * 4) * 3ull;
        }
    }
    modifier.operand = slice(rest, begin, size);
    rest = slice(rest, begin + size);
    return true;
}

struct OldModifier {
    std::uint8_t number;
    std::uint8_t size;  // of the operand; variable: its first byte says it
    std::uint16_t meaning;
};
constexpr std::uint8_t variable = 0xFF;
constexpr std::uint8_t variable_wide = 0xFE;
constexpr OldModifier old_modifiers[] = {
    {2, 2, 0},
    {3, variable, 0},
    {4, 1, 0},
    {5, 1, 0},
    {6, 1, 0},
    {7, 1, 0},
    {8, 1, 0},
    {9, 1, 0},
    {10, 1, 0},
    {11, 1, 0},
    {12, variable, 0},
    {13, 1, 0},
    {14, 1, 0},
    {15, variable, 0},
    {16, 2, 0},
    {17, 2, 0},
    {18, 2, 0},
    {19, 2, 0},
    {20, 4, 0},
    {21, 2, 0},
    {22, 2, 0},
    {23, variable, 0},
    {24, 1, in_table},
    {25, 1, row_end},
    {26, 2, 0},
    {27, 2, 0},
    {28, 2, 0},
    {29, 1, 0},
    {30, 2, 0},
    {31, 2, 0},
    {32, 2, 0},
    {33, 2, 0},
    {34, 2, 0},
    {35, 2, 0},
    {36, 2, 0},
    {37, 1, 0},
    {38, 2, 0},
    {39, 2, 0},
    {40, 2, 0},
    {41, 2, 0},
    {42, 2, 0},
    {43, 2, 0},
    {44, 1, 0},
    {45, 2, 0},
    {46, 2, 0},
    {47, 2, 0},
    {48, 2, 0},
    {49, 2, 0},
    {50, 1, 0},
    {51, 1, 0},
    {52, variable, 0},
    {65, 1, deleted},
    {66, 1, inserted},
    {67, 1, 0},
    {68, variable, 0},
    {69, 2, 0},
    {70, 4, 0},
    {71, 1, 0},
    {72, 2, 0},
    {73, 3, 0},
    {74, variable, symbol},
    {75, 1, 0},
    {80, 2, 0},
    {81, variable, 0},
    {82, variable, 0},
    {83, 0, 0},
    {85, 1, 0},
    {86, 1, 0},
    {87, 1, 0},
    {88, 1, 0},
    {89, 1, 0},
    {90, 1, 0},
    {91, 1, 0},
    {92, 1, vanish},
    {93, 2, 0},
    {94, 1, 0},
    {95, 3, 0},
    {96, 2, 0},
    {97, 2, 0},
    {98, 1, white_by_index},
    {99, 1, 0},
    {100, 1, 0},
    {101, 1, 0},
    {102, 1, 0},
    {103, variable, 0},
    {104, 1, 0},
    {105, variable, 0},
    {106, variable, 0},
    {107, 2, 0},
    {108, variable, 0},
    {109, 2, 0},
    {110, 2, 0},
    {117, 1, 0},
    {118, 1, 0},
    {182, 2, 0},
    {183, 2, 0},
    {184, 2, 0},
    {185, 1, 0},
    {186, 1, header_row},
    {187, 12, 0},
    {188, variable_wide, 0},
    {189, 2, 0},
    {190, variable_wide, 0},
    {191, variable, 0},
    {192, 4, 0},
};

bool take_old_modifier(std::string_view& rest, Modifier& modifier) {
    const std::uint8_t number = u8_at(rest, 0);
    const auto* known =
        std::find_if(std::begin(old_modifiers), std::end(old_modifiers), [&](const OldModifier& row) { return row.number == number; });
    if (rest.size() < 2 || known == std::end(old_modifiers)) return false;
    std::uint64_t begin = 1;
    std::uint64_t size = known->size;
    if (known->size == variable) size = u8_at(rest, 1), begin = 2;
    if (known->size == variable_wide) size = u16_at(rest, 1) - std::uint64_t{u16_at(rest, 1) > 0}, begin = 3;
    modifier = {known->meaning, slice(rest, begin, size)};
    rest = slice(rest, begin + size);
    return true;
}

// A switch may also say "as the style" (0x80) or "unlike the style" (0x81).
bool is_on(std::string_view operand) { return u8_at(operand, 0) == 1 || u8_at(operand, 0) == 0x81; }

// A ground: two colours and a pattern, or all in two bytes.
bool has_ground(std::string_view shading) {
    constexpr std::uint32_t paper = 0xFFFFFF;
    if (shading.size() < 10) return u16_at(shading, 0) != 0 && u16_at(shading, 0) != 0xFFFF;
    const std::uint32_t back = u32_at(shading, 4);
    const std::uint16_t pattern = u16_at(shading, 8);
    return (pattern != 0 && pattern != 0xFFFF) || (back >> 24 == 0 && (back & paper) != paper);
}

bool any_ground(std::string_view cells, size_t size) {
    for (size_t at = 0; at + size <= cells.size(); at += size) {
        if (has_ground(cells.substr(at, size))) return true;
    }
    return false;
}

void apply(const Modifier& modifier, DocCharacterLook& run) {
    const std::string_view operand = modifier.operand;
    switch (modifier.number) {
        case deleted: run.deleted = is_on(operand); break;
        case inserted: run.inserted = is_on(operand); break;
        case vanish: run.look.vanish = is_on(operand); break;
        case white_by_index: run.look.white = u8_at(operand, 0) == 8; break;
        case colour: run.look.white = u32_at(operand, 0) == 0x00FFFFFF; break;
        case size_of_letters: run.look.tiny = u16_at(operand, 0) <= 2; break;
        case highlight: run.look.shaded = u8_at(operand, 0) != 0; break;
        case ground_of_run_80:
        case ground_of_run: run.look.shaded = has_ground(operand); break;
        case symbol: run.symbol = true; break;
        case character_style: run.style = u16_at(operand, 0); break;
        default: break;
    }
}

// Columns and merges of a row: the number of cells, their edges from the left, then twenty bytes for each cell.
void define_cells(std::string_view operand, DocParagraphLook& row) {
    constexpr std::uint16_t flag_merged = 0x0002;
    constexpr std::uint16_t flags_vertical = 0x0060;
    constexpr std::uint16_t flag_continues = 0x0020;
    const std::uint8_t count = u8_at(operand, 0);
    const auto edge = [&](size_t i) { return static_cast<std::int16_t>(u16_at(operand, 1 + 2 * i)); };
    row.row.left = edge(0);
    row.row.cells.clear();
    for (size_t i = 0; i < count; ++i) {
        const std::uint16_t flags = u16_at(operand, 1 + 2 * (count + 1ull) + 20 * i);
        row.row.cells.push_back({edge(i + 1), (flags & flags_vertical) == flag_continues, (flags & flag_merged) != 0, {}});
    }
}

void apply(const Modifier& modifier, DocParagraphLook& paragraph) {
    const std::string_view operand = modifier.operand;
    switch (modifier.number) {
        case in_table:
            if (u8_at(operand, 0) != 0) paragraph.level = std::max(paragraph.level, 1u);
            break;
        case level: paragraph.level = std::min(u32_at(operand, 0), most_levels); break;
        case level_change: paragraph.level = std::min(paragraph.level + u32_at(operand, 0), most_levels); break;
        case row_end: paragraph.row_end = u8_at(operand, 0) != 0; break;
        case inner_cell_end: paragraph.inner_cell_end = u8_at(operand, 0) != 0; break;
        case inner_row_end: paragraph.inner_row_end = u8_at(operand, 0) != 0; break;
        case header_row: paragraph.row.header = u8_at(operand, 0) != 0; break;
        case define_table: define_cells(operand, paragraph); break;
        case ground_of_cells_80: paragraph.row_shaded |= any_ground(operand, 2); break;
        case ground_of_cells: paragraph.row_shaded |= any_ground(operand, 10); break;
        case ground_of_table: paragraph.row_shaded |= has_ground(operand); break;
        case ground_of_paragraph_80:
        case ground_of_paragraph: paragraph.shaded = has_ground(operand); break;
        case huge_paragraph:
        case huge_paragraph_2: paragraph.huge = u32_at(operand, 0); break;
        default: break;
    }
}

template <typename Look>
void read_sprms(std::string_view modifiers, bool old, Look& look) {
    Modifier modifier;
    while (old ? take_old_modifier(modifiers, modifier) : take_modifier(modifiers, modifier)) apply(modifier, look);
}

}  // namespace

void read_character_sprms(std::string_view modifiers, bool old, DocCharacterLook& look) { read_sprms(modifiers, old, look); }
void read_paragraph_sprms(std::string_view modifiers, bool old, DocParagraphLook& look) { read_sprms(modifiers, old, look); }

}  // namespace leakscan
