// The folder that holds the results of one run: findings.jsonl and the lists in every format asked for.
#pragma once

#include <string>
#include <vector>

#include "app/options.h"
#include "report/formats.h"

namespace leakscan {

inline constexpr const char* findings_file = "findings.jsonl";

// Makes the folder (0700) and proves that it can be written, before an hour is spent on scanning. Refuses one that
// holds another run unless --force.
Status prepare_report_folder(const Options& options, const std::vector<const ReportFormat*>& formats);

// The formats of --format or the default ones; an unknown name is Fault::usage. A scan writes findings.jsonl whether asked
// for or not, because `report` reads it back; `report` writes it where it is asked for, for its reasons in another language.
Result<std::vector<const ReportFormat*>> formats_to_write(const Options& options);

// Returns the names of the files, relative to `folder`.
WrittenFiles write_reports(const ListedReport& listed, const std::string& folder, const std::vector<const ReportFormat*>& formats,
                           const ReportSettings& settings);

}  // namespace leakscan
