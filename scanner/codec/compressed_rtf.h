// The RTF body of Outlook messages, packed. Specification: MS-OXRTFCP ("LZFu", and "MELA" for what is not packed at all). What the RTF
// says is extract's business.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

struct UnpackedRtf {
    std::string bytes;
    bool whole = true;  // false: it breaks off before its end mark, or is no such stream
};

// One packed byte gives at most nine.
UnpackedRtf unpack_rtf(std::string_view packed);

}  // namespace leakscan
