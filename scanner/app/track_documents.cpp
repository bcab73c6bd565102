// track bulletin, rectification-report, assess, takedown, history: what the office hands out, all of one view of the ledger.
#include "app/console.h"
#include "app/entry_filter.h"
#include "app/track_actions.h"
#include "base/message.h"
#include "report/assessment.h"
#include "report/bulletin.h"
#include "report/history.h"
#include "report/takedown.h"
#include "report/unit_report.h"

namespace leakscan {
namespace {

constexpr size_t most_months = 120;

Error missing(const Options& options, Phrase what) {
    return {Fault::usage, fill({"需要 {}", "{} is needed"}, options.language, {what.in(options.language)})};
}

Result<LedgerView> view_of_ledger(const Options& options) {
    Ledger ledger = TRY(open_ledger(options));
    return TRY(ledger.view(day_of(options)));
}

Result<int> write_out(const OfficeDocument& document, const Options& options, const std::vector<std::string_view>& endings) {
    TRY(write_office_document(document, options.out_file, endings));
    say(options, options.out_file);
    return 0;
}

constexpr Phrase out_wanted = {"--out（写入的文件）", "--out FILE"};

}  // namespace

Result<int> track_bulletin(const Options& options) {
    if (options.period.empty()) return missing(options, {"--period（如 2017-11、2017Q4、2017）", "--period (as 2017-11, 2017Q4, 2017)"});
    if (options.out_file.empty()) return missing(options, out_wanted);
    const LedgerView view = TRY(view_of_ledger(options));
    const Period period = parse_period(options.period).value_or(month_of(day_of(options)));
    return write_out(bulletin(view, period, day_of(options), {options.language, options.by}), options, {".docx", ".html", ".md"});
}

Result<int> track_rectification_report(const Options& options) {
    if (options.unit.empty()) return missing(options, {"--unit（哪个单位）", "--unit"});
    if (options.out_file.empty()) return missing(options, out_wanted);
    const LedgerView view = TRY(view_of_ledger(options));
    const Unit* unit = TRY(unit_asked_for(options, view.units));
    return write_out(TRY(unit_report(view, unit->id, day_of(options), options.language)), options, {".docx", ".html", ".md"});
}

Result<int> track_assess(const Options& options) {
    if (options.year == 0) return missing(options, {"--year（考核年度）", "--year"});
    if (options.out_file.empty()) return missing(options, out_wanted);
    const LedgerView view = TRY(view_of_ledger(options));
    TRY(write_assessment(view, options.year, day_of(options), options.language, options.out_file));
    say(options, options.out_file);
    return 0;
}

Result<int> track_takedown(const Options& options) {
    if (options.out_file.empty()) return missing(options, out_wanted);
    const LedgerView view = TRY(view_of_ledger(options));
    return write_out(takedown_list(view, options.over, day_of(options), options.language), options, {".xlsx", ".html", ".md", ".csv"});
}

Result<int> track_history(const Options& options) {
    const bool json = TRY(json_wanted(options));
    const LedgerView view = TRY(view_of_ledger(options));
    const Unit* unit = TRY(unit_asked_for(options, view.units));
    const std::string id = unit == nullptr ? "" : unit->id;
    const std::vector<PeriodFigures> months = months_of(view, day_of(options), most_months);
    print(json ? history_json(months, id) : history_text(months, id, options.language));
    return 0;
}

}  // namespace leakscan
