#include "base/message.h"

#include <algorithm>

namespace leakscan {
namespace {

constexpr std::string_view hole = "{}";

template <typename Values>
std::string filled(std::string_view rest, const Values& values) {
    std::string text;
    for (const std::string_view value : values) {
        const size_t at = rest.find(hole);
        if (at == std::string_view::npos) break;
        text += rest.substr(0, at);
        text += value;
        rest.remove_prefix(at + hole.size());
    }
    return text += rest;
}

}  // namespace

std::string fill(Phrase phrase, Language language, std::initializer_list<std::string_view> values) {
    return filled(phrase.in(language), values);
}

std::string fill(std::string_view text_with_holes, const std::vector<std::string>& values) { return filled(text_with_holes, values); }

std::optional<std::vector<std::string>> unfill(std::string_view rest, std::string_view text) {
    std::vector<std::string> values;
    size_t at = rest.find(hole);
    if (!text.starts_with(rest.substr(0, at))) return std::nullopt;
    text.remove_prefix(std::min(rest.size(), at));
    while (at != std::string_view::npos) {
        rest.remove_prefix(at + hole.size());
        at = rest.find(hole);
        const std::string_view behind = rest.substr(0, at);
        const bool last = at == std::string_view::npos;
        const size_t end = last ? text.size() - std::min(text.size(), behind.size()) : text.find(behind);
        if (end == std::string_view::npos || text.substr(end, behind.size()) != behind) return std::nullopt;
        values.emplace_back(text.substr(0, end));
        text.remove_prefix(end + behind.size());
    }
    if (!text.empty()) return std::nullopt;
    return values;
}

}  // namespace leakscan
