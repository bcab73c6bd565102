// What judge makes of a finding under a policy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace leakscan {

enum class Ruling { leak, review, allowed };
enum class Severity { low, medium, high };

std::string_view name(Ruling ruling);
std::string_view name(Severity severity);
Phrase title(Ruling ruling);
Phrase title(Severity severity);
std::optional<Ruling> ruling_from(std::string_view name);
std::optional<Severity> severity_from(std::string_view name);

// Why, for a clerk: one of judge's reasons, and what the policy file or the document adds to it.
struct Grounds {
    Phrase phrase;
    Phrase aside;                    // follows the phrase; its holes "{}" take the words
    std::vector<std::string> words;  // dates, names of people who approved: the same in both languages

    std::string in(Language language) const;
    bool operator==(const Grounds& other) const {
        return phrase.zh == other.phrase.zh && aside.zh == other.aside.zh && words == other.words;
    }
};

struct Verdict {
    Ruling ruling = Ruling::review;
    Severity severity = Severity::medium;
    Grounds reason;
    std::string legal_basis;
    std::uint32_t waiver = 0;  // number of the policy's [[suppress]] that lets the value stand, counted from 1; 0: none

    bool operator==(const Verdict&) const = default;
};
inline constexpr std::uint32_t some_waiver = UINT32_MAX;  // of a run that was read back: which one is not known

}  // namespace leakscan
