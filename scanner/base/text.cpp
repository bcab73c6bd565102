// UTF-8 by hand: decoding must never fail, hostile bytes become U+FFFD one at a time.
#include "base/text.h"

#include <algorithm>
#include <bit>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/bytes.h"
#include "base/processor.h"

namespace leakscan {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

#ifdef __x86_64__
// Two bytes of a word, by which its places are found.
struct Telling {
    explicit Telling(std::string_view word) : second(word.size() - 1), first(second / 2) {}
    size_t second;
    size_t first;  // of a Han character alone the second byte, of two the last one of the first
};

#define LEAKSCAN_AVX2 __attribute__((target("avx2")))

LEAKSCAN_AVX2 inline __m256i load_wide(const char* bytes) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes)); }

// Moves `from` on, to the first place of `word` (true) or to where fewer places than a step are left to try.
LEAKSCAN_AVX2 bool find_word_widely(std::string_view text, std::string_view word, size_t& from) {
    const Telling telling(word);
    const __m256i first = _mm256_set1_epi8(word[telling.first]);
    const __m256i second = _mm256_set1_epi8(word[telling.second]);
    for (; from + telling.second + 32 <= text.size(); from += 32) {
        const char* const here = text.data() + from;
        const __m256i firsts = _mm256_cmpeq_epi8(load_wide(here + telling.first), first);
        const __m256i both = _mm256_and_si256(firsts, _mm256_cmpeq_epi8(load_wide(here + telling.second), second));
        for (auto mask = static_cast<unsigned>(_mm256_movemask_epi8(both)); mask != 0; mask &= mask - 1) {
            const size_t at = from + static_cast<size_t>(std::countr_zero(mask));
            if (text.compare(at, word.size(), word) != 0) continue;
            from = at;
            return true;
        }
    }
    return false;
}

#undef LEAKSCAN_AVX2

bool find_word_narrowly(std::string_view text, std::string_view word, size_t& from) {
    const Telling telling(word);
    const __m128i first = _mm_set1_epi8(word[telling.first]);
    const __m128i second = _mm_set1_epi8(word[telling.second]);
    const auto load = [](const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); };
    for (; from + telling.second + 16 <= text.size(); from += 16) {
        const char* const here = text.data() + from;
        const __m128i both =
            _mm_and_si128(_mm_cmpeq_epi8(load(here + telling.first), first), _mm_cmpeq_epi8(load(here + telling.second), second));
        for (auto mask = static_cast<unsigned>(_mm_movemask_epi8(both)); mask != 0; mask &= mask - 1) {
            const size_t at = from + static_cast<size_t>(std::countr_zero(mask));
            if (text.compare(at, word.size(), word) != 0) continue;
            from = at;
            return true;
        }
    }
    return false;
}
#endif

}  // namespace

int hex_digit(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::int64_t read_hex(std::string_view text, size_t at, size_t count) {
    if (at > text.size() || text.size() - at < count) return -1;
    std::int64_t value = 0;
    for (const char c : text.substr(at, count)) {
        const int digit = hex_digit(c);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

std::string to_ascii_lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    return lower;
}

std::string_view trim_spaces(std::string_view text) {
    constexpr std::string_view wide[] = {"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
        if (text.empty() || ((text.front() | text.back()) & 0x80) == 0) break;
        for (std::string_view space : wide) {
            if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
            if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
        }
    }
    return text;
}

size_t find_word(std::string_view text, std::string_view word, size_t from) {
#ifdef __x86_64__
    constexpr size_t long_text = 256;  // bytes; below, the wider steps are not worth setting up
    if (word.empty()) return text.find(word, from);
    if (text.size() >= long_text && has_avx2() && find_word_widely(text, word, from)) return from;
    if (find_word_narrowly(text, word, from)) return from;
#endif
    return text.find(word, from);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (size_t start = 0;;) {
        const size_t end = text.find(separator, start);
        parts.push_back(text.substr(start, end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) joined += separator;
        joined += part;
    }
    return joined;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (size_t at = 0; !from.empty() && (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

CodePoint wide_code_point_at(std::string_view text, size_t at) {
    constexpr CodePoint bad{0xFFFD, 1};
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xC2 || lead > 0xF4) return bad;
    const std::uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + size > text.size()) return bad;
    char32_t value = lead & (0x7Fu >> size);
    for (std::uint32_t i = 1; i < size; ++i) {
        if (!is_continuation(text[at + i])) return bad;
        value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    }
    const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return bad;
    return {value, size};
}

size_t wide_previous_code_point(std::string_view text, size_t at) {
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && is_continuation(text[start])) --start;
    return start + code_point_at(text, start).size == at ? start : at - 1;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
    }
}

void append_utf16(std::string& text, std::string_view little_endian) {
    const auto unit = [&](size_t at) { return static_cast<char32_t>(u16_at(little_endian, at)); };
    for (size_t at = 0; at + 1 < little_endian.size(); at += 2) {
        char32_t point = unit(at);
        if (point < 0x80) {
            text.push_back(static_cast<char>(point));
            continue;
        }
        if (point >= 0xD800 && point < 0xE000) {
            const char32_t low = at + 3 < little_endian.size() ? unit(at + 2) : 0;
            const bool pair = point < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            point = pair ? 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            at += pair ? 2 : 0;
        }
        append_utf8(text, point);
    }
}

size_t count_code_points(std::string_view text) {
    size_t count = 0;
    for (size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
    return count;
}

std::string_view first_code_points(std::string_view text, size_t count) {
    if (text.size() <= count) return text;
    size_t at = 0;
    while (at < text.size() && count-- > 0) at += code_point_at(text, at).size;
    return text.substr(0, at);
}

}  // namespace leakscan
