// See script_values.h. Two sweeps: over the quotes, and over calls of fromCharCode.
#include "extract/script_values.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr size_t fewest_digits = 7;
constexpr size_t longest_piece = 64;  // bytes between two quotes
constexpr size_t most_pieces = 64;

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
bool is_number_character(char c) { return is_ascii_digit(c) || c == 'X' || c == 'x' || c == '-'; }

bool holds_number(std::string_view text) {
    return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit)) >= fewest_digits;
}

class Assembly {
public:
    explicit Assembly(std::string_view code) : code_(code) {}

    // The string that begins at the quote `at`, if it may be a piece of a number; `at` moves behind it, or behind the quote.
    bool read_piece(size_t& at, std::string_view& piece) const {
        const char quote = code_[at++];
        const size_t end = code_.substr(at, longest_piece + 1).find(quote);
        if (end == std::string_view::npos) return false;
        piece = code_.substr(at, end);
        if (!std::all_of(piece.begin(), piece.end(), is_number_character)) return false;
        at += end + 1;
        return true;
    }

    size_t skip_spaces(size_t at) const {
        while (at < code_.size() && is_ascii_space(code_[at])) ++at;
        return at;
    }

    // Whether the code at `at` reads so, white space between its words ignored; every quote of `wanted` stands for any.
    bool reads(size_t at, std::string_view wanted) const {
        for (const char c : wanted) {
            at = skip_spaces(at);
            if (at >= code_.size() || (c == '"' ? !is_quote(code_[at]) : code_[at] != c)) return false;
            ++at;
        }
        return true;
    }

    // Strings joined by `joint` from the one whose text is `number` on; `at` moves behind the last. True if there are several.
    bool read_chain(char joint, size_t& at, std::string& number) const {
        bool several = false;
        for (size_t count = 1; count < most_pieces; ++count) {
            size_t next = skip_spaces(at);
            if (next >= code_.size() || code_[next] != joint) break;
            next = skip_spaces(next + 1);
            std::string_view piece;
            if (next >= code_.size() || !is_quote(code_[next]) || !read_piece(next, piece)) break;
            number += piece;
            at = next;
            several = true;
        }
        return several;
    }

private:
    std::string_view code_;
};

void find_strings(std::string_view code, const std::function<void(const std::string&, std::string_view)>& found) {
    const Assembly assembly(code);
    for (size_t at = 0; at < code.size();) {
        if (!is_quote(code[at])) {
            ++at;
            continue;
        }
        std::string_view piece;
        if (!assembly.read_piece(at, piece)) continue;
        std::string number(piece);
        bool assembled = assembly.read_chain('+', at, number);
        if (!assembled && assembly.reads(at, ",")) assembled = assembly.read_chain(',', at, number) && assembly.reads(at, "].join(\"\")");
        if (!assembled && assembly.reads(at, ".split(\"\").reverse().join(\"\")")) {
            std::reverse(number.begin(), number.end());
            assembled = true;
        }
        if (assembled && holds_number(number)) found(number, piece);
    }
}

void find_codes(std::string_view code, const std::function<void(const std::string&, std::string_view)>& found) {
    constexpr std::string_view call = "fromCharCode";
    for (size_t at = code.find(call); at != std::string_view::npos; at = code.find(call, at)) {
        const size_t begin = at;
        at += call.size();
        if (at < code.size() && code[at] == '(') ++at;
        std::string number;
        while (at < code.size() && number.size() < most_pieces) {
            while (at < code.size() && (is_ascii_space(code[at]) || code[at] == ',')) ++at;
            const bool hexadecimal = code.substr(at).starts_with("0x");
            if (hexadecimal) at += 2;
            unsigned value = 0;
            const char* const first = code.data() + at;
            const auto [last, error] = std::from_chars(first, code.data() + code.size(), value, hexadecimal ? 16 : 10);
            if (error != std::errc() || value > 0xFFFF || (value >= 0xD800 && value <= 0xDFFF)) break;
            at += static_cast<size_t>(last - first);
            append_utf8(number, value);
        }
        if (holds_number(number)) found(number, code.substr(begin, call.size()));
    }
}

}  // namespace

void find_assembled_numbers(std::string_view code, const std::function<void(const std::string&, std::string_view)>& found) {
    find_strings(code, found);
    find_codes(code, found);
}

}  // namespace leakscan
