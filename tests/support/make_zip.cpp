#include "support/make_zip.h"

#include <zlib.h>

namespace leakscan {
namespace {

constexpr std::uint32_t in_zip64 = 0xFFFFFFFF;

void put(std::string& out, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

struct Written {
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;
    std::uint64_t offset = 0;
};

Written put_member(std::string& out, const ZipMember& member) {
    const std::string packed = member.stored ? member.content : deflate_raw(member.content);
    Written written;
    written.flags =
        static_cast<std::uint16_t>((member.encrypted_flag ? 1 : 0) | (member.descriptor ? 8 : 0) | (member.legacy_name ? 0 : 0x800));
    written.method = member.method != 0 ? member.method : member.stored ? std::uint16_t{0} : std::uint16_t{8};
    written.crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(member.content.data()), static_cast<uInt>(member.content.size())));
    if (member.wrong_crc) written.crc ^= 1;
    written.packed = packed.size();
    written.offset = out.size();
    out += "PK\x03\x04";
    put(out, 20, 2), put(out, written.flags, 2), put(out, written.method, 2), put(out, 0, 4);
    put(out, member.descriptor ? 0 : written.crc, 4);
    put(out, member.descriptor ? 0 : packed.size(), 4);
    put(out, member.descriptor ? 0 : member.content.size(), 4);
    put(out, member.name.size(), 2), put(out, 0, 2);
    out += member.name;
    out += packed;
    if (member.descriptor) out += "PK\x07\x08", put(out, written.crc, 4), put(out, packed.size(), 4), put(out, member.content.size(), 4);
    return written;
}

void put_directory_entry(std::string& out, const ZipMember& member, const Written& written, bool zip64) {
    const std::uint64_t unpacked = member.claimed_unpacked != 0 ? member.claimed_unpacked : member.content.size();
    std::string extra;
    if (zip64) put(extra, 1, 2), put(extra, 24, 2), put(extra, unpacked, 8), put(extra, written.packed, 8), put(extra, written.offset, 8);
    out += "PK\x01\x02";
    put(out, 20, 2), put(out, 20, 2), put(out, written.flags, 2), put(out, written.method, 2), put(out, 0, 4), put(out, written.crc, 4);
    put(out, zip64 ? in_zip64 : written.packed, 4), put(out, zip64 ? in_zip64 : unpacked, 4);
    put(out, member.name.size(), 2), put(out, extra.size(), 2), put(out, 0, 2), put(out, 0, 2), put(out, 0, 2), put(out, 0, 4);
    put(out, zip64 ? in_zip64 : written.offset, 4);
    out += member.name + extra;
}

}  // namespace

std::string make_zip(const std::vector<ZipMember>& members, bool zip64) {
    std::string out;
    std::vector<Written> written;
    for (const ZipMember& member : members) written.push_back(put_member(out, member));
    const size_t directory = out.size();
    for (size_t i = 0; i < members.size(); ++i) put_directory_entry(out, members[i], written[i], zip64);
    const size_t size = out.size() - directory;
    if (zip64) {
        const size_t end64 = out.size();
        out += "PK\x06\x06", put(out, 44, 8), put(out, 45, 2), put(out, 45, 2), put(out, 0, 4), put(out, 0, 4);
        put(out, members.size(), 8), put(out, members.size(), 8), put(out, size, 8), put(out, directory, 8);
        out += "PK\x06\x07", put(out, 0, 4), put(out, end64, 8), put(out, 1, 4);
    }
    out += "PK\x05\x06";
    put(out, 0, 4), put(out, zip64 ? 0xFFFF : members.size(), 2), put(out, zip64 ? 0xFFFF : members.size(), 2);
    put(out, zip64 ? in_zip64 : size, 4), put(out, zip64 ? in_zip64 : directory, 4), put(out, 0, 2);
    return out;
}

std::string deflate_raw(std::string_view content) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace leakscan
