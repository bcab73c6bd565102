// Escapes what RFC 8259 section 7 demands and nothing else, so that Chinese stays readable.
#include "report/json_text.h"

#include <algorithm>
#include <charconv>

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
    for (size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) continue;
        json += text.substr(copied, at - copied);
        append_escape(json, c);
        copied = at + 1;
    }
    json += text.substr(copied);
    json.push_back('"');
}

JsonText& JsonText::key(std::string_view name) {
    string(name);
    json_.push_back(':');
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
