// policy.toml (ARCHITECTURE.md) and the presets under patterns/policy/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/keyed_hash.h"
#include "base/result.h"
#include "model/kind.h"
#include "model/verdict.h"

namespace leakscan {

struct PublicContact {
    std::vector<std::string> labels;
    std::vector<std::string> digests;  // keyed hashes of its numbers: the parent knows findings by digest only; none: the labels alone
    std::string approved_by;
    std::optional<Date> until;
};

struct Policy {
    std::string name;                              // "gov-2018"
    std::string basis;                             // printed as legal basis
    std::map<Kind, long> minimum_candidates;       // [mask.KIND] min_candidates
    std::map<Kind, long> hidden_characters;        // [mask.KIND] hidden
    std::map<Kind, Ruling> rulings;                // [kinds]: what a personal value of this kind gets, where it is not the usual
    std::string address_allowed_down_to = "town";  // "building": only what leads to a door must go
    std::vector<std::string> exempt_column_types;
    std::vector<PublicContact> public_contacts;
};

// `name_or_file`: a preset ("gov-2018" → <folder>/policy/gov-2018.toml of a pattern folder) or a path.
Result<Policy> load_policy(const std::string& name_or_file, const std::vector<std::string>& pattern_folders, const Key& key);

}  // namespace leakscan
