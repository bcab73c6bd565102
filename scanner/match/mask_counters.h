// The named counters of rule files: how many values of a kind remain possible behind a mask. One table; the arithmetic is
// mask_count's.
#pragma once

#include <cstdint>
#include <string_view>

#include "match/mask_count.h"
#include "model/rule.h"

namespace leakscan {

struct MaskCount {
    std::uint64_t candidates = 0;  // 0: nothing of this kind fits
    Need need = Need::nothing;     // what must speak for the reading besides
    bool evident = false;          // what shows is proof enough, however few signs hide the rest
};

using MaskCounter = MaskCount (*)(std::string_view pattern, const MaskKnowledge& known, const FactTables& tables);

// nullptr when there is none of that name.
MaskCounter find_counter(std::string_view name);

}  // namespace leakscan
