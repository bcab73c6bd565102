// The write functions behind the table of formats.cpp, one per format, each in the file of its name.
#pragma once

#include <string>

#include "report/formats.h"

namespace leakscan {

WrittenFiles write_xlsx(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);
WrittenFiles write_html(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);
WrittenFiles write_csv(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);
WrittenFiles write_jsonl(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);
WrittenFiles write_sarif(const ListedReport& listed, const std::string& folder, const ReportSettings& settings);

}  // namespace leakscan
