// See uri_text.h.
#include "extract/uri_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "codec/charset.h"
#include "codec/transfer.h"
#include "extract/encoded_text.h"

namespace leakscan {
namespace {

// A text hidden in an address is small; what is longer is cut.
constexpr size_t most_decoded = 4u << 20;
// Article numbers of content systems have up to 14 digits (a time stamp), mobile numbers 11: shorter ones in a path say nothing.
constexpr size_t id_number_digits = 15;

constexpr std::uint64_t ones = 0x0101010101010101u;
constexpr std::uint64_t highs = 0x8080808080808080u;

// Whether one of eight bytes is no ASCII or an '@'.
bool tells(std::uint64_t word) {
    const std::uint64_t at_sign = word ^ (ones * '@');
    return ((word | ((at_sign - ones) & ~at_sign)) & highs) != 0;
}

// The ASCII digits among eight ASCII bytes: those from '0' on less those beyond '9'.
int count_digits(std::uint64_t word) {
    const std::uint64_t from_zero = word + ones * (0x80 - '0');
    const std::uint64_t beyond_nine = word + ones * (0x7F - '9');
    // One in the lowest bit of each such byte; the product adds them up in the highest one.
    return static_cast<int>(((((from_zero & ~beyond_nine) & highs) >> 7) * ones) >> 56);
}

// Up to seven bytes, in any order, zeros beside them. Without a call of memcpy: most names of attributes are that short.
std::uint64_t few_bytes(std::string_view text) {
    const size_t size = text.size();
    if (size >= 4) {
        std::uint32_t first = 0, last = 0;
        std::memcpy(&first, text.data(), 4);
        std::memcpy(&last, text.data() + size - 4, 4);
        const size_t twice = 8 * (8 - size);  // bits of `last` that `first` has already
        const bool little = std::endian::native == std::endian::little;
        const std::uint64_t rest = little ? std::uint64_t{last} >> twice : std::uint64_t{last} << twice & 0xFFFFFFFFu;
        return first | rest << 32;
    }
    const auto byte = [text](size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])); };
    if (size == 0) return 0;
    return byte(0) | (size > 1 ? byte(1) << 8 : 0) | (size > 2 ? byte(2) << 16 : 0);
}

bool has_long_number(std::string_view text) {
    size_t digits = 0;
    for (const char c : text) {
        digits = is_ascii_digit(c) ? digits + 1 : 0;
        if (digits == id_number_digits) return true;
    }
    return false;
}

bool has_wide(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

void scan_query(std::string_view query, const std::function<void(std::string_view, std::string_view)>& found) {
    for (std::string_view pair : split(query, '&')) {
        const size_t equals = pair.find('=');
        const bool keyed = equals != std::string_view::npos;
        std::string value(keyed ? pair.substr(equals + 1) : pair);
        std::replace(value.begin(), value.end(), '+', ' ');
        value = decode_percent(value);
        if (worth_scanning(value) || !decode_encodings(value).empty()) found(keyed ? pair.substr(0, equals) : std::string_view(), value);
    }
}

std::string percent_bytes(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            bytes.push_back(text[at]);
            continue;
        }
        const bool wide = at + 1 < text.size() && ascii_lower(text[at + 1]) == 'u';
        const std::int64_t value = wide ? read_hex(text, at + 2, 4) : read_hex(text, at + 1, 2);
        if (value < 0) {
            bytes.push_back('%');
        } else if (wide) {
            append_utf8(bytes, value >= 0xD800 && value <= 0xDFFF ? U'\uFFFD' : static_cast<char32_t>(value));
            at += 5;
        } else {
            bytes.push_back(static_cast<char>(value));
            at += 2;
        }
    }
    return bytes;
}

}  // namespace

std::string decode_percent(std::string_view text) {
    if (text.find('%') == std::string_view::npos) return std::string(text);
    std::string bytes = percent_bytes(text);
    return is_valid_utf8(bytes) ? bytes : decode_name(bytes);
}

bool worth_scanning(std::string_view text) {
    constexpr int fewest_digits = 7;
    std::uint64_t word = few_bytes(text.substr(0, text.size() % 8));
    if (tells(word)) return true;
    int digits = count_digits(word);
    for (size_t at = text.size() % 8; at < text.size(); at += 8) {
        std::memcpy(&word, text.data() + at, 8);
        if (tells(word)) return true;
        digits += count_digits(word);
        if (digits >= fewest_digits) return true;
    }
    return digits >= fewest_digits;
}

bool looks_like_address(std::string_view text) {
    if (text.empty() || std::string_view("/.?hmtsdjf").find(ascii_lower(text.front())) == std::string_view::npos) return false;
    for (std::string_view prefix : {"/", "./", "../", "?", "http:", "https:", "mailto:", "tel:", "sms:", "data:", "javascript:", "file:"}) {
        if (text.size() >= prefix.size() && equals_ignoring_case(text.substr(0, prefix.size()), prefix)) return true;
    }
    return false;
}

void scan_address(std::string_view address, const std::function<void(std::string_view key, std::string_view text)>& found) {
    for (std::string_view scheme : {"mailto:", "tel:", "sms:", "smsto:", "callto:", "skype:", "javascript:"}) {
        if (address.size() < scheme.size() || !equals_ignoring_case(address.substr(0, scheme.size()), scheme)) continue;
        found(scheme == "javascript:" ? std::string_view() : scheme.substr(0, scheme.size() - 1),
              decode_percent(address.substr(scheme.size())));
        return;
    }
    const size_t hash = std::min(address.find('#'), address.size());
    if (hash < address.size()) scan_query(address.substr(hash + 1), found);
    address = address.substr(0, hash);
    const size_t question = std::min(address.find('?'), address.size());
    if (question < address.size()) scan_query(address.substr(question + 1), found);
    address = address.substr(0, question);
    const std::string name = decode_percent(address.substr(address.rfind('/') + 1));
    if (has_wide(name) || has_long_number(name)) found({}, name);
}

bool decode_text_uri(std::string_view uri, DataUri& decoded) {
    const size_t comma = uri.find(',');
    if (comma == std::string_view::npos || comma < 5 || comma > 200) return false;
    std::vector<std::string_view> parameters = split(uri.substr(5, comma - 5), ';');
    decoded.media_type = to_ascii_lower(parameters.front());
    constexpr std::array<std::string_view, 4> texts = {"text/", "json", "xml", "script"};
    const bool is_text = decoded.media_type.empty() || std::any_of(texts.begin(), texts.end(), [&](std::string_view part) {
                             return decoded.media_type.find(part) != std::string::npos;
                         });
    if (!is_text || decoded.media_type == "text/css") return false;
    bool base64 = false;
    for (std::string_view parameter : parameters) {
        if (equals_ignoring_case(trim(parameter), "base64")) base64 = true;
        if (parameter.starts_with("charset=")) decoded.charset = parameter.substr(8);
    }
    const std::string_view data = uri.substr(comma + 1, most_decoded);
    decoded.bytes = percent_bytes(data);
    if (base64) decoded.bytes = decode_base64(decoded.bytes);
    return true;
}

}  // namespace leakscan
