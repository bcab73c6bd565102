// One claim of units.toml against one document: a path prefix, a URL prefix or "column:NAME".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace leakscan {

enum class ClaimKind { path, url, column };

struct Claim {
    ClaimKind kind = ClaimKind::path;
    std::string text;  // without scheme, "./" or "column:"; the host in lower case

    bool operator==(const Claim&) const = default;
};

// Never fails; an empty text claims nothing (and is refused by the unit file).
Claim parse_claim(std::string_view written);

// What claims are compared with, put into the form of the claims once per document.
struct ClaimedFacts {
    ClaimedFacts(std::string_view document_path, std::string_view document_url, std::string_view column_name);

    std::string_view path;  // lives as long as the argument
    std::string url;        // without scheme, the host in lower case
    std::string mirror;     // the path read as an address: a mirror keeps each site in a folder named after its host
    std::string_view column;
};

// How specific the claim is (code points that agree), or none if it does not cover the document. A prefix ends where a
// name ends: "gk/min" does not claim "gk/minzheng/". A URL claim also covers a mirror folder named after the host.
std::optional<size_t> covers(const Claim& claim, const ClaimedFacts& facts);

}  // namespace leakscan
