// The table of report formats. Adding one: its file, its line in writers.h, its line here.
#include "report/formats.h"

#include <algorithm>
#include <array>

#include "report/jsonl.h"
#include "report/workbook.h"
#include "report/writers.h"

namespace leakscan {
namespace {

constexpr std::array<ReportFormat, 5> formats = {{
    {"xlsx", write_xlsx, may_write_workbooks},
    {"html", write_html},
    {"csv", write_csv},
    {"jsonl", write_jsonl},
    {"sarif", write_sarif},
}};

}  // namespace

WrittenFiles write_jsonl(const ListedReport& listed, const std::string& folder, const ReportSettings& settings) {
    TRY(write_findings(listed, folder + "/findings.jsonl", settings));
    return WrittenReport{{"findings.jsonl"}};
}

const ReportFormat* find_report_format(std::string_view name) {
    const auto* format = std::find_if(formats.begin(), formats.end(), [name](const ReportFormat& f) { return f.name == name; });
    return format == formats.end() ? nullptr : format;
}

std::vector<std::string_view> report_format_names() {
    std::vector<std::string_view> names;
    for (const ReportFormat& format : formats) names.push_back(format.name);
    return names;
}

}  // namespace leakscan
