// Numbers (little-endian unless said otherwise) and slices of bytes that nobody vouches for: beyond the end everything is 0 or empty, so
// that a reader of a binary format checks what matters to it and nothing else.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace leakscan {

inline std::uint64_t number_at(std::string_view bytes, std::uint64_t at, unsigned size) {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::uint64_t value = 0;
    for (unsigned i = size; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}
inline std::uint8_t u8_at(std::string_view bytes, std::uint64_t at) { return static_cast<std::uint8_t>(number_at(bytes, at, 1)); }
inline std::uint16_t u16_at(std::string_view bytes, std::uint64_t at) { return static_cast<std::uint16_t>(number_at(bytes, at, 2)); }
inline std::uint32_t u32_at(std::string_view bytes, std::uint64_t at) { return static_cast<std::uint32_t>(number_at(bytes, at, 4)); }
inline std::uint64_t u64_at(std::string_view bytes, std::uint64_t at) { return number_at(bytes, at, 8); }
inline std::uint64_t big_endian_at(std::string_view bytes, std::uint64_t at, unsigned size) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i) value = (value << 8) | u8_at(bytes, at + i);
    return value;
}
inline double double_at(std::string_view bytes, std::uint64_t at) { return std::bit_cast<double>(u64_at(bytes, at)); }

// At most `size` bytes from `at` on.
inline std::string_view slice(std::string_view bytes, std::uint64_t at, std::uint64_t size = UINT64_MAX) {
    return at > bytes.size() ? std::string_view() : bytes.substr(at, size);
}

}  // namespace leakscan
