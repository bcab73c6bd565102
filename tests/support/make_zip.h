// ZIP archives written from readable text, with the flaws that tests ask for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct ZipMember {
    std::string name;
    std::string content;
    bool stored = false;
    bool descriptor = false;             // sizes behind the data, zeros in the local header
    bool encrypted_flag = false;         // only the flag: the content is not encrypted
    std::uint16_t method = 0;            // not 0: claimed instead of the true method
    std::uint32_t claimed_unpacked = 0;  // not 0: the size in the central directory
    bool wrong_crc = false;
    bool legacy_name = false;  // without the flag for UTF-8 names
};

std::string make_zip(const std::vector<ZipMember>& members, bool zip64 = false);

// Raw deflate.
std::string deflate_raw(std::string_view content);

}  // namespace leakscan
