// What document properties are called in a finding, shared by all office formats.
#pragma once

#include <string_view>

namespace leakscan {

// The label of a property by its name in docProps/core.xml (Dublin Core) or docProps/app.xml; "" for counts and versions.
std::string_view label_of_property(std::string_view element);

}  // namespace leakscan
