// Telling text formats apart: HTML by its tags, XML, JSON, mail by its headers, tables by their structure, scripts. Looks at the
// first few kilobytes. Whatever is in doubt is plain text, which loses nothing.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/detect.h"

namespace leakscan {
namespace {

constexpr size_t looked_at = 8192;
constexpr size_t head_of_page = 1024;  // where a page says that it is one

// Tags that only HTML has, or has so often that three of them say HTML.
constexpr std::array<std::string_view, 30> html_tags = {
    "html", "head", "body", "table", "div",  "span",  "script", "meta", "title", "p",  "br",   "td",   "tr",     "style", "font",
    "a",    "img",  "ul",   "li",    "form", "input", "center", "h1",   "h2",    "h3", "link", "base", "iframe", "dl",    "strong",
};

std::string_view tag_name(std::string_view text, size_t after_bracket) {
    size_t end = after_bracket;
    while (end < text.size() && (is_ascii_alnum(text[end]) || text[end] == ':' || text[end] == '-' || text[end] == '_')) ++end;
    return text.substr(after_bracket, end - after_bracket);
}

bool is_html_tag(std::string_view name) {
    return std::any_of(html_tags.begin(), html_tags.end(), [&](std::string_view tag) { return equals_ignoring_case(tag, name); });
}

// `text` begins with '<'. Steps over declarations and comments to the first element.
std::string_view first_element(std::string_view text) {
    while (text.starts_with("<!") || text.starts_with("<?")) {
        const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
        const size_t close = text.find(end);
        if (close == std::string_view::npos) return {};
        text = trim(text.substr(close + end.size()));
    }
    return text.starts_with('<') ? tag_name(text, 1) : std::string_view();
}

size_t count_html_tags(std::string_view text) {
    size_t count = 0;
    for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (is_html_tag(tag_name(text, at + (text.substr(at + 1).starts_with('/') ? 2 : 1)))) ++count;
    }
    return count;
}

// "html", "xml" or "" for text that begins with '<'.
std::string_view markup_media(std::string_view text) {
    if (says_html(text)) return "html";
    const std::string lower = to_ascii_lower(text.substr(0, head_of_page));
    if (lower.starts_with("<%") || lower.starts_with("<?php")) return "html";
    if (text.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos &&
        text.find("Workbook") != std::string_view::npos) {
        return lower.find("<html") == std::string::npos ? "xml-spreadsheet" : "html";
    }
    if (text.find("urn:oasis:names:tc:opendocument:xmlns:office") != std::string_view::npos &&
        lower.find(":document ") != std::string::npos)
        return "flat-odf";
    if (lower.starts_with("<?xml")) return "xml";
    const std::string_view element = first_element(text);
    if (is_html_tag(element)) return "html";
    if (element.empty()) return count_html_tags(text) > 0 ? "html" : "";
    return count_html_tags(text) >= 3 ? "html" : "xml";
}

bool is_json(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    const std::string_view inside = trim(text.substr(1));
    if (inside.empty()) return false;
    if (text.front() == '{') return inside.front() == '"' || inside.front() == '}';
    if (std::string_view("{[\"]").find(inside.front()) != std::string_view::npos) return true;
    // [2017]47号 is no list of numbers.
    const size_t end = inside.find_first_of(",]");
    return end != std::string_view::npos && inside[end] == ',' &&
           (is_ascii_digit(inside.front()) || inside.front() == '-' || inside.starts_with("null"));
}

bool is_mail(std::string_view text) {
    const std::string_view first_line = text.substr(0, text.find('\n'));
    const size_t colon = first_line.find(':');
    if (colon == std::string_view::npos || colon == 0 || first_line.substr(0, colon).find(' ') != std::string_view::npos) return false;
    const size_t head = std::min({text.find("\n\n"), text.find("\n\r\n"), text.size()});
    const std::string lower = '\n' + to_ascii_lower(text.substr(0, head));
    return lower.find("\nmime-version:") != std::string::npos || lower.find("\nreceived: ") != std::string::npos;
}

bool is_css(std::string_view text) {
    const size_t brace = text.find('{');
    if (text.starts_with("@charset \"") || text.starts_with("@import ")) return true;
    if (brace == std::string_view::npos || brace > 400) return false;
    const std::string_view body = text.substr(brace, text.find('}', brace) - brace);
    return body.size() < 2000 && body.find(':') != std::string_view::npos && body.find(';') != std::string_view::npos &&
           body.find('(') == std::string_view::npos && body.find('"') == std::string_view::npos &&
           std::string_view(".#*@").find(text.front()) != std::string_view::npos;
}

bool is_script(std::string_view text) {
    size_t marks = 0;
    for (std::string_view mark :
         {"function(", "function (", "var ", "=> {", "){", ") {", "};", "});", "document.", "window.", "\nlet ", "const "}) {
        if (text.find(mark) != std::string_view::npos) ++marks;
    }
    return marks >= 3;
}

// How many fields each of the first lines has with this delimiter.
std::vector<size_t> count_fields(std::string_view text, char delimiter, bool quotes_count) {
    constexpr size_t most_lines = 30;
    std::vector<size_t> counts;
    size_t fields = 1;
    bool quoted = false;
    bool any = false;
    for (const char c : text) {
        if (c == '"' && quotes_count) quoted = !quoted;
        if (c == delimiter && !quoted) ++fields;
        if (c == '\n' && !quoted) {
            if (any) counts.push_back(fields);
            fields = 1;
            any = false;
            if (counts.size() == most_lines) return counts;
        } else if (!is_ascii_space(c)) {
            any = true;
        }
    }
    if (text.size() >= looked_at) return counts;
    if (quoted) return {};
    if (any) counts.push_back(fields);
    return counts;
}

// Without the lines of one field at both ends: the title of a list, the sentences before it, the note under it.
std::vector<size_t> without_frame(std::vector<size_t> counts) {
    const auto has_fields = [](size_t count) { return count > 1; };
    counts.erase(std::find_if(counts.rbegin(), counts.rend(), has_fields).base(), counts.end());
    counts.erase(counts.begin(), std::find_if(counts.begin(), counts.end(), has_fields));
    return counts;
}

// Two tables below each other, of different widths: nearly all lines are as wide as a neighbour.
bool are_tables(const std::vector<size_t>& counts) {
    constexpr size_t fewest_fields = 3;
    size_t alike = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        const bool as_before = i > 0 && counts[i - 1] == counts[i];
        const bool as_after = i + 1 < counts.size() && counts[i + 1] == counts[i];
        if (counts[i] >= fewest_fields && (as_before || as_after)) ++alike;
    }
    return alike * 10 >= counts.size() * 8;
}

// Lines with the same number of fields; two columns need more lines to be believed, most of all with text around them.
bool is_table(std::string_view text, char delimiter) {
    const std::vector<size_t> lines = count_fields(text, delimiter, true);
    std::vector<size_t> counts = without_frame(lines);
    if (counts.size() < 2) counts = without_frame(count_fields(text, delimiter, false));  // a quote was never closed
    if (counts.size() < 2) return false;
    const size_t fields = std::max(counts[0], counts[1]);
    if (fields == 2 && counts.size() < lines.size() && counts.size() < 5) return false;
    if (fields < 2 || (fields == 2 && counts.size() < 3)) return false;
    const auto same = std::count(counts.begin(), counts.end(), fields);
    return static_cast<size_t>(same) * 10 >= counts.size() * 8 || are_tables(counts);
}

}  // namespace

bool says_html(std::string_view text) {
    text = trim(text).substr(0, head_of_page);
    if (!text.starts_with('<')) return false;
    for (size_t at = 0; at != std::string_view::npos; at = text.find('<', at + 1)) {
        for (std::string_view name : {"<html", "<!doctype html"}) {
            if (equals_ignoring_case(text.substr(at, name.size()), name)) return true;
        }
    }
    return false;
}

std::string_view detect_text_media(std::string_view text) {
    const std::string_view head = trim(text.substr(0, looked_at));
    if (head.empty()) return "text";
    if (head.front() == '<') {
        if (const std::string_view media = markup_media(head); !media.empty()) return media;
    }
    if (is_json(head)) return "json";
    if (is_mail(head)) return "eml";
    if (count_html_tags(head) >= 3) return "html";
    if (const char delimiter = find_delimiter(head); delimiter != '\0') return delimiter == '\t' ? "tsv" : "csv";
    if (is_css(head)) return "css";
    return is_script(head) ? "js" : "text";
}

char find_delimiter(std::string_view text) {
    const std::string_view head = text.substr(0, looked_at);
    for (const char delimiter : {'\t', ',', ';', '|'}) {
        if (is_table(head, delimiter)) return delimiter;
    }
    return '\0';
}

}  // namespace leakscan
