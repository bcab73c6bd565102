#include "match/number_tables.h"

#include <algorithm>

#include "base/text.h"

namespace leakscan {

Result<PrefixTable> PrefixTable::create(const std::string& path) {
    PrefixTable table;
    table.file_ = TRY(TableFile::read(path));
    TRY(table.file_.rows(2, [&table](TableRow fields) {
        PrefixRow row;
        if (fields[0].empty() || !std::all_of(fields[0].begin(), fields[0].end(), is_ascii_digit)) return false;
        if (fields.size() > row.fields.size() + 1) return false;
        row.prefix = fields[0];
        std::copy(fields.begin() + 1, fields.end(), row.fields.begin());
        table.rows_.push_back(row);
        table.longest_ = std::max(table.longest_, fields[0].size());
        return true;
    }));
    std::stable_sort(table.rows_.begin(), table.rows_.end(), [](const PrefixRow& a, const PrefixRow& b) { return a.prefix < b.prefix; });
    return table;
}

std::vector<const PrefixRow*> PrefixTable::all_of(std::string_view digits) const {
    std::vector<const PrefixRow*> found;
    auto first = rows_.begin();  // of the rows that begin with the digits looked at so far; a shorter prefix stands before longer ones
    auto last = rows_.end();
    for (size_t size = 1; size <= std::min(longest_, digits.size()) && first != last; ++size) {
        const char digit = digits[size - 1];
        first = std::partition_point(first, last,
                                     [&](const PrefixRow& row) { return row.prefix.size() < size || row.prefix[size - 1] < digit; });
        last = std::partition_point(first, last, [&](const PrefixRow& row) { return row.prefix[size - 1] == digit; });
        long before_shorter = 0;
        for (auto row = first; row != last && row->prefix.size() == size; ++row) found.insert(found.begin() + before_shorter++, &*row);
    }
    return found;
}

const PrefixRow* PrefixTable::longest_of(std::string_view digits) const {
    const std::vector<const PrefixRow*> rows = all_of(digits);
    return rows.empty() ? nullptr : rows.front();
}

Result<PlateOffices> PlateOffices::create(const std::string& path) {
    PlateOffices offices;
    TRY(read_table(path, 2, [&offices](TableRow fields) {
        const std::string province(first_code_points(fields[0], 1));
        std::string_view letters = fields[0].substr(province.size());
        if (letters.starts_with('[') && letters.ends_with(']')) letters = letters.substr(1, letters.size() - 2);
        if (letters == "A-Z") letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (char letter : letters) {
            if (letter < 'A' || letter > 'Z') return false;
            offices.places_.emplace(province + letter, fields[1]);
        }
        return !letters.empty();
    }));
    return offices;
}

const std::string* PlateOffices::place_of(std::string_view office) const {
    const auto place = places_.find(office);
    return place == places_.end() ? nullptr : &place->second;
}

Result<FactTables> FactTables::create(const std::string& data_folder) {
    return FactTables{TRY(Regions::create(data_folder)), TRY(PrefixTable::create(data_folder + "/mobile_segments.tsv")),
                      TRY(PrefixTable::create(data_folder + "/landline_area_codes.tsv")),
                      TRY(PrefixTable::create(data_folder + "/card_bins.tsv")),
                      TRY(PlateOffices::create(data_folder + "/plate_prefixes.tsv"))};
}

}  // namespace leakscan
