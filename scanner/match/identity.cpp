#include "match/identity.h"

#include <map>
#include <tuple>

namespace leakscan {
namespace {

// Blocks that speak of the same person: a table row, or a paragraph. 0 numbers mean that the format has none.
using Group = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

Group group_of(const Document& document, const Hit& hit) {
    const Locus& where = document.blocks[hit.span.block].where;
    if (where.row != 0) return {where.page, where.sheet, where.table, where.row, 0};
    if (where.paragraph != 0) return {where.page, 0, 0, 0, where.paragraph};
    return {where.page, 0, 0, 0, ~hit.span.block};
}

bool is_id(Kind kind) {
    return kind == Kind::resident_id || kind == Kind::foreigner_id || kind == Kind::disability_card || kind == Kind::student_number;
}

// The one ID digest of each group; "" where two IDs disagree.
std::map<Group, std::string> only_ids(const Document& document, const std::vector<Hit>& hits, const std::vector<Finding>& findings) {
    std::map<Group, std::string> ids;
    for (size_t i = 0; i < hits.size(); ++i) {
        if (!is_id(findings[i].kind)) continue;
        const auto [it, is_new] = ids.emplace(group_of(document, hits[i]), findings[i].digest);
        if (!is_new && it->second != findings[i].digest) it->second.clear();
    }
    return ids;
}

}  // namespace

void identify(const Key& key, const Document& document, const Origin& origin, const std::vector<Hit>& hits,
              std::vector<Finding>& findings) {
    const std::string place = origin.url.empty() ? origin.path() : origin.url;
    for (size_t i = 0; i < hits.size(); ++i) {
        findings[i].digest = keyed_hash(key, {name(findings[i].kind), hits[i].value});
        findings[i].id = keyed_hash(key, {name(findings[i].kind), hits[i].value, place, findings[i].location.label});
    }
    const std::map<Group, std::string> ids = only_ids(document, hits, findings);
    for (size_t i = 0; i < hits.size(); ++i) {
        const Group group = group_of(document, hits[i]);
        const auto id = ids.find(group);
        const auto& [page, sheet, table, row, paragraph] = group;
        if (is_id(findings[i].kind)) {
            findings[i].person = findings[i].digest;
        } else if (id != ids.end() && !id->second.empty()) {
            findings[i].person = id->second;
        } else if (row != 0) {
            findings[i].person =
                keyed_hash(key, {"row", place, std::to_string(page), std::to_string(sheet), std::to_string(table), std::to_string(row)});
        } else if (!hits[i].evidence.person_name.empty()) {
            findings[i].person = keyed_hash(key, {"name", place, hits[i].evidence.person_name, hits[i].value});
        } else {
            findings[i].person = findings[i].digest;
        }
    }
}

}  // namespace leakscan
