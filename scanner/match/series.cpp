#include "match/series.h"

namespace leakscan {
namespace {

// Log-likelihood ratios of "these are what they look like" against "these are other numbers", per number that holds or fails.
struct Odds {
    double hold = 0;
    double fail = 0;
};
// IDs hold their check digit 98 times in 100, serial numbers once in 11: ln(0.98 / (1/11)), ln(0.02 / (10/11)).
constexpr Odds id_odds = {2.38, -3.82};
// A list of mobiles has hardly a number on a segment that is not assigned, amounts of eleven digits one in seven.
constexpr Odds mobile_odds = {0.15, -3.4};

}  // namespace

Series judge_series(Kind kind, SeriesCount count) {
    constexpr unsigned least = 3;  // fewer are no series
    const Odds odds = kind == Kind::mobile_phone ? mobile_odds : id_odds;
    const double ratio = odds.hold * count.held + odds.fail * count.failed;
    if (count.failed > 0 && ratio < 0) return Series::serials;
    return count.held >= least && ratio > least * odds.hold / 2 ? Series::people : Series::unknown;
}

SeriesTest::SeriesTest(const Document& document, const std::vector<Hit>& hits) : document_(document) {
    for (const Hit& hit : hits) {
        if (!takes_part(hit)) continue;
        SeriesCount& count = counts_[key_of(hit)];
        ++(hit.proof.checksum_failed || hit.proof.unassigned ? count.failed : count.held);
    }
}

SeriesCount SeriesTest::count_for(const Hit& hit) const {
    const auto found = takes_part(hit) ? counts_.find(key_of(hit)) : counts_.end();
    return found == counts_.end() ? SeriesCount{} : found->second;
}

bool SeriesTest::takes_part(const Hit& hit) const {
    if (!hit.proof.serial_shape || hit.support.strong || hit.support.opposed) return false;
    // One odd number among the mobiles of a text says nothing of the others; in a column it does, unless names stand beside.
    const bool in_table = document_.blocks[hit.span.block].where.row != 0;
    return hit.rule->rule().kind != Kind::mobile_phone || (in_table && !hit.evidence.name_beside);
}

SeriesTest::Key SeriesTest::key_of(const Hit& hit) const {
    const Locus& where = document_.blocks[hit.span.block].where;
    const Kind kind = hit.rule->rule().kind;
    return where.row == 0 ? Key{kind, 0, 0, 0} : Key{kind, where.sheet, where.table, where.column};
}

}  // namespace leakscan
