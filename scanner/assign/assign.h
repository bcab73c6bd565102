// To which unit a document belongs: units.toml claims and what the page says of itself (ARCHITECTURE.md, "units.toml").
#pragma once

#include <string>
#include <vector>

#include "assign/claims.h"
#include "base/result.h"
#include "model/scanned.h"
#include "model/unit.h"

namespace leakscan {

class UnitRoster {
public:
    UnitRoster() = default;
    // Fault::usage with file:line for unknown keys, double ids, empty names or a claim of two units.
    static Result<UnitRoster> read(const std::string& path);

    const std::vector<Unit>& units() const { return units_; }

    // The longest claim on its path, URL or column; but the page's ContentSource (来源) or Author, where it names a unit of
    // the roster by name or alias, beats a claim on a column. Without a claim: its source, else its SiteName. A document
    // that none of these gives to a unit is "unassigned"; where there is no roster, the page's ContentSource or SiteName
    // itself is the unit.
    // `path_has_root`: several roots were scanned, so document.path starts with a root's own name; claims are compared
    // with and without it.
    Assignment assign(const ScannedDocument& document, bool path_has_root = false) const;

private:
    std::vector<Unit> units_;
    std::vector<std::vector<Claim>> claims_;  // of each unit, as Unit::claims
};

}  // namespace leakscan
