// Reads one rule from the text of its TOML file (patterns/README.md describes the keys). Every mistake is Fault::usage with file:line.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/rule.h"

namespace leakscan {

// `id` is what the path says: "cn.resident-id" for cn/resident-id.toml.
// `name` stands for the file in error messages.
Result<Rule> parse_rule(std::string_view text, const std::string& name, const std::string& id);

}  // namespace leakscan
