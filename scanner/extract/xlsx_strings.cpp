#include "extract/xlsx_strings.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace leakscan {

SharedStrings SharedStrings::read(Package& package, std::string_view part) {
    SharedStrings strings;
    std::string pending;
    bool in_text = false;
    int phonetic = 0;
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes&) {
        if (name == "rPh") ++phonetic;
        in_text = name == "t" && phonetic == 0;
    };
    handler.text = [&](std::string_view text) {
        if (in_text) pending += text;
    };
    handler.end = [&](std::string_view name) {
        in_text = false;
        if (name == "rPh") --phonetic;
        if (name != "si") return;
        append_unescaped(strings.text_, pending);
        pending.clear();
        strings.ends_.push_back(static_cast<std::uint32_t>(strings.text_.size()));
    };
    const auto raw = [&](std::string_view text) {
        strings.text_ += text;
        strings.ends_.push_back(static_cast<std::uint32_t>(strings.text_.size()));
    };
    if (package.has(part)) package.read_xml_part(part, handler, raw);
    strings.used_.resize(strings.ends_.size());
    return strings;
}

void SharedStrings::add(std::string_view text) {
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    used_.push_back(false);
}

std::string_view SharedStrings::use(size_t index) {
    if (index >= ends_.size()) return {};
    used_[index] = true;
    return at(index);
}

void SharedStrings::for_each_unused(const std::function<void(std::string_view)>& call) const {
    for (size_t i = 0; i < ends_.size(); ++i) {
        if (!used_[i]) call(at(i));
    }
}

std::string_view SharedStrings::at(size_t index) const {
    const size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
}

void append_unescaped(std::string& out, std::string_view text) {
    constexpr size_t escape_size = 7;
    const size_t begin = out.size();
    size_t at = 0;
    for (size_t found = text.find("_x"); found != std::string_view::npos; found = text.find("_x", found + 1)) {
        std::uint32_t value = 0;
        const char* digits = text.data() + found + 2;
        if (found < at || found + escape_size > text.size() || text[found + escape_size - 1] != '_') continue;
        const auto parsed = std::from_chars(digits, digits + 4, value, 16);
        if (parsed.ptr != digits + 4 || (value >= 0xD800 && value < 0xE000)) continue;
        out.append(text, at, found - at);
        append_utf8(out, value);
        at = found + escape_size;
    }
    out.append(text.substr(at));
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
}

}  // namespace leakscan
