// Where people's names stand in a text that somebody will read: captions cue them, as do the words that follow names.
// Says nothing of what the names own; that is for context.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/labels.h"
#include "match/names.h"

namespace leakscan {

// Bytes of the text given.
struct NameSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// Disjoint, in order. `label`: the caption over the text; under one that says 姓名 all of it may be names.
std::vector<NameSpan> name_spans(const Labels& labels, const Names& names, std::string_view text, std::string_view label);

}  // namespace leakscan
