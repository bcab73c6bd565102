#include "match/masked_explain.h"

#include <algorithm>
#include <string>

#include "match/masked_search.h"

namespace leakscan {
namespace {

void tell(Facts& facts, std::string zh, std::string en) { facts.push_back({std::move(zh), std::move(en)}); }

std::string place_of(const Regions& regions, std::string_view pattern) {
    if (pattern.substr(0, 6).find('*') != std::string_view::npos) return "";
    const auto named = regions.named(static_cast<std::uint32_t>(std::stoul(std::string(pattern.substr(0, 6)))));
    return named.empty() ? "" : named.back()->parents + " " + named.back()->name;
}

void tell_resident_id(Facts& facts, std::string_view pattern, const MaskKnowledge& known, const Regions& regions) {
    const ResidentIdParts parts = parts_of_resident_id(pattern, known, regions);
    const std::string codes = std::to_string(parts.regions);
    const std::string dates = std::to_string(parts.birth_dates);
    const std::string sequences = std::to_string(parts.sequences);
    const std::string place = place_of(regions, pattern);
    tell(facts, "行政区划代码：" + codes + " 个可能" + (place.empty() ? "" : "（" + place + "）"),
         "region codes: " + codes + " possible" + (place.empty() ? "" : " (" + place + ")"));
    tell(facts, "出生日期：" + dates + " 个可能（1900-01-01 至 " + to_string(known.born_to) + "）",
         "birth dates: " + dates + " possible (1900-01-01 to " + to_string(known.born_to) + ")");
    tell(facts, "顺序码：" + sequences + " 个可能", "sequence numbers: " + sequences + " possible");
    if (pattern.back() == '*') {
        tell(facts, "校验码被遮盖，由前17位推出，不增加可能", "the check character is hidden and follows from the others");
    } else {
        const std::string check(1, pattern.back());
        tell(facts, "校验码 " + check + " 可见，只保留与它相符的组合",
             "check character " + check + " shows: only what agrees with it remains");
    }
}

}  // namespace

Facts facts_of_mask(const Matcher::State& state, const Document& document, const Hit& hit) {
    constexpr size_t id_size = 18;
    Facts facts;
    const auto hidden = static_cast<size_t>(std::count(hit.value.begin(), hit.value.end(), '*'));
    const std::string signs = std::to_string(hidden);
    const std::string shown = std::to_string(hit.value.size() - hidden);
    tell(facts, "已打码：可见 " + shown + " 位，隐藏 " + signs + " 位", "masked: " + shown + " characters show, " + signs + " are hidden");
    if (hit.rule->rule().masked.count == "resident-id" && hit.value.size() == id_size)
        tell_resident_id(facts, hit.value, knowledge_of(state, document), state.tables.regions);
    const std::string left = std::to_string(hit.proof.candidates.value_or(0));
    tell(facts, "还剩 " + left + " 种可能", left + (left == "1" ? " value remains possible" : " values remain possible"));
    return facts;
}

}  // namespace leakscan
