#include "match/region_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t shortest_name = 2;  // code points: 歙县
constexpr size_t longest_name = 15;  // 双江拉祜族佤族布朗族傣族自治县

// What many cities have, or what is no name at all.
bool is_common(std::string_view name) {
    constexpr std::array<std::string_view, 6> common = {"市辖区", "城区", "郊区", "矿区", "市区", "城关区"};
    if (std::find(common.begin(), common.end(), name) != common.end()) return true;
    return count_code_points(name) < shortest_name + 1 && !name.ends_with("县");
}

bool is_province(std::uint32_t code) { return code % 10'000 == 0; }
bool is_prefecture(std::uint32_t code) { return code % 100 == 0 && !is_province(code); }

}  // namespace

RegionNames::RegionNames(const Regions& regions) {
    codes_.reserve(regions.all().size());
    for (const Region& region : regions.all()) {
        if (is_common(region.name)) continue;
        std::vector<std::uint32_t>& codes = codes_[region.name];
        if (codes.empty() || codes.back() != region.code) codes.push_back(region.code);
    }
}

const std::vector<std::uint32_t>* RegionNames::longest_at(std::string_view text, size_t at, size_t& size) const {
    const std::string_view longest = first_code_points(text.substr(at), longest_name);
    for (size_t count = count_code_points(longest); count >= shortest_name; --count) {
        const std::string_view name = first_code_points(longest, count);
        const auto found = codes_.find(name);
        if (found == codes_.end()) continue;
        size = name.size();
        return &found->second;
    }
    return nullptr;
}

std::vector<CodeRange> RegionNames::find(std::string_view text) const {
    std::vector<std::uint32_t> named;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        size_t size = point.size;
        const std::vector<std::uint32_t>* codes = is_han(point.value) ? longest_at(text, at, size) : nullptr;
        if (codes != nullptr) named.insert(named.end(), codes->begin(), codes->end());
        at += size;
    }
    std::set<std::uint32_t> provinces;  // that a larger place names
    for (std::uint32_t code : named) {
        if (is_province(code) || is_prefecture(code)) provinces.insert(code / 10'000);
    }
    const auto collect = [&](auto wanted, std::uint32_t width) {
        std::vector<CodeRange> ranges;
        for (std::uint32_t code : named) {
            if (!wanted(code) || (!provinces.empty() && !provinces.contains(code / 10'000))) continue;
            ranges.push_back({code, code + width});
        }
        return ranges;
    };
    std::vector<CodeRange> ranges = collect([](std::uint32_t code) { return code % 100 != 0; }, 0);
    if (ranges.empty()) ranges = collect(is_prefecture, 99);
    if (ranges.empty()) ranges = collect(is_province, 9999);
    return ranges;
}

}  // namespace leakscan
