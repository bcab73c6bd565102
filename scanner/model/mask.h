// A value as it is published masked, and what two such copies say together. A pattern is the folded value with '*' for each hidden
// character.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/kind.h"

namespace leakscan {

// What the page says beside a mask and narrows it down; flags of Mask::clues.
enum class MaskClue : std::uint8_t {
    birth_date = 1,
    age = 2,
    sex = 4,
    home = 8,         // where the person is registered or lives
    site = 16,        // the county whose site or page it is
    other_copy = 32,  // the same person's value elsewhere, masked at other places
};

// Of a value that is published masked: how it looks, and what its candidates were counted with.
struct Mask {
    std::string pattern;             // as readers see it, '*' for each hidden character; empty: published whole
    std::uint8_t clues = 0;          // MaskClue
    std::uint64_t without_site = 0;  // Finding::candidates if the county of the site is left out of account
    std::string name;                // keyed hash of the name beside it; empty without one
};

constexpr std::uint8_t flag_of(MaskClue clue) { return static_cast<std::uint8_t>(clue); }

// The pattern in the form in which masks of the same number can be compared: an ID of fifteen digits as the one of eighteen that
// replaced it (GB 11643-1999 annex), a number made of an ID as that ID.
std::string comparable_mask(Kind kind, std::string_view pattern);
// The kind under which it is compared.
Kind comparable_kind(Kind kind);
// What two comparable patterns show together; nullopt when they contradict each other or differ in length.
std::optional<std::string> merge_masks(std::string_view one, std::string_view other);
// At how many places both show a character.
size_t shared_characters(std::string_view one, std::string_view other);

}  // namespace leakscan
