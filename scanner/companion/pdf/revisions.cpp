#include "companion/pdf/revisions.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr std::string_view end_mark = "%%EOF";
constexpr std::size_t most_marks = 1000;  // looked at

bool is_blank(char c) { return is_ascii_space(c) || c == '\0'; }

// Where the table of objects of a state lies that ends in the mark at `mark`; nothing sensible: npos.
std::size_t table_of(std::string_view document, std::size_t mark) {
    constexpr std::size_t longest_tail = 64;
    constexpr std::string_view word = "startxref";
    const std::size_t from = mark - std::min(mark, longest_tail);
    const std::string_view tail = document.substr(from, mark - from);
    std::size_t at = tail.rfind(word);
    if (at == std::string_view::npos) return std::string_view::npos;
    at = std::min(tail.find_first_of("0123456789", at + word.size()), tail.size());
    std::size_t offset = 0;
    const std::from_chars_result parsed = std::from_chars(tail.data() + at, tail.data() + tail.size(), offset);
    return parsed.ec == std::errc() ? offset : std::string_view::npos;
}

// A table begins with its name, a stream of one with the number of its object.
bool has_table_at(std::string_view document, std::size_t offset) {
    while (offset < document.size() && is_blank(document[offset])) ++offset;
    const std::string_view at = document.substr(std::min(offset, document.size()), 32);
    if (at.starts_with("xref")) return true;
    return !at.empty() && is_ascii_digit(at.front()) && at.find(" obj") != std::string_view::npos;
}

}  // namespace

std::vector<std::size_t> earlier_states(std::string_view document) {
    std::vector<std::size_t> ends;
    // Offsets count from the header, which may have something before it.
    const std::size_t header = document.substr(0, 1024).find("%PDF-");
    if (header == std::string_view::npos) return ends;
    const std::string_view counted = document.substr(header);
    bool is_latest = true;
    std::size_t mark = counted.rfind(end_mark);
    for (std::size_t looked_at = 0; mark != std::string_view::npos && mark > 0 && looked_at < most_marks; ++looked_at) {
        const std::size_t table = table_of(counted, mark);
        // Zero stands in the first part of a document laid out for the web.
        const bool whole = table != 0 && table < mark && has_table_at(counted, table);
        if (whole && !is_latest) ends.push_back(header + mark + end_mark.size());
        is_latest = is_latest && !whole;
        mark = counted.rfind(end_mark, mark - 1);
    }
    return ends;
}

}  // namespace leakscan
