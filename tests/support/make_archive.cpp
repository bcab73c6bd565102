// TAR, gzip and RAR byte by byte: Debian has no writer of RAR, and tests want damage at a known place.
#include "support/make_archive.h"

#include <zlib.h>

#include <cstdint>
#include <cstdio>

namespace leakscan {
namespace {

void put(std::string& out, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

void put_variable(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>((value & 0x7F) | 0x80));
    out.push_back(static_cast<char>(value));
}

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

std::string octal(std::uint64_t value, int width) {
    char text[32];
    std::snprintf(text, sizeof text, "%0*lo", width - 1, static_cast<unsigned long>(value));
    return std::string(text) + '\0';
}

std::string tar_header(const ArchiveFile& file) {
    std::string header(512, '\0');
    const auto at = [&header](size_t offset, const std::string& text) { header.replace(offset, text.size(), text); };
    at(0, file.name), at(100, octal(0644, 8)), at(108, octal(0, 8)), at(116, octal(0, 8)), at(124, octal(file.content.size(), 12));
    at(136, octal(0, 12)), at(148, "        "), at(156, "0"), at(257, std::string("ustar\0", 6) + "00");
    unsigned sum = 0;
    for (char c : header) sum += static_cast<unsigned char>(c);
    at(148, octal(sum, 7));
    return header;
}

// A RAR 4 block: the low half of the CRC of what follows it comes first.
std::string rar4_block(int type, int flags, const std::string& fields) {
    std::string body;
    put(body, static_cast<std::uint64_t>(type), 1), put(body, static_cast<std::uint64_t>(flags), 2), put(body, fields.size() + 7, 2);
    body += fields;
    std::string block;
    put(block, crc_of(body) & 0xFFFF, 2);
    return block + body;
}

std::string rar5_block(const std::string& fields) {
    std::string body;
    put_variable(body, fields.size());
    body += fields;
    std::string block;
    put(block, crc_of(body), 4);
    return block + body;
}

}  // namespace

std::string make_tar(const std::vector<ArchiveFile>& files) {
    std::string out;
    for (const ArchiveFile& file : files) {
        out += tar_header(file) + file.content;
        out.resize((out.size() + 511) / 512 * 512);
    }
    return out + std::string(1024, '\0');
}

std::string deflate_with(std::string_view content, int window) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string make_gzip(std::string_view content) {
    constexpr int gzip_window = MAX_WBITS + 16;
    return deflate_with(content, gzip_window);
}

// Each byte a code of its own, low bits first; the codes grow as the table does that nobody uses.
std::string make_compressed(std::string_view content) {
    std::string bytes = "\x1F\x9D\x90";
    unsigned bits = 0, waiting = 0, width = 9;
    size_t codes = 0;
    for (const char c : content) {
        bits |= static_cast<unsigned>(static_cast<unsigned char>(c)) << waiting;
        for (waiting += width; waiting >= 8; waiting -= 8, bits >>= 8) bytes.push_back(static_cast<char>(bits & 0xFF));
        if (++codes + 256 == size_t{1} << width && width < 16) ++width;
    }
    if (waiting > 0) bytes.push_back(static_cast<char>(bits & 0xFF));
    return bytes;
}

std::string make_rar4(const std::vector<ArchiveFile>& files, bool encrypted) {
    std::string out("Rar!\x1A\x07\x00", 7);
    out += rar4_block(0x73, 0, std::string(6, '\0'));
    for (const ArchiveFile& file : files) {
        std::string fields;
        put(fields, file.content.size(), 4), put(fields, file.content.size(), 4), put(fields, 3, 1), put(fields, crc_of(file.content), 4);
        put(fields, 0x4A21, 4), put(fields, 20, 1), put(fields, 0x30, 1), put(fields, file.name.size(), 2), put(fields, 0100644, 4);
        out += rar4_block(0x74, 0x8000 | (encrypted ? 4 : 0), fields + file.name) + file.content;
    }
    return out + rar4_block(0x7B, 0x4000, "");
}

std::string make_rar5(const std::vector<ArchiveFile>& files) {
    std::string out("Rar!\x1A\x07\x01\x00", 8);
    out += rar5_block(std::string("\x01\x00\x00", 3));
    for (const ArchiveFile& file : files) {
        std::string fields;
        for (std::uint64_t value : {std::uint64_t{2}, std::uint64_t{2}, std::uint64_t{file.content.size()}, std::uint64_t{4}})
            put_variable(fields, value);
        put_variable(fields, file.content.size()), put_variable(fields, 0100644), put(fields, crc_of(file.content), 4);
        put_variable(fields, 0), put_variable(fields, 1), put_variable(fields, file.name.size());
        out += rar5_block(fields + file.name) + file.content;
    }
    return out + rar5_block(std::string("\x05\x00\x00", 3));
}

}  // namespace leakscan
