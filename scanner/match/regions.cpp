// One bit per code: the question is asked for every run of 15 or 18 digits.
#include "match/regions.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace leakscan {
namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// The order of the table.
bool comes_before(const Region& a, const Region& b) { return a.code != b.code ? a.code < b.code : a.first_year < b.first_year; }

// Codes that cards bear although no list of the ministry names them: 市区, 市辖区, 城区, 郊区 of the early eighties.
constexpr std::array<std::uint32_t, 4> early_suffixes = {20, 1, 2, 11};
// Of residence permits for people from Hong Kong, Macau and Taiwan.
constexpr std::array<std::uint32_t, 3> permit_regions = {810'000, 820'000, 830'000};

}  // namespace

Result<Regions> Regions::create(const std::string& data_folder) {
    Regions regions;
    regions.counties_.resize(1'000'000);
    regions.divisions_.resize(1'000'000);
    regions.prefectures_.resize(10'000);
    regions.provinces_.resize(100);
    regions.regions_.reserve(7'000);  // about as many as there are
    regions.file_ = TRY(TableFile::read(data_folder + "/regions.tsv"));
    TRY(regions.file_.rows(4, [&regions](TableRow fields) {
        const std::uint32_t code = number_of(fields[0]);
        if (fields[0].size() != 6 || code < 100'000) return false;
        Region region;
        region.code = code;
        region.name = fields[2];
        region.first_year = static_cast<std::uint16_t>(number_of(fields[3]));
        region.last_year = fields.size() > 4 ? static_cast<std::uint16_t>(number_of(fields[4])) : std::uint16_t{0};
        if (fields.size() > 5) region.parents = fields[5];
        if (!regions.regions_.empty() && comes_before(region, regions.regions_.back())) return false;
        regions.regions_.push_back(region);
        regions.divisions_[code] = true;
        regions.provinces_[code / 10'000] = true;
        if (fields[1] == "county") regions.counties_[code] = true;
        if (fields[1] != "province") regions.prefectures_[code / 100] = true;
        return true;
    }));
    regions.list_codes();
    return regions;
}

void Regions::list_codes() {
    for (const Region& region : regions_) {  // by code; a code has an entry for each name that it bore
        if (counties_[region.code] && (county_codes_.empty() || county_codes_.back() != region.code)) county_codes_.push_back(region.code);
    }
    for (std::uint32_t prefecture = 0; prefecture < prefectures_.size(); ++prefecture) {
        if (!prefectures_[prefecture]) continue;
        for (std::uint32_t suffix : early_suffixes) {
            if (!counties_[prefecture * 100 + suffix]) other_codes_.push_back(prefecture * 100 + suffix);
        }
    }
    other_codes_.insert(other_codes_.end(), permit_regions.begin(), permit_regions.end());
    std::sort(other_codes_.begin(), other_codes_.end());
}

bool Regions::is_on_cards(std::uint32_t code) const {
    if (code >= counties_.size()) return false;
    if (counties_[code]) return true;
    const std::uint32_t permit = code / 100;
    if (permit == 8100 || permit == 8200 || permit == 8300) return true;
    return prefectures_[permit] && std::find(early_suffixes.begin(), early_suffixes.end(), code % 100) != early_suffixes.end();
}

bool Regions::is_division(std::uint32_t code) const { return code < divisions_.size() && divisions_[code]; }

bool Regions::is_province(std::uint32_t two_digits) const { return two_digits < provinces_.size() && provinces_[two_digits]; }

std::vector<const Region*> Regions::named(std::uint32_t code) const {
    std::vector<const Region*> found;
    const auto first =
        std::lower_bound(regions_.begin(), regions_.end(), code, [](const Region& r, std::uint32_t c) { return r.code < c; });
    for (auto it = first; it != regions_.end() && it->code == code; ++it) found.push_back(&*it);
    return found;
}

}  // namespace leakscan
