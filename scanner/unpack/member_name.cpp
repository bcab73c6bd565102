#include "unpack/member_name.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "codec/charset.h"

namespace leakscan {
namespace {

// Hostile archives carry names of megabytes; file systems allow 255 bytes a part.
constexpr size_t longest_name = 1000;

// C0, DEL, C1, and what turns the direction of the text around it (a name that ends in "gpj.exe" reversed).
bool is_disguising(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string display_name(std::string_view raw) {
    const auto is_plain = [](char c) { return c >= ' ' && c < 0x7F; };
    if (raw.size() <= longest_name && std::all_of(raw.begin(), raw.end(), is_plain)) return std::string(raw);  // nearly all are
    constexpr size_t longest_code_point = 4;
    const std::string decoded = decode_name(raw.substr(0, longest_name * longest_code_point));
    std::string shown;
    for (size_t at = 0, count = 0; at < decoded.size() && count < longest_name; ++count) {
        const CodePoint point = code_point_at(decoded, at);
        append_utf8(shown, is_disguising(point.value) ? U'\xFFFD' : point.value);
        at += point.size;
    }
    return shown;
}

std::string display_member_path(std::string_view raw) {
    // Decoded first: the second byte of a GBK character may be a backslash.
    std::string name = display_name(raw);
    std::replace(name.begin(), name.end(), '\\', '/');
    if (name.size() >= 2 && is_ascii_alpha(name[0]) && name[1] == ':') name.erase(0, 2);
    std::vector<std::string> parts;
    for (std::string_view part : split(name, '/')) {
        if (!part.empty() && part != "." && part != "..") parts.emplace_back(part);
    }
    return parts.empty() ? "unnamed" : join(parts, "/");
}

}  // namespace leakscan
