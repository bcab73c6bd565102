// To which unit a document belongs: units.toml claims and what the page says of itself.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/scanned.h"
#include "model/unit.h"

namespace leakscan {

inline constexpr const char* unassigned_id = "unassigned";

class UnitRoster {
public:
    UnitRoster() = default;
    // Fault::usage with file:line for unknown keys, double ids or empty names.
    static Result<UnitRoster> read(const std::string& path);

    const std::vector<Unit>& units() const { return units_; }
    // ContentSource (Author, 来源) against names and aliases beats a claim on a shared column; else the longest claim
    // by path, URL or column wins; else, without a roster entry, the ContentSource or SiteName itself names the unit;
    // else "unassigned".
    Assignment assign(const ScannedDocument& document) const;

private:
    std::vector<Unit> units_;
};

}  // namespace leakscan
