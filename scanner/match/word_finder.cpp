// See word_finder.h. The table of shifts says how far the end of the next look may lie behind this one; where it says 0, the words
// whose beginnings end in this block are compared.
#include "match/word_finder.h"

#include <algorithm>
#include <limits>

namespace leakscan {

WordFinder::WordFinder(std::vector<std::string> words) : words_(std::move(words)) {
    constexpr size_t han_bytes = 3;
    if (words_.size() > std::numeric_limits<std::uint16_t>::max()) words_.resize(std::numeric_limits<std::uint16_t>::max());
    for (const std::string& word : words_) {
        if (!word.empty() && (shortest_ == 0 || word.size() < shortest_)) shortest_ = word.size();
    }
    shortest_ = std::min<size_t>(shortest_, std::numeric_limits<std::uint8_t>::max());
    block_ = std::min(han_bytes, shortest_);
    if (shortest_ == 0) return;
    shifts_.fill(static_cast<std::uint8_t>(shortest_ - block_ + 1));
    std::vector<std::vector<std::uint16_t>> buckets(shifts_.size());
    for (size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].empty()) continue;
        for (size_t end = block_; end <= shortest_; ++end) {
            std::uint8_t& shift = shifts_[block_at(words_[i], end)];
            shift = std::min(shift, static_cast<std::uint8_t>(shortest_ - end));
        }
        buckets[block_at(words_[i], shortest_)].push_back(static_cast<std::uint16_t>(i));
    }
    for (size_t hash = 0; hash < buckets.size(); ++hash) {
        order_.insert(order_.end(), buckets[hash].begin(), buckets[hash].end());
        first_word_[hash + 1] = static_cast<std::uint16_t>(order_.size());
    }
}

size_t WordFinder::block_at(std::string_view text, size_t end) const {
    std::uint32_t block = 0;
    for (size_t i = end - block_; i < end; ++i) block = block << 8 | static_cast<unsigned char>(text[i]);
    return (block * 2654435761u) >> (32 - table_bits);  // Knuth's multiplicative hash
}

void WordFinder::find(std::string_view text, const std::function<void(size_t begin, size_t word)>& found) const {
    if (shortest_ == 0) return;
    for (size_t end = shortest_; end <= text.size();) {
        const size_t hash = block_at(text, end);
        if (shifts_[hash] > 0) {
            end += shifts_[hash];
            continue;
        }
        const size_t begin = end - shortest_;
        for (size_t i = first_word_[hash]; i < first_word_[hash + 1]; ++i) {
            const std::string& word = words_[order_[i]];
            if (text.compare(begin, word.size(), word) == 0) found(begin, order_[i]);
        }
        ++end;
    }
}

}  // namespace leakscan
