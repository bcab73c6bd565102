// No state beyond the position: groups, fonts and destinations are the reader's.
#include "extract/rtf_tokens.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr int largest_number = 100'000'000;  // of a control word; more digits change nothing

int hex_value(char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

bool RtfTokens::next(RtfToken& token) {
    while (at_ < bytes_.size()) {
        const char c = bytes_[at_];
        token = {};
        if (c == '{' || c == '}') {
            token.type = c == '{' ? RtfToken::Type::open : RtfToken::Type::close;
            ++at_;
            return true;
        }
        if (c == '\\') {
            if (take_control(token)) return true;
            continue;
        }
        if (c == '\r' || c == '\n' || c == '\0') {
            ++at_;
            continue;
        }
        const size_t end = std::min(bytes_.find_first_of(std::string_view("{}\\\r\n\0", 6), at_), bytes_.size());
        token.text = bytes_.substr(at_, end - at_);
        at_ = end;
        return true;
    }
    return false;
}

bool RtfTokens::take_control(RtfToken& token) {
    if (++at_ >= bytes_.size()) return false;
    const char c = bytes_[at_];
    if (is_ascii_alpha(c)) {
        take_word(token);
        return true;
    }
    ++at_;
    if (c != '\'') {
        token.type = RtfToken::Type::symbol;
        token.text = bytes_.substr(at_ - 1, 1);
        return true;
    }
    const int high = at_ < bytes_.size() ? hex_value(bytes_[at_]) : -1;
    const int low = at_ + 1 < bytes_.size() ? hex_value(bytes_[at_ + 1]) : -1;
    if (high < 0 || low < 0) return false;
    at_ += 2;
    token.type = RtfToken::Type::byte;
    token.number = high * 16 + low;
    return true;
}

void RtfTokens::take_word(RtfToken& token) {
    const size_t begin = at_;
    while (at_ < bytes_.size() && is_ascii_alpha(bytes_[at_])) ++at_;
    token.type = RtfToken::Type::word;
    token.text = bytes_.substr(begin, at_ - begin);
    const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && is_ascii_digit(bytes_[at_ + 1]);
    if (negative) ++at_;
    for (; at_ < bytes_.size() && is_ascii_digit(bytes_[at_]); ++at_) {
        token.has_number = true;
        if (token.number < largest_number) token.number = token.number * 10 + (bytes_[at_] - '0');
    }
    if (negative) token.number = -token.number;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    if (token.text != "bin" || token.number <= 0) return;
    token.type = RtfToken::Type::binary;
    token.text = bytes_.substr(at_, static_cast<size_t>(token.number));
    at_ += token.text.size();
}

}  // namespace leakscan
