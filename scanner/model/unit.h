// The publishing units of units.toml.
#pragma once

#include <string>
#include <vector>

namespace leakscan {

// The id under which documents are listed that nobody claims; no unit may have it.
inline constexpr const char* unassigned_id = "unassigned";

struct Unit {
    std::string id;                    // "minzheng"
    std::string name;                  // "巢湖市民政局"
    std::string kind;                  // "department", "township", ...
    std::vector<std::string> aliases;  // compared with ContentSource, Author, 来源
    std::vector<std::string> claims;   // path prefix, URL prefix or "column:NAME"
    std::string contact;
};

// To which unit a document belongs, and why.
struct Assignment {
    std::string id;  // "unassigned" when nobody claims it
    std::string name;
    std::string by;  // "ContentSource", "claim:gk/minzheng/", "SiteName", ...; empty when unassigned

    bool operator==(const Assignment&) const = default;
};

}  // namespace leakscan
