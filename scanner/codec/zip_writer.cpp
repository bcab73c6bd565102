#include "codec/zip_writer.h"

#include <cstdint>
#include <memory>

#include <libdeflate.h>

#include "codec/inflate.h"

namespace leakscan {
namespace {

constexpr int level = 9;  // documents are small and read often
constexpr std::uint64_t version = 20;
constexpr std::uint64_t names_are_utf8 = 0x800;
constexpr std::uint64_t deflated = 8;
constexpr std::uint64_t earliest_day = (1 << 5) | 1;  // 1980-01-01 as DOS writes it

void put(std::string& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

struct FreeCompressor {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

std::string deflate(std::string_view content) {
    const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
    std::string packed(libdeflate_deflate_compress_bound(compressor.get(), content.size()), '\0');
    packed.resize(libdeflate_deflate_compress(compressor.get(), content.data(), content.size(), packed.data(), packed.size()));
    return packed;
}

}  // namespace

void ZipWriter::add(std::string_view name, std::string_view content) {
    const std::string packed = deflate(content);
    const size_t offset = bytes_.size();
    std::string head;  // what local header and directory share
    put(head, version, 2), put(head, names_are_utf8, 2), put(head, deflated, 2), put(head, 0, 2), put(head, earliest_day, 2);
    put(head, crc32_of(content), 4), put(head, packed.size(), 4), put(head, content.size(), 4), put(head, name.size(), 2), put(head, 0, 2);
    bytes_.append("PK\x03\x04").append(head).append(name).append(packed);
    directory_.append("PK\x01\x02");
    put(directory_, version, 2);
    directory_.append(head);
    put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 2), put(directory_, 0, 4), put(directory_, offset, 4);
    directory_.append(name);
    ++members_;
}

std::string ZipWriter::finish() {
    const size_t start = bytes_.size();
    bytes_.append(directory_).append("PK\x05\x06");
    put(bytes_, 0, 4), put(bytes_, members_, 2), put(bytes_, members_, 2);
    put(bytes_, directory_.size(), 4), put(bytes_, start, 4), put(bytes_, 0, 2);
    return std::move(bytes_);
}

}  // namespace leakscan
