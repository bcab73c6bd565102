// Place names inside an address: provinces to townships by table (regions.tsv, towns.tsv), the rest by suffix.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "match/address_elements.h"

namespace leakscan {

// Names to be found at a place of a text, longest first.
class NameTable {
public:
    void insert(std::u32string name);
    // Letters of the longest name that begins at `at`; 0 if none does.
    size_t longest_at(const AddressText& text, size_t at) const;

private:
    struct Hash {
        using is_transparent = void;
        size_t operator()(std::u32string_view name) const { return std::hash<std::u32string_view>()(name); }
    };
    std::unordered_set<std::u32string, Hash, std::equal_to<>> names_;
    std::unordered_map<std::uint64_t, size_t> longest_;  // by the first two letters: most places of a text are settled by them
};

class Places {
public:
    static Result<Places> create(const std::string& data_folder);

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
PlaceKind place_kind(const AddressText& text, size_t begin, size_t end);

}  // namespace leakscan
