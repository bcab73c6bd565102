// How many values remain possible behind a mask: exact enumeration, done by arithmetic. A pattern is the folded value with '*'
// for each hidden character. Parts that do not depend on each other (region, birth date, sequence) are counted by the residue they
// add to the check digit's sum, and the counts folded together (GB 11643-1999; ISO 7064 MOD 11-2).
// Knows nothing of documents: what a page says besides comes in as MaskKnowledge.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "match/number_tables.h"
#include "match/today.h"

namespace leakscan {

// Region codes [first, last].
struct CodeRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

// What is known of the holder beside the pattern. The defaults know nothing but that nobody older has a card.
struct MaskKnowledge {
    Date born_from = {1900, 1, 1};
    Date born_to;                       // the day of publication, else today; the last day a holder can be born
    std::optional<Today> today;         // what born_to was taken from, if from it
    std::optional<bool> male;           // odd sequence numbers
    std::vector<CodeRange> home_codes;  // where the holder is registered; empty: anywhere
};

// The counts. 0: no value fits, so the pattern is none of this kind. Never more than most_candidates.
inline constexpr std::uint64_t most_candidates = 1'000'000'000'000'000'000;
std::uint64_t count_resident_ids(std::string_view pattern, const MaskKnowledge& known, const Regions& regions);     // 18 characters
std::uint64_t count_resident_ids_15(std::string_view pattern, const MaskKnowledge& known, const Regions& regions);  // 15 digits
std::uint64_t count_foreigner_ids(std::string_view pattern, const MaskKnowledge& known, const Regions& regions);
std::uint64_t count_luhn(std::string_view pattern);
std::uint64_t count_hk_ids(std::string_view pattern);
std::uint64_t count_taiwan_ids(std::string_view pattern);
std::uint64_t count_mobiles(std::string_view pattern, const PrefixTable& segments);
// Ten for each hidden digit: numbers without any rule inside.
std::uint64_t count_free(std::string_view pattern);

// The steps of a count of 18 characters, for `explain`.
struct ResidentIdParts {
    std::uint64_t regions = 0;
    std::uint64_t birth_dates = 0;
    std::uint64_t sequences = 0;
};
ResidentIdParts parts_of_resident_id(std::string_view pattern, const MaskKnowledge& known, const Regions& regions);

}  // namespace leakscan
