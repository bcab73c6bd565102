// The parts follow each other as the flags say; lengths come from the file and are cut at its end.
#include "extract/hyperlink.h"

#include <cstdint>

#include "base/bytes.h"
#include "base/text.h"
#include "codec/charset.h"

namespace leakscan {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view url_moniker = "\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B"sv;
constexpr std::string_view file_moniker = "\x03\x03\x00\x00\x00\x00\x00\x00\xC0\x00\x00\x00\x00\x00\x00\x46"sv;

enum Flag : std::uint32_t {
    has_moniker = 0x001,
    has_location = 0x008,
    has_name = 0x010,
    has_frame = 0x080,
    moniker_is_text = 0x100,
};

std::string wide_text(std::string_view bytes) {
    std::string text;
    append_utf16(text, bytes);
    return text.substr(0, text.find('\0'));
}

// A string with its number of characters before it.
std::string take_text(std::string_view object, std::uint64_t& at) {
    const std::uint64_t size = u32_at(object, at) * 2ull;
    const std::string text = wide_text(slice(object, at + 4, size));
    at += 4 + size;
    return text;
}

std::string take_moniker(std::string_view object, std::uint64_t& at) {
    const std::string_view kind = slice(object, at, 16);
    at += 16;
    if (kind == url_moniker) {
        const std::uint64_t size = u32_at(object, at);
        const std::string text = wide_text(slice(object, at + 4, size));
        at += 4 + size;
        return text;
    }
    if (kind != file_moniker) return {};
    const std::uint64_t short_size = u32_at(object, at + 2);
    const std::string short_path = decode_name(slice(object, at + 6, short_size).substr(0, slice(object, at + 6, short_size).find('\0')));
    at += 6 + short_size + 24;
    const std::uint64_t rest = u32_at(object, at);
    at += 4;
    if (rest == 0) return short_path;
    const std::string path = wide_text(slice(object, at + 6, u32_at(object, at)));
    at += rest;
    return path;
}

}  // namespace

std::vector<std::string> hyperlink_texts(std::string_view object) {
    const std::uint32_t flags = u32_at(object, 4);
    std::uint64_t at = 8;
    std::vector<std::string> texts;
    if (flags & has_name) texts.push_back(take_text(object, at));
    if (flags & has_frame) take_text(object, at);
    if (flags & has_moniker) texts.push_back(flags & moniker_is_text ? take_text(object, at) : take_moniker(object, at));
    if (flags & has_location) texts.push_back(take_text(object, at));
    return texts;
}

}  // namespace leakscan
