// Homes whose parts stand in cells of their own: 小区 | 楼栋 | 单元 | 室号. Knows the headers (home_columns.tsv) and puts the
// parts of a row together; whose home it is, and whether that matters, others decide.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace leakscan {

enum class HomePart : std::uint8_t { estate, building, unit, floor, door };
constexpr size_t home_parts = 5;

struct HomeColumn {
    HomePart part = HomePart::estate;
    std::string written;  // behind a bare number: 栋
};

struct SplitHome {
    std::vector<std::uint32_t> cells;  // blocks of its parts in the order of an address; the last one is the door
    std::string value;                 // 望湖花园3栋2单元501室
};

class HomeColumns {
public:
    // Loads home_columns.tsv from `data_folder` (patterns/data).
    static Result<HomeColumns> create(const std::string& data_folder);

    // One for each door in a row that names its building and, beside that, its estate or its unit: 楼号 | 房间号 alone is as
    // often an office. Of an estate that covers several rows the first one's cell. In order of the document, in one pass.
    std::vector<SplitHome> find(const Document& document) const;

private:
    const HomeColumn* column_of(std::string_view label) const;

    std::map<std::string, HomeColumn, std::less<>> columns_;  // by header as fold_label() leaves it
};

}  // namespace leakscan
