// Every document is checked at least once, so this is worth AVX2. Method: John Keiser, Daniel Lemire, "Validating UTF-8 in less
// than one instruction per byte", 2020: three table lookups by half bytes tell which errors a pair of neighbours may be.
#include "base/utf8_check.h"

#include <array>
#include <cstdint>
#include <cstring>
#ifdef __x86_64__
#include <immintrin.h>
#endif

#include "base/processor.h"
#include "base/text.h"

namespace leakscan {

bool is_valid_utf8_plainly(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080808080808080u;
    for (size_t at = 0; at < text.size();) {
        if (std::uint64_t word; at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if ((word & high_bits) == 0) {
                at += sizeof word;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (point.size == 1) return false;
        at += point.size;
    }
    return true;
}

#ifdef __x86_64__
namespace {

// What may be wrong with two neighbouring bytes; each table names the errors that its half byte allows.
constexpr char too_short = 1 << 0;   // a lead byte without its continuation
constexpr char too_long = 1 << 1;    // a continuation behind ASCII
constexpr char overlong_3 = 1 << 2;  // E0 80..9F
constexpr char too_large = 1 << 3;   // F4 90 and beyond
constexpr char surrogate = 1 << 4;   // ED A0..BF
constexpr char overlong_2 = 1 << 5;  // C0, C1
constexpr char too_large_1000 = 1 << 6;
constexpr char overlong_4 = 1 << 6;                            // F0 80..8F
constexpr char two_continuations = static_cast<char>(1 << 7);  // right or wrong by what stands before the pair
constexpr char any_low = static_cast<char>(too_short | too_long | two_continuations);

constexpr char beyond = static_cast<char>(any_low | too_large | too_large_1000);
constexpr char second_common = static_cast<char>(too_long | overlong_2 | two_continuations);
alignas(16) constexpr std::array<char, 16> first_high = {too_long,
                                                         too_long,
                                                         too_long,
                                                         too_long,
                                                         too_long,
                                                         too_long,
                                                         too_long,
                                                         too_long,
                                                         two_continuations,
                                                         two_continuations,
                                                         two_continuations,
                                                         two_continuations,
                                                         too_short | overlong_2,
                                                         too_short,
                                                         too_short | overlong_3 | surrogate,
                                                         too_short | too_large | too_large_1000 | overlong_4};
alignas(16) constexpr std::array<char, 16> first_low = {static_cast<char>(any_low | overlong_3 | overlong_2 | overlong_4),
                                                        static_cast<char>(any_low | overlong_2),
                                                        any_low,
                                                        any_low,
                                                        static_cast<char>(any_low | too_large),
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        beyond,
                                                        static_cast<char>(beyond | surrogate),
                                                        beyond,
                                                        beyond};
alignas(16) constexpr std::array<char, 16> second_high = {too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          static_cast<char>(second_common | overlong_3 | too_large_1000 | overlong_4),
                                                          static_cast<char>(second_common | overlong_3 | too_large),
                                                          static_cast<char>(second_common | surrogate | too_large),
                                                          static_cast<char>(second_common | surrogate | too_large),
                                                          too_short,
                                                          too_short,
                                                          too_short,
                                                          too_short};

#define LEAKSCAN_AVX2 __attribute__((target("avx2")))

LEAKSCAN_AVX2 __m256i look_up(const std::array<char, 16>& table, __m256i half_bytes) {
    const __m256i wide = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table.data())));
    return _mm256_shuffle_epi8(wide, half_bytes);
}

LEAKSCAN_AVX2 __m256i high_half(__m256i bytes) { return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F)); }

// The bytes N places before each of `now`.
template <int N>
LEAKSCAN_AVX2 __m256i shifted(__m256i now, __m256i before) {
    return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(before, now, 0x21), 16 - N);
}

// Not zero where a byte of `now` is wrong behind those before it.
LEAKSCAN_AVX2 __m256i errors(__m256i now, __m256i before) {
    const __m256i previous = shifted<1>(now, before);
    const __m256i low = _mm256_and_si256(previous, _mm256_set1_epi8(0x0F));
    const __m256i pair = _mm256_and_si256(_mm256_and_si256(look_up(first_high, high_half(previous)), look_up(first_low, low)),
                                          look_up(second_high, high_half(now)));
    // Two continuations in a row are right exactly where a lead of three or four bytes stands before them.
    const __m256i third = _mm256_subs_epu8(shifted<2>(now, before), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m256i fourth = _mm256_subs_epu8(shifted<3>(now, before), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
    return _mm256_xor_si256(due, pair);
}

}  // namespace

LEAKSCAN_AVX2 bool is_valid_utf8_widely(std::string_view text) {
    constexpr size_t width = 32;
    __m256i wrong = _mm256_setzero_si256();
    __m256i before = _mm256_setzero_si256();
    size_t at = 0;
    for (; at + width <= text.size(); at += width) {
        const __m256i now = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text.data() + at));
        wrong = _mm256_or_si256(wrong, errors(now, before));
        before = now;
    }
    // The zeros behind the end show a sequence that is cut.
    alignas(width) std::array<char, width> rest{};
    std::memcpy(rest.data(), text.data() + at, text.size() - at);
    const __m256i last = _mm256_load_si256(reinterpret_cast<const __m256i*>(rest.data()));
    wrong = _mm256_or_si256(wrong, errors(last, before));
    return _mm256_testz_si256(wrong, wrong) != 0;
}

#undef LEAKSCAN_AVX2
#else
bool is_valid_utf8_widely(std::string_view text) { return is_valid_utf8_plainly(text); }
#endif

bool is_valid_utf8(std::string_view text) {
    constexpr size_t short_text = 16;  // names and numbers: not worth setting up
    return text.size() > short_text && has_avx2() ? is_valid_utf8_widely(text) : is_valid_utf8_plainly(text);
}

}  // namespace leakscan
