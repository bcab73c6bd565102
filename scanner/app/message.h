// Texts with holes: "{}" in a Phrase is filled with values in order.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace leakscan {

std::string fill(Phrase phrase, Language language, std::initializer_list<std::string_view> values);

}  // namespace leakscan
