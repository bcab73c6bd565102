// Goes code point by code point from the value outwards, never further than the reach it is given.
#include "match/clauses.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t most_pieces = 12;  // pieces of text looked at for a name
constexpr int most_values = 4;      // "电话：A、B、C、D": values that share one label

// Between values of one list: "A、B", "A/B", "A 或 B".
bool is_list_separator(char32_t c) {
    return is_comma(c) || c == '/' || c == U'／' || c == ' ' || c == U'　' || c == U'；' || c == ';' || c == U'或' || c == U'和' ||
           c == U'及' || c == U'至' || c == '~';
}

}  // namespace

std::string_view clause_before(std::string_view text, size_t end, size_t reach) {
    size_t begin = end;
    while (begin > 0 && reach-- > 0) {
        const size_t previous = previous_code_point(text, begin);
        if (is_sentence_end(code_point_at(text, previous).value)) break;
        begin = previous;
    }
    return text.substr(begin, end - begin);
}

std::string_view clause_after(std::string_view text, size_t begin, size_t reach) {
    size_t end = begin;
    while (end < text.size() && reach-- > 0) {
        const CodePoint point = code_point_at(text, end);
        if (is_sentence_end(point.value)) break;
        end += point.size;
    }
    return text.substr(begin, end - begin);
}

size_t list_begin(std::string_view text, size_t begin, size_t value_length) {
    constexpr size_t longest_value = 24;
    constexpr size_t likeness = 3;  // characters: 0551-62345678 beside 13800138000, but no ID number
    for (int value = 0; value < most_values; ++value) {
        size_t at = begin;
        size_t separators = 0;
        while (at > 0 && separators < 3 && is_list_separator(code_point_at(text, previous_code_point(text, at)).value)) {
            at = previous_code_point(text, at);
            ++separators;
        }
        size_t first = at;
        size_t length = 0;
        while (first > 0 && length < longest_value && is_value_letter(code_point_at(text, previous_code_point(text, first)).value)) {
            first = previous_code_point(text, first);
            ++length;
        }
        const bool alike = length <= value_length + likeness && value_length <= length + likeness;
        if (separators == 0 || length < 5 || !alike) return begin;
        begin = first;
    }
    return begin;
}

std::string_view label_clause(std::string_view text, size_t begin, size_t reach) {
    constexpr size_t fewest_digits = 5;  // of a value
    size_t at = begin;
    size_t digits = 0;
    while (at > 0 && reach-- > 0) {
        const size_t previous = previous_code_point(text, at);
        const char32_t c = code_point_at(text, previous).value;
        if (is_sentence_end(c) || (is_comma(c) && !trim(text.substr(at, begin - at)).empty())) break;
        // A value before this one keeps its label to itself: "身份证号340123…，某某13800138000".
        digits = is_value_letter(c) ? digits + 1 : 0;
        if (digits >= fewest_digits) break;
        at = previous;
    }
    return text.substr(at, begin - at);
}

std::vector<std::string_view> pieces_from_end(std::string_view text) {
    std::vector<std::string_view> pieces;
    size_t end = text.size();
    while (end > 0 && pieces.size() < most_pieces) {
        size_t begin = end;
        while (begin > 0 && !is_piece_end(code_point_at(text, previous_code_point(text, begin)).value))
            begin = previous_code_point(text, begin);
        if (begin < end) pieces.push_back(text.substr(begin, end - begin));
        end = begin > 0 ? previous_code_point(text, begin) : 0;
    }
    return pieces;
}

bool touches_number(std::string_view text, size_t at) {
    if (at < text.size() && text[at] == ' ') ++at;
    const std::string_view rest = text.substr(at, 3);
    return rest.size() == 3 && std::all_of(rest.begin(), rest.end(), [](char c) { return is_ascii_digit(c) || c == '+'; });
}

}  // namespace leakscan
