// One pass over the code, piece by piece: quoted, bracketed and escaped text, digits, date tokens.
#include "extract/format_code.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

using Type = FormatToken::Type;

constexpr size_t longest_code = 255;  // Excel's own limit

// Bytes of the quoted, bracketed or escaped piece at code[at], else of one character.
size_t size_of_piece(std::string_view code, size_t at) {
    const char c = code[at];
    if (c == '"' || c == '[') {
        const size_t end = code.find(c == '"' ? '"' : ']', at + 1);
        return (end == std::string_view::npos ? code.size() : end + 1) - at;
    }
    const bool escapes = c == '\\' || c == '_' || c == '*' || c == '!';
    if (escapes && at + 1 < code.size()) return 1 + code_point_at(code, at + 1).size;
    return code_point_at(code, at).size;
}

// What a piece that stands for itself shows: "[$￥-804]" the currency sign, other brackets nothing, '_' a space.
std::string shown(std::string_view piece) {
    const bool closed = piece.size() > 1 && piece.back() == '"';
    switch (piece[0]) {
        case '"': return std::string(piece.substr(1, piece.size() - (closed ? 2 : 1)));
        case '[': return piece.starts_with("[$") ? std::string(piece.substr(2, piece.find_first_of("-]") - 2)) : std::string();
        case '_': return " ";
        case '*': return {};
        case '\\':
        case '!': return std::string(piece.substr(piece.size() > 1 ? 1 : 0));
        default: return std::string(piece);
    }
}

struct Word {
    std::string_view text;
    Type type;
};

// Appends the date token at the start of `rest` (lower case) and returns its size; 0 if there is none.
size_t take_date_token(std::string_view rest, std::vector<FormatToken>& tokens) {
    constexpr Word words[] = {
        {"am/pm", Type::noon}, {"a/p", Type::noon},    {"上午/下午", Type::noon}, {"[h]", Type::hour},    {"[hh]", Type::hour},
        {"[m]", Type::minute}, {"[mm]", Type::minute}, {"[s]", Type::second},     {"[ss]", Type::second},
    };
    constexpr Word letters[] = {{"y", Type::year}, {"e", Type::year},   {"m", Type::month},  {"d", Type::day},
                                {"h", Type::hour}, {"s", Type::second}, {"a", Type::weekday}};
    for (const Word& word : words) {
        if (!rest.starts_with(word.text)) continue;
        tokens.push_back({word.type, std::string(word.text)});
        return word.text.size();
    }
    for (const Word& letter : letters) {
        if (!rest.starts_with(letter.text)) continue;
        const size_t size = std::min(rest.find_first_not_of(letter.text), rest.size());
        const bool name_of_day = letter.type == Type::day && size > 2;
        tokens.push_back({name_of_day ? Type::weekday : letter.type, std::string(rest.substr(0, size))});
        return size;
    }
    return 0;
}

FormatToken take_other_token(std::string_view piece) {
    constexpr Word marks[] = {{"0", Type::digit}, {"#", Type::digit},   {"?", Type::digit}, {".", Type::point},
                              {",", Type::comma}, {"%", Type::percent}, {"@", Type::text}};
    for (const Word& mark : marks) {
        if (piece == mark.text) return {mark.type, std::string(piece)};
    }
    return {Type::literal, shown(piece)};
}

bool has(const FormatSection& section, Type first, Type last) {
    return std::any_of(section.tokens.begin(), section.tokens.end(),
                       [&](const FormatToken& token) { return token.type >= first && token.type <= last; });
}

// `m` beside hours or seconds is minutes.
void tell_minutes_from_months(std::vector<FormatToken>& tokens) {
    FormatToken* month = nullptr;  // that may turn out to be minutes
    Type before = Type::literal;
    for (FormatToken& token : tokens) {
        if (token.type < Type::year || token.type == Type::noon) continue;
        if (token.type == Type::month && before == Type::hour) token.type = Type::minute;
        if (token.type == Type::second && month && before == Type::month) month->type = Type::minute;
        month = token.type == Type::month ? &token : nullptr;
        before = token.type;
    }
}

FormatSection parse_section(std::string_view code) {
    FormatSection section;
    const std::string lower = to_ascii_lower(code);
    const bool general = lower.find("general") != std::string::npos || code.find("通用格式") != std::string_view::npos;
    bool scientific = false;
    bool slash = false;
    for (size_t at = 0; at < code.size();) {
        const std::string_view rest = std::string_view(lower).substr(at);
        scientific = scientific || rest.starts_with("e+") || rest.starts_with("e-");
        size_t size = take_date_token(rest, section.tokens);
        if (size == 0) {
            size = size_of_piece(code, at);
            slash = slash || code[at] == '/';
            section.tokens.push_back(take_other_token(code.substr(at, size)));
        }
        at += size;
    }
    tell_minutes_from_months(section.tokens);
    const bool digits = has(section, Type::digit, Type::digit);
    section.written_out = general || scientific || (!digits && !has(section, Type::year, Type::noon));
    section.date = !section.written_out && has(section, Type::year, Type::second);
    if (digits && slash && !section.date) section.written_out = true;
    return section;
}

}  // namespace

std::vector<FormatSection> parse_format_code(std::string_view code) {
    constexpr size_t most_sections = 4;
    code = code.substr(0, longest_code);
    std::vector<FormatSection> sections;
    size_t start = 0;
    for (size_t at = 0; at < code.size() && sections.size() < most_sections; at += size_of_piece(code, at)) {
        if (code[at] != ';') continue;
        sections.push_back(parse_section(code.substr(start, at - start)));
        start = at + 1;
    }
    if (sections.size() < most_sections) sections.push_back(parse_section(code.substr(start)));
    return sections;
}

}  // namespace leakscan
