// See word_finder.h. The common beginning of every word holds a block that ends on any grid of `stride_` bytes: only there the text is
// looked at, and each look is independent of the one before, which Wu and Manber's shifts are not. Where a block of some beginning
// stands, the ends it may belong to are tried; the words whose beginnings end in such a block are compared.
#include "match/word_finder.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace leakscan {
namespace {

// The sum of a block's first two bytes times one factor and its third times another, of which the middle bits count: what one
// instruction works out for four blocks.
constexpr int first_factor = 0x1807;
constexpr int second_factor = 0x7CE5;
constexpr int mixed_bits = 8;
constexpr int table_size = 1 << 13;

size_t hash_of(std::uint32_t block) {
    const auto low = static_cast<std::int16_t>(block);
    const auto high = static_cast<std::int16_t>(block >> 16);
    const auto sum = static_cast<std::uint32_t>(low * first_factor + high * second_factor);
    return sum >> mixed_bits & (table_size - 1);
}

}  // namespace

WordFinder::WordFinder(std::vector<std::string> words) : words_(std::move(words)) {
    if (words_.size() > std::numeric_limits<std::uint16_t>::max()) words_.resize(std::numeric_limits<std::uint16_t>::max());
    for (const std::string& word : words_) {
        if (!word.empty() && (shortest_ == 0 || word.size() < shortest_)) shortest_ = word.size();
    }
    if (shortest_ == 0) return;
    wide_ = shortest_ >= wide_block;
    const size_t block = wide_ ? wide_block : 1;
    shortest_ = std::min(shortest_, block + std::numeric_limits<std::uint8_t>::digits - 1);
    stride_ = shortest_ - block + 1;
    static_assert(table_size == 1 << table_bits);
    const auto bucket = [&](std::uint16_t word) { return block_at(words_[word], shortest_, wide_); };
    for (size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].empty()) continue;
        for (size_t end = block; end <= shortest_; ++end)
            occurs_[block_at(words_[i], end, wide_)] |= static_cast<std::uint8_t>(1u << (shortest_ - end));
        order_.push_back(static_cast<std::uint16_t>(i));
        ++first_word_[bucket(order_.back()) + 1];
    }
    std::partial_sum(first_word_.begin(), first_word_.end(), first_word_.begin());
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint16_t a, std::uint16_t b) { return bucket(a) < bucket(b); });
}

size_t WordFinder::block_at(std::string_view text, size_t end, bool wide) {
    const auto byte = [&](size_t back) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[end - back])); };
    return hash_of(wide ? byte(3) | byte(2) << 8 | byte(1) << 16 : byte(1));
}

size_t WordFinder::next_look(std::string_view text, size_t look) const {
#ifdef __SSE2__
    // Words of two Han characters are looked at every four bytes: four blocks of three stand in sixteen.
    constexpr size_t usual_stride = 4;
    if (wide_ && stride_ == usual_stride && look >= usual_stride) {
        const __m128i factors = _mm_set1_epi32(second_factor << 16 | first_factor);
        const __m128i slots = _mm_set1_epi32(table_size - 1);
        for (; look + 3 * usual_stride <= text.size(); look += 4 * usual_stride) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + look - usual_stride));
            const __m128i sums = _mm_madd_epi16(_mm_srli_epi32(bytes, 8), factors);
            const __m128i hashes = _mm_and_si128(_mm_srli_epi32(sums, mixed_bits), slots);
            const std::uint8_t first = occurs_[static_cast<size_t>(_mm_extract_epi16(hashes, 0))];
            const std::uint8_t second = occurs_[static_cast<size_t>(_mm_extract_epi16(hashes, 2))];
            const std::uint8_t third = occurs_[static_cast<size_t>(_mm_extract_epi16(hashes, 4))];
            const std::uint8_t fourth = occurs_[static_cast<size_t>(_mm_extract_epi16(hashes, 6))];
            if ((first | second | third | fourth) != 0) return look + usual_stride * (first ? 0 : second ? 1 : third ? 2 : 3);
        }
    }
#endif
    while (look <= text.size() && occurs_[block_at(text, look, wide_)] == 0) look += stride_;
    return look;
}

void WordFinder::find(std::string_view text, const std::function<void(size_t begin, size_t word)>& found) const {
    if (shortest_ == 0) return;
    for (size_t look = next_look(text, shortest_); look <= text.size(); look = next_look(text, look + stride_)) {
        for (unsigned distances = occurs_[block_at(text, look, wide_)]; distances != 0; distances &= distances - 1) {
            const size_t end = look + static_cast<size_t>(std::countr_zero(distances));
            if (end > text.size()) break;
            const size_t hash = block_at(text, end, wide_);
            const size_t begin = end - shortest_;
            for (size_t i = first_word_[hash]; i < first_word_[hash + 1]; ++i) {
                const std::string& word = words_[order_[i]];
                if (text.compare(begin, word.size(), word) == 0) found(begin, order_[i]);
            }
        }
    }
}

}  // namespace leakscan
