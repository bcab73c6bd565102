// Escapes what RFC 8259 section 7 demands and nothing else, so that Chinese stays readable.
#include "report/json_text.h"

#include <charconv>
#include <cstring>

#include "base/text.h"

namespace leakscan {
namespace {

void append_escape(std::string& json, char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
        case '"': json += "\\\""; return;
        case '\\': json += "\\\\"; return;
        case '\n': json += "\\n"; return;
        case '\r': json += "\\r"; return;
        case '\t': json += "\\t"; return;
        default: break;
    }
    json += "\\u00";
    json.push_back(digits[static_cast<unsigned char>(c) >> 4]);
    json.push_back(digits[static_cast<unsigned char>(c) & 15]);
}

// The first byte at or after `from` that needs an escape; eight at a time, as nearly none does.
size_t skip_plain(std::string_view text, size_t from) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    constexpr std::uint64_t highs = 0x8080808080808080u;
    const auto has = [](std::uint64_t word, char c) {
        const std::uint64_t difference = word ^ (ones * static_cast<unsigned char>(c));
        return (difference - ones) & ~difference & highs;
    };
    for (std::uint64_t word; from + 8 <= text.size(); from += 8) {
        std::memcpy(&word, text.data() + from, 8);
        const std::uint64_t below_space = (word - ones * 0x20) & ~word & highs;
        if (below_space | has(word, '"') | has(word, '\\') | has(word, '\x7F')) break;
    }
    const auto needs = [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    while (from < text.size() && !needs(text[from])) ++from;
    return from;
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

void append_json(std::string& json, std::string_view text) {
    if (!is_valid_utf8(text)) return append_json(json, repaired(text));
    json.push_back('"');
    size_t copied = 0;
    for (size_t at = skip_plain(text, 0); at < text.size(); at = skip_plain(text, copied)) {
        json += text.substr(copied, at - copied);
        append_escape(json, text[at]);
        copied = at + 1;
    }
    json += text.substr(copied);
    json.push_back('"');
}

// Keys are ours and need no escape.
JsonText& JsonText::key(std::string_view name) {
    separate();
    json_.push_back('"');
    json_ += name;
    json_ += "\":";
    comma_due_ = false;
    return *this;
}

JsonText& JsonText::string(std::string_view text) {
    separate();
    append_json(json_, text);
    return *this;
}

JsonText& JsonText::number(std::uint64_t value) {
    char digits[20];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return literal(std::string_view(digits, static_cast<size_t>(end - digits)));
}

JsonText& JsonText::decimal(double value) {
    char digits[32];
    const double bounded = value >= 0 && value <= 1e9 ? value : 0;  // NaN included
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, bounded, std::chars_format::fixed, 2);
    return literal(std::string_view(digits, static_cast<size_t>(end - digits)));
}

JsonText& JsonText::open(char bracket) {
    separate();
    json_.push_back(bracket);
    comma_due_ = false;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    json_.push_back(bracket);
    comma_due_ = true;
    return *this;
}

JsonText& JsonText::literal(std::string_view text) {
    separate();
    json_ += text;
    return *this;
}

void JsonText::separate() {
    if (comma_due_) json_.push_back(',');
    comma_due_ = true;
}

}  // namespace leakscan
