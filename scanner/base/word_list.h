// The words of one class, looked for in running text all at once: most places are settled by two bytes of it.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

// Words and texts are UTF-8: a word begins where a code point does.
class WordList {
public:
    WordList() = default;
    explicit WordList(const std::vector<std::string>& words);

    void add(std::string_view word);
    const std::vector<std::string>& words() const { return words_; }
    bool empty() const { return words_.empty(); }

    bool occurs_in(std::string_view text) const;
    bool ends(std::string_view text) const;
    bool begins(std::string_view text) const;
    // Where the word that ends last in the text ends; 0 if it holds none.
    size_t last_end_in(std::string_view text) const;

private:
    static constexpr size_t keyed_bytes = 3;
    static constexpr std::uint16_t no_key = 0xFFFF;

    // The second and third byte of a place: of a Han character those that tell it from others.
    static std::uint16_t key_at(std::string_view text, size_t at) {
        return static_cast<std::uint16_t>((text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F));
    }
    // Calls `take` with every place where a word of three bytes or more begins, and the word, until it returns true.
    template <typename Take>
    bool any_at(std::string_view text, Take take) const;

    std::vector<std::string> words_;
    std::vector<std::uint16_t> keys_;  // of each word's beginning; no_key: too short for one
    bool has_short_words_ = false;     // of one or two bytes: looked for one by one
    std::bitset<4096> begins_;         // by key
};

}  // namespace leakscan
