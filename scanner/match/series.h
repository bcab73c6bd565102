// Whether a column of numbers is what its numbers look like, one by one: IDs or the serial numbers of documents (by their check
// digits), mobiles or amounts (by their segments).
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "match/hit.h"
#include "model/document.h"

namespace leakscan {

enum class Series : std::uint8_t { unknown, people, serials };

struct SeriesCount {
    unsigned held = 0;
    unsigned failed = 0;
};
Series judge_series(Kind kind, SeriesCount count);

// The series of a document: one per kind and column of a table or sheet, one for all text outside of tables. Values that a
// label names, or opposes, take no part.
class SeriesTest {
public:
    SeriesTest(const Document& document, const std::vector<Hit>& hits);

    SeriesCount count_for(const Hit& hit) const;
    Series verdict_for(const Hit& hit) const { return judge_series(hit.rule->rule().kind, count_for(hit)); }

private:
    using Key = std::tuple<Kind, std::uint32_t, std::uint32_t, std::uint32_t>;  // sheet, table, column
    bool takes_part(const Hit& hit) const;
    Key key_of(const Hit& hit) const;

    const Document& document_;
    std::map<Key, SeriesCount> counts_;
};

}  // namespace leakscan
