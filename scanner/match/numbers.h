// Cuts a window of digits and separators into groups and offers every sequence of neighbouring groups whose digits add up
// to a length that some rule wants. Knows nothing of rules but their lengths.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "match/candidates.h"
#include "model/rule.h"

namespace leakscan {

// One run of digits without separators inside.
struct DigitGroup {
    std::uint32_t first = 0;  // index into DigitGroups' digits
    std::uint32_t size = 0;
    std::uint32_t begin = 0;  // bytes of the text
    std::uint32_t end = 0;
    std::string separators;  // folded, between the group before and this one; "" for the first
};

// How the digits were read.
enum class Reading : std::uint8_t {
    plain,
    lenient,     // Han digits and look-alike letters taken for digits
    backwards,   // after a right-to-left override: 00083100831 is shown as 13800138000
    scientific,  // 1.3800138E+10, as a spreadsheet writes long numbers
};

// A sequence of groups that may be a number.
struct NumberCandidate {
    std::string_view digits;  // all of them, without separators
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const DigitGroup* groups = nullptr;
    std::uint32_t group_count = 0;
    const DigitGroup* before = nullptr;  // the neighbouring groups, if any
    const DigitGroup* after = nullptr;
    Reading reading = Reading::plain;
};

// Rings stand for zeros in 138○○138○○○ and for hidden digits in 138○○○○8000: a run of four or more is a mask.
constexpr size_t most_rings_in_a_row = 3;

// Longest number that a rule may ask for.
constexpr size_t most_digits_of_number = 32;

// Whether the groups of a candidate are split in a way the trigger allows.
enum class Split : std::uint8_t { wrong, wrapped, right };
Split split_as(const NumberCandidate& candidate, const RuleTrigger& trigger);

class NumberReader {
public:
    // Reads text[window]; `text` ends where the block ends.
    void read(std::string_view text, const Window& window, Reading reading);
    bool has_lookalikes() const { return lookalikes_; }

    // Offers each candidate whose number of digits is `wanted` (indexed by length), start by start, longest first.
    void offer(const std::vector<bool>& wanted, const std::function<void(const NumberCandidate&)>& take) const;

private:
    void read_groups(std::string_view text, const Window& window);
    void read_backwards();
    void read_scientific(std::string_view text, const Window& window);
    bool is_mostly_digits(std::uint32_t first, std::uint32_t size) const;

    Reading reading_ = Reading::plain;
    bool lookalikes_ = false;
    std::string digits_;
    std::string kinds_;  // one letter per digit: d true digit, h Han, l letter, s scanner confusion, o ring
    std::vector<DigitGroup> groups_;
};

}  // namespace leakscan
