// Texts with holes: "{}" in a Phrase is filled with values in order, and found again in a text that was made so.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace leakscan {

std::string fill(Phrase phrase, Language language, std::initializer_list<std::string_view> values);
std::string fill(std::string_view text_with_holes, const std::vector<std::string>& values);

// The values with which `text` was made from `text_with_holes`; nullopt if it was not. Each value ends where the words after its
// hole first come again, the last one at the end.
std::optional<std::vector<std::string>> unfill(std::string_view text_with_holes, std::string_view text);

}  // namespace leakscan
