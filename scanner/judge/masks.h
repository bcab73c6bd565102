// Whether a mask is good enough under a policy. What remains possible behind it was counted by match; this file compares it, and what
// shows, with what the policy asks for.
#pragma once

#include <optional>

#include "judge/mask_reasons.h"
#include "judge/policy_file.h"
#include "model/finding.h"

namespace leakscan {

// Why the mask of a finding does not hold; nullopt: it does.
std::optional<MaskFault> fault_of_mask(const Finding& finding, const Policy& policy);
// Whether it fails only if the person is taken to come from the county of the site.
bool fails_by_site_alone(const Finding& finding, const Policy& policy);

}  // namespace leakscan
