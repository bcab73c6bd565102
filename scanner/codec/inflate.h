// Deflate (RFC 1951) in memory: libdeflate where the stream is sound and its size is known, zlib where it is not,
// so that a damaged or cut stream still gives what stands before the damage. Frames (gzip, ZIP) are the callers' business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

struct Inflated {
    enum class End {
        whole,    // the stream ended by itself
        limit,    // it would go on beyond `limit` bytes
        damaged,  // wrong or cut
    };
    std::string bytes;
    End end = End::whole;
};

// At most `limit` bytes of the stream at the start of `packed`. `expected` is the size somebody claims, 0 if nobody does;
// it is only believed as far as deflate can expand.
Inflated inflate_raw(std::string_view packed, std::uint64_t expected, std::uint64_t limit);

// The same with zlib's frame around it (RFC 1950).
Inflated inflate_zlib(std::string_view packed, std::uint64_t limit);

// The other way, with zlib's frame.
std::string deflate_zlib(std::string_view bytes);

// CRC-32 as ZIP and gzip use it.
std::uint32_t crc32_of(std::string_view bytes);

}  // namespace leakscan
