// Tables of number prefixes: mobile segments, landline area codes, card issuers, licence plates (patterns/data/*.tsv).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/regions.h"
#include "match/table_file.h"

namespace leakscan {

// Rows keyed by a digit prefix of 2 to 10 digits; the longest that fits a number answers. A row lives as long as its table.
struct PrefixRow {
    std::string_view prefix;
    std::array<std::string_view, 3> fields;  // the columns after the prefix; empty where the row has fewer
};

class PrefixTable {
public:
    static Result<PrefixTable> create(const std::string& path);

    // Every row whose prefix begins the number, longest prefix first.
    std::vector<const PrefixRow*> all_of(std::string_view digits) const;
    const PrefixRow* longest_of(std::string_view digits) const;
    const std::vector<PrefixRow>& rows() const { return rows_; }

private:
    TableFile file_;
    std::vector<PrefixRow> rows_;  // sorted by prefix
    size_t longest_ = 0;
};

// Where the plates of a province's character and a letter are issued. A row "京[A-Z]" or "粤[EXY]" stands for several letters.
class PlateOffices {
public:
    static Result<PlateOffices> create(const std::string& path);
    // nullptr: nobody issues them. `office`: "皖A".
    const std::string* place_of(std::string_view office) const;

private:
    std::map<std::string, std::string, std::less<>> places_;
};

// Everything that checks look up. Immutable after create().
struct FactTables {
    Regions regions;
    PrefixTable mobile_segments;  // operator, use
    PrefixTable area_codes;       // length of the local number, place
    PrefixTable card_issuers;     // length of the number, type, bank
    PlateOffices plate_offices;

    static Result<FactTables> create(const std::string& data_folder);
};

}  // namespace leakscan
