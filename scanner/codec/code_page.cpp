// Three short tables; decoding itself is codec/charset. ASCII, most of what is asked for, takes no detour.
#include "codec/code_page.h"

#include <algorithm>

#include "base/text.h"
#include "codec/charset.h"

namespace leakscan {
namespace {

struct Page {
    std::uint32_t number;
    std::string_view charset;
};
constexpr Page pages[] = {
    {437, "ibm-437"},        {850, "ibm-850"},        {852, "ibm-852"},       {866, "ibm-866"},          {874, "windows-874"},
    {932, "Shift_JIS"},      {936, "GB18030"},        {949, "windows-949"},   {950, "Big5-HKSCS"},       {1200, "UTF-16LE"},
    {1250, "windows-1250"},  {1251, "windows-1251"},  {1252, "windows-1252"}, {1253, "windows-1253"},    {1254, "windows-1254"},
    {1255, "windows-1255"},  {1256, "windows-1256"},  {1257, "windows-1257"}, {1258, "windows-1258"},    {10000, "macintosh"},
    {10001, "Shift_JIS"},    {10002, "Big5-HKSCS"},   {10003, "windows-949"}, {10007, "x-mac-cyrillic"}, {10008, "GB18030"},
    {20936, "GB18030"},      {28591, "windows-1252"}, {32768, "macintosh"},   {54936, "GB18030"},        {65001, "UTF-8"},
    {20127, "windows-1252"}, {50220, "ISO-2022-JP"},  {50221, "ISO-2022-JP"}, {50222, "ISO-2022-JP"},    {51932, "EUC-JP"},
    {51936, "GB18030"},      {51949, "EUC-KR"},
};

struct Pair {
    std::uint32_t from;
    std::uint32_t page;
};
// By primary language (the low ten bits), but for Chinese, whose scripts differ by place.
constexpr Pair languages[] = {
    {0x01, 1256}, {0x02, 1251}, {0x05, 1250}, {0x08, 1253}, {0x0D, 1255}, {0x0E, 1250}, {0x11, 932},  {0x12, 949},  {0x15, 1250},
    {0x18, 1250}, {0x19, 1251}, {0x1A, 1250}, {0x1B, 1250}, {0x1C, 1250}, {0x1E, 874},  {0x1F, 1254}, {0x22, 1251}, {0x23, 1251},
    {0x24, 1250}, {0x25, 1257}, {0x26, 1257}, {0x27, 1257}, {0x29, 1256}, {0x2A, 1258}, {0x2F, 1251},
};
constexpr std::uint32_t chinese = 0x04;
constexpr std::uint32_t traditional[] = {0x0404, 0x0C04, 0x1404, 0x7C04};

constexpr Pair font_charsets[] = {
    {0, 1252},   {77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950}, {161, 1253}, {162, 1254},
    {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}, {255, 437},
};

}  // namespace

std::string_view charset_of_code_page(std::uint32_t page) {
    const auto* found = std::find_if(std::begin(pages), std::end(pages), [&](const Page& row) { return row.number == page; });
    return found == std::end(pages) ? std::string_view("windows-1252") : found->charset;
}

std::uint32_t code_page_of_language(std::uint32_t language) {
    const std::uint32_t primary = language & 0x3FF;
    if (primary == chinese) return std::ranges::count(traditional, language) > 0 ? 950 : 936;
    const auto* found = std::find_if(std::begin(languages), std::end(languages), [&](const Pair& row) { return row.from == primary; });
    return found == std::end(languages) ? 1252 : found->page;
}

std::uint32_t code_page_of_font(std::uint32_t charset) {
    const auto* found =
        std::find_if(std::begin(font_charsets), std::end(font_charsets), [&](const Pair& row) { return row.from == charset; });
    return found == std::end(font_charsets) ? 0 : found->page;
}

std::string decode_page(std::string_view bytes, std::uint32_t page) {
    const bool ascii = page != 1200 && std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? std::string(bytes) : decode_as(bytes, charset_of_code_page(page)).text;
}

}  // namespace leakscan
