// Order of evidence (ARCHITECTURE.md, "units.toml"): the longest claim, if it is on a path or an address, which belong to one
// unit; what the page says of its source; a claim on a column, which many units may fill; the site's name.
#include "assign/assign.h"

#include <algorithm>
#include <array>

#include "assign/unit_file.h"
#include "base/text.h"

namespace leakscan {
namespace {

// What the names of bodies end in or contain; a 来源 line without any ("本站", an editor's name) names no unit.
constexpr std::array<std::string_view, 28> body_words = {"局",   "委", "办公室", "政府办", "厅",   "部门", "法院", "检察院", "会",   "政府",
                                                         "中心", "处", "管理所", "派出所", "大队", "支队", "公司", "学校",   "大学", "学院",
                                                         "医院", "镇", "街道",   "开发区", "银行", "馆",   "村",   "社区"};

bool reads_as_body(std::string_view name) {
    return std::any_of(body_words.begin(), body_words.end(),
                       [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

// The Han characters that stand directly before byte `at`: "（合肥市民政局" before 民政局 → "合肥市".
std::string_view han_before(std::string_view text, size_t at) {
    size_t begin = at;
    while (begin > 0) {
        const size_t previous = previous_code_point(text, begin);
        if (!is_han(code_point_at(text, previous).value)) break;
        begin = previous;
    }
    return text.substr(begin, at - begin);
}

// 民政局 as an alias of 巢湖市民政局 must not take pages of 合肥市民政局: what stands before the alias in the text must agree
// with what stands before it in the unit's name.
bool is_another_place(const Unit& unit, std::string_view alias, std::string_view text, size_t at) {
    const size_t in_name = unit.name.find(alias);
    if (in_name == std::string::npos) return false;
    const std::string_view ours = std::string_view(unit.name).substr(0, in_name);
    const std::string_view theirs = han_before(text, at);
    return !theirs.ends_with(ours) && !ours.ends_with(theirs);
}

struct NameMatch {
    const Unit* unit = nullptr;
    bool exact = false;
    size_t size = 0;
    bool ambiguous = false;

    void offer(const Unit& candidate, bool is_exact, size_t length) {
        const bool better = is_exact != exact ? is_exact : length > size;
        if (unit == nullptr || better) {
            *this = {&candidate, is_exact, length, false};
        } else if (is_exact == exact && length == size && unit != &candidate) {
            ambiguous = true;
        }
    }
};

void offer_name(NameMatch& best, const Unit& unit, std::string_view name, std::string_view text) {
    const size_t at = text.find(name);
    if (at == std::string_view::npos) return;
    const bool exact = name.size() == text.size();
    if (!exact && is_another_place(unit, name, text, at)) return;
    best.offer(unit, exact, name.size());
}

// An exact name beats a contained one, a longer one a shorter one; an alias that two units share decides nothing.
NameMatch match_names(const std::vector<Unit>& units, std::string_view text) {
    NameMatch best;
    if (text.empty()) return best;
    for (const Unit& unit : units) {
        offer_name(best, unit, unit.name, text);
        for (const std::string& alias : unit.aliases) offer_name(best, unit, trim(alias), text);
    }
    if (best.ambiguous) return {};
    return best;
}

struct ClaimMatch {
    size_t unit = 0;
    size_t claim = 0;
    size_t specificity = 0;  // 0: nobody claims it
};

ClaimMatch match_claims(const std::vector<std::vector<Claim>>& claims, const ScannedDocument& document, bool path_has_root) {
    const std::string path = document.origin.path();
    const std::string& url = document.origin.url.empty() ? document.meta.url : document.origin.url;
    const size_t slash = path_has_root ? path.find('/') : std::string::npos;
    const ClaimedFacts facts(path, url, document.meta.column_name);
    const ClaimedFacts below_root(slash == std::string::npos ? std::string_view() : std::string_view(path).substr(slash + 1), {}, {});
    ClaimMatch best;
    for (size_t unit = 0; unit < claims.size(); ++unit) {
        for (size_t claim = 0; claim < claims[unit].size(); ++claim) {
            const size_t specificity =
                std::max(covers(claims[unit][claim], facts).value_or(0), covers(claims[unit][claim], below_root).value_or(0));
            if (specificity > best.specificity) best = {unit, claim, specificity};
        }
    }
    return best;
}

Assignment to(const Unit& unit, std::string by) { return {unit.id, unit.name, std::move(by)}; }

// Without a roster the page itself is all there is.
Assignment from_page_alone(const PageMeta& meta) {
    const std::string source(trim(meta.content_source));
    if (reads_as_body(source)) return {source, source, "ContentSource"};
    const std::string site(trim(meta.site_name));
    if (!site.empty()) return {site, site, "SiteName"};
    return {unassigned_id, "", ""};
}

}  // namespace

Result<UnitRoster> UnitRoster::read(const std::string& path) {
    UnitRoster roster;
    roster.units_ = TRY(read_unit_file(path));
    for (const Unit& unit : roster.units_) {
        std::vector<Claim>& claims = roster.claims_.emplace_back();
        for (const std::string& written : unit.claims) claims.push_back(parse_claim(written));
    }
    return roster;
}

Assignment UnitRoster::assign(const ScannedDocument& document, bool path_has_root) const {
    if (units_.empty()) return from_page_alone(document.meta);
    const ClaimMatch match = match_claims(claims_, document, path_has_root);
    const bool claimed = match.specificity > 0;
    const auto claimant = [&] { return to(units_[match.unit], "claim:" + units_[match.unit].claims[match.claim]); };
    if (claimed && claims_[match.unit][match.claim].kind != ClaimKind::column) return claimant();
    if (const NameMatch source = match_names(units_, trim(document.meta.content_source)); source.unit != nullptr) {
        return to(*source.unit, "ContentSource");
    }
    if (const NameMatch author = match_names(units_, trim(document.meta.author)); author.unit != nullptr) {
        return to(*author.unit, "Author");
    }
    if (claimed) return claimant();
    if (const NameMatch site = match_names(units_, trim(document.meta.site_name)); site.unit != nullptr && site.exact) {
        return to(*site.unit, "SiteName");
    }
    return {unassigned_id, "", ""};
}

}  // namespace leakscan
