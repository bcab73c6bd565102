// Outlook messages (MS-OXMSG) from readable properties, and the packing of their RTF: nothing in Debian writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

// A property by its tag: number and type, as MS-OXPROPS writes them (0x0037001F is the subject in UTF-16).
struct OutlookValue {
    std::uint32_t tag;
    std::string content;  // UTF-8 for 001F; bytes as they stand for 001E and 0102; little-endian for the types of fixed size
};

struct OutlookStorage {
    std::string path;  // "" for the message itself, "__attach_version1.0_#00000000/__substg1.0_3701000D" for one within it
    std::vector<OutlookValue> values;
};

std::string make_outlook_mail(const std::vector<OutlookStorage>& storages);

// "__attach_version1.0_#00000003"
std::string outlook_attachment(unsigned number);
std::string outlook_recipient(unsigned number);

// LZFu without repetitions (MS-OXRTFCP).
std::string pack_rtf(std::string_view rtf);

}  // namespace leakscan
