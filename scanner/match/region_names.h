// Places named in a text, as the region codes that people registered there bear. Counties of any year, else prefectures, else
// provinces; a county's name stands for all the codes it ever had in the province that the text names or implies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/mask_count.h"
#include "match/regions.h"

namespace leakscan {

class RegionNames {
public:
    RegionNames() = default;
    // `regions` must outlive it.
    explicit RegionNames(const Regions& regions);

    // The codes of the smallest places named; empty when none is. Linear in the text.
    std::vector<CodeRange> find(std::string_view text) const;

private:
    const std::vector<std::uint32_t>* longest_at(std::string_view text, size_t at, size_t& size) const;

    std::unordered_map<std::string_view, std::vector<std::uint32_t>> codes_;  // by name
};

}  // namespace leakscan
