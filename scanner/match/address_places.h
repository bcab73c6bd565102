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

// Names to be found at a place of a text, longest first. One buffer and chains of indexes: forty thousand names are loaded
// by every worker, and a node for each would cost more than the scan of a small folder.
class NameTable {
public:
    // In UTF-8. Names of one letter are none; one that is there already is not added again.
    void insert(std::string_view name);
    // Letters of the longest name that begins at `at`; 0 if none does.
    size_t longest_at(const AddressText& text, size_t at) const;

private:
    struct Name {
        std::uint32_t start = 0;  // its first two letters: settles most names of a chain without a look at the rest
        std::uint32_t begin = 0;  // bytes of bytes_
        std::uint32_t size = 0;
        std::uint32_t next = 0;  // of the same chain; 0: none
    };
    static std::uint32_t start_of(char32_t first, char32_t second) { return static_cast<std::uint32_t>(first) << 16 ^ second; }
    static size_t chain_of(std::uint32_t start) { return (start * 0x9E3779B1u) >> (32 - chain_bits); }  // Knuth's multiplicative hash
    std::string_view bytes_of(const Name& name) const { return {bytes_.data() + name.begin, name.size}; }

    static constexpr int chain_bits = 14;
    std::string bytes_;
    std::vector<Name> names_ = std::vector<Name>(1);                                   // the first stands for none
    std::vector<std::uint32_t> heads_ = std::vector<std::uint32_t>(1u << chain_bits);  // by chain_of()
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
    NameTable regions_;
    NameTable towns_;
};

// What the name that ends at `end` (and begins no earlier than `begin`) is, by its suffix.
enum class PlaceKind : std::uint8_t { none, village, road, estate, building };
// Whether any such suffix ends in this letter.
bool may_end_place(char32_t c);
PlaceKind place_kind(const AddressText& text, size_t begin, size_t end);

}  // namespace leakscan
