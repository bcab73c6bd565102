// The report formats: one line each in the table of formats.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"
#include "model/report.h"

namespace leakscan {

struct ReportSettings {
    Language language = Language::zh;
    bool reveal = false;
};

// A report format writes one or more files below `folder`; it returns their names relative to it, in a fixed order.
struct ReportFormat {
    std::string_view name;  // "xlsx"
    Result<std::vector<std::string>> (*write)(const Report& report, const std::string& folder, const ReportSettings& settings);
};

const ReportFormat* find_report_format(std::string_view name);
std::vector<std::string_view> report_format_names();

}  // namespace leakscan
