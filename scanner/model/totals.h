// The figures of a whole run.
#pragma once

#include <cstdint>

namespace leakscan {

struct Totals {
    std::uint64_t documents = 0;  // read + partly + skipped
    std::uint64_t read = 0;
    std::uint64_t partly = 0;
    std::uint64_t skipped = 0;
    std::uint64_t pictures = 0;  // counted apart, never a reason for exit 3
    std::uint64_t others = 0;    // fonts, video, programs
    std::uint64_t leaks = 0;     // findings by ruling
    std::uint64_t reviews = 0;
    std::uint64_t allowed = 0;
    std::uint64_t people = 0;      // distinct persons among leaks and reviews
    std::uint64_t suppressed = 0;  // of the allowed ones: let stand by a [[suppress]] of the policy
};

}  // namespace leakscan
