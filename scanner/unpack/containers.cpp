// The table of containers: one line each. Signatures are those of the formats' own specifications; where a signature
// is so short that plain text could carry it, the header around it is checked as well.
#include "unpack/containers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/text.h"
#include "unpack/archive_members.h"
#include "unpack/document_package.h"
#include "unpack/mail.h"
#include "unpack/outlook_mail.h"
#include "unpack/web_archive.h"
#include "unpack/web_record.h"

namespace leakscan {
namespace {

using std::string_view_literals::operator""sv;

unsigned byte_at(std::string_view bytes, size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0; }

bool is_octal(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '7'; });
}

bool is_hexadecimal(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0; });
}

bool is_zip(std::string_view bytes) {
    const bool signed_as_zip = bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv) || bytes.starts_with("PK\7\10PK\3\4"sv) ||
                               bytes.starts_with("PK00PK\3\4"sv);
    return signed_as_zip && !is_document_package(bytes);
}

bool is_rar4(std::string_view bytes) { return bytes.starts_with("Rar!\x1A\x07\x00"sv); }
bool is_rar5(std::string_view bytes) { return bytes.starts_with("Rar!\x1A\x07\x01\x00"sv); }
bool is_sevenzip(std::string_view bytes) { return bytes.starts_with("7z\xBC\xAF\x27\x1C"sv); }
bool is_cab(std::string_view bytes) { return bytes.starts_with("MSCF\0\0\0\0"sv); }
bool is_ar(std::string_view bytes) { return bytes.starts_with("!<arch>\n"sv); }

// ECMA-119: descriptors from sector 16 on.
bool is_iso(std::string_view bytes) { return bytes.size() > 0x8006 && bytes.substr(0x8001, 5) == "CD001"; }

// Numbers as text: a list of dates could begin like the signature, so the whole header must be digits.
bool is_cpio(std::string_view bytes) {
    if (bytes.starts_with("070701") || bytes.starts_with("070702")) return bytes.size() >= 110 && is_hexadecimal(bytes.substr(0, 110));
    return bytes.starts_with("070707") && bytes.size() >= 76 && is_octal(bytes.substr(0, 76)) && byte_at(bytes, 76) > ' ';
}

// "-lh5-" behind two bytes of header size and checksum; header levels 0 to 3.
bool is_lha(std::string_view bytes) {
    if (bytes.size() < 22 || bytes[2] != '-' || bytes[3] != 'l' || bytes[6] != '-') return false;
    const bool method = (bytes[4] == 'h' && std::string_view("01234567dx").find(bytes[5]) != std::string_view::npos) ||
                        (bytes[4] == 'z' && (bytes[5] == 's' || bytes[5] == '4' || bytes[5] == '5'));
    return method && byte_at(bytes, 20) <= 3;
}

// POSIX.1-1988 ustar and its ancestors: the header's checksum is its surest mark, old archives have no other.
bool is_tar(std::string_view bytes) {
    constexpr size_t header_size = 512, checksum_at = 148, checksum_size = 8;
    if (bytes.size() < header_size || bytes[0] == '\0') return false;
    std::string_view digits = bytes.substr(checksum_at, checksum_size);
    while (!digits.empty() && digits.front() == ' ') digits.remove_prefix(1);
    unsigned declared = 0;
    size_t used = 0;
    for (; used < digits.size() && digits[used] >= '0' && digits[used] <= '7'; ++used)
        declared = declared * 8 + byte_at(digits, used) - '0';
    if (used == 0) return false;
    unsigned sum = 0;
    for (size_t i = 0; i < header_size; ++i) {
        const bool in_checksum = i >= checksum_at && i < checksum_at + checksum_size;
        sum += in_checksum ? ' ' : byte_at(bytes, i);
    }
    return declared == sum;
}

// "WARC/1.0", alone on its line.
bool is_warc(std::string_view bytes) {
    constexpr size_t longest_line = 16;
    const size_t end = bytes.substr(0, longest_line).find('\n');
    return bytes.starts_with("WARC/") && end != std::string_view::npos && is_ascii_digit(bytes[5]) && bytes[6] == '.';
}

// The record of the archive itself comes first.
bool is_arc(std::string_view bytes) {
    return bytes.starts_with("filedesc://") && parse_arc_record(bytes.substr(0, bytes.find('\n'))).has_value();
}

template <ArchiveFormat format>
Result<std::unique_ptr<Members>> open_as(std::string_view bytes, Compression compression, Budget&) {
    return open_archive(bytes, format, compression);
}

template <WebArchiveFormat format>
Result<std::unique_ptr<Members>> open_web(std::string_view bytes, Compression compression, Budget& budget) {
    return open_web_archive(bytes, compression == Compression::gzip, format, budget);
}

Result<std::unique_ptr<Members>> open_message(std::string_view bytes, Compression, Budget&) { return open_mail(bytes); }
Result<std::unique_ptr<Members>> open_outlook(std::string_view bytes, Compression, Budget&) { return open_outlook_mail(bytes); }

bool never(Compression) { return false; }
bool always(Compression) { return true; }
bool by_gzip(Compression compression) { return compression == Compression::gzip; }

constexpr std::array containers{
    Container{is_zip, open_as<ArchiveFormat::zip>, never},
    Container{is_rar4, open_as<ArchiveFormat::rar4>, never},
    Container{is_rar5, open_as<ArchiveFormat::rar5>, never},
    Container{is_sevenzip, open_as<ArchiveFormat::sevenzip>, never},
    Container{is_cab, open_as<ArchiveFormat::cab>, never},
    Container{is_cpio, open_as<ArchiveFormat::cpio>, always},
    Container{is_ar, open_as<ArchiveFormat::ar>, never},
    Container{is_lha, open_as<ArchiveFormat::lha>, never},
    Container{is_tar, open_as<ArchiveFormat::tar>, always},
    Container{is_iso, open_as<ArchiveFormat::iso>, never},
    Container{is_warc, open_web<WebArchiveFormat::warc>, by_gzip, true},
    Container{is_arc, open_web<WebArchiveFormat::arc>, by_gzip, true},
    Container{is_mail, open_message, never},
    Container{is_outlook_mail, open_outlook, never},
};

// RFC 1952: deflate is the only method, the upper three flags are reserved.
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"sv) && (byte_at(bytes, 3) & 0xE0) == 0; }

// Block size, then the first block's or the empty stream's magic number.
bool is_bzip2(std::string_view bytes) {
    if (!bytes.starts_with("BZh") || byte_at(bytes, 3) < '1' || byte_at(bytes, 3) > '9') return false;
    return bytes.substr(4).starts_with("\x31\x41\x59\x26\x53\x59"sv) || bytes.substr(4).starts_with("\x17\x72\x45\x38\x50\x90"sv);
}

bool is_xz(std::string_view bytes) { return bytes.starts_with("\xFD\x37zXZ\0"sv); }
bool is_zstd(std::string_view bytes) { return bytes.starts_with("\x28\xB5\x2F\xFD"sv); }
bool is_lz4(std::string_view bytes) { return bytes.starts_with("\x04\x22\x4D\x18"sv); }
// Bits 5 and 6 are reserved; codes have 9 to 16 bits.
bool is_compress(std::string_view bytes) {
    const unsigned bits = byte_at(bytes, 2) & 0x1F;
    return bytes.starts_with("\x1F\x9D"sv) && (byte_at(bytes, 2) & 0x60) == 0 && bits >= 9 && bits <= 16;
}

// No signature but the usual properties, a dictionary of 64 KB to 64 MB, a power of two, and a size below 1 TB or unknown.
bool is_lzma(std::string_view bytes) {
    if (bytes.size() < 14 || byte_at(bytes, 0) != 0x5D) return false;
    std::uint32_t dictionary = 0;
    for (size_t i = 4; i >= 1; --i) dictionary = dictionary << 8 | byte_at(bytes, i);
    std::uint64_t size = 0;
    for (size_t i = 12; i >= 5; --i) size = size << 8 | byte_at(bytes, i);
    const bool power_of_two = dictionary >= (1u << 16) && dictionary <= (1u << 26) && (dictionary & (dictionary - 1)) == 0;
    return power_of_two && (size == ~std::uint64_t{0} || size < (1ull << 40)) && byte_at(bytes, 13) == 0;
}

struct CompressionSignature {
    Compression compression;
    bool (*recognises)(std::string_view bytes);
};
constexpr std::array<CompressionSignature, 7> compression_signatures{{
    {Compression::gzip, is_gzip},
    {Compression::bzip2, is_bzip2},
    {Compression::xz, is_xz},
    {Compression::zstd, is_zstd},
    {Compression::lz4, is_lz4},
    {Compression::compress, is_compress},
    {Compression::lzma, is_lzma},
}};

}  // namespace

const Container* detect_container(std::string_view bytes) {
    const auto* found = std::find_if(containers.begin(), containers.end(), [&](const Container& c) { return c.recognises(bytes); });
    return found == containers.end() ? nullptr : found;
}

Compression detect_compression(std::string_view bytes) {
    for (const CompressionSignature& signature : compression_signatures) {
        if (signature.recognises(bytes)) return signature.compression;
    }
    return Compression::none;
}

// ISO 32000-1, H.3: the header may have something before it.
bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }

}  // namespace leakscan
