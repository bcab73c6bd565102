// The binary form of a hyperlink in office files. Specification: MS-OSHARED 2.3.7 (Hyperlink Object).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

// The texts of a hyperlink object: what is shown, where it leads, the place there; only those it has.
std::vector<std::string> hyperlink_texts(std::string_view object);

}  // namespace leakscan
