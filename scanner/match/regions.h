// Administrative division codes of GB/T 2260 that ever stood on an identity card (patterns/data/regions.tsv, 1981-2024).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/table_file.h"

namespace leakscan {

// Lives as long as the Regions that it is one of.
struct Region {
    std::uint32_t code = 0;  // 340123
    std::uint16_t first_year = 0;
    std::uint16_t last_year = 0;  // 0: in use
    std::string_view name;        // "肥东县"
    std::string_view parents;     // "安徽省 合肥市"
};

class Regions {
public:
    static Result<Regions> create(const std::string& data_folder);

    // Whether a card may bear the code: a county code of any year, 市区/市辖区/城区/郊区 (xx20 xx01 xx02 xx11) of a known
    // prefecture, or a residence permit for Hong Kong, Macau or Taiwan (8100.., 8200.., 8300..).
    bool is_on_cards(std::uint32_t code) const;
    // Whether the code names any division, provinces and prefectures included.
    bool is_division(std::uint32_t code) const;
    // Whether the two digits begin the codes of a province.
    bool is_province(std::uint32_t two_digits) const;
    // The codes of counties of any year, ascending; and what else is_on_cards() accepts of whole codes, residence permits as 810000.
    const std::vector<std::uint32_t>& county_codes() const { return county_codes_; }
    const std::vector<std::uint32_t>& other_codes_on_cards() const { return other_codes_; }
    // All divisions of all years, by code, then first year.
    const std::vector<Region>& all() const { return regions_; }
    // All that ever bore the code, oldest first.
    std::vector<const Region*> named(std::uint32_t code) const;

private:
    void list_codes();

    TableFile file_;
    std::vector<Region> regions_;  // by code, then first year
    std::vector<std::uint32_t> county_codes_;
    std::vector<std::uint32_t> other_codes_;
    std::vector<bool> counties_;     // by code
    std::vector<bool> divisions_;    // by code
    std::vector<bool> prefectures_;  // by the first four digits
    std::vector<bool> provinces_;    // by the first two digits
};

}  // namespace leakscan
