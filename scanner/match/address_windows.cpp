// Looks for a few pairs of bytes first, and compares words only where one stands.
#include "match/address_windows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/processor.h"
#include "base/text.h"
#include "match/letter_set.h"

namespace leakscan {
namespace {

// How much around the announcing word may belong to the label, and to the address behind it, in bytes.
constexpr std::uint32_t label_before = 60;
constexpr std::uint32_t address_after = 240;
constexpr size_t longest_caption = 60;
constexpr size_t row_reach = 12;  // cells to the left: a table on its side has one caption for all

// The second and third byte of 址 住 籍 落: with the first they are one character, and few others share the pair.
struct Pair {
    unsigned char second;
    unsigned char third;
};
constexpr std::array<Pair, 4> heads = {{{0x9D, 0x80}, {0xBD, 0x8F}, {0xB1, 0x8D}, {0x90, 0xBD}}};

bool is_head(std::string_view text, size_t at) {
    return std::any_of(heads.begin(), heads.end(), [&](Pair head) {
        return static_cast<unsigned char>(text[at]) == head.second && static_cast<unsigned char>(text[at + 1]) == head.third;
    });
}

#ifdef __x86_64__
#define LEAKSCAN_AVX2 __attribute__((target("avx2")))

// Moves `from` on, to the first such pair (true) or to where fewer places than a step are left to look at.
LEAKSCAN_AVX2 bool next_head_widely(std::string_view text, size_t& from) {
    for (; from + 33 <= text.size(); from += 32) {
        const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + from));
        const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + from + 1));
        __m256i found = _mm256_setzero_si256();
        for (Pair head : heads) {
            const __m256i second = _mm256_cmpeq_epi8(here, _mm256_set1_epi8(static_cast<char>(head.second)));
            const __m256i third = _mm256_cmpeq_epi8(next, _mm256_set1_epi8(static_cast<char>(head.third)));
            found = _mm256_or_si256(found, _mm256_and_si256(second, third));
        }
        const auto mask = static_cast<unsigned>(_mm256_movemask_epi8(found));
        from += mask != 0 ? static_cast<size_t>(std::countr_zero(mask)) : 0;
        if (mask != 0) return true;
    }
    return false;
}

#undef LEAKSCAN_AVX2
#endif

// The next place from `from` on where such a pair stands; the size of the text if there is none.
size_t next_head(std::string_view text, size_t from) {
#ifdef __x86_64__
    if (has_avx2() && next_head_widely(text, from)) return from;
#endif
    while (from + 1 < text.size() && !is_head(text, from)) ++from;
    return from + 1 < text.size() ? from : text.size();
}

bool starts_with_any(std::string_view text, const auto& words) {
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const auto& words) {
    return std::any_of(words.begin(), words.end(), [text](std::string_view word) { return text.ends_with(word); });
}

// 住 begins many words; these tell where somebody lives.
bool announces(std::string_view before, std::string_view word, std::string_view after) {
    constexpr std::array<std::string_view, 11> marks = {"：", ":", " ", "　", "（", "(", "为", "是", "于", "地", "所"};
    constexpr std::array<std::string_view, 6> homes = {"家", "现", "居", "户", "暂", "租"};
    constexpr std::array<std::string_view, 2> places = {"在", "址"};
    constexpr std::array<std::string_view, 8> openings = {"，", ",", "。", "；", "、", " ", "　", "\n"};
    if (starts_with_any(after, marks)) return true;
    if (word != "住") return false;
    return ends_with_any(before, homes) || starts_with_any(after, places) || before.empty() || ends_with_any(before, openings);
}

bool same_row(const Block& a, const Block& b) {
    return a.where.row != 0 && a.where.row == b.where.row && a.where.table == b.where.table && a.where.sheet == b.where.sheet;
}

bool is_caption(const Document& document, const Block& cell) {
    // What ends_as_address_label() looks for, and what may stand behind it: most cells end otherwise.
    static constexpr LetterSet last_letters(U"址住居地落籍处：）) \t\n\r\f\v\u00A0\u3000\u200B\uFEFF");
    if (cell.end - cell.begin > longest_caption || cell.end == cell.begin) return false;
    if (!last_letters.contains(code_point_at(document.text, previous_code_point(document.text, cell.end)).value)) return false;
    std::string_view caption = trim(document.text_of(cell));
    if (caption.ends_with("：")) caption.remove_suffix(3);
    return ends_as_address_label(caption);
}

class Announcements {
public:
    Announcements(const Document& document, std::vector<Window>& windows) : document_(document), windows_(windows) {}

    void find() {
        const std::string_view text = document_.text;
        size_t block = 0;
        for (size_t at = next_head(text, 0); at < text.size(); at = next_head(text, at + 1)) {
            if (at == 0) continue;
            while (block < document_.blocks.size() && document_.blocks[block].end <= at - 1) ++block;
            if (block == document_.blocks.size()) return;
            const Block& of = document_.blocks[block];
            const size_t begin = at - 1;
            if (begin < of.begin || begin + 3 > of.end) continue;
            const std::string_view word = text.substr(begin, 3);
            if (word != "址" && word != "住" && word != "籍" && word != "落") continue;
            if (announces(text.substr(of.begin, begin - of.begin), word, text.substr(begin + 3, of.end - begin - 3)))
                add(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 3), block);
        }
    }

    // The same as follows_address_caption(), for all blocks in one pass.
    void find_captioned() {
        size_t caption = 0;  // index of the last such caption, plus one
        for (size_t i = 1; i < document_.blocks.size(); ++i) {
            const Block& cell = document_.blocks[i];
            const Block& left = document_.blocks[i - 1];
            if (!same_row(cell, left)) {
                caption = 0;
                continue;
            }
            if (is_caption(document_, left)) caption = i;
            if (caption != 0 && i + 1 - caption <= row_reach) windows_.push_back({cell.begin, cell.end, static_cast<std::uint32_t>(i)});
        }
    }

private:
    void add(std::uint32_t begin, std::uint32_t end, size_t index) {
        const Block& block = document_.blocks[index];
        begin -= std::min(begin - block.begin, label_before);
        end = std::min(block.end, end + address_after);
        const auto is_inside = [this](size_t at) { return (static_cast<unsigned char>(document_.text[at]) & 0xC0) == 0x80; };
        while (begin > block.begin && is_inside(begin)) --begin;
        while (end < block.end && is_inside(end)) ++end;
        windows_.push_back({begin, end, static_cast<std::uint32_t>(index)});
    }

    const Document& document_;
    std::vector<Window>& windows_;
};

void merge(std::vector<Window>& windows) {
    std::sort(windows.begin(), windows.end(), [](const Window& a, const Window& b) { return a.begin < b.begin; });
    size_t kept = 0;
    for (const Window& window : windows) {
        if (kept > 0 && windows[kept - 1].block == window.block && windows[kept - 1].end >= window.begin) {
            windows[kept - 1].end = std::max(windows[kept - 1].end, window.end);
        } else {
            windows[kept++] = window;
        }
    }
    windows.resize(kept);
}

}  // namespace

bool ends_as_address_label(std::string_view text) {
    constexpr std::array<std::string_view, 7> endings = {"址", "住", "居", "地", "落", "籍", "处"};
    constexpr size_t longest_note = 30;  // bytes: 住址(户籍所在地)
    text = trim(text);
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}}) {
        if (!text.ends_with(closing)) continue;
        const size_t open = text.rfind(opening);
        if (open != std::string_view::npos && text.size() - open <= longest_note) text = trim(text.substr(0, open));
    }
    return ends_with_any(text, endings);
}

bool follows_address_caption(const Document& document, size_t block) {
    for (size_t i = block; i-- > 0 && block - i <= row_reach;) {
        if (!same_row(document.blocks[i], document.blocks[block])) return false;
        if (is_caption(document, document.blocks[i])) return true;
    }
    return false;
}

void add_announced_addresses(const Document& document, std::vector<Window>& addresses) {
    const size_t before = addresses.size();
    Announcements announcements(document, addresses);
    announcements.find();
    announcements.find_captioned();
    if (addresses.size() > before) merge(addresses);
}

}  // namespace leakscan
