#include "model/mask.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {

std::string comparable_mask(std::string_view pattern) {
    constexpr size_t old_id = 15;
    constexpr size_t id = 18;
    constexpr size_t disability_card = id + 2;
    if (pattern.size() == old_id) return std::string(pattern.substr(0, 6)) + "19" + std::string(pattern.substr(6)) + "*";
    if (pattern.size() == disability_card) return std::string(pattern.substr(0, id));
    if (pattern.size() == id + 1 && is_ascii_alpha(pattern[0])) return std::string(pattern.substr(1));
    return std::string(pattern);
}

std::optional<std::string> merge_masks(std::string_view one, std::string_view other) {
    std::string merged = comparable_mask(one);
    const std::string second = comparable_mask(other);
    if (merged.size() != second.size()) return std::nullopt;
    for (size_t i = 0; i < merged.size(); ++i) {
        if (merged[i] == '*') merged[i] = second[i];
        if (second[i] != '*' && second[i] != merged[i]) return std::nullopt;
    }
    return merged;
}

size_t shared_characters(std::string_view one, std::string_view other) {
    const std::string first = comparable_mask(one);
    const std::string second = comparable_mask(other);
    size_t shared = 0;
    for (size_t i = 0; i < std::min(first.size(), second.size()); ++i) shared += first[i] != '*' && first[i] == second[i];
    return shared;
}

}  // namespace leakscan
