// Place names inside an address: provinces to townships by table (regions.tsv, towns.tsv), the rest by suffix.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/address_elements.h"
#include "match/regions.h"

namespace leakscan {

// Names to be found at a place of a text, longest first. They lie in one buffer in the order of their bytes, so that those with the
// same beginning are neighbours: thirty thousand are loaded by every worker, and must cost it no search for each.
class NameTable {
public:
    // Room for about so many names, so that they are not moved while they are added.
    explicit NameTable(size_t names);

    // In UTF-8, in ascending order; false if it is not. Names of one letter are none, and a name is added once however often it comes.
    bool add(std::string_view name);
    // Letters of the longest name that begins at `at`; 0 if none does.
    size_t longest_at(const AddressText& text, size_t at) const;

private:
    // The names that begin with the same two letters.
    struct Group {
        std::uint32_t start = 0;  // these letters
        std::uint32_t first = 0;  // of ends_
        std::uint32_t count = 0;
        std::uint32_t next = 0;  // group of the same chain; 0: none
    };
    static std::uint32_t start_of(char32_t first, char32_t second) { return static_cast<std::uint32_t>(first) << 16 ^ second; }
    static size_t chain_of(std::uint32_t start) { return (start * 0x9E3779B1u) >> (32 - chain_bits); }  // Knuth's multiplicative hash
    std::string_view name(size_t i) const { return {bytes_.data() + ends_[i], ends_[i + 1] - ends_[i]}; }

    static constexpr int chain_bits = 14;
    std::string bytes_;
    std::vector<std::uint32_t> ends_;   // of each name in bytes_, where the next begins
    std::vector<Group> groups_;         // the first stands for none
    std::vector<std::uint32_t> heads_;  // by chain_of()
};

class Places {
public:
    static Result<Places> create(const std::string& data_folder, const Regions& regions);

    // Letters of the longest province, city or county name at `at`; 0 if none begins there.
    size_t region_length(const AddressText& text, size_t at) const;
    // The same for a township or subdistrict, by table, else by suffix (…镇, …乡, …街道).
    size_t town_length(const AddressText& text, size_t at, size_t limit) const;
    // End of the part of [begin, end) that names province, city, county and township; begin if it names none.
    size_t administrative_end(const AddressText& text, size_t begin, size_t end) const;
    // Where, in [begin, end), the address really starts: at a known region, else behind the verb or preposition of running text.
    size_t address_begin(const AddressText& text, size_t begin, size_t end) const;

private:
    NameTable regions_{6'000};
    NameTable towns_{33'000};
};

// What the name that ends at `end` (and begins no earlier than `begin`) is, by its suffix.
enum class PlaceKind : std::uint8_t { none, village, road, estate, building };
// Whether any such suffix ends in this letter.
bool may_end_place(char32_t c);
PlaceKind place_kind(const AddressText& text, size_t begin, size_t end);

}  // namespace leakscan
