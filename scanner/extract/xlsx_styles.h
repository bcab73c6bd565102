// What the styles of a workbook (xl/styles.xml) mean for reading it: how a cell's number is shown and whether a person
// can see the cell's text at all. ECMA-376 part 1, 18.8.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/number_format.h"
#include "extract/package.h"

namespace leakscan {

struct XlsxCellStyle {
    size_t format = 0;       // index into XlsxStyles::formats
    bool invisible = false;  // white on white, or letters the colour of the ground, or one point high
};

struct XlsxStyles {
    std::vector<NumberFormat> formats;  // [0] is General
    std::vector<XlsxCellStyle> cells;   // by the `s` of a cell

    // A missing style or part is General and visible.
    const XlsxCellStyle& style(size_t s) const;
    const NumberFormat& format(const XlsxCellStyle& cell) const { return formats[cell.format]; }
};

XlsxStyles read_xlsx_styles(Package& package, std::string_view part);

}  // namespace leakscan
