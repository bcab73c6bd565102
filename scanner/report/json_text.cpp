// Escapes what RFC 8259 section 7 demands and nothing else, so that Chinese stays readable.
#include "report/json_text.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t longest_escape = 6;  // \u001f
constexpr size_t longest_number = 32;
constexpr std::uint64_t high_bits = 0x8080808080808080u;  // one in a byte: it is not ASCII

bool needs_escape(char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

char* put_escape(char* to, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::string_view named = "\"\\\n\r\t";
    constexpr std::string_view names = "\"\\nrt";
    *to++ = '\\';
    if (const size_t at = named.find(c); at != std::string_view::npos) {
        *to++ = names[at];
        return to;
    }
    for (const char part : {'u', '0', '0', digits[static_cast<unsigned char>(c) >> 4], digits[static_cast<unsigned char>(c) & 15]})
        *to++ = part;
    return to;
}

// True where none of the eight bytes of a word needs an escape.
bool is_plain(std::uint64_t word) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    const auto has = [word](char c) {
        const std::uint64_t difference = word ^ (ones * static_cast<unsigned char>(c));
        return (difference - ones) & ~difference & high_bits;
    };
    const std::uint64_t below_space = (word - ones * 0x20) & ~word & high_bits;
    return (below_space | has('"') | has('\\') | has('\x7F')) == 0;
}

// Eight at a time, as nearly none needs an escape. `to` has room for `longest_escape` bytes for each of them. `bits`: all that are set in
// some byte, so that text of ASCII alone is known without another look.
char* put_escaped(char* to, std::string_view text, std::uint64_t& bits) {
    for (size_t at = 0; at < text.size();) {
        if (std::uint64_t word; at + sizeof word <= text.size()) {
            std::memcpy(&word, text.data() + at, sizeof word);
            if (is_plain(word)) {
                bits |= word;
                std::memcpy(to, &word, sizeof word);
                to += sizeof word;
                at += sizeof word;
                continue;
            }
        }
        const char c = text[at++];
        bits |= static_cast<unsigned char>(c);
        if (needs_escape(c)) {
            to = put_escape(to, c);
        } else {
            *to++ = c;
        }
    }
    return to;
}

std::string repaired(std::string_view text) {
    std::string valid;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_utf8(valid, point.value);
        at += point.size;
    }
    return valid;
}

}  // namespace

// Keys are ours and need no escape.
JsonText& JsonText::key(std::string_view name) {
    char* const begin = room(name.size() + 4);
    char* to = begin;
    if (comma_due_) *to++ = ',';
    *to++ = '"';
    to = std::copy(name.begin(), name.end(), to);
    *to++ = '"';
    *to++ = ':';
    size_ += static_cast<size_t>(to - begin);
    comma_due_ = false;
    return *this;
}

JsonText& JsonText::string(std::string_view text) {
    separate();
    put_string(text);
    return *this;
}

void JsonText::put_string(std::string_view text) {
    char* const begin = room(longest_escape * text.size() + 2);
    *begin = '"';
    std::uint64_t bits = 0;
    char* const end = put_escaped(begin + 1, text, bits);
    if ((bits & high_bits) != 0 && !is_valid_utf8(text)) return put_string(repaired(text));
    *end = '"';
    size_ += static_cast<size_t>(end + 1 - begin);
}

JsonText& JsonText::number(std::uint64_t value) {
    separate();
    char* const begin = room(longest_number);
    size_ += static_cast<size_t>(std::to_chars(begin, begin + longest_number, value).ptr - begin);
    return *this;
}

JsonText& JsonText::decimal(double value) {
    separate();
    const double bounded = value >= 0 && value <= 1e9 ? value : 0;  // NaN included
    char* const begin = room(longest_number);
    // Most have no more than two decimals, and whole numbers are written ten times as fast.
    const auto hundredths = static_cast<std::uint64_t>(bounded * 100 + 0.5);
    if (static_cast<double>(hundredths) / 100 == bounded) {
        char* end = std::to_chars(begin, begin + longest_number, hundredths / 100).ptr;
        *end++ = '.';
        *end++ = static_cast<char>('0' + hundredths / 10 % 10);
        *end++ = static_cast<char>('0' + hundredths % 10);
        size_ += static_cast<size_t>(end - begin);
        return *this;
    }
    size_ += static_cast<size_t>(std::to_chars(begin, begin + longest_number, bounded, std::chars_format::fixed, 2).ptr - begin);
    return *this;
}

JsonText& JsonText::literal(std::string_view text) {
    separate();
    put(text);
    return *this;
}

std::string JsonText::take() {
    bytes_.resize(std::exchange(size_, 0));
    return std::exchange(bytes_, {});
}

JsonText& JsonText::open(char bracket) {
    separate();
    put(bracket);
    comma_due_ = false;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    put(bracket);
    comma_due_ = true;
    return *this;
}

void JsonText::separate() {
    if (comma_due_) put(',');
    comma_due_ = true;
}

// At least that many bytes behind the text.
char* JsonText::room(size_t bytes) {
    if (bytes_.size() - size_ < bytes) bytes_.resize(std::max(2 * bytes_.size(), size_ + bytes));
    return bytes_.data() + size_;
}

void JsonText::put(char c) {
    *room(1) = c;
    ++size_;
}

void JsonText::put(std::string_view text) {
    std::copy(text.begin(), text.end(), room(text.size()));
    size_ += text.size();
}

}  // namespace leakscan
