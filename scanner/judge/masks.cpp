#include "judge/masks.h"

#include <algorithm>
#include <string_view>

namespace leakscan {
namespace {

constexpr std::uint64_t default_candidates = 1000;  // for kinds that a policy does not name
// So many values protect a number without structure: 138****1234.
constexpr std::uint64_t enough_candidates = 10'000;

const MaskRule& rule_for(Kind kind, const Policy& policy) {
    static const MaskRule otherwise{static_cast<long>(default_candidates), {}, {}, {}};
    const auto rule = policy.masks.find(kind);
    return rule == policy.masks.end() ? otherwise : rule->second;
}

std::uint64_t wanted_candidates(const MaskRule& rule) {
    if (rule.min_candidates) return static_cast<std::uint64_t>(*rule.min_candidates);
    if (!rule.hidden) return rule.front || rule.back ? enough_candidates : default_candidates;
    std::uint64_t wanted = 1;
    for (long i = 0; i < *rule.hidden && wanted < enough_candidates; ++i) wanted *= 10;
    return wanted;
}

bool shows_too_much(std::string_view pattern, const MaskRule& rule) {
    if (pattern.empty()) return false;  // counted, but not seen: a list of an earlier run
    if (rule.hidden && std::count(pattern.begin(), pattern.end(), '*') < *rule.hidden) return true;
    if (!rule.front && !rule.back) return false;
    const auto front = static_cast<size_t>(rule.front.value_or(0));
    const auto back = static_cast<size_t>(rule.back.value_or(0));
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '*' && i >= front && i + back < pattern.size()) return true;
    }
    return false;
}

}  // namespace

std::optional<MaskFault> fault_of_mask(const Finding& finding, const Policy& policy) {
    const MaskRule& rule = rule_for(finding.kind, policy);
    const std::uint64_t candidates = finding.candidates.value_or(default_candidates);
    if (candidates <= 1) return MaskFault::reversible;
    if (candidates < wanted_candidates(rule)) return MaskFault::weak;
    if (!shows_too_much(finding.mask.pattern, rule)) return std::nullopt;
    const bool none_allowed = rule.hidden && static_cast<size_t>(*rule.hidden) >= finding.mask.pattern.size();
    return none_allowed ? MaskFault::forbidden : MaskFault::short_mask;
}

bool fails_by_site_alone(const Finding& finding, const Policy& policy) {
    if ((finding.mask.clues & static_cast<std::uint8_t>(MaskClue::site)) == 0) return false;
    Finding anywhere;
    anywhere.kind = finding.kind;
    anywhere.mask.pattern = finding.mask.pattern;
    anywhere.candidates = finding.mask.without_site;
    return !fault_of_mask(anywhere, policy);
}

}  // namespace leakscan
