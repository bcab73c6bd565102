// What judge makes of a finding under a policy.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

struct Verdict {
    Ruling ruling = Ruling::review;
    Severity severity = Severity::medium;
    Phrase reason;  // one of judge's reasons, for a clerk
    std::string legal_basis;
};

}  // namespace leakscan
