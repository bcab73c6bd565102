// Looks outwards from a candidate, skipping what does not show.
#include "match/surroundings.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "match/fold.h"
#include "match/mask_glyphs.h"

namespace leakscan {
namespace {

constexpr size_t token_reach = 256;  // bytes of an address on the web that are looked at on each side
constexpr size_t whole_number = 7;   // a neighbour of so many digits is a number of its own
constexpr size_t long_number = 11;   // so many digits stand for themselves beside a short group
constexpr size_t word_reach = 8;     // code points looked at for a word that touches

// --- code points beside the candidate, ignorables skipped ---

// 0 at the edge of the text.
char32_t next_visible(std::string_view text, size_t& at) {
    while (at < text.size()) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (digit_class(point.value) != DigitClass::ignorable) return point.value;
    }
    return 0;
}

char32_t previous_visible(std::string_view text, size_t& at) {
    while (at > 0) {
        at = previous_code_point(text, at);
        const char32_t point = code_point_at(text, at).value;
        if (digit_class(point) != DigitClass::ignorable) return point;
    }
    return 0;
}

bool is_digit(char32_t point) { return digit_class(point) == DigitClass::digit; }

// --- masks ---

struct MaskRun {
    char32_t glyph = 0;
    unsigned length = 0;
    bool digit_beyond = false;
};

// The run of one mask glyph beside the candidate. `step` reads the next code point outwards.
template <typename Step>
MaskRun mask_run(Step step) {
    constexpr unsigned longest = 32;
    MaskRun run;
    char32_t point = step();
    if (point == ' ') point = step();
    run.glyph = point;
    while (run.length < longest && point == run.glyph && mask_glyph(point) != MaskGlyph::none) {
        ++run.length;
        point = step();
        if (point == ' ') point = step();
    }
    // One of these alone is an extension (62345678#801), a joint or a check letter; a star alone hides a digit.
    const bool means_more = run.glyph == '#' || run.glyph == '_' || run.glyph == 'X' || run.glyph == 'x';
    run.digit_beyond = run.length > (means_more ? 1U : 0U) && is_digit(point);
    return run;
}

bool touches_mask(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    size_t left = begin;
    size_t right = end;
    const MaskRun before = mask_run([&] { return previous_visible(text, left); });
    const MaskRun after = mask_run([&] { return next_visible(text, right); });
    if (before.length == 0 && after.length == 0) return false;
    if (before.digit_beyond || after.digit_beyond) return true;
    if (before.length == after.length && before.glyph == after.glyph) return false;  // **bold**
    // Lines to write on and lone footnote stars are no masks; two stars or more are.
    const auto hides = [](const MaskRun& run) { return run.length >= 2 && run.glyph != '_' && run.glyph != U'…'; };
    return hides(before) || hides(after);
}

// --- letters ---

// Words in Latin letters that announce a number or follow one.
bool is_announcer(std::string_view word) {
    constexpr std::array<std::string_view, 20> words = {"tel", "phone", "mobile",    "mob",    "cell", "call", "fax",
                                                        "qq",  "wx",    "weixin",    "wechat", "id",   "no",   "m",
                                                        "t",   "p",     "telephone", "vx",     "v",    "ext"};
    const std::string lower = to_ascii_lower(word);
    return std::find(words.begin(), words.end(), lower) != words.end();
}

Beside judge_letters(std::string_view text, std::uint32_t begin, std::uint32_t end, Boundary boundary) {
    size_t left = begin;
    while (left > 0 && is_ascii_alnum(text[left - 1]) && begin - left < token_reach) --left;
    size_t right = end;
    while (right < text.size() && is_ascii_alnum(text[right]) && right - end < token_reach) ++right;
    if (left == begin && right == end) return Beside::free;
    const std::string_view before = text.substr(left, begin - left);
    const std::string_view after = text.substr(end, right - end);
    const auto has_digit = [](std::string_view part) { return std::any_of(part.begin(), part.end(), is_ascii_digit); };
    if (has_digit(before) || has_digit(after)) return Beside::piece;  // a hash, a product code
    if (boundary == Boundary::digits) return Beside::free;
    if (boundary == Boundary::token) return Beside::piece;
    const bool announced = (before.empty() || is_announcer(before)) && (after.empty() || is_announcer(after));
    return announced ? Beside::free : Beside::doubtful;
}

// --- addresses on the web and paths ---

bool is_url_character(char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\'' && c != '<' && c != '>'; }

// Whether a query key says that its value is personal: ?mobile=138...
bool is_personal_key(std::string_view left) {
    if (!left.ends_with('=')) return false;
    left.remove_suffix(1);
    const size_t start = left.find_last_of("?&;");
    const std::string key = to_ascii_lower(start == std::string_view::npos ? left : left.substr(start + 1));
    constexpr std::array<std::string_view, 9> keys = {"tel", "phone", "mobile", "idcard", "sfz", "zjhm", "card", "sjh", "cert"};
    return std::any_of(keys.begin(), keys.end(), [&key](std::string_view word) { return key.find(word) != std::string::npos; });
}

// ".htm", also behind the rest of a name: "_1.htm".
bool ends_as_page(std::string_view right) {
    constexpr std::array<std::string_view, 8> extensions = {".htm", ".shtm", ".asp", ".jsp", ".php", ".xhtml", ".do", ".action"};
    while (!right.empty() && (is_ascii_alnum(right.front()) || right.front() == '_' || right.front() == '-')) right.remove_prefix(1);
    const auto is_begun_by = [right](std::string_view extension) { return right.starts_with(extension); };
    return std::any_of(extensions.begin(), extensions.end(), is_begun_by) && !right.starts_with(".doc");  // .do is one, a document is none
}

// 34…228X/: an ID that a slash sets apart from the next number is no folder.
bool ends_in_id(std::string_view left) {
    constexpr size_t body = 17;
    if (left.size() < body + 2 || (left.back() != '/' && left.back() != '_')) return false;
    const char check = left[left.size() - 2];
    const std::string_view digits = left.substr(left.size() - 2 - body, body);
    return (check == 'X' || check == 'x') && std::all_of(digits.begin(), digits.end(), is_ascii_digit);
}

// 张三 13800138000.html, 张三_13800138000.html: what follows a word is no number that a content system gave to a page.
bool follows_word(std::string_view text, size_t left_edge, std::string_view left) {
    if (left.find_first_not_of("_-") != std::string_view::npos) return false;
    while (left_edge > 0 && text[left_edge - 1] == ' ') --left_edge;
    return is_han(previous_visible(text, left_edge));
}

Beside judge_path(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    size_t left_edge = begin;
    while (left_edge > 0 && is_url_character(text[left_edge - 1]) && begin - left_edge < token_reach) --left_edge;
    size_t right_edge = end;
    while (right_edge < text.size() && is_url_character(text[right_edge]) && right_edge - end < token_reach) ++right_edge;
    if (left_edge == begin && right_edge == end) return Beside::free;
    const std::string_view left = text.substr(left_edge, begin - left_edge);
    const std::string_view right = text.substr(end, right_edge - end);
    const bool has_scheme =
        left.find("://") != std::string_view::npos || left.starts_with("www.") || left.find("/www.") != std::string_view::npos;
    const bool is_query = left.find('?') != std::string_view::npos && left.find('=') != std::string_view::npos;
    if (has_scheme || is_query) return is_personal_key(left) ? Beside::free : Beside::piece;
    if (ends_in_id(left)) return Beside::free;
    const bool has_letters = std::any_of(left.begin(), left.end(), is_ascii_alpha);
    const bool after_joint = !left.empty() && (left.back() == '/' || left.back() == '_' || left.back() == '\\');
    if (ends_as_page(right)) {
        if (follows_word(text, left_edge, left)) return Beside::free;
        return has_letters || after_joint ? Beside::piece : Beside::doubtful;
    }
    return has_letters && after_joint ? Beside::doubtful : Beside::free;
}

// 12,345,678 and 12%: a comma counts when exactly three digits follow.
bool is_amount(std::string_view text, std::uint32_t end) {
    const auto digit_at = [text](size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
    if (end < text.size() && text[end] == ',' && digit_at(end + 1) && digit_at(end + 2) && digit_at(end + 3) && !digit_at(end + 4))
        return true;
    return end < text.size() && text[end] == '%';
}

// 皖13800138000: the number of a certificate. 李云13800138000 is a person's: there the character ends a name.
bool follows_lone_province(std::string_view text, std::uint32_t begin) {
    size_t at = begin;
    if (!is_province(previous_visible(text, at))) return false;
    return at == 0 || !is_han(previous_visible(text, at));
}

// Whether folding leaves a letter as it is: then words that touch are known by it, mostly for others, before anything is folded.
bool folds_to_itself(std::string_view letter) {
    const char32_t point = code_point_at(letter, 0).value;
    return (point >= 0x4E00 && point < 0xA000) || is_ascii_alnum(letter.front());
}

}  // namespace

Beside look_around(std::string_view text, std::uint32_t begin, std::uint32_t end, Boundary boundary) {
    return touches_mask(text, begin, end) ? Beside::piece : look_around_masked(text, begin, end, boundary);
}

Beside look_around_masked(std::string_view text, std::uint32_t begin, std::uint32_t end, Boundary boundary) {
    if (is_amount(text, end)) return Beside::piece;
    const Beside beside = follows_lone_province(text, begin) ? Beside::doubtful : Beside::free;
    return std::max({beside, judge_letters(text, begin, end, boundary), judge_path(text, begin, end)});
}

Beside look_at_neighbours(const NumberCandidate& candidate) {
    // 400 860 8608: a short number beside another group is the rest of something.
    const bool is_short = candidate.digits.size() < long_number;
    const auto judge = [is_short](const std::string& separators, const DigitGroup& neighbour, bool is_before) {
        if (std::any_of(separators.begin(), separators.end(), is_joint)) return Beside::free;
        if (separators == ".") {
            // "1.13800138000" is an item of a list, "117.23800138000" a coordinate, "13800138000.00" an amount.
            return is_before && neighbour.size <= 2 ? Beside::doubtful : Beside::piece;
        }
        if (neighbour.size >= whole_number) return Beside::free;
        if (is_short) return Beside::piece;
        const bool joined = separators == "-" || separators == "?";
        return joined ? Beside::doubtful : Beside::free;
    };
    Beside worst = Beside::free;
    if (candidate.before != nullptr) worst = judge(candidate.groups[0].separators, *candidate.before, true);
    if (candidate.after != nullptr) worst = std::max(worst, judge(candidate.after->separators, *candidate.after, false));
    return worst;
}

bool is_followed_by(std::string_view text, std::uint32_t end, const std::vector<std::string>& words) {
    const std::string_view near = first_code_points(text.substr(end), word_reach);
    const std::string_view touching = trim(near);
    if (words.empty() || touching.empty()) return false;
    const std::string_view first = touching.substr(0, code_point_at(touching, 0).size);
    if (folds_to_itself(first)) {
        const auto begins = [first](const std::string& word) { return word.starts_with(first); };
        if (std::none_of(words.begin(), words.end(), begins)) return false;
    }
    const std::string after = fold(near);
    const std::string_view visible = trim(after);
    return std::any_of(words.begin(), words.end(), [visible](const std::string& word) { return visible.starts_with(word); });
}

bool is_preceded_by(std::string_view text, std::uint32_t begin, const std::vector<std::string>& words) {
    if (words.empty() || begin == 0) return false;
    const auto cannot_end_in = [&words](std::string_view letter) {
        return folds_to_itself(letter) &&
               std::none_of(words.begin(), words.end(), [letter](const std::string& word) { return word.ends_with(letter); });
    };
    const size_t previous = previous_code_point(text, begin);
    if (cannot_end_in(text.substr(previous, begin - previous))) return false;
    size_t start = previous;
    for (size_t i = 1; i < word_reach && start > 0; ++i) start = previous_code_point(text, start);
    const std::string_view near = text.substr(start, begin - start);
    const std::string_view touching = trim(near);
    if (touching.empty() || cannot_end_in(touching.substr(previous_code_point(touching, touching.size())))) return false;
    const std::string before = fold(near);
    const std::string_view visible = trim(before);
    return std::any_of(words.begin(), words.end(), [visible](const std::string& word) { return visible.ends_with(word); });
}

}  // namespace leakscan
