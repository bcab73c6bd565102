// See script_text.h. Escapes after ECMAScript and RFC 8259.
#include "extract/script_text.h"

#include <vector>

#include "base/text.h"

namespace leakscan {
namespace {

// Deeper brackets than any data have: below them everything counts as one record.
constexpr size_t deepest = 64;
constexpr size_t long_number = 7;

bool is_word(char c) { return is_ascii_alnum(c) || c == '_' || c == '$'; }

class Lexer {
public:
    Lexer(std::string_view code, ScriptNumbers numbers, const std::function<void(const ScriptLiteral&)>& found)
        : code_(code), least_digits_(numbers == ScriptNumbers::all ? 1 : long_number), found_(found) {}

    void run() {
        while (at_ < code_.size()) {
            const char c = code_[at_];
            if (c == '"' || c == '\'' || c == '`')
                read_string(c);
            else if (c == '/' && code_.substr(at_ + 1).starts_with('/'))
                read_comment(2, "\n");
            else if (c == '/' && code_.substr(at_ + 1).starts_with('*'))
                read_comment(2, "*/");
            else if (c == '<' && code_.substr(at_).starts_with("<!--"))
                at_ += 4;
            else if (is_ascii_digit(c))
                read_number();
            else if (is_word(c))
                read_word();
            else if (c & 0x80)
                read_loose();
            else
                read_sign(c);
        }
    }

private:
    struct Bracket {
        char sign;
        std::string_view key;
        std::uint32_t record;
    };

    void read_string(char quote) {
        const size_t begin = ++at_;
        while (at_ < code_.size() && code_[at_] != quote && (quote == '`' || code_[at_] != '\n')) at_ += code_[at_] == '\\' ? 2 : 1;
        const size_t end = std::min(at_, code_.size());
        const std::string_view text = code_.substr(begin, end - begin);
        at_ = end + 1;
        size_t next = at_;
        while (next < code_.size() && is_ascii_space(code_[next])) ++next;
        word_ = text;
        if (next < code_.size() && code_[next] == ':') return;  // a key
        give(ScriptLiteral::Kind::string, text);
    }

    void read_comment(size_t opening, std::string_view closing) {
        const size_t begin = at_ + opening;
        const size_t end = std::min(code_.find(closing, begin), code_.size());
        at_ = std::min(end + closing.size(), code_.size());
        if (begin < end) give(ScriptLiteral::Kind::comment, code_.substr(begin, end - begin));
    }

    void read_number() {
        const size_t begin = at_;
        size_t digits = 0;
        for (; at_ < code_.size() && (is_word(code_[at_]) || code_[at_] == '.'); ++at_) digits += is_ascii_digit(code_[at_]) ? 1 : 0;
        if (digits >= least_digits_) give(ScriptLiteral::Kind::number, code_.substr(begin, at_ - begin));
    }

    void read_word() {
        const size_t begin = at_;
        while (at_ < code_.size() && is_word(code_[at_])) ++at_;
        word_ = code_.substr(begin, at_ - begin);
    }

    // Text where code should be: handed out up to the end of the statement.
    void read_loose() {
        const size_t begin = at_;
        while (at_ < code_.size() && std::string_view("\n\"'`;{}").find(code_[at_]) == std::string_view::npos) ++at_;
        give(ScriptLiteral::Kind::loose, code_.substr(begin, at_ - begin));
        word_ = code_.substr(begin, at_ - begin);
    }

    void read_sign(char c) {
        ++at_;
        if (c == ':' || (c == '=' && !code_.substr(at_).starts_with('='))) {
            key_ = word_;
        } else if (c == '{' || c == '[') {
            open(c);
        } else if (c == '}' || c == ']') {
            if (!brackets_.empty() && too_deep_ == 0) brackets_.pop_back();
            if (too_deep_ > 0) --too_deep_;
            key_ = {};
        } else if (c == ',') {
            key_ = !brackets_.empty() && brackets_.back().sign == '[' ? brackets_.back().key : std::string_view();
        } else if (c == ';') {
            key_ = {};
        }
    }

    void open(char sign) {
        if (brackets_.size() == deepest) {
            ++too_deep_;
            return;
        }
        const bool in_array = !brackets_.empty() && brackets_.back().sign == '[';
        const std::uint32_t outer = brackets_.empty() ? 0 : brackets_.back().record;
        brackets_.push_back({sign, key_, sign == '{' || in_array ? ++records_ : outer});
        if (sign == '{') key_ = {};
    }

    void give(ScriptLiteral::Kind kind, std::string_view text) {
        if (!text.empty()) found_({kind, text, key_, brackets_.empty() ? 0 : brackets_.back().record});
    }

    std::string_view code_;
    size_t least_digits_;
    const std::function<void(const ScriptLiteral&)>& found_;
    size_t at_ = 0;
    std::string_view word_;
    std::string_view key_;
    std::vector<Bracket> brackets_;
    size_t too_deep_ = 0;
    std::uint32_t records_ = 0;
};

// Decodes the escape at text[at] == '\\'; returns how many bytes it has, 0 if it is none.
size_t decode_escape(std::string_view text, size_t at, std::string& decoded) {
    if (at + 1 >= text.size()) return 0;
    constexpr std::string_view names = "nrtbfv0";
    const char c = text[at + 1];
    if (names.find(c) != std::string_view::npos) {
        decoded.push_back(' ');
        return 2;
    }
    if (c == 'x') {
        const std::int64_t value = read_hex(text, at + 2, 2);
        if (value < 0) return 0;
        append_utf8(decoded, static_cast<char32_t>(value));
        return 4;
    }
    if (c == 'u' && text.substr(at + 2).starts_with('{')) {
        constexpr size_t most_digits = 6;
        const size_t end = text.substr(at + 3, most_digits + 1).find('}');
        const long point = end == std::string_view::npos || end == 0 ? -1 : read_hex(text, at + 3, end);
        if (point < 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return 0;
        append_utf8(decoded, static_cast<char32_t>(point));
        return end + 4;
    }
    if (c >= '1' && c <= '7') {  // \61, an octal escape of old scripts
        size_t end = at + 1;
        unsigned value = 0;
        while (end < text.size() && end < at + 4 && text[end] >= '0' && text[end] <= '7')
            value = value * 8 + static_cast<unsigned>(text[end++] - '0');
        if (value < 0x20 || value > 0x7E) return 0;
        decoded.push_back(static_cast<char>(value));
        return end - at;
    }
    if (c != 'u') {
        if (is_ascii_alnum(c)) return 0;
        decoded.push_back(c);
        return 2;
    }
    std::int64_t value = read_hex(text, at + 2, 4);
    if (value < 0) return 0;
    size_t length = 6;
    if (value >= 0xD800 && value <= 0xDBFF && text.substr(at + 6).starts_with("\\u")) {
        const std::int64_t trail = read_hex(text, at + 8, 4);
        if (trail >= 0xDC00 && trail <= 0xDFFF) {
            value = 0x10000 + ((value - 0xD800) << 10) + (trail - 0xDC00);
            length = 12;
        }
    }
    append_utf8(decoded, value >= 0xD800 && value <= 0xDFFF ? U'\uFFFD' : static_cast<char32_t>(value));
    return length;
}

}  // namespace

void scan_script(std::string_view code, ScriptNumbers numbers, const std::function<void(const ScriptLiteral&)>& found) {
    Lexer(code, numbers, found).run();
}

std::string unescape_script(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (size_t at = 0; at < text.size();) {
        const size_t backslash = std::min(text.find('\\', at), text.size());
        decoded.append(text.substr(at, backslash - at));
        if (backslash == text.size()) break;
        const size_t length = decode_escape(text, backslash, decoded);
        if (length == 0) decoded.push_back('\\');
        at = backslash + std::max<size_t>(length, 1);
    }
    return decoded;
}

}  // namespace leakscan
