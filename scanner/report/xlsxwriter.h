// libxlsxwriter, loaded when the first workbook is made (base/late_library). The only home of its header.
#pragma once

#include <xlsxwriter.h>

#include "base/result.h"

// Its functions that workbook.cpp calls.
// clang-format off
#define LEAKSCAN_XLSXWRITER_FUNCTIONS(of) \
    of(format_set_align) of(format_set_bg_color) of(format_set_bold) of(format_set_border) \
    of(format_set_border_color) of(format_set_font_color) of(format_set_font_name) \
    of(format_set_font_size) of(format_set_num_format) of(format_set_text_wrap) of(lxw_rowcol_to_range) \
    of(lxw_strerror) of(lxw_version) of(lxw_workbook_free) of(workbook_add_format) of(workbook_add_worksheet) \
    of(workbook_close) of(workbook_new) of(workbook_set_properties) of(worksheet_autofilter) \
    of(worksheet_data_validation_range) of(worksheet_fit_to_pages) of(worksheet_freeze_panes) \
    of(worksheet_gridlines) of(worksheet_repeat_rows) of(worksheet_set_column) of(worksheet_set_footer) \
    of(worksheet_set_landscape) of(worksheet_set_margins) of(worksheet_set_paper) of(worksheet_set_row) \
    of(worksheet_write_formula_num) of(worksheet_write_formula_str) of(worksheet_write_number) \
    of(worksheet_write_string) of(worksheet_write_url)
// clang-format on

namespace leakscan {

// Each under its own name: library.workbook_new(path).
struct Xlsxwriter {
    // Fault::unsupported if the library is not installed. What is loaded stays.
    static Result<Xlsxwriter> load();

#define LEAKSCAN_DECLARE(function) decltype(&::function) function = nullptr;
    LEAKSCAN_XLSXWRITER_FUNCTIONS(LEAKSCAN_DECLARE)
#undef LEAKSCAN_DECLARE
};

}  // namespace leakscan
