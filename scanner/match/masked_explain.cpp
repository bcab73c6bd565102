#include "match/masked_explain.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/language.h"
#include "match/masked_search.h"
#include "model/mask.h"

namespace leakscan {
namespace {

void tell(Facts& facts, std::string zh, std::string en) { facts.push_back({std::move(zh), std::move(en)}); }

std::string place_of(const Regions& regions, std::string_view pattern) {
    if (pattern.substr(0, 6).find('*') != std::string_view::npos) return "";
    const auto named = regions.named(static_cast<std::uint32_t>(std::stoul(std::string(pattern.substr(0, 6)))));
    return named.empty() ? "" : std::string(named.back()->parents) + " " + std::string(named.back()->name);
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

void tell_clues(Facts& facts, std::uint8_t clues) {
    constexpr std::pair<MaskClue, Phrase> words[] = {{MaskClue::birth_date, {"出生日期", "birth date"}},
                                                     {MaskClue::age, {"年龄", "age"}},
                                                     {MaskClue::sex, {"性别", "sex"}},
                                                     {MaskClue::home, {"住址或户籍所在地", "place of residence"}},
                                                     {MaskClue::site, {"发布单位所在地", "place of the publisher"}}};
    for (const auto& [clue, name] : words) {
        if ((clues & flag_of(clue)) == 0) continue;
        tell(facts, "旁边的" + std::string(name.zh) + "已计入", "counted with the " + std::string(name.en) + " beside it");
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
    tell_clues(facts, hit.clues);
    const std::string left = std::to_string(hit.proof.candidates.value_or(0));
    tell(facts, "还剩 " + left + " 种可能", left + (left == "1" ? " value remains possible" : " values remain possible"));
    return facts;
}

Facts facts_of_copies(const Matcher::State& state, const Document& document, const Hit& one, const Hit& other) {
    Facts facts;
    const Kind kind = comparable_kind(one.rule->rule().kind);
    if (kind != comparable_kind(other.rule->rule().kind)) return facts;
    const std::optional<std::string> merged =
        merge_masks(comparable_mask(one.rule->rule().kind, one.value), comparable_mask(other.rule->rule().kind, other.value));
    const std::uint64_t count = merged ? count_merged(kind, *merged, knowledge_of(state, document), state) : 0;
    if (count == 0) {
        tell(facts, "前后两处打码相互矛盾，不是同一号码", "the two masks contradict each other: different numbers");
        return facts;
    }
    const std::string left = std::to_string(count);
    tell(facts, "若为同一人，前后两处打码合并为 " + *merged + "，还剩 " + left + " 种可能",
         "if of one person, both masks together show " + *merged + ": " + left +
             (left == "1" ? " value remains possible" : " values remain possible"));
    return facts;
}

}  // namespace leakscan
