#include "match/series.h"

namespace leakscan {

Series judge_series(SeriesCount count) {
    // Log-likelihood ratios per number: ln(0.98 / (1/11)) for one that holds, ln(0.02 / (10/11)) for one that fails.
    constexpr double pass = 2.38;
    constexpr double fail = -3.82;
    constexpr unsigned least = 3;  // fewer are no series
    const double ratio = pass * count.passed + fail * count.failed;
    if (count.failed > 0 && ratio < 0) return Series::serials;
    return count.passed >= least && ratio > least * pass / 2 ? Series::people : Series::unknown;
}

SeriesTest::SeriesTest(const Document& document, const std::vector<Hit>& hits) : document_(document) {
    for (const Hit& hit : hits) {
        if (!hit.proof.serial_shape || hit.support.strong || hit.support.opposed) continue;
        SeriesCount& count = counts_[key_of(hit)];
        ++(hit.proof.proven ? count.passed : count.failed);
    }
}

SeriesCount SeriesTest::count_for(const Hit& hit) const {
    const auto found = hit.proof.serial_shape ? counts_.find(key_of(hit)) : counts_.end();
    return found == counts_.end() ? SeriesCount{} : found->second;
}

SeriesTest::Key SeriesTest::key_of(const Hit& hit) const {
    const Locus& where = document_.blocks[hit.span.block].where;
    return where.row == 0 ? Key{} : Key{where.sheet, where.table, where.column};
}

}  // namespace leakscan
