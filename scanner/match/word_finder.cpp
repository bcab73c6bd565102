// See word_finder.h. The common beginning of every word holds a block that ends on any grid of `stride_` bytes: only there the text is
// looked at, and each look is independent of the one before, which Wu and Manber's shifts are not. Where a block of some beginning
// stands, the ends it may belong to are tried; the words whose beginnings end in such a block are compared.
#include "match/word_finder.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace leakscan {

WordFinder::WordFinder(std::vector<std::string> words) : words_(std::move(words)) {
    if (words_.size() > std::numeric_limits<std::uint16_t>::max()) words_.resize(std::numeric_limits<std::uint16_t>::max());
    for (const std::string& word : words_) {
        if (!word.empty() && (shortest_ == 0 || word.size() < shortest_)) shortest_ = word.size();
    }
    shortest_ = std::min<size_t>(shortest_, std::numeric_limits<std::uint8_t>::max());
    if (shortest_ == 0) return;
    wide_ = shortest_ >= wide_block;
    const size_t block = wide_ ? wide_block : 1;
    stride_ = shortest_ - block + 1;
    std::vector<std::vector<std::uint16_t>> buckets(1u << table_bits);
    for (size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].empty()) continue;
        for (size_t end = block; end <= shortest_; ++end) occurs_.set(block_at(words_[i], end, wide_));
        buckets[bucket_of(block_at(words_[i], shortest_, wide_))].push_back(static_cast<std::uint16_t>(i));
    }
    for (size_t bucket = 0; bucket < buckets.size(); ++bucket) {
        order_.insert(order_.end(), buckets[bucket].begin(), buckets[bucket].end());
        first_word_[bucket + 1] = static_cast<std::uint16_t>(order_.size());
    }
}

size_t WordFinder::block_at(std::string_view text, size_t end, bool wide) {
    const char* const last = text.data() + end - 1;
    std::uint32_t block = static_cast<unsigned char>(*last);
    if (wide) {
        std::uint16_t before = 0;
        std::memcpy(&before, last - wide_block + 1, sizeof before);
        block |= static_cast<std::uint32_t>(before) << 8;
    }
    return (block * 2654435761u) >> (32 - hash_bits);  // Knuth's multiplicative hash
}

void WordFinder::find(std::string_view text, const std::function<void(size_t begin, size_t word)>& found) const {
    if (shortest_ == 0) return;
    const bool wide = wide_;
    const size_t stride = stride_;
    for (size_t look = shortest_; look <= text.size(); look += stride) {
        if (!occurs_[block_at(text, look, wide)]) continue;
        const size_t behind = std::min(look + stride, text.size() + 1);
        for (size_t end = look; end < behind; ++end) {
            const size_t bucket = bucket_of(block_at(text, end, wide));
            const size_t begin = end - shortest_;
            for (size_t i = first_word_[bucket]; i < first_word_[bucket + 1]; ++i) {
                const std::string& word = words_[order_[i]];
                if (text.compare(begin, word.size(), word) == 0) found(begin, order_[i]);
            }
        }
    }
}

}  // namespace leakscan
