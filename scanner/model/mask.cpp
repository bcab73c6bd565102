#include "model/mask.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {

Kind comparable_kind(Kind kind) { return kind == Kind::disability_card || kind == Kind::student_number ? Kind::resident_id : kind; }

std::string comparable_mask(Kind kind, std::string_view pattern) {
    constexpr size_t old_id = 15;
    constexpr size_t id = 18;
    if (comparable_kind(kind) != Kind::resident_id) return std::string(pattern);
    if (pattern.size() == old_id) return std::string(pattern.substr(0, 6)) + "19" + std::string(pattern.substr(6)) + "*";
    if (kind == Kind::disability_card) return std::string(pattern.substr(0, id));
    if (pattern.size() == id + 1 && is_ascii_alpha(pattern[0])) return std::string(pattern.substr(1));
    return std::string(pattern);
}

std::optional<std::string> merge_masks(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return std::nullopt;
    std::string merged(one);
    for (size_t i = 0; i < merged.size(); ++i) {
        if (merged[i] == '*') merged[i] = other[i];
        if (other[i] != '*' && other[i] != merged[i]) return std::nullopt;
    }
    return merged;
}

size_t shared_characters(std::string_view one, std::string_view other) {
    size_t shared = 0;
    for (size_t i = 0; i < std::min(one.size(), other.size()); ++i) shared += one[i] != '*' && one[i] == other[i];
    return shared;
}

}  // namespace leakscan
