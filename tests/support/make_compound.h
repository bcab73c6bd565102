// Compound files and the little-endian numbers they are full of, written from readable members.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace leakscan {

struct CompoundMember {
    std::string path;  // "MBD1/Workbook": storages are made as needed
    std::string content;
};

// All streams in ordinary sectors: small ones, too.
std::string make_compound(const std::vector<CompoundMember>& members);

std::string bytes_of(std::uint64_t value, unsigned size);
inline std::string u16_bytes(std::uint32_t value) { return bytes_of(value, 2); }
inline std::string u32_bytes(std::uint64_t value) { return bytes_of(value, 4); }
std::string double_bytes(double value);
// UTF-8 → UTF-16, little-endian.
std::string utf16_bytes(std::string_view text);

}  // namespace leakscan
