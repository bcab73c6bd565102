// A constant set of letters as one bit for each: asked for every letter of a text, where a search would show.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace leakscan {

class LetterSet {
public:
    // Letters beyond the basic plane are never in it.
    constexpr explicit LetterSet(std::u32string_view letters) {
        for (const char32_t letter : letters) add(letter);
    }
    constexpr void add(char32_t letter) {
        if (letter < most) bits_[letter / 64] |= std::uint64_t{1} << letter % 64;
    }
    constexpr bool contains(char32_t letter) const { return letter < most && (bits_[letter / 64] >> letter % 64 & 1) != 0; }

private:
    static constexpr char32_t most = 0x10000;
    std::array<std::uint64_t, most / 64> bits_{};
};

}  // namespace leakscan
