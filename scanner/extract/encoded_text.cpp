// See encoded_text.h. One sweep: the signs that lead an escape, and every fifteenth byte for the runs of letters that base64 is.
#include "extract/encoded_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "codec/transfer.h"
#include "extract/uri_text.h"

namespace leakscan {
namespace {

constexpr size_t fewest_digits = 7;       // of the shortest number that is looked for
constexpr size_t shortest_base64 = 15;    // eleven digits, without padding
constexpr size_t longest_stretch = 4096;  // bytes; what is longer is no value but a file

struct Stretch {
    size_t begin = 0;
    size_t end = 0;
    std::string decoded;
};

int hex_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The value of up to `most` hexadecimal digits at `at`, which moves behind them; nullopt for fewer than `least`.
std::optional<char32_t> read_hex(std::string_view text, size_t& at, size_t least, size_t most) {
    char32_t value = 0;
    size_t count = 0;
    while (count < most && at + count < text.size() && hex_value(text[at + count]) >= 0)
        value = value * 16 + static_cast<char32_t>(hex_value(text[at + count++]));
    if (count < least) return std::nullopt;
    at += count;
    return value;
}

// The escape at text[at], decoded into `bytes`; `at` moves behind it. False if there is none.
bool read_escape(std::string_view text, size_t& at, std::string& bytes) {
    size_t next = at + 1;
    if (text[at] != '\\') {
        const std::optional<char32_t> byte = read_hex(text, next, 2, 2);
        if (!byte) return false;
        bytes.push_back(static_cast<char>(*byte));
        at = next;
        return true;
    }
    const char kind = next < text.size() ? text[next] : '\0';
    std::optional<char32_t> value;
    if (kind == 'u' || kind == 'x') {
        ++next;
        const size_t digits = kind == 'u' ? 4 : 2;
        value = read_hex(text, next, digits, digits);
    } else {
        value = read_hex(text, next, 1, 6);
        if (value && next < text.size() && text[next] == ' ') ++next;
    }
    if (!value || *value == 0 || *value > 0x10FFFF || (*value >= 0xD800 && *value <= 0xDFFF)) return false;
    append_utf8(bytes, *value);
    at = next;
    return true;
}

bool holds_number(std::string_view decoded) {
    const auto digits = static_cast<size_t>(std::count_if(decoded.begin(), decoded.end(), is_ascii_digit));
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_ascii_space(c); };
    return digits >= fewest_digits && std::none_of(decoded.begin(), decoded.end(), is_control) && is_valid_utf8(decoded);
}

// How many escapes make an encoding: "x=13800138000" and "100%2013" hold one by chance.
size_t fewest_escapes(char lead, char after) {
    if (lead == '=') return 4;
    return lead == '\\' && after != 'u' && after != 'x' ? 1 : 2;
}

// Escapes of one kind in a row, digits between them. `at` moves behind the stretch, whether it is one or not.
std::optional<Stretch> read_escapes(std::string_view text, size_t& at) {
    Stretch stretch{at, at, {}};
    const char lead = text[at];
    const char after = at + 1 < text.size() ? text[at + 1] : '\0';
    size_t escapes = 0;
    while (at < text.size() && at - stretch.begin < longest_stretch) {
        if (text[at] == lead && read_escape(text, at, stretch.decoded)) {
            ++escapes;
        } else if (escapes > 0 && (is_ascii_digit(text[at]) || text[at] == 'X' || text[at] == 'x')) {
            stretch.decoded.push_back(text[at++]);
        } else {
            break;
        }
    }
    stretch.end = at;
    if (escapes == 0) ++at;
    if (escapes < fewest_escapes(lead, after) || !holds_number(stretch.decoded)) return std::nullopt;
    return stretch;
}

constexpr std::array<bool, 256> base64_characters = [] {
    std::array<bool, 256> table{};
    for (size_t c = 0; c < 0x80; ++c) table[c] = is_ascii_alnum(static_cast<char>(c));
    for (const char c : {'+', '/', '_', '-'}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();
bool is_base64(char c) { return base64_characters[static_cast<unsigned char>(c)]; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Every stretch has the sign that leads an escape or, as base64, a capital: most addresses and styles of a page have neither.
bool may_hold_stretch(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_upper(c) || c == '%' || c == '\\' || c == '='; });
}

// The run of base64 characters around text[at]; `at` moves behind it. `floor`: where the last one ended.
std::optional<Stretch> read_base64(std::string_view text, size_t floor, size_t& at) {
    Stretch stretch{at, at, {}};
    while (stretch.begin > floor && is_base64(text[stretch.begin - 1])) --stretch.begin;
    while (at < text.size() && is_base64(text[at])) ++at;
    size_t padding = 0;
    while (padding < 2 && at + padding < text.size() && text[at + padding] == '=') ++padding;
    const std::string_view run = text.substr(stretch.begin, at - stretch.begin);
    stretch.end = at + padding;
    if (run.size() < shortest_base64 || run.size() > longest_stretch || (padding > 0 && (run.size() + padding) % 4 != 0) ||
        run.size() % 4 == 1)
        return std::nullopt;
    if (std::none_of(run.begin(), run.end(), is_upper) || std::all_of(run.begin(), run.end(), is_upper)) return std::nullopt;
    stretch.decoded = decode_base64(run);
    if (!holds_number(stretch.decoded)) return std::nullopt;
    return stretch;
}

// Ascending, disjoint.
std::vector<Stretch> find_stretches(std::string_view text) {
    std::vector<Stretch> found;
    for (char lead : {'%', '\\', '='}) {
        for (size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at)) {
            if (auto stretch = read_escapes(text, at)) found.push_back(std::move(*stretch));
        }
    }
    size_t done = 0;
    for (size_t at = shortest_base64 - 1; at < text.size(); at += shortest_base64) {
        if (!is_base64(text[at])) continue;
        if (auto stretch = read_base64(text, done, at)) found.push_back(std::move(*stretch));
        done = at;
    }
    std::stable_sort(found.begin(), found.end(), [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    size_t end = 0;
    std::erase_if(found, [&end](const Stretch& stretch) {
        if (stretch.begin < end) return true;
        end = stretch.end;
        return false;
    });
    return found;
}

// The bytes [begin, end) of text, with the stretches that lie in them decoded. `next`: the first of these; moves behind the last.
std::string with_decoded(std::string_view text, size_t begin, size_t end, const std::vector<Stretch>& stretches, size_t& next) {
    std::string decoded;
    for (; next < stretches.size() && stretches[next].end <= end; ++next) {
        decoded += text.substr(begin, stretches[next].begin - begin);
        decoded += stretches[next].decoded;
        begin = stretches[next].end;
    }
    decoded += text.substr(begin, end - begin);
    return decoded;
}

}  // namespace

std::string decode_encodings(std::string_view text) {
    if (!may_hold_stretch(text)) return {};
    const std::vector<Stretch> stretches = find_stretches(text);
    size_t next = 0;
    return stretches.empty() ? std::string() : with_decoded(text, 0, text.size(), stretches, next);
}

Document decoded_part(const Document& document) {
    Document part;
    const std::vector<Stretch> stretches = find_stretches(document.text);
    if (stretches.empty()) return part;
    part.media = document.media;
    part.meta = document.meta;
    part.sheets = document.sheets;
    part.source = document.source;
    part.first_line = document.first_line;
    for (size_t next = 0; next < stretches.size();) {
        const Block& block = document.blocks[document.block_at(static_cast<std::uint32_t>(stretches[next].begin))];
        if (stretches[next].end > block.end) {  // across blocks: by chance
            ++next;
            continue;
        }
        const std::string text = with_decoded(document.text, block.begin, block.end, stretches, next);
        const auto anchor = std::upper_bound(document.anchors.begin(), document.anchors.end(), block.begin,
                                             [](std::uint32_t at, const Anchor& a) { return at < a.text_offset; });
        if (anchor == document.anchors.begin()) {
            part.add(text, block.where, document.label_of(block));
        } else {
            const std::uint32_t offset = (anchor - 1)->source_offset + (block.begin - (anchor - 1)->text_offset);
            part.add_from_source(text, offset, block.where, document.label_of(block));
        }
    }
    return part;
}

}  // namespace leakscan
