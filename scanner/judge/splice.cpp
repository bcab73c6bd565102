#include "judge/splice.h"

#include <algorithm>
#include <optional>

#include "model/mask.h"

namespace leakscan {
namespace {

constexpr size_t most_namesakes = 12;  // different masks under one name; more are a name of many
constexpr size_t least_agreement = 3;  // characters that both copies show
constexpr size_t longest_pattern = 32;

}  // namespace

bool Splice::add(const Finding& finding, size_t ticket) {
    const Mask& mask = finding.mask;
    if (mask.name.empty() || mask.pattern.empty() || mask.pattern.size() > longest_pattern || !finding.candidates) return false;
    if (size_ == most_copies) return false;
    const Kind kind = comparable_kind(finding.kind);
    std::string pattern = comparable_mask(finding.kind, mask.pattern);
    std::string key = mask.name + std::string(name(kind)) + std::to_string(pattern.size());
    Namesakes& namesakes = names_[std::move(key)];
    namesakes.kind = kind;
    if (namesakes.too_many) return false;
    const auto known =
        std::find_if(namesakes.copies.begin(), namesakes.copies.end(), [&pattern](const Copy& c) { return c.pattern == pattern; });
    if (known == namesakes.copies.end() && namesakes.copies.size() == most_namesakes) {
        namesakes.too_many = true;
        namesakes.copies.clear();
        return false;
    }
    Copy& copy = known == namesakes.copies.end() ? namesakes.copies.emplace_back() : *known;
    copy.pattern = std::move(pattern);
    copy.tickets.emplace_back(ticket, *finding.candidates);
    ++size_;
    return true;
}

// What a copy shows with all those that agree with it. nullopt where somebody of the same name may be among them: they contradict
// each other, or agree by too little.
std::optional<std::string> Splice::together(const Namesakes& namesakes, const Copy& copy) {
    std::string shown = copy.pattern;
    for (const Copy& other : namesakes.copies) {
        if (&other == &copy || !merge_masks(copy.pattern, other.pattern)) continue;
        const std::optional<std::string> merged = merge_masks(shown, other.pattern);
        if (!merged || shared_characters(copy.pattern, other.pattern) < least_agreement) return std::nullopt;
        shown = *merged;
    }
    return shown;
}

void Splice::join_copies(const Namesakes& namesakes, const Count& count, std::vector<Join>& joins) {
    for (const Copy& copy : namesakes.copies) {
        const std::optional<std::string> shown = together(namesakes, copy);
        // Nor may one of the others be in doubt.
        const bool certain = shown && std::all_of(namesakes.copies.begin(), namesakes.copies.end(), [&](const Copy& other) {
                                 return !merge_masks(copy.pattern, other.pattern) || together(namesakes, other) == shown;
                             });
        if (!certain || *shown == copy.pattern) continue;
        const std::uint64_t candidates = count(namesakes.kind, *shown);
        if (candidates == 0) continue;
        for (const auto& [ticket, alone] : copy.tickets) {
            if (candidates < alone) joins.push_back({ticket, candidates});
        }
    }
}

std::vector<Splice::Join> Splice::joins(const Count& count) const {
    std::vector<Join> joins;
    for (const auto& [name, namesakes] : names_) {
        if (namesakes.copies.size() > 1) join_copies(namesakes, count, joins);
    }
    std::sort(joins.begin(), joins.end(), [](const Join& a, const Join& b) { return a.ticket < b.ticket; });
    return joins;
}

}  // namespace leakscan
