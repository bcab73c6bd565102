// Where any of many words stands in a text, in one sweep: the literals, captions and lexicons of all rules together.
// Knows nothing of rules. After Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks of three bytes,
// the size of a Han character, looked at on a fixed grid.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

class WordFinder {
public:
    WordFinder() : WordFinder(std::vector<std::string>()) {}
    // Words are compared byte by byte; empty ones are never found. A word may occur twice.
    explicit WordFinder(std::vector<std::string> words);

    // Every occurrence, ascending by its end within the common beginning of the words; overlapping ones too.
    void find(std::string_view text, const std::function<void(size_t begin, size_t word)>& found) const;
    const std::string& word(size_t index) const { return words_[index]; }

private:
    static constexpr size_t table_bits = 13;
    static constexpr size_t wide_block = 3;  // a Han character; of shorter words blocks are single bytes
    // Hash of the block that ends at `end`.
    static size_t block_at(std::string_view text, size_t end, bool wide);
    // The first look from `look` on, in steps of stride_, at a block of some word; beyond the text if there is none.
    size_t next_look(std::string_view text, size_t look) const;

    std::vector<std::string> words_;
    size_t shortest_ = 0;  // bytes of the common beginning: so far all words are compared block by block
    bool wide_ = false;    // blocks are of wide_block bytes
    size_t stride_ = 1;    // bytes between two looks
    // By hash of a block: how far behind it, in bytes, the common beginning of some word ends, one bit for each distance.
    std::array<std::uint8_t, 1u << table_bits> occurs_{};
    std::array<std::uint16_t, (1u << table_bits) + 1> first_word_{};  // into order_, by hash of the last block of the beginning
    std::vector<std::uint16_t> order_;
};

}  // namespace leakscan
