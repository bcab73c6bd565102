// The sweep looks at 32 or 16 bytes at a time for ASCII digits, '@' and the lead bytes of scripts with digits of their own; runs of
// Han digits, whose lead bytes are those of ordinary text, are found by looking at every ninth byte.
#include "match/candidates.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/processor.h"
#include "base/text.h"
#include "match/address_gate.h"
#include "match/fold.h"
#include "match/letter_set.h"
#include "match/mask_glyphs.h"

namespace leakscan {
namespace {

constexpr unsigned most_separators = 3;    // in a row: "138  -  0013"
constexpr unsigned most_steps_back = 40;   // look-alikes before the first true digit: "OO13..."
constexpr unsigned least_true_digits = 4;  // of a number written with look-alike letters: l38OOl38OOO
constexpr unsigned least_han_digits = 11;  // the shortest number written in Han digits alone is a mobile's
// Three Han digits in a row, the shortest group of a number (3-4-4), cover nine bytes: one look in nine cannot step over them.
constexpr size_t han_stride = 9;
// How much text around a house number may belong to its address, in bytes.
constexpr std::uint32_t address_before = 180;
constexpr std::uint32_t address_after = 90;

// --- where to look closer ---

// Lead bytes of code points that may be digits or '@' in another width; everyday Han text has few of them.
constexpr bool may_lead_digit(unsigned char byte) {
    return byte == 0xC2 || (byte >= 0xD9 && byte <= 0xDF) || (byte >= 0xE0 && byte <= 0xE2) || byte == 0xEA || byte == 0xEF || byte >= 0xF0;
}

constexpr bool is_seed(char c) { return is_ascii_digit(c) || c == '@' || may_lead_digit(static_cast<unsigned char>(c)); }

#ifdef __x86_64__
__m128i load(const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }
__m128i equal(__m128i bytes, unsigned char value) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(static_cast<char>(value))); }
__m128i in_range(__m128i bytes, unsigned char first, unsigned char last) {
    const __m128i shifted = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(first)));
    return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(static_cast<char>(last - first))), shifted);
}

// Of the lead bytes most are those of punctuation: “”…— (E2 80) and ，：（） (EF BC without the digits and the ＠ in between).
__m128i is_punctuation(__m128i bytes, const char* source) {
    const __m128i second = load(source + 1);
    const __m128i general = _mm_and_si128(equal(bytes, 0xE2), equal(second, 0x80));
    const __m128i full_width = _mm_and_si128(equal(bytes, 0xEF), equal(second, 0xBC));
    return _mm_or_si128(general, _mm_andnot_si128(in_range(load(source + 2), 0x90, 0xA0), full_width));
}

constexpr size_t looked_beyond = 2;  // bytes that the masks read behind those they are about
// Bit i set: byte i of the 16 is a seed.
unsigned seed_mask(const char* source) {
    const __m128i bytes = load(source);
    const __m128i ascii = _mm_or_si128(in_range(bytes, '0', '9'), equal(bytes, '@'));
    const __m128i twos = _mm_or_si128(equal(bytes, 0xC2), in_range(bytes, 0xD9, 0xE2));
    const __m128i rest = _mm_or_si128(_mm_or_si128(equal(bytes, 0xEA), equal(bytes, 0xEF)), in_range(bytes, 0xF0, 0xFF));
    const __m128i wide = _mm_andnot_si128(is_punctuation(bytes, source), _mm_or_si128(twos, rest));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(ascii, wide)));
}

// The same with twice the width. is_seed() as two tables by the half bytes: a seed has a bit of its high half in its low half.
struct HalfByteTables {
    alignas(16) std::array<char, 16> high{};
    alignas(16) std::array<char, 16> low{};
};
constexpr HalfByteTables seeds_by_half_bytes = [] {
    HalfByteTables tables;
    int bit = 1;
    for (size_t high = 0; high < 16; ++high) {
        bool any = false;
        for (size_t low = 0; low < 16; ++low) {
            if (!is_seed(static_cast<char>(high << 4 | low))) continue;
            tables.low[low] = static_cast<char>(tables.low[low] | bit);
            any = true;
        }
        if (!any) continue;
        tables.high[high] = static_cast<char>(bit);
        bit <<= 1;  // six of the high halves have seeds
    }
    return tables;
}();

#define LEAKSCAN_AVX2 __attribute__((target("avx2")))

LEAKSCAN_AVX2 __m256i load_wide(const char* bytes) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes)); }
LEAKSCAN_AVX2 __m256i equal(__m256i bytes, unsigned char value) {
    return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(value)));
}
LEAKSCAN_AVX2 __m256i look_up(const std::array<char, 16>& table, __m256i half_bytes) {
    const __m128i narrow = _mm_load_si128(reinterpret_cast<const __m128i*>(table.data()));
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(narrow), half_bytes);
}

// Moves `from` on, to the first seed before `end` (true) or to where too little text is left to look at.
LEAKSCAN_AVX2 bool find_seed_widely(std::string_view text, size_t& from, size_t end) {
    constexpr size_t width = 32;
    const __m256i low_half = _mm256_set1_epi8(0x0F);
    for (; from < end && from + width + looked_beyond <= text.size(); from += width) {
        const char* const source = text.data() + from;
        const __m256i bytes = load_wide(source);
        const __m256i second = load_wide(source + 1);
        const __m256i third = _mm256_sub_epi8(load_wide(source + 2), _mm256_set1_epi8(static_cast<char>(0x90)));
        const __m256i high = look_up(seeds_by_half_bytes.high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low_half));
        const __m256i low = look_up(seeds_by_half_bytes.low, _mm256_and_si256(bytes, low_half));
        const __m256i no_seed = _mm256_cmpeq_epi8(_mm256_and_si256(high, low), _mm256_setzero_si256());
        // is_punctuation()
        const __m256i general = _mm256_and_si256(equal(bytes, 0xE2), equal(second, 0x80));
        const __m256i full_width = _mm256_and_si256(equal(bytes, 0xEF), equal(second, 0xBC));
        const __m256i digits = _mm256_cmpeq_epi8(_mm256_min_epu8(third, _mm256_set1_epi8(0x10)), third);
        const __m256i passed_over = _mm256_or_si256(_mm256_or_si256(no_seed, general), _mm256_andnot_si256(digits, full_width));
        const unsigned mask = ~static_cast<unsigned>(_mm256_movemask_epi8(passed_over));
        if (mask == 0) continue;
        from += static_cast<size_t>(std::countr_zero(mask));
        return true;
    }
    return false;
}

#undef LEAKSCAN_AVX2
#endif

// The first seed at or after `from`; what is found at `end` or behind it is none.
size_t next_seed(std::string_view text, size_t from, size_t end, [[maybe_unused]] bool widely) {
#ifdef __x86_64__
    if (widely && find_seed_widely(text, from, end)) return from;
    for (; from < end && from + 16 + looked_beyond <= text.size(); from += 16) {
        if (const unsigned mask = seed_mask(text.data() + from); mask != 0) return from + static_cast<size_t>(std::countr_zero(mask));
    }
#endif
    while (from < end && !is_seed(text[from])) ++from;
    return from;
}

// Digits that no seed byte leads to: Han digits, Suzhou numerals and numbers in circles beyond twenty (one of each sixteen), all of
// three bytes.
constexpr std::u32string_view han_digits = U"〇零一壹幺二贰貳三叁參四肆五伍六陆陸七柒八捌九玖〡〢〣〤〥〦〧〨〩㉑㊱";

// Their first two bytes, a bit of the second in the word of the first: turns away nearly all other text without decoding it, and is
// small enough to stay at hand. All of them begin with E0..EF; what begins otherwise may look like one here.
constexpr auto han_digit_heads = [] {
    std::array<std::uint64_t, 16> heads{};
    for (const char32_t c : han_digits) heads[c >> 12] |= std::uint64_t{1} << (c >> 6 & 0x3F);
    return heads;
}();

constexpr bool is_inside(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool has_han_digit_head(const char* bytes) {
    return (han_digit_heads[static_cast<unsigned char>(bytes[0]) & 0x0Fu] >> (static_cast<unsigned char>(bytes[1]) & 0x3Fu) & 1) != 0;
}

// The first of the places `at`, `at` + han_stride ... before `to` that may lie in a Han digit. Precondition: at >= 2.
size_t next_han_look(std::string_view text, size_t at, size_t to) {
    for (; at < to; at += han_stride) {
        const char* const here = text.data() + at;
        const size_t inside = is_inside(here[0]) ? 1 + size_t{is_inside(here[-1])} : 0;
        if (has_han_digit_head(here - inside)) return at;
    }
    return at;
}

bool is_han_digit(std::string_view text, size_t at) {
    if (at + 3 > text.size() || static_cast<unsigned char>(text[at]) < 0xE0 || !has_han_digit_head(text.data() + at)) return false;
    const DigitClass kind = digit_class(code_point_at(text, at).value);
    return kind == DigitClass::han || kind == DigitClass::digit;
}

// --- runs of digits ---

struct Run {
    size_t begin = 0;
    size_t end = 0;  // after the last digit or look-alike
    unsigned digits = 0;
    unsigned han = 0;
    unsigned lookalikes = 0;  // letters, scanner confusions, rings
    bool hyphen = false;
};

void count(Run& run, DigitClass kind) {
    if (kind == DigitClass::digit) ++run.digits;
    if (kind == DigitClass::han) ++run.han;
    if (kind == DigitClass::letter || kind == DigitClass::scan || kind == DigitClass::ring) ++run.lookalikes;
}

constexpr bool is_digit_like(DigitClass kind) {
    return kind != DigitClass::other && kind != DigitClass::separator && kind != DigitClass::ignorable;
}

// Look-alikes and separators before the first true digit belong to the number: "|3800|38000".
void extend_back(std::string_view text, size_t floor, Run& run) {
    unsigned separators = 0;
    size_t at = run.begin;
    for (unsigned step = 0; step < most_steps_back && at > floor; ++step) {
        at = previous_code_point(text, at);
        const DigitClass kind = digit_class(code_point_at(text, at).value);
        if (kind == DigitClass::other || (kind == DigitClass::separator && ++separators > most_separators)) return;
        if (!is_digit_like(kind)) continue;
        separators = 0;
        count(run, kind);
        run.begin = at;
    }
}

// Whether the sign at `at` joins what follows to the digits of `run`: directly between digits, behind a short first group.
bool joins(std::string_view text, size_t at, size_t ceiling, const Run& run, unsigned joints) {
    constexpr unsigned most_joints = 17;  // digit by digit: the rest of eighteen
    constexpr unsigned longest_group = 6;
    const bool between = is_joint(text[at]) && at == run.end && at + 1 < ceiling && is_ascii_digit(text[at + 1]);
    return between && joints < most_joints && (joints > 0 || (run.digits > 0 && run.digits <= longest_group));
}

Run run_at(std::string_view text, size_t seed, size_t floor, size_t ceiling) {
    Run run;
    run.begin = run.end = seed;
    unsigned separators = 0;
    unsigned joints = 0;
    for (size_t at = seed; at < ceiling;) {
        if (is_ascii_digit(text[at])) {  // the common case, without a look at the table
            ++run.digits;
            run.end = ++at;
            separators = 0;
            continue;
        }
        if (joins(text, at, ceiling, run, joints)) {
            ++joints;
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        const DigitClass kind = digit_class(point.value);
        if (kind == DigitClass::other) break;
        if (kind == DigitClass::separator && ++separators > most_separators) break;
        run.hyphen |= kind == DigitClass::separator && (text[at] == '-' || (point.size > 1 && fold_code_point(point.value) == "-"));
        at += point.size;
        if (!is_digit_like(kind)) continue;
        count(run, kind);
        run.end = at;
        separators = 0;
    }
    extend_back(text, floor, run);
    return run;
}

bool may_hold_number(const Run& run, size_t least_digits) {
    const unsigned all = run.digits + run.han + run.lookalikes;
    return all >= least_digits &&
           (run.digits >= least_true_digits || run.han >= least_han_digits || run.digits + run.han >= least_han_digits);
}

// A letter or sign that means nothing to digits beside it, whatever they are.
bool says_nothing(char32_t c) {
    static constexpr LetterSet signs(U"，。、；：%");
    const bool is_ideograph = c >= 0x4E00 && c < 0xA000;
    return is_ideograph ? digit_class(c) == DigitClass::other && !is_province(c) && !may_tell_address(c) && mask_glyph(c) == MaskGlyph::none
                        : signs.contains(c);
}

// 共26人, 2020年: most numbers of a page are too short for any rule and stand between letters that say nothing of them. The end of
// such digits; `at` if they may be something. `text` is a block up to its end, from `floor` on.
size_t skip_everyday_number(std::string_view text, size_t at, size_t floor, size_t least_digits) {
    size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end == at || end - at >= least_digits) return at;
    if (end < text.size() && !says_nothing(code_point_at(text, end).value)) return at;
    return at == floor || says_nothing(code_point_at(text, previous_code_point(text, at)).value) ? end : at;
}

// --- licence plates ---

// 皖A·D12345: where the province's character before the first digits of a plate begins; `digits` if none does.
size_t plate_begin(std::string_view text, size_t digits, size_t floor) {
    constexpr int most_between = 6;  // letters, and a dot between spaces
    size_t at = digits;
    for (int step = 0; step <= most_between && at > floor; ++step) {
        at = previous_code_point(text, at);
        const char32_t c = code_point_at(text, at).value;
        if (is_han(c)) return is_province(c) ? at : digits;
        const std::string letter = c < 0x80 ? std::string(1, static_cast<char>(c)) : fold_code_point(c);
        const bool may_stand_between = letter.empty() || is_ascii_alnum(letter[0]) || letter == "-" || letter == " " || letter == ".";
        if (!may_stand_between || letter.size() > 1) return digits;
    }
    return digits;
}

// --- the sweep ---

class Sweep {
public:
    Sweep(const Document& document, const CandidateSettings& settings) : document_(document), settings_(settings) {}

    Candidates run() {
        for (size_t i = 0; i < document_.blocks.size(); ++i) {
            const Block& block = document_.blocks[i];
            const bool whole =
                settings_.every_position || (block.label < settings_.address_labels.size() && settings_.address_labels[block.label]);
            if (whole) add_address(block.begin, block.end, i);
            sweep_block(i);
        }
        return std::move(found_);
    }

private:
    void sweep_block(size_t index) {
        const Block& block = document_.blocks[index];
        const std::string_view text = std::string_view(document_.text).substr(0, block.end);
        size_t done = block.begin;
        size_t han_from = block.begin;
        for (size_t at = block.begin;
             (at = settings_.every_position ? at : next_seed(document_.text, at, block.end, widely_)) < block.end;) {
            if (const size_t end = settings_.every_position ? at : skip_everyday_number(text, at, block.begin, settings_.least_digits);
                end > at) {
                at = end;
                continue;
            }
            const CodePoint point = code_point_at(text, at);
            const DigitClass kind = digit_class(point.value);
            const bool starts_run = kind == DigitClass::digit || (settings_.every_position && kind == DigitClass::han);
            if (!starts_run) {
                if (point.value == '@' || point.value == 0xFF20 || point.value == 0xFE6B) add_at(at, at + point.size, index);
                at += point.size;
                continue;
            }
            sweep_han(text, han_from, at, done, index);
            if (at < done) {  // a number in Han digits reached over the seed
                at = han_from = done;
                continue;
            }
            const Run run = run_at(text, at, done, block.end);
            take(text, run, index);
            done = at = han_from = run.end;
        }
        if (!settings_.every_position) sweep_han(text, han_from, block.end, done, index);
    }

    // Numbers that begin with Han digits between `from` and `to`. `done`: the end of the last number taken.
    void sweep_han(std::string_view text, size_t from, size_t to, size_t& done, size_t index) {
        for (size_t at = from; at < to; at += han_stride) {
            // The end of the text, where a head may be cut, and its beginning are left to the careful look below.
            if (at >= from + 2 && to > 2) at = next_han_look(text, at, to - 2);
            if (at >= to) break;
            size_t start = at;
            while (start > from && is_inside(text[start])) --start;
            if (start < done || !is_han_digit(text, start)) continue;
            const Run run = run_at(text, start, done, document_.blocks[index].end);
            if (may_hold_number(run, settings_.least_digits)) {
                take(text, run, index);
                done = run.end;
            }
            at = std::max(at, run.end);
        }
    }

    void take(std::string_view text, const Run& run, size_t index) {
        const Block& block = document_.blocks[index];
        take_mask(text, run, index);
        if (settings_.every_position || may_hold_number(run, settings_.least_digits) || is_scientific(text, run.end)) {
            found_.numbers.push_back(
                {static_cast<std::uint32_t>(run.begin), static_cast<std::uint32_t>(run.end), static_cast<std::uint32_t>(index)});
        }
        if (settings_.plates) add_plate(text, run, index);
        if (!settings_.every_position &&
            may_be_address(text.substr(block.begin), run.begin - block.begin, run.end - block.begin, run.hyphen)) {
            const auto begin = static_cast<std::uint32_t>(run.begin);
            const auto end = static_cast<std::uint32_t>(run.end);
            add_address(begin - std::min(begin - block.begin, address_before), std::min(block.end, end + address_after), index);
        }
    }

    void add_plate(std::string_view text, const Run& run, size_t index) {
        const Block& block = document_.blocks[index];
        const size_t begin = plate_begin(text, run.begin, block.begin);
        const auto from = static_cast<std::uint32_t>(begin);
        if (begin == run.begin || (!found_.plates.empty() && found_.plates.back().begin == from)) return;
        found_.plates.push_back({from, static_cast<std::uint32_t>(run.end), static_cast<std::uint32_t>(index)});
    }

    void take_mask(std::string_view text, const Run& run, size_t index) {
        const size_t taken = found_.masked.empty() ? 0 : found_.masked.back().end;
        const size_t floor = std::max<size_t>(document_.blocks[index].begin, taken);
        // 0048 | 3401: look-alikes may join what a mask has taken with the next number.
        size_t begin = std::max(run.begin, floor);
        while (begin < run.end && digit_class(code_point_at(text, begin).value) != DigitClass::digit)
            begin += code_point_at(text, begin).size;
        if (begin >= run.end || !touches_mask_glyph(text, begin, run.end, floor, text.size())) return;
        found_.masked.push_back(window_of_mask(text, begin, run.end, floor, text.size()));
        found_.masked.back().block = static_cast<std::uint32_t>(index);
    }

    void add_at(size_t begin, size_t end, size_t index) {
        found_.ats.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(index)});
    }

    void add_address(std::uint32_t begin, std::uint32_t end, size_t index) {
        while (begin > document_.blocks[index].begin && is_inside(document_.text[begin])) --begin;
        while (end < document_.blocks[index].end && is_inside(document_.text[end])) ++end;
        if (!found_.addresses.empty() && found_.addresses.back().block == index && found_.addresses.back().end >= begin) {
            found_.addresses.back().end = std::max(found_.addresses.back().end, end);
        } else {
            found_.addresses.push_back({begin, end, static_cast<std::uint32_t>(index)});
        }
    }

    const Document& document_;
    const CandidateSettings& settings_;
    const bool widely_ = has_avx2();
    Candidates found_;
};

}  // namespace

bool is_scientific(std::string_view text, size_t end) {
    while (end < text.size()) {
        const CodePoint point = code_point_at(text, end);
        if (digit_class(point.value) != DigitClass::ignorable)
            return point.value == 'E' || point.value == 'e' || point.value == U'Ｅ' || point.value == U'ｅ';
        end += point.size;
    }
    return false;
}

bool is_province(char32_t c) {
    static constexpr LetterSet provinces(U"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新");
    return provinces.contains(c);
}

Candidates find_candidates(const Document& document, const CandidateSettings& settings) { return Sweep(document, settings).run(); }

}  // namespace leakscan
