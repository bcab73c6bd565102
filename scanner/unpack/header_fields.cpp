#include "unpack/header_fields.h"

#include "base/text.h"

namespace leakscan {
namespace {

// Hostile heads have a million fields; nobody needs as many.
constexpr size_t most_fields = 1000;

// A token or a quoted string at `at`; goes on behind it.
std::string read_value(std::string_view text, size_t& at) {
    std::string value;
    if (at >= text.size() || text[at] != '"') {
        const size_t end = std::min(text.find(';', at), text.size());
        value = trim(text.substr(at, end - at));
        at = end;
        return value;
    }
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) ++at;
        value.push_back(text[at]);
    }
    ++at;
    return value;
}

}  // namespace

HeaderFields HeaderFields::parse(std::string_view head) {
    HeaderFields found;
    for (std::string_view line : split(head, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool folded = line.starts_with(' ') || line.starts_with('\t');
        if (folded && !found.fields_.empty()) {
            std::string& value = found.fields_.back().second;
            if (!value.empty()) value += ' ';
            value += trim(line);
            continue;
        }
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 || found.fields_.size() == most_fields) continue;
        found.fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
    }
    return found;
}

std::string_view HeaderFields::first(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (equals_ignoring_case(field, name)) return value;
    }
    return {};
}

std::string_view HeaderFields::last(std::string_view name) const {
    std::string_view found;
    for (const auto& [field, value] : fields_) {
        if (equals_ignoring_case(field, name)) found = value;
    }
    return found;
}

std::string media_type(std::string_view value) { return to_ascii_lower(trim(value.substr(0, value.find(';')))); }

std::string parameter(std::string_view value, std::string_view name) {
    size_t at = std::min(value.find(';'), value.size());
    while (at < value.size()) {
        ++at;
        const size_t end = std::min(value.find_first_of("=;", at), value.size());
        const std::string_view found = trim(value.substr(at, end - at));
        at = end;
        if (at >= value.size() || value[at] == ';') continue;
        do ++at;
        while (at < value.size() && is_ascii_space(value[at]));
        std::string content = read_value(value, at);
        if (equals_ignoring_case(found, name)) return content;
        at = std::min(value.find(';', std::min(at, value.size())), value.size());
    }
    return {};
}

}  // namespace leakscan
