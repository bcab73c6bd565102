// One pass over the bytes; what is not understood is stepped over.
#include "companion/pdf/content_tokens.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace leakscan {
namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0'; }
constexpr bool is_delimiter(char c) {
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
}
constexpr bool is_regular(char c) { return !is_space(c) && !is_delimiter(c); }

// The value of a hexadecimal digit, -1 for what is none.
constexpr int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// No exponents; "--5" and "1-2" occur and are read as most viewers do, up to the odd sign.
bool parse_number(std::string_view word, double& number) {
    const bool negative = word.starts_with('-');
    while (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
    const size_t end = std::min(word.find_first_not_of("0123456789."), word.size());
    if (end == 0) return false;
    double value = 0;
    const std::from_chars_result parsed = std::from_chars(word.data(), word.data() + end, value, std::chars_format::fixed);
    if (parsed.ec != std::errc() || !std::isfinite(value)) return false;
    number = negative ? -value : value;
    return true;
}

}  // namespace

void ContentTokens::skip_space() {
    while (at_ < content_.size()) {
        if (is_space(content_[at_])) {
            ++at_;
        } else if (content_[at_] == '%') {
            at_ = std::min(content_.find_first_of("\r\n", at_), content_.size());
        } else {
            return;
        }
    }
}

void ContentTokens::next(ContentToken& token) {
    skip_space();
    token.text.clear();
    token.type = ContentToken::Type::end;
    if (at_ >= content_.size()) return;
    const char c = content_[at_];
    const bool twice = at_ + 1 < content_.size() && content_[at_ + 1] == c;
    if (c == '(') {
        token.type = ContentToken::Type::string;
        read_literal_string(token.text);
    } else if (c == '<' && !twice) {
        token.type = ContentToken::Type::string;
        read_hexadecimal_string(token.text);
    } else if (c == '/') {
        token.type = ContentToken::Type::name;
        read_name(token.text);
    } else if (is_delimiter(c)) {
        token.type = ContentToken::Type::bracket;
        const size_t size = (c == '<' || c == '>') && twice ? 2 : 1;
        token.text = content_.substr(at_, size);
        at_ += size;
    } else {
        read_word(token);
    }
}

void ContentTokens::read_literal_string(std::string& text) {
    int open = 1;
    for (++at_; at_ < content_.size(); ++at_) {
        char c = content_[at_];
        if (c == '(') ++open;
        if (c == ')' && --open == 0) break;
        if (c == '\\' && at_ + 1 < content_.size()) {
            c = content_[++at_];
            if (c == '\n' || c == '\r') continue;
            if (c >= '0' && c <= '7') {
                int code = 0;
                for (int digits = 0; digits < 3 && at_ < content_.size() && content_[at_] >= '0' && content_[at_] <= '7'; ++digits)
                    code = code * 8 + content_[at_++] - '0';
                --at_;
                c = static_cast<char>(code);
            } else if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
                c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 'b' ? '\b' : '\f';
            }
        }
        text.push_back(c);
    }
    if (at_ < content_.size()) ++at_;
}

void ContentTokens::read_hexadecimal_string(std::string& text) {
    int high = -1;
    for (++at_; at_ < content_.size() && content_[at_] != '>'; ++at_) {
        const int digit = hexadecimal(content_[at_]);
        if (digit < 0) continue;
        if (high >= 0) text.push_back(static_cast<char>(high * 16 + digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0) text.push_back(static_cast<char>(high * 16));
    if (at_ < content_.size()) ++at_;
}

void ContentTokens::read_name(std::string& text) {
    for (++at_; at_ < content_.size() && is_regular(content_[at_]); ++at_) {
        const bool escaped =
            content_[at_] == '#' && at_ + 2 < content_.size() && hexadecimal(content_[at_ + 1]) >= 0 && hexadecimal(content_[at_ + 2]) >= 0;
        if (escaped) {
            text.push_back(static_cast<char>(hexadecimal(content_[at_ + 1]) * 16 + hexadecimal(content_[at_ + 2])));
            at_ += 2;
        } else {
            text.push_back(content_[at_]);
        }
    }
}

void ContentTokens::read_word(ContentToken& token) {
    const size_t begin = at_;
    while (at_ < content_.size() && is_regular(content_[at_])) ++at_;
    const std::string_view word = content_.substr(begin, at_ - begin);
    const bool is_number = parse_number(word, token.number);
    token.type = is_number ? ContentToken::Type::number : ContentToken::Type::operation;
    if (!is_number) token.text = word;
}

void ContentTokens::skip_image() {
    for (size_t end = at_; (end = content_.find("EI", end)) != std::string_view::npos; ++end) {
        const bool alone = end > at_ && is_space(content_[end - 1]) && (end + 2 >= content_.size() || is_space(content_[end + 2]));
        if (!alone) continue;
        at_ = end + 2;
        return;
    }
    at_ = content_.size();
}

}  // namespace leakscan
