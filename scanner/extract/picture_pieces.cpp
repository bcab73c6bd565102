// One walk per format, from piece to piece by their lengths; the pixels are passed over.
#include "extract/picture_pieces.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/inflate.h"

namespace leakscan {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t most_inflated = 1u << 20;
constexpr unsigned most_pieces = 100'000;

// --- PNG ---

struct Keyword {
    std::string_view keyword;
    std::string_view label;  // empty: of no interest
};
constexpr Keyword keywords[] = {
    {"Title", "标题"},     {"Author", "作者"},  {"Description", "图片说明"}, {"Copyright", "版权"},
    {"Comment", "备注"},   {"Source", "来源"},  {"Disclaimer", "声明"},      {"Software", ""},
    {"Creation Time", ""}, {"date:create", ""}, {"date:modify", ""},         {"date:timestamp", ""},
};

// Takes what stands before the next NUL.
std::string_view take_field(std::string_view& bytes) {
    const size_t end = std::min(bytes.find('\0'), bytes.size());
    const std::string_view field = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return field;
}

// ImageMagick's way to keep the metadata of other formats: "\nexif\n   123\n" and hexadecimal digits in lines.
std::string raw_profile(std::string_view text) {
    std::string bytes;
    size_t at = 0;
    for (int line = 0; line < 3; ++line) at = std::min(text.find('\n', at), text.size() - 1) + 1;
    int high = -1;
    for (const char c : text.substr(at)) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) continue;
        if (high >= 0) bytes.push_back(static_cast<char>(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    return bytes;
}

void take_png_text(std::string_view keyword, std::string_view value, PictureText& text) {
    if (keyword == "XML:com.adobe.xmp") return text.add_xmp(value);
    if (keyword.starts_with("Raw profile type ") && !value.empty()) {
        const std::string profile = raw_profile(value);
        const std::string_view kind = keyword.substr(17);
        const std::string_view bytes = profile;
        if (kind == "exif" || kind == "APP1") return text.add_exif(bytes.starts_with("Exif\0\0"sv) ? bytes.substr(6) : bytes);
        if (kind == "xmp") return text.add_xmp(bytes);
        if (kind == "iptc") return bytes.starts_with("8BIM") ? text.add_photoshop(bytes) : text.add_iptc(bytes);
        return;
    }
    const auto* known = std::ranges::find(keywords, keyword, &Keyword::keyword);
    const std::string_view label = known == std::end(keywords) ? keyword : known->label;
    if (!label.empty()) text.add(value, label);
}

void take_png_chunk(std::string_view type, std::string_view data, PictureText& text) {
    if (type == "eXIf") return text.add_exif(data);
    if (type != "tEXt" && type != "zTXt" && type != "iTXt") return;
    const std::string_view keyword = take_field(data);
    if (type == "tEXt") return take_png_text(keyword, data, text);
    bool packed = type == "zTXt";
    if (packed) data.remove_prefix(std::min<size_t>(1, data.size()));  // the method: there is one
    if (type == "iTXt") {
        packed = u8_at(data, 0) == 1;
        data.remove_prefix(std::min<size_t>(2, data.size()));
        take_field(data);  // language
        take_field(data);  // keyword in that language
    }
    take_png_text(keyword, packed ? inflate_zlib(data, most_inflated).bytes : std::string(data.substr(0, most_inflated)), text);
}

void walk_png(std::string_view bytes, PictureText& text) {
    std::uint64_t at = 8;
    for (unsigned count = 0; at + 8 <= bytes.size() && count < most_pieces && !text.full(); ++count) {
        const std::uint64_t size = big_endian_at(bytes, at, 4);
        const std::string_view type = bytes.substr(at + 4, 4);
        take_png_chunk(type, slice(bytes, at + 8, size), text);
        if (type == "IEND") return;
        at += 12 + size;
    }
}

// --- JPEG ---

struct Segments {
    std::string extended_xmp;
    PictureText& text;
};

void take_segment(std::uint8_t marker, std::string_view data, Segments& segments) {
    constexpr std::string_view exif = "Exif\0\0"sv, xmp = "http://ns.adobe.com/xap/1.0/\0"sv,
                               extension = "http://ns.adobe.com/xmp/extension/\0"sv, photoshop = "Photoshop 3.0\0"sv;
    constexpr size_t extension_head = 40;  // whose it is, how long all of it is, where this part belongs: parts come in order
    if (marker == 0xFE) return segments.text.add(data, "备注");
    if (marker == 0xED && data.starts_with(photoshop)) return segments.text.add_photoshop(data.substr(photoshop.size()));
    if (marker != 0xE1) return;
    if (data.starts_with(exif)) return segments.text.add_exif(data.substr(exif.size()));
    if (data.starts_with(xmp)) return segments.text.add_xmp(data.substr(xmp.size()));
    if (data.starts_with(extension) && segments.extended_xmp.size() < most_inflated)
        segments.extended_xmp += slice(data, extension.size() + extension_head);
}

void walk_jpeg(std::string_view bytes, PictureText& text) {
    Segments segments{{}, text};
    std::uint64_t at = 2;
    for (unsigned count = 0; at + 4 <= bytes.size() && count < most_pieces && !text.full(); ++count) {
        if (u8_at(bytes, at) != 0xFF) break;
        const std::uint8_t marker = u8_at(bytes, at + 1);
        if (marker == 0xFF) {  // padding
            ++at;
            continue;
        }
        constexpr std::uint8_t scan = 0xDA, end = 0xD9;
        if (marker == scan || marker == end) break;
        const bool alone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
        const std::uint64_t size = alone ? 0 : std::max<std::uint64_t>(2, big_endian_at(bytes, at + 2, 2));
        if (!alone) take_segment(marker, slice(bytes, at + 4, size - 2), segments);
        at += 2 + size;
    }
    if (!segments.extended_xmp.empty()) text.add_xmp(segments.extended_xmp);
}

// --- GIF ---

// The data of a chain of blocks of up to 255 bytes each.
std::string take_blocks(std::string_view bytes, std::uint64_t& at, bool wanted) {
    std::string data;
    while (at < bytes.size()) {
        const std::uint8_t size = u8_at(bytes, at++);
        if (size == 0) break;
        if (wanted && data.size() < most_inflated) data += slice(bytes, at, size);
        at += size;
    }
    return data;
}

// XMP stands there without the lengths of blocks, and 258 bytes behind it lead any reader to the end of the chain.
void take_gif_xmp(std::string_view bytes, std::uint64_t at, PictureText& text) {
    const std::string_view rest = slice(bytes, at, most_inflated);
    constexpr std::string_view close = "</x:xmpmeta>";
    if (const size_t end = rest.find(close); end != std::string_view::npos) text.add_xmp(rest.substr(0, end + close.size()));
}

std::uint64_t color_table_size(std::uint8_t flags) { return (flags & 0x80) ? 3u << ((flags & 7) + 1) : 0; }

void walk_gif(std::string_view bytes, PictureText& text) {
    std::uint64_t at = 13 + color_table_size(u8_at(bytes, 10));
    for (unsigned count = 0; at < bytes.size() && count < most_pieces && !text.full(); ++count) {
        constexpr std::uint8_t extension = 0x21, image = 0x2C, comment = 0xFE, plain_text = 0x01, application = 0xFF;
        const std::uint8_t what = u8_at(bytes, at++);
        if (what == image) {
            at += 9 + color_table_size(u8_at(bytes, at + 8)) + 1;
            take_blocks(bytes, at, false);
        } else if (what == extension) {
            const std::uint8_t label = u8_at(bytes, at++);
            if (label == application && slice(bytes, at + 1, 11) == "XMP DataXMP"sv) take_gif_xmp(bytes, at + 12, text);
            if (label == plain_text) at += std::uint64_t{u8_at(bytes, at)} + 1;  // where it is drawn
            const std::string data = take_blocks(bytes, at, label == comment || label == plain_text);
            text.add(data, "备注");
        } else {
            return;  // the end, or damage
        }
    }
}

// --- WebP and the rest ---

void take_exif(std::string_view data, PictureText& text) { text.add_exif(data.starts_with("Exif\0\0"sv) ? data.substr(6) : data); }

void walk_webp(std::string_view bytes, PictureText& text) {
    std::uint64_t at = 12;
    for (unsigned count = 0; at + 8 <= bytes.size() && count < most_pieces && !text.full(); ++count) {
        const std::uint64_t size = u32_at(bytes, at + 4);
        const std::string_view type = bytes.substr(at, 4);
        if (type == "EXIF") take_exif(slice(bytes, at + 8, size), text);
        if (type == "XMP ") text.add_xmp(slice(bytes, at + 8, size));
        at += 8 + ((size + 1) & ~std::uint64_t{1});
    }
}

void look_for_marks(std::string_view bytes, PictureText& text) {
    constexpr size_t looked_at = 8u << 20;
    const std::string_view head = bytes.substr(0, looked_at);
    for (const std::string_view mark : {"Exif\0\0II*\0"sv, "Exif\0\0MM\0*"sv}) {
        if (const size_t at = head.find(mark); at != std::string_view::npos) text.add_exif(bytes.substr(at + 6));
    }
    constexpr std::string_view open = "<x:xmpmeta", close = "</x:xmpmeta>";
    const size_t begin = head.find(open);
    const size_t end = begin == std::string_view::npos ? begin : head.find(close, begin);
    if (end != std::string_view::npos) text.add_xmp(head.substr(begin, end + close.size() - begin));
}

struct Walk {
    std::string_view media;
    void (*find)(std::string_view bytes, PictureText& text);
};
constexpr std::array walks = {
    Walk{"png", walk_png},
    Walk{"jpeg", walk_jpeg},
    Walk{"gif", walk_gif},
    Walk{"webp", walk_webp},
    Walk{"tiff", [](std::string_view bytes, PictureText& text) { text.add_exif(bytes); }},
    Walk{"heic", look_for_marks},
    Walk{"jp2", look_for_marks},
    Walk{"psd", look_for_marks},
};

}  // namespace

void find_picture_text(std::string_view media, std::string_view bytes, PictureText& text) {
    for (const Walk& walk : walks) {
        if (walk.media == media) return walk.find(bytes, text);
    }
}

}  // namespace leakscan
