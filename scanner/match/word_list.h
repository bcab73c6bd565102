// The words of one class, looked for in running text all at once: most places are settled by two bytes of it.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

class WordList {
public:
    void add(std::string_view word);
    const std::vector<std::string>& words() const { return words_; }
    bool occurs_in(std::string_view text) const;

private:
    // The second and third byte of a place: of a Han character those that tell it from others.
    static size_t key_at(std::string_view text, size_t at) {
        return static_cast<size_t>((text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F));
    }

    std::vector<std::string> words_;
    std::vector<std::string> short_words_;  // of one or two bytes: looked for one by one
    std::bitset<4096> begins_;              // by key_at() of a word's beginning
};

}  // namespace leakscan
