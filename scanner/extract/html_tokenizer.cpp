// See html_tokenizer.h. Section numbers are those of the HTML standard.
#include "extract/html_tokenizer.h"

#include <array>
#include <cstring>

#include "base/text.h"

namespace leakscan {
namespace {

// More attributes than any page has; the rest of such a tag is handed out as source.
constexpr size_t most_attributes = 256;

// What ends the name of a tag, what the name of an attribute, and what no usual name holds; one look instead of six comparisons for
// each byte.
enum Role : unsigned char { space = 1, ends_tag_name = 2, ends_attribute_name = 4, tells = 8 };
constexpr std::array<unsigned char, 256> roles = [] {
    std::array<unsigned char, 256> table{};
    for (size_t c = 0; c < table.size(); ++c) table[c] = c >= 0x80 || c == '@' || is_ascii_digit(static_cast<char>(c)) ? tells : 0;
    for (const char c : {' ', '\n', '\t', '\r', '\f'}) table[static_cast<unsigned char>(c)] = space | ends_tag_name | ends_attribute_name;
    for (const char c : {'/', '>'}) table[static_cast<unsigned char>(c)] = ends_tag_name | ends_attribute_name;
    table['='] = ends_attribute_name;
    return table;
}();

bool is(char c, Role role) { return (roles[static_cast<unsigned char>(c)] & role) != 0; }
bool is_space(char c) { return is(c, space); }

size_t find_char(std::string_view text, char wanted, size_t from) {
    if (from >= text.size()) return text.size();
    const void* found = std::memchr(text.data() + from, wanted, text.size() - from);
    return found == nullptr ? text.size() : static_cast<size_t>(static_cast<const char*>(found) - text.data());
}

size_t find_or_end(std::string_view text, std::string_view wanted, size_t from) {
    const size_t found = text.find(wanted, from);
    return found == std::string_view::npos ? text.size() : found;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && equals_ignoring_case(text.substr(0, lower.size()), lower);
}

// "</name" or "<name" only counts when the name ends there.
bool ends_name(std::string_view text, size_t at) { return at < text.size() && is(text[at], ends_tag_name); }

}  // namespace

bool HtmlTokenizer::next(HtmlToken& token) {
    if (at_ >= source_.size()) {
        token.kind = HtmlToken::Kind::end;
        return false;
    }
    if (raw_.raw != RawText::none) return read_raw_text(token);
    return source_[at_] == '<' && read_markup(token) ? true : read_text(token);
}

bool HtmlTokenizer::begins_name(char c) const { return is_ascii_alpha(c) || (markup_ == Markup::xml && ((c & 0x80) != 0 || c == '_')); }

// 13.2.5.1, data state: up to a '<' that begins markup. The first byte is text whatever it is.
bool HtmlTokenizer::read_text(HtmlToken& token) {
    size_t end = at_ + 1;
    for (;; ++end) {
        end = find_char(source_, '<', end);
        if (end + 1 >= source_.size()) {
            end = source_.size();
            break;
        }
        const char next = source_[end + 1];
        if (begins_name(next) || next == '/' || next == '!' || next == '?') break;
    }
    token.kind = HtmlToken::Kind::text;
    token.tag = {};
    token.references = true;
    token.text = source_.substr(at_, end - at_);
    at_ = end;
    return true;
}

// 13.2.5.6, tag open state. False: the '<' is text.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
    const std::string_view rest = source_.substr(at_);
    if (rest.size() < 2) return false;
    const char next = rest[1];
    if (begins_name(next)) return read_tag(token, HtmlToken::Kind::start_tag, at_ + 1);
    if (next == '!') return read_comment(token);
    if (next == '?') return read_until(token, HtmlToken::Kind::comment, at_ + 1, markup_ == Markup::xml ? "?>" : ">");
    if (next != '/' || rest.size() < 3) return false;
    if (begins_name(rest[2])) return read_tag(token, HtmlToken::Kind::end_tag, at_ + 2);
    return read_until(token, HtmlToken::Kind::comment, at_ + 2, ">");
}

bool HtmlTokenizer::read_tag(HtmlToken& token, HtmlToken::Kind kind, size_t name_begin) {
    const size_t begin = at_;
    size_t end = name_begin;
    while (end < source_.size() && !is(source_[end], ends_tag_name)) ++end;
    token.kind = kind;
    token.text = source_.substr(name_begin, end - name_begin);
    token.tag = markup_ == Markup::html ? find_tag(token.text) : TagInfo{};
    token.self_closing = false;
    token.attributes.clear();
    token.attributes_left = {};
    at_ = end;
    if (end < source_.size() && source_[end] == '>') {
        ++at_;
    } else if (!read_attributes(token)) {
        return give_up(token, begin);
    }
    if (kind == HtmlToken::Kind::start_tag && token.tag.raw != RawText::none) raw_ = token.tag;
    return true;
}

// 13.2.5.32 to .40. False if the input ends before the tag does.
bool HtmlTokenizer::read_attributes(HtmlToken& token) {
    size_t left_from = 0;
    for (;;) {
        while (at_ < source_.size() && is_space(source_[at_])) ++at_;
        if (at_ >= source_.size()) return false;
        if (source_[at_] == '>') break;
        if (source_[at_] == '/') {
            ++at_;
            token.self_closing = at_ < source_.size() && source_[at_] == '>';
            continue;
        }
        const size_t begin = at_;
        if (!read_attribute(token)) return false;
        if (token.attributes.size() > most_attributes) {
            if (left_from == 0) left_from = begin;
            token.attributes.pop_back();
        }
    }
    if (left_from != 0) token.attributes_left = source_.substr(left_from, at_ - left_from);
    ++at_;
    return true;
}

bool HtmlTokenizer::read_attribute(HtmlToken& token) {
    const size_t name_begin = at_;
    unsigned char seen = roles[static_cast<unsigned char>(source_[at_++])];  // a leading '=' belongs to the name
    for (; at_ < source_.size() && !is(source_[at_], ends_attribute_name); ++at_) seen |= roles[static_cast<unsigned char>(source_[at_])];
    const bool telling = (seen & tells) != 0;
    const std::string_view name = source_.substr(name_begin, at_ - name_begin);
    size_t after = at_;
    while (after < source_.size() && is_space(source_[after])) ++after;
    if (after >= source_.size()) return false;
    if (source_[after] != '=') {
        token.attributes.push_back({name, {}, telling});
        return true;
    }
    at_ = after + 1;
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
    if (at_ >= source_.size()) return false;
    const char quote = source_[at_];
    size_t end = at_;
    if (quote == '"' || quote == '\'') {
        end = find_char(source_, quote, ++at_);
        if (end >= source_.size()) return false;
    } else {
        while (end < source_.size() && !is_space(source_[end]) && source_[end] != '>') ++end;
        if (end >= source_.size()) return false;
    }
    token.attributes.push_back({name, source_.substr(at_, end - at_), telling});
    at_ = quote == '"' || quote == '\'' ? end + 1 : end;
    return true;
}

// 13.2.5.42 to .52, markup declaration and comments.
bool HtmlTokenizer::read_comment(HtmlToken& token) {
    const std::string_view rest = source_.substr(at_);
    if (markup_ == Markup::xml && rest.starts_with("<![CDATA[")) {
        read_until(token, HtmlToken::Kind::text, at_ + 9, "]]>");
        token.references = false;
        return true;
    }
    if (!rest.starts_with("<!--")) return read_until(token, HtmlToken::Kind::comment, at_ + 2, ">");
    size_t content = at_ + 4;
    // "<!-->" and "<!--->" are empty comments.
    for (std::string_view empty : {"<!-->", "<!--->"}) {
        if (markup_ == Markup::html && rest.starts_with(empty))
            return read_until(token, HtmlToken::Kind::comment, at_ + empty.size() - 1, ">");
    }
    size_t end = find_or_end(source_, "--", content);
    // "-->" and "--!>" both end it.
    while (end < source_.size() && !source_.substr(end + 2).starts_with('>') &&
           !(markup_ == Markup::html && source_.substr(end + 2).starts_with("!>"))) {
        end = find_or_end(source_, "--", end + 1);
    }
    token.kind = HtmlToken::Kind::comment;
    token.text = source_.substr(content, end - content);
    const size_t close = find_char(source_, '>', end);
    at_ = close >= source_.size() ? source_.size() : close + 1;
    return true;
}

bool HtmlTokenizer::read_until(HtmlToken& token, HtmlToken::Kind kind, size_t content, std::string_view end) {
    const size_t close = find_or_end(source_, end, content);
    token.kind = kind;
    token.tag = {};
    token.text = source_.substr(content, close - content);
    at_ = close >= source_.size() ? source_.size() : close + end.size();
    return true;
}

// A tag that never ends: all that is left is text.
bool HtmlTokenizer::give_up(HtmlToken& token, size_t begin) {
    token.kind = HtmlToken::Kind::text;
    token.tag = {};
    token.references = true;
    token.text = source_.substr(begin);
    at_ = source_.size();
    return true;
}

bool HtmlTokenizer::read_raw_text(HtmlToken& token) {
    const size_t end = raw_.raw == RawText::script ? end_of_script() : raw_.raw == RawText::plaintext ? source_.size() : end_of_raw_text();
    token.kind = HtmlToken::Kind::text;
    token.tag = raw_;
    token.references = raw_.raw == RawText::rcdata;
    token.text = source_.substr(at_, end - at_);
    raw_ = {};
    at_ = end;
    return token.text.empty() ? next(token) : true;
}

size_t HtmlTokenizer::end_of_raw_text() const {
    for (size_t at = find_or_end(source_, "</", at_); at < source_.size(); at = find_or_end(source_, "</", at + 2)) {
        if (starts_with_ignoring_case(source_.substr(at + 2), raw_.name) && ends_name(source_, at + 2 + raw_.name.size())) return at;
    }
    return source_.size();
}

// 13.2.5.4 and .15 to .31: inside "<!--" a nested "<script" hides the next "</script".
size_t HtmlTokenizer::end_of_script() const {
    enum class State { plain, escaped, double_escaped } state = State::plain;
    size_t escape_end = 0;  // where a "-->" may begin: the dashes of "<!--" count too
    for (size_t at = at_; at < source_.size(); ++at) {
        if (state == State::plain) at = find_char(source_, '<', at);
        if (at >= source_.size()) break;
        const char c = source_[at];
        if (c != '<' && c != '-') continue;
        const std::string_view rest = source_.substr(at);
        if (c == '-') {
            if (state != State::plain && at >= escape_end && rest.starts_with("-->")) state = State::plain;
        } else if (starts_with_ignoring_case(rest, "</script") && ends_name(rest, 8)) {
            if (state != State::double_escaped) return at;
            state = State::escaped;
        } else if (state == State::plain && rest.starts_with("<!--")) {
            state = State::escaped;
            escape_end = at + 2;
        } else if (state == State::escaped && starts_with_ignoring_case(rest, "<script") && ends_name(rest, 7)) {
            state = State::double_escaped;
        }
    }
    return source_.size();
}

}  // namespace leakscan
