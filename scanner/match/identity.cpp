#include "match/identity.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

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

// The resident ID within a number made of one: G340123…, 340123…42.
std::string_view id_within(Kind kind, std::string_view value) {
    constexpr size_t id_characters = 18;
    if (kind == Kind::disability_card && value.size() > id_characters) return value.substr(0, id_characters);
    if (kind == Kind::student_number && value.size() > id_characters) return value.substr(value.size() - id_characters);
    return value;
}

// The persons whose IDs each group names, in text order.
using People = std::map<Group, std::vector<std::pair<size_t, std::string>>>;

std::string digest_of(const Key& key, Kind kind, std::string_view value) { return keyed_hash(key, {name(kind), value}); }

// The digest of an ID is its person's; those of the findings are known by now, if they are wanted.
People people_of(const Key& key, const Document& document, const std::vector<Hit>& hits, const std::vector<Finding>& findings) {
    People people;
    for (size_t i = 0; i < hits.size(); ++i) {
        const Kind kind = findings[i].kind;
        if (!is_id(kind) || hits[i].masked) continue;  // many people share what a mask shows
        const std::string_view id = id_within(kind, hits[i].value);
        const bool is_known = kind == Kind::resident_id && !findings[i].digest.empty();
        people[group_of(document, hits[i])].emplace_back(i, is_known ? findings[i].digest : digest_of(key, Kind::resident_id, id));
    }
    return people;
}

// The last person named up to finding `index`, else the first.
const std::string& nearest(const std::vector<std::pair<size_t, std::string>>& people, size_t index) {
    const auto after =
        std::upper_bound(people.begin(), people.end(), index, [](size_t at, const auto& person) { return at < person.first; });
    return after == people.begin() ? people.front().second : (after - 1)->second;
}

}  // namespace

std::string logical_document(const Origin& origin) { return origin.url.empty() ? origin.path() : origin.url; }

void identify(const Key& key, bool digests, const Document& document, const Origin& origin, const std::vector<Hit>& hits,
              std::vector<Finding>& findings) {
    const std::string place = logical_document(origin);
    for (size_t i = 0; i < hits.size(); ++i) {
        if (digests) findings[i].digest = digest_of(key, findings[i].kind, hits[i].value);
        findings[i].id = keyed_hash(key, {name(findings[i].kind), hits[i].value, place, findings[i].location.label});
    }
    const People people = people_of(key, document, hits, findings);
    for (size_t i = 0; i < hits.size(); ++i) {
        const Group group = group_of(document, hits[i]);
        const auto named = people.find(group);
        const auto& [page, sheet, table, row, paragraph] = group;
        if (named != people.end()) {
            findings[i].person = nearest(named->second, i);
        } else if (row != 0) {
            findings[i].person =
                keyed_hash(key, {"row", place, std::to_string(page), std::to_string(sheet), std::to_string(table), std::to_string(row)});
        } else if (!hits[i].evidence.person_name.empty()) {
            findings[i].person = keyed_hash(key, {"name", place, hits[i].evidence.person_name, hits[i].value});
        } else {
            findings[i].person = digests ? findings[i].digest : digest_of(key, findings[i].kind, hits[i].value);
        }
    }
}

}  // namespace leakscan
