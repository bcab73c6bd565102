// leakscan report: the lists of an earlier run again, from its findings.jsonl, in other formats or another language.
#include <algorithm>

#include "app/commands.h"
#include "app/console.h"
#include "app/report_folder.h"
#include "judge/judge.h"
#include "report/jsonl.h"
#include "report/tally.h"

namespace leakscan {

Result<int> report_command(const Options& options) {
    const std::vector<const ReportFormat*> formats = TRY(formats_to_write(options));
    const std::string& folder = options.arguments.front();
    const Report report = TRY(read_findings(folder + "/" + findings_file, reason_from));
    // A run that was made with --reveal is written again as it was.
    const bool revealed = std::any_of(report.findings.begin(), report.findings.end(),
                                      [](const JudgedFinding& judged) { return !judged.finding.value.empty(); });
    const ReportSettings settings{options.language, revealed};
    const ListedReport listed(report);
    const WrittenReport written = TRY(write_reports(listed, folder, formats, settings));
    print_summary(listed, settings, options, folder, written);
    return 0;
}

}  // namespace leakscan
