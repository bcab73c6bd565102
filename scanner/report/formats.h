// The report formats: one line each in the table of formats.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/result.h"

namespace leakscan {

struct ListedReport;  // tally.h

struct ReportSettings {
    Language language = Language::zh;
    bool reveal = false;
};

// A text, and what a reader must be told about it: that a limit cut something. Remarks are in the language asked for.
struct ReportText {
    std::string text;
    std::vector<std::string> remarks = {};
};

struct WrittenReport {
    std::vector<std::string> files;  // names relative to the folder, in a fixed order
    std::vector<std::string> remarks = {};
};
using WrittenFiles = Result<WrittenReport>;

// A report format writes one or more files below `folder`, which exists.
struct ReportFormat {
    std::string_view name;  // "xlsx"
    WrittenFiles (*write)(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);
    Status (*check)() = nullptr;  // an error if this system lacks what it takes, which a user must not learn after the scan
};

const ReportFormat* find_report_format(std::string_view name);
std::vector<std::string_view> report_format_names();

}  // namespace leakscan
