// Weighs what a rule proved against what the labels say: whether a hit becomes a finding, of which grade, how sure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "match/hit.h"
#include "model/document.h"

namespace leakscan {

// Whether a caption of this sense names values of this kind.
bool names_kind(LabelSense sense, Kind kind);

LabelSupport weigh_labels(const Rule& rule, const Document& document, const Window& span, const Evidence& evidence);

// What a column (or, outside tables, the text) of numbers with a region and a date at their head says of them
// (domain.md 1.1): true IDs hold their check digit 98 times in 100, serial numbers once in 11.
enum class Series : std::uint8_t { unknown, people, serials };
Series judge_series(unsigned passed, unsigned failed);

struct Decision {
    Grade grade = Grade::likely;
    double confidence = 0;
};
// nullopt: no finding.
std::optional<Decision> decide(const Hit& hit, Series series);

}  // namespace leakscan
