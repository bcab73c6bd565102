// Two decoders on purpose: libdeflate is four times as fast but all or nothing; zlib gives the part before the damage.
#include "codec/inflate.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>

namespace leakscan {
namespace {

constexpr std::uint64_t greatest_expansion = 1032;  // of deflate: 258 bytes for 2 bits
constexpr size_t step = 256 << 10;                  // bytes by which the output of an unknown size grows

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

bool inflate_exactly(std::string_view packed, std::uint64_t expected, std::string& out) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) return false;
    out.resize(expected);
    // Without a place for the actual size libdeflate insists on exactly `expected` bytes.
    return libdeflate_deflate_decompress(decompressor.get(), packed.data(), packed.size(), out.data(), out.size(), nullptr) ==
           LIBDEFLATE_SUCCESS;
}

Inflated inflate_in_steps(std::string_view packed, std::uint64_t limit, int window = -MAX_WBITS) {
    Inflated result;
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) return {{}, Inflated::End::damaged};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min<size_t>(packed.size(), UINT32_MAX));
    int status = Z_OK;
    while (status == Z_OK && result.bytes.size() < limit) {
        const size_t had = result.bytes.size();
        // Doubling keeps the copies linear; the limit keeps the last step from overshooting.
        result.bytes.resize(static_cast<size_t>(std::min<std::uint64_t>(limit, had + std::max(step, had))));
        stream.next_out = reinterpret_cast<Bytef*>(result.bytes.data() + had);
        stream.avail_out = static_cast<uInt>(std::min<size_t>(result.bytes.size() - had, UINT32_MAX));
        const uInt room = stream.avail_out;
        status = inflate(&stream, Z_NO_FLUSH);
        result.bytes.resize(had + (room - stream.avail_out));
    }
    inflateEnd(&stream);
    result.end = status == Z_STREAM_END ? Inflated::End::whole : status == Z_OK ? Inflated::End::limit : Inflated::End::damaged;
    return result;
}

}  // namespace

Inflated inflate_raw(std::string_view packed, std::uint64_t expected, std::uint64_t limit) {
    if (expected > 0 && expected <= limit && expected <= packed.size() * greatest_expansion) {
        Inflated result;
        if (inflate_exactly(packed, expected, result.bytes)) return result;
    }
    return inflate_in_steps(packed, limit);
}

Inflated inflate_zlib(std::string_view packed, std::uint64_t limit) { return inflate_in_steps(packed, limit, MAX_WBITS); }

std::string deflate_zlib(std::string_view bytes) {
    constexpr int level = 6;
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
    if (!compressor) throw std::bad_alloc();
    std::string packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    packed.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

std::uint32_t crc32_of(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace leakscan
