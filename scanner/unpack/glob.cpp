// The usual matcher that falls back to the last star only, with one fall-back each for `*` and `**`: no recursion, and
// no more than path × pattern steps for each `**`.
#include "unpack/glob.h"

#include <cstddef>

#include "base/text.h"

namespace leakscan {
namespace {

// Reads the class at pattern[at] == '['; nothing (0) if it is not closed. Else its length, and whether `c` is in it.
size_t match_class(std::string_view pattern, char32_t c, bool& matched) {
    size_t at = 1;
    const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
    if (negated) ++at;
    matched = false;
    for (bool first = true; at < pattern.size(); first = false) {
        if (pattern[at] == ']' && !first) {
            matched = matched != negated;
            return at + 1;
        }
        const CodePoint low = code_point_at(pattern, at);
        at += low.size;
        char32_t high = low.value;
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
            const CodePoint end = code_point_at(pattern, at + 1);
            high = end.value;
            at += 1 + end.size;
        }
        matched |= low.value <= c && c <= high;
    }
    return 0;
}

// Bytes of the pattern that match the one character `c`; 0 if it does not match.
size_t match_one(std::string_view pattern, char32_t c) {
    if (pattern.empty() || pattern.front() == '*') return 0;
    if (pattern.front() == '?') return c == U'/' ? 0 : 1;
    if (pattern.front() == '[') {
        bool matched = false;
        const size_t size = match_class(pattern, c, matched);
        if (size > 0) return matched && c != U'/' ? size : 0;
    }
    const size_t escape = pattern.front() == '\\' && pattern.size() > 1 ? 1 : 0;
    const CodePoint point = code_point_at(pattern, escape);
    return point.value == c ? escape + point.size : 0;
}

struct Star {
    size_t pattern = std::string_view::npos;  // where to go on in the pattern; npos: no star seen
    size_t path = 0;                          // and in the path: what the star has swallowed ends here
};

bool matches(std::string_view path, std::string_view pattern) {
    size_t at = 0, in = 0;
    Star star, stars;
    while (at < path.size() || in < pattern.size()) {
        const std::string_view rest = pattern.substr(in);
        if (rest.starts_with("**")) {
            const bool folders = (in == 0 || pattern[in - 1] == '/') && rest.starts_with("**/");
            in += folders ? 3 : 2;
            stars = {in, at};
            star = {};
            continue;
        }
        if (rest.starts_with('*')) {
            star = {++in, at};
            continue;
        }
        const CodePoint c = at < path.size() ? code_point_at(path, at) : CodePoint{0, 0};
        const size_t step = c.size > 0 ? match_one(rest, c.value) : 0;
        if (step > 0) {
            in += step;
            at += c.size;
        } else if (star.pattern != std::string_view::npos && star.path < path.size() && path[star.path] != '/') {
            star.path += code_point_at(path, star.path).size;
            in = star.pattern;
            at = star.path;
        } else if (stars.pattern != std::string_view::npos && stars.path < path.size()) {
            stars.path += code_point_at(path, stars.path).size;
            // "**/" swallows whole parts only.
            const bool folders = pattern[stars.pattern - 1] == '/';
            while (folders && stars.path < path.size() && path[stars.path - 1] != '/') stars.path += code_point_at(path, stars.path).size;
            if (folders && path[stars.path - 1] != '/') return false;
            star = {};
            in = stars.pattern;
            at = stars.path;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace

bool matches_glob(std::string_view path, std::string_view pattern) {
    if (pattern.find('/') == std::string_view::npos) {
        const size_t slash = path.rfind('/');
        if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
    }
    return matches(path, pattern);
}

}  // namespace leakscan
