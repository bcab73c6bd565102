#include "match/number_tables.h"

#include <algorithm>

#include "base/text.h"
#include "match/table_file.h"

namespace leakscan {

Result<PrefixTable> PrefixTable::create(const std::string& path) {
    PrefixTable table;
    TRY(read_table(path, 2, [&table](const std::vector<std::string_view>& fields) {
        if (fields[0].empty() || !std::all_of(fields[0].begin(), fields[0].end(), is_ascii_digit)) return false;
        table.rows_.push_back({std::string(fields[0]), {fields.begin() + 1, fields.end()}});
        table.longest_ = std::max(table.longest_, fields[0].size());
        return true;
    }));
    std::stable_sort(table.rows_.begin(), table.rows_.end(), [](const PrefixRow& a, const PrefixRow& b) { return a.prefix < b.prefix; });
    return table;
}

std::vector<const PrefixRow*> PrefixTable::all_of(std::string_view digits) const {
    std::vector<const PrefixRow*> found;
    for (size_t size = std::min(longest_, digits.size()); size > 0; --size) {
        const std::string_view prefix = digits.substr(0, size);
        auto row =
            std::lower_bound(rows_.begin(), rows_.end(), prefix, [](const PrefixRow& r, std::string_view p) { return r.prefix < p; });
        for (; row != rows_.end() && row->prefix == prefix; ++row) found.push_back(&*row);
    }
    return found;
}

const PrefixRow* PrefixTable::longest_of(std::string_view digits) const {
    const std::vector<const PrefixRow*> rows = all_of(digits);
    return rows.empty() ? nullptr : rows.front();
}

Result<FactTables> FactTables::create(const std::string& data_folder) {
    return FactTables{TRY(Regions::create(data_folder)), TRY(PrefixTable::create(data_folder + "/mobile_segments.tsv")),
                      TRY(PrefixTable::create(data_folder + "/landline_area_codes.tsv")),
                      TRY(PrefixTable::create(data_folder + "/card_bins.tsv"))};
}

}  // namespace leakscan
