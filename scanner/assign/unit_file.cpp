#include "assign/unit_file.h"

#include "assign/assign.h"
#include "assign/claims.h"
#include "base/config_file.h"
#include "base/text.h"

namespace leakscan {
namespace {

// Lists are written to files named after the unit's id.
bool is_file_name(const std::string& id) {
    return id.find_first_of("/\\\n\r\t") == std::string::npos && !id.starts_with('.') && id.size() <= 100;
}

Result<Unit> read_unit(const Config& table) {
    TRY(table.allow_only({"id", "name", "kind", "aliases", "claims", "contact"}));
    Unit unit;
    unit.id = std::string(trim(TRY(table.required_string("id"))));
    unit.name = std::string(trim(TRY(table.required_string("name"))));
    unit.kind = TRY(table.string("kind")).value_or("");
    unit.aliases = TRY(table.strings("aliases"));
    unit.claims = TRY(table.strings("claims"));
    unit.contact = TRY(table.string("contact")).value_or("");
    if (unit.id.empty() || !is_file_name(unit.id)) return table.error("id", "must be a short name without slashes");
    if (unit.id == unassigned_id) return table.error("id", "is reserved for what nobody claims");
    if (unit.name.empty()) return table.error("name", "is empty");
    for (const std::string& alias : unit.aliases) {
        if (trim(alias).empty()) return table.error("aliases", "holds an empty name");
    }
    for (const std::string& claim : unit.claims) {
        if (parse_claim(claim).text.empty()) return table.error("claims", "holds an empty claim");
    }
    return unit;
}

Status check_against(const Config& table, const Unit& unit, const Unit& other) {
    if (unit.id == other.id) return table.error("id", "\"" + unit.id + "\" stands twice");
    if (unit.name == other.name) return table.error("name", "\"" + unit.name + "\" is also unit " + other.id);
    for (const std::string& claim : unit.claims) {
        for (const std::string& theirs : other.claims) {
            if (parse_claim(claim) == parse_claim(theirs)) {
                return table.error("claims", "\"" + claim + "\" is also claimed by unit " + other.id);
            }
        }
    }
    return {};
}

}  // namespace

Result<std::vector<Unit>> read_unit_file(const std::string& path) {
    const Config file = TRY(Config::read(path));
    TRY(file.allow_only({"unit"}));
    std::vector<Unit> units;
    for (const Config& table : TRY(file.tables("unit"))) {
        Unit unit = TRY(read_unit(table));
        for (const Unit& other : units) TRY(check_against(table, unit, other));
        units.push_back(std::move(unit));
    }
    return units;
}

}  // namespace leakscan
