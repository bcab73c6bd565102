// Whether a column of numbers with a region and a date at their head holds IDs or the serial numbers of documents: true IDs
// hold their check digit 98 times in 100, serial numbers once in 11 (domain.md 1.1).
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
    unsigned passed = 0;
    unsigned failed = 0;
};
Series judge_series(SeriesCount count);

// The series of a document: one per column of a table or sheet, one for all text outside of tables. Values that a label
// names, or opposes, take no part.
class SeriesTest {
public:
    SeriesTest(const Document& document, const std::vector<Hit>& hits);

    SeriesCount count_for(const Hit& hit) const;
    Series verdict_for(const Hit& hit) const { return judge_series(count_for(hit)); }

private:
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // sheet, table, column
    Key key_of(const Hit& hit) const;

    const Document& document_;
    std::map<Key, SeriesCount> counts_;
};

}  // namespace leakscan
