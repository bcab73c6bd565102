// See detect.h. Signatures from the formats' specifications; text is told apart in detect_text.cpp.
#include "extract/detect.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/bytes.h"
#include "codec/charset.h"
#include "codec/charset_detect.h"
#include "codec/compound_file.h"
#include "extract/ole_document.h"

namespace leakscan {
namespace {

using namespace std::string_view_literals;

struct Signature {
    size_t offset;
    std::string_view bytes;
    std::string_view media;
};

constexpr std::array signatures = {
    Signature{0, "\x89PNG\r\n\x1A\n"sv, "png"},
    Signature{0, "\xFF\xD8\xFF"sv, "jpeg"},
    Signature{0, "GIF87a"sv, "gif"},
    Signature{0, "GIF89a"sv, "gif"},
    Signature{0, "II*\0"sv, "tiff"},
    Signature{0, "MM\0*"sv, "tiff"},
    Signature{0, "II+\0"sv, "tiff"},
    Signature{0, "MM\0+"sv, "tiff"},
    Signature{8, "WEBP"sv, "webp"},
    Signature{0, "\0\0\1\0"sv, "ico"},
    Signature{0, "\0\0\2\0"sv, "ico"},
    Signature{0, "8BPS"sv, "psd"},
    Signature{0, "\0\0\0\x0CjP  "sv, "jp2"},
    Signature{40, " EMF"sv, "emf"},
    Signature{0, "\xD7\xCD\xC6\x9A"sv, "wmf"},
    Signature{0, "{\\rtf"sv, "rtf"},
    Signature{0, "\xDB\xA5\x2D\0"sv, "word-2"},
    Signature{0, "\x9B\xA5\x21\0"sv, "word-2"},
    Signature{0, "\x1F\x8B"sv, "gzip"},
    Signature{0, "Rar!\x1A\7"sv, "rar"},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "7z"},
    Signature{257, "ustar"sv, "tar"},
    Signature{0, "\x5D\x2A\x4D\x18"sv, "warc-zst"},
    Signature{0, "SQLite format 3\0"sv, "sqlite"},
    Signature{4, "Standard Jet DB\0"sv, "mdb"},
    Signature{4, "Standard ACE DB\0"sv, "mdb"},
    Signature{0, "ITSF"sv, "chm"},
    Signature{0, "CAJ\0"sv, "caj"},
    Signature{0, "HN\0\0"sv, "caj"},
    Signature{0, "Founder CEB"sv, "ceb"},
    Signature{0, "AC10"sv, "dwg"},
    Signature{0, "%!PS-"sv, "ps"},
    Signature{0, "wOFF"sv, "font"},
    Signature{0, "wOF2"sv, "font"},
    Signature{0, "OTTO\0"sv, "font"},
    Signature{0, "\0\1\0\0\0"sv, "font"},
    Signature{0, "true\0"sv, "font"},
    Signature{0, "ttcf\0"sv, "font"},
    Signature{34, "LP"sv, "font"},
    Signature{0, "ID3"sv, "audio"},
    Signature{0, "OggS\0"sv, "audio"},
    Signature{0, "fLaC\0"sv, "audio"},
    Signature{0, "\xFF\xFB"sv, "audio"},
    Signature{8, "WAVE"sv, "audio"},
    Signature{0, "#!AMR"sv, "audio"},
    Signature{8, "AVI "sv, "video"},
    Signature{0, "FLV\1"sv, "video"},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "video"},
    Signature{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, "video"},
    Signature{0, ".RMF\0"sv, "video"},
    Signature{0, "\0\0\1\xBA"sv, "video"},
    Signature{0, "CWS"sv, "video"},
    Signature{0, "FWS"sv, "video"},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "program"},
    Signature{0, "\xCA\xFE\xBA\xBE"sv, "program"},
    Signature{0, "\xCF\xFA\xED\xFE"sv, "program"},
    Signature{0, "\0asm"sv, "program"},
    Signature{0, "\0\0\0\1Bud1"sv, "folder-settings"},
};

bool has_at(std::string_view bytes, size_t offset, std::string_view what) {
    return bytes.size() >= offset + what.size() && bytes.substr(offset, what.size()) == what;
}

bool is_text(std::string_view bytes, std::string_view charset);

// Signatures too short to trust alone: some bytes more must agree.
bool is_plausible(const Signature& signature, std::string_view bytes) {
    if (signature.bytes == "LP"sv) return has_at(bytes, 8, "\1\0\2\0"sv) || has_at(bytes, 8, "\2\0\2\0"sv);
    if (signature.bytes == "WEBP"sv || signature.bytes == "WAVE"sv || signature.bytes == "AVI "sv) return bytes.starts_with("RIFF");
    // Letters that also begin a sentence.
    const bool letters = signature.offset == 0 && signature.bytes.size() <= 4 &&
                         std::all_of(signature.bytes.begin(), signature.bytes.end(), [](char c) { return c >= ' ' && c < 0x7F; });
    return !letters || !is_text(bytes.substr(0, 4096), {});
}

std::string_view media_of_ftyp(std::string_view bytes) {
    const std::string_view brand = bytes.substr(8, 4);
    for (std::string_view picture : {"heic", "heix", "mif1", "avif"}) {
        if (brand == picture) return "heic";
    }
    return "video";
}

// By the streams of its root: an embedded document does not make a file what it is.
std::string_view media_of_ole(std::string_view bytes) {
    const Result<CompoundFile> file = CompoundFile::open(bytes);
    return file.ok() ? media_of_storage(*file, CompoundFile::root) : "ole"sv;
}

// Excel before 5.0 wrote its records without a compound file around them, as some programs still do.
bool is_bare_workbook(std::string_view bytes) {
    const std::uint16_t id = u16_at(bytes, 0);
    const std::uint16_t size = u16_at(bytes, 2);
    const std::uint16_t kind = u16_at(bytes, 6);
    const bool begins = id == 0x0009 || id == 0x0209 || id == 0x0409 || id == 0x0809;
    return begins && size >= 4 && size <= 16 && (kind == 0x05 || kind == 0x10 || kind == 0x20 || kind == 0x40 || kind == 0x100);
}

// What a member's name says of the package it stands in; "" if nothing.
std::string_view media_of_member(std::string_view name, std::string_view content) {
    if (name.starts_with("word/")) return "docx";
    if (name.starts_with("xl/")) return "xlsx";
    if (name.starts_with("ppt/")) return "pptx";
    if (name == "OFD.xml") return "ofd";
    if (name != "mimetype") return {};
    if (content.starts_with("application/epub")) return "epub";
    if (content.starts_with("application/vnd.oasis.opendocument.base")) return "odb";
    return content.starts_with("application/vnd.oasis") || content.starts_with("application/vnd.sun") ? "odf"sv : ""sv;
}

// Walks the local headers: enough to name a package, and works when its end is cut off.
std::string_view media_of_zip(std::string_view bytes) {
    constexpr std::string_view local_header = "PK\3\4";
    constexpr size_t header_size = 30;
    constexpr unsigned most_members = 2'000;
    size_t at = 0;
    bool content_part = false, manifest = false;  // of an OpenDocument that does not begin by saying so
    for (unsigned member = 0; member < most_members; ++member) {
        at = bytes.find(local_header, at);
        if (at == std::string_view::npos || at + header_size > bytes.size()) break;
        const size_t name_size = u16_at(bytes, at + 26);
        const size_t extra_size = u16_at(bytes, at + 28);
        const size_t packed_size = u32_at(bytes, at + 18);
        const size_t content = at + header_size + name_size + extra_size;
        if (content > bytes.size()) break;
        const std::string_view name = bytes.substr(at + header_size, name_size);
        const std::string_view media = media_of_member(name, bytes.substr(content, 64));
        if (!media.empty()) return media;
        content_part |= name == "content.xml";
        manifest |= name == "META-INF/manifest.xml";
        if (content_part && manifest) return "odf";
        at = content + packed_size <= bytes.size() ? content + packed_size : content;
    }
    return "zip";
}

bool is_program(std::string_view bytes) {
    if (!bytes.starts_with("MZ") || bytes.size() < 64) return false;
    const size_t header = u32_at(bytes, 60);
    return has_at(bytes, header, "PE\0\0"sv) || has_at(bytes, header, "NE"sv);
}

bool is_bitmap(std::string_view bytes) {
    return bytes.starts_with("BM") && bytes.size() > 26 && u32_at(bytes, 6) == 0 && u32_at(bytes, 14) <= 124;
}

// Control characters that text does not use.
constexpr std::array<bool, 256> make_controls() {
    std::array<bool, 256> controls{};
    for (size_t c = 0; c < 0x20; ++c) controls[c] = true;
    for (const char c : {'\t', '\n', '\v', '\f', '\r', '\x1A', '\x1B'}) controls[static_cast<size_t>(c)] = false;
    controls[0x7F] = true;
    return controls;
}
constexpr std::array<bool, 256> is_control = make_controls();

// Behind the bytes from `from` on that are surely no controls, sixteen at a time.
size_t skip_printable(std::string_view bytes, size_t from) {
    const auto is_printable = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; };
#ifdef __SSE2__
    for (; from + 16 <= bytes.size(); from += 16) {
        const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + from));
        const __m128i below_space = _mm_cmpeq_epi8(_mm_max_epu8(here, _mm_set1_epi8(0x20)), _mm_set1_epi8(0x20));
        const __m128i is_space = _mm_cmpeq_epi8(here, _mm_set1_epi8(0x20));
        const __m128i deleted = _mm_cmpeq_epi8(here, _mm_set1_epi8(0x7F));
        const int mask = _mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(is_space, below_space), deleted));
        if (mask != 0) return from + static_cast<size_t>(std::countr_zero(static_cast<unsigned>(mask)));
    }
#endif
    while (from < bytes.size() && is_printable(bytes[from])) ++from;
    return from;
}

// Text may hold a stray control character, even a NUL; other files hold many.
bool is_text(std::string_view bytes, std::string_view charset) {
    if (!charset.empty() && charset.starts_with("UTF-16")) return true;
    size_t controls = 0;
    for (size_t at = 0; at < bytes.size(); ++at) {
        at = skip_printable(bytes, at);
        if (at < bytes.size() && is_control[static_cast<unsigned char>(bytes[at])]) ++controls;
    }
    constexpr size_t stray = 2;  // of a file however small
    return controls <= stray || controls * 50 <= bytes.size();
}

// What the first bytes of a text say of its format; "" if they are no text.
std::string_view media_of_text(std::string_view bytes, std::string_view declared_charset) {
    constexpr size_t looked_at = 8192;
    const std::string_view head = bytes.substr(0, looked_at);
    if (says_html(head) && is_text(head, {})) return "html";  // whatever its charset
    const CharsetChoice choice = choose_charset(head, declared_charset);
    if (!is_text(head, choice.charset)) return {};
    // Most are UTF-8 and need no decoding: a sequence that the end of the sample cuts tells nothing.
    if (choice.as_it_stands == head.size() || (choice.as_it_stands > 0 && bytes.size() > looked_at)) return detect_text_media(head);
    const Decoded decoded = decode_as(head, choice.charset);
    // Bytes of no charset decode to many replacement characters.
    return decoded.bad * 20 <= decoded.text.size() ? detect_text_media(decoded.text) : std::string_view();
}

}  // namespace

std::string_view detect_media(std::string_view bytes, std::string_view declared_charset) {
    if (bytes.starts_with("PK\3\4")) return media_of_zip(bytes);
    if (CompoundFile::has_signature(bytes)) return media_of_ole(bytes);
    if (has_at(bytes, 4, "ftyp"sv)) return media_of_ftyp(bytes);
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return "pdf";
    if (is_program(bytes)) return "program";
    if (is_bitmap(bytes)) return "bmp";
    if (is_bare_workbook(bytes)) return "xls";
    for (const Signature& signature : signatures) {
        if (has_at(bytes, signature.offset, signature.bytes) && is_plausible(signature, bytes)) return signature.media;
    }
    return media_of_text(bytes, declared_charset);
}

}  // namespace leakscan
