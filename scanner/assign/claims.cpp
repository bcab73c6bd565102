#include "assign/claims.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {
namespace {

constexpr std::string_view column_mark = "column:";

std::string_view without_scheme(std::string_view url) {
    const size_t mark = url.find("://");
    return mark == std::string_view::npos ? url : url.substr(mark + 3);
}

// "Mz.Example.gov.cn/A" → "mz.example.gov.cn/A": hosts ignore case, paths do not.
std::string lower_host(std::string_view url) {
    const size_t end = std::min(url.find('/'), url.size());
    return to_ascii_lower(url.substr(0, end)) + std::string(url.substr(end));
}

bool ends_a_name(char c) { return c == '/' || c == '!' || c == '?' || c == '#' || c == ':'; }

bool is_prefix(std::string_view prefix, std::string_view text) {
    if (!text.starts_with(prefix)) return false;
    return prefix.ends_with('/') || text.size() == prefix.size() || ends_a_name(text[prefix.size()]);
}

// A column may be given with the way to it: "首页 > 民政 > 最低生活保障".
bool names_column(std::string_view claimed, std::string_view column) {
    if (trim(column) == claimed) return true;
    for (const std::string_view step : split(column, '>')) {
        if (trim(step) == claimed) return true;
    }
    return false;
}

}  // namespace

Claim parse_claim(std::string_view written) {
    std::string_view text = trim(written);
    if (text.starts_with(column_mark)) return {ClaimKind::column, std::string(trim(text.substr(column_mark.size())))};
    if (text.find("://") != std::string_view::npos) return {ClaimKind::url, lower_host(without_scheme(text))};
    while (text.starts_with("./")) text.remove_prefix(2);
    while (text.starts_with('/')) text.remove_prefix(1);
    return {ClaimKind::path, std::string(text)};
}

ClaimedFacts::ClaimedFacts(std::string_view document_path, std::string_view document_url, std::string_view column_name)
    : path(document_path), url(lower_host(without_scheme(document_url))), mirror(lower_host(document_path)), column(column_name) {}

std::optional<size_t> covers(const Claim& claim, const ClaimedFacts& facts) {
    bool covered = false;
    switch (claim.kind) {
        case ClaimKind::path: covered = is_prefix(claim.text, facts.path); break;
        case ClaimKind::url: covered = is_prefix(claim.text, facts.url) || is_prefix(claim.text, facts.mirror); break;
        case ClaimKind::column: covered = names_column(claim.text, facts.column); break;
    }
    if (!covered || claim.text.empty()) return std::nullopt;
    return count_code_points(claim.text);
}

}  // namespace leakscan
